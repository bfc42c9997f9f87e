"""Results of a file of records while it is being cleaned: a file for each chunk, and what all of them come to.

The results of a chunk are there whole or not at all, so a run that was killed goes on with the first that are missing.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from cleaner.writing import atomic, jsonl
from cleaner.writing.audit_file import digest
from cleaner.writing.manifest import ManifestRow
from cleaner.writing.places import CHUNKS, done_path

KEY = 24
"""Hexadecimal digits that a file's chunks are filed under: its name can be too long for one folder."""


READ_AT_ONCE = 1 << 18
"""Bytes of a file that is digested, as large as it may be."""

TO_BE_TRIED_AGAIN = "some records were given up"
"""Stands for the digest of a file that is not done yet for the next run: no file has it."""


class ChunkHead(msgspec.Struct, frozen=True):
    """The first line of the results of a chunk: a digest of all that they were made of, what became of its records, how
    many bytes of results and of audit follow, and a digest of all this and that. `given_up`: some records were, for
    what may be no fault of theirs.
    """

    made_of: str
    rows: list[ManifestRow]
    result: int
    audit: int
    sha256: str = ""
    given_up: bool = False


def chunks_folder(out: Path, relative: str) -> Path:
    """Return where the results of an input's chunks lie below OUT."""
    return out / CHUNKS / digest(relative.encode("utf-8", "surrogateescape"))[:KEY]


def chunk_path(out: Path, relative: str, number: int) -> Path:
    """Return where the results of a chunk lie."""
    return chunks_folder(out, relative) / f"{number}.results"


def write_chunk(place: Path, head: ChunkHead, result: bytes, audit: bytes) -> None:
    """Write the results of a chunk; their digest is added here. Raises OSError."""
    head = msgspec.structs.replace(head, sha256=_seal(head, result + audit))
    atomic.write(place, b"".join((jsonl.line(head), result, audit)))


def _seal(head: ChunkHead, data: bytes) -> str:
    return digest(jsonl.line(msgspec.structs.replace(head, sha256="")) + data)


def head_at(place: Path) -> ChunkHead | None:
    """Return the first line of the results of a chunk; None when none are there that are whole."""
    try:
        return _results(place)[0]
    except (OSError, jsonl.Malformed):
        return None


def _results(place: Path) -> tuple[ChunkHead, bytes]:
    """Return the results of a chunk: their first line, and what follows.

    Raises OSError, or Malformed when that is not what was written.
    """
    with place.open("rb") as file:
        head, data = jsonl.parse(file.readline(), ChunkHead), file.read()
    if _seal(head, data) != head.sha256:
        raise jsonl.Malformed(f"{place}: was changed after it was written")
    return head, data


@dataclass(frozen=True)
class Segments:
    """The results, or the audits, of all chunks in their order; can be gone through more than once."""

    places: Sequence[Path]
    which: Literal["result", "audit"]

    def __iter__(self) -> Iterator[BinaryIO]:
        for head, data in map(_results, self.places):
            yield io.BytesIO(data[: head.result] if self.which == "result" else data[head.result :])


class Done(msgspec.Struct, frozen=True):
    """What the results of a whole file of records were made of, and what they are: all as digests.

    `learned` is of what the inputs told together, `result` and `audit` are of the two files, `rows` of what follows.
    """

    source: str
    sha256_raw: str
    version: str
    settings: str
    learned: str
    result: str
    audit: str
    rows: str = ""


def write_done(out: Path, output: str, done: Done, places: Sequence[Path]) -> None:
    """Note that all of a file is done, with the rows of its records. Raises OSError, Malformed."""
    digested, given_up = sha256(), False
    for head, _ in map(_results, places):
        digested.update(_lines(head))
        given_up |= head.given_up
    raw = TO_BE_TRIED_AGAIN if given_up else done.sha256_raw
    with atomic.replacing(done_path(out, output)) as file:
        file.write(jsonl.line(msgspec.structs.replace(done, sha256_raw=raw, rows=digested.hexdigest())))
        file.writelines(_lines(head) for head, _ in map(_results, places))


def _lines(head: ChunkHead) -> bytes:
    """Return the rows of the records of a chunk as lines."""
    return b"".join(jsonl.lines(head.rows))


def done_at(out: Path, output: str) -> Done | None:
    """Return what was noted of a file that is done, without the digest of its rows; None when nothing was, or not all
    of that is there.
    """
    try:
        with done_path(out, output).open("rb") as file:
            done = jsonl.parse(file.readline(), Done)
            rows = _digest_of_rest(file)
    except (OSError, jsonl.Malformed):
        return None
    return msgspec.structs.replace(done, rows="") if rows == done.rows else None


def _digest_of_rest(file: BinaryIO) -> str:
    digested = sha256()
    while data := file.read(READ_AT_ONCE):
        digested.update(data)
    return digested.hexdigest()


def rows_at(out: Path, output: str) -> Iterator[ManifestRow]:
    """Yield the rows of the records of a file that is done."""
    with done_path(out, output).open("rb") as file:
        next(file)
        for line in file:
            yield jsonl.parse(line, ManifestRow)


def file_sha256(path: Path) -> str | None:
    """Return the SHA-256 of a file that may be large; None when it cannot be read."""
    try:
        with path.open("rb") as file:
            return _digest_of_rest(file)
    except OSError:
        return None


def drop_chunks(out: Path, relative: str) -> None:
    """Remove the results of an input's chunks."""
    atomic.remove_folder(chunks_folder(out, relative))


def drop_all_chunks(out: Path) -> None:
    """Remove the results of the chunks of all inputs: a run that came to its end needs none of them."""
    atomic.remove_folder(out / CHUNKS)
