"""The list of all inputs of a run, and the same as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from cleaner.writing import jsonl
from cleaner.writing.atomic import flush_disks, replacing
from cleaner.writing.audit_file import Counts, Header
from cleaner.writing.places import MANIFEST, SCORES

Status = Literal["ok", "empty", "rejected", "failed", "skipped"]

COLUMNS = ("file", "score", "language", "words", "words_removed", "status")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that opens with one of these is run by spreadsheets (OWASP, CSV injection)."""


class CopiesRow(msgspec.Struct, frozen=True):
    """The near-copies that an input is one of: their number in the run, and the source of the one to keep."""

    cluster: int
    keep: str


class ManifestRow(msgspec.Struct, frozen=True):
    """What became of one input.

    `ok`: cleaned. `empty`: nothing was left, or nothing was there; of a page `error` says what was found on it.
    `rejected`: the score is below the minimum, so there is an audit and no clean text. `failed` and `skipped`: not
    cleaned; `error` says in plain words why. `guarded`: rules that are not certain would have taken more than they may,
    and took nothing. `copies`: the input is one of several near-copies. `id` is what a record calls itself.
    """

    source: str
    status: Status
    output: str | None = None
    score: float | None = None
    language: str | None = None
    counts: Counts | None = None
    date: str | None = None
    error: str | None = None
    guarded: bool = False
    copies: CopiesRow | None = None
    id: str | None = None


def row_of(header: Header, output: str) -> ManifestRow:
    """Return the manifest's row for a document, from the first line of its audit."""
    return ManifestRow(
        source=header.source,
        status=header.status,
        output=None if header.status == "rejected" else output,
        score=header.score.value,
        language=header.language.code,
        counts=header.counts,
        date=header.metadata.get("date"),
        error=header.metadata.get("extraction") if header.status == "empty" else None,
        guarded=header.guarded,
    )


def with_copies(row: ManifestRow, copies: CopiesRow | None) -> ManifestRow:
    """Return the row of an input that has near-copies, or has none."""
    return msgspec.structs.replace(row, copies=copies)


class Books:
    """The manifest and the table of scores while they are being written."""

    def __init__(self, manifest: BinaryIO, scores: BinaryIO) -> None:
        self._manifest = manifest
        self._scores = scores
        self._write_cells(COLUMNS)

    def add(self, row: ManifestRow) -> None:
        """Write the row of one input to both."""
        self._manifest.write(jsonl.line(row))
        words = (row.counts.words, row.counts.words_removed) if row.counts else ("", "")
        score = "" if row.score is None else f"{row.score:.3f}"
        self._write_cells((row.source, score, row.language or "", *words, row.status))

    def _write_cells(self, cells: tuple[object, ...]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerow([harmless(str(cell)) for cell in cells])
        self._scores.write(text.getvalue().encode("utf-8", "backslashreplace"))


def harmless(cell: str) -> str:
    """Return `cell` with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


@contextmanager
def books(out: Path) -> Iterator[Books]:
    """Give the books of a run; they take their names below `out` when the block ends well. Raises OSError.

    Then all results that they speak of are on the disk.
    """
    with replacing(out / SCORES) as scores, replacing(out / MANIFEST) as manifest:
        yield Books(manifest, scores)
        manifest.flush()
        scores.flush()
        flush_disks()


def close_books(out: Path) -> None:
    """Remove the books of an earlier run: a folder without them is one whose run has not come to its end."""
    for name in (MANIFEST, SCORES):
        (out / name).unlink(missing_ok=True)
