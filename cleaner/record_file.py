"""The results of a whole file of records: what the parts of its chunks come to, and whether they are there already."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath

from cleaner import __version__
from cleaner.inputs import End, state_of
from cleaner.one_document import Order, Outcome
from cleaner.reading import Source
from cleaner.reading.readers import not_read
from cleaner.reading.record_files import audit_name, format_of, records_result_path
from cleaner.records.formats import format_for, lacking
from cleaner.writing import atomic
from cleaner.writing.manifest import ManifestRow
from cleaner.writing.parts import Done, Segments, done_at, drop_parts, file_sha256, part_path, rows_at, write_done
from cleaner.writing.places import clean_path, own_name, records_audit_path

AUDITED_AS = (".jsonl", ".txt.jsonl")
"""Behind the name of a text, or of a page, in the name of its audit."""

CHANGED = "it changed while it was read"
"""Stands for the digest of such a file: no file has it, so the next run reads it again."""


def in_the_way(source: Source, order: Order) -> str | None:
    """Return in plain words why the results of a file of records cannot be written; None if they can."""
    output = records_result_path(source.relative, order.to)
    taken = own_name(output)
    if taken:
        return f"its result would lie on {taken}, which the run writes itself"
    path = clean_path(order.out, output)
    if path.exists() and path.samefile(source.path):
        return "its result would overwrite it"
    return lacking(output) or _rival(source, output)


def _rival(source: Source, output: str) -> str | None:
    """Return the problem of a file whose results, or their audit, another input's would lie on."""
    result, audit = PurePosixPath(output).name, PurePosixPath(audit_name(output)).name
    texts = [audit.removesuffix(ending) for ending in AUDITED_AS if audit.endswith(ending)]
    if PurePosixPath(source.relative).name != source.path.name:
        return None  # it lies in an archive, where names are told apart
    rivals = {result, audit, *(text for text in texts if not not_read(text) and not format_of(text))}
    for name in sorted(rivals - {source.path.name}):
        if source.path.with_name(name).is_file():
            return f"its results would lie on those of {name}"
    return None


def is_done(source: Source, order: Order) -> bool:
    """Tell whether an earlier run made results of the same bytes in the same way, and all of them are still there."""
    output = records_result_path(source.relative, order.to)
    done = None if order.again else done_at(order.out, output)
    return done is not None and done == _done(source, output, order)


def rows_of(source: Source, order: Order) -> Iterator[Outcome]:
    """Yield what became of the records of a file that is done."""
    for row in _rows(source, order):
        yield Outcome(row, done_already=row.status != "failed")


def _rows(source: Source, order: Order) -> Iterator[ManifestRow]:
    """Yield the rows of the records of a file, or that of the file where it has none."""
    rows = rows_at(order.out, records_result_path(source.relative, order.to))
    first = next(rows, ManifestRow(source.relative, "empty"))
    yield from chain([first], rows)


def finish(end: End, order: Order) -> list[Outcome]:
    """Make one file of the parts of its results, and one of the parts of its audit.

    Returns what became of a file without records. Raises OSError.
    """
    relative = end.source.relative
    output = records_result_path(relative, order.to)
    places = [part_path(order.out, relative, number) for number in range(end.chunks)]
    # The audit first: a clean text without its audit could not be restored.
    audit = audit_name(output)
    _join(Segments(places, "audit"), records_audit_path(order.out, audit))
    _join(Segments(places, "result"), clean_path(order.out, output))
    write_done(order.out, output, _done(end.source, output, order, end.state), places)
    drop_parts(order.out, relative)
    first = next(_rows(end.source, order))
    return [Outcome(first)] if first.source == relative else []


def _join(parts: Segments, place: Path) -> None:
    with atomic.replacing(place) as file:
        format_for(place.name).join(parts, file, place.name)


def _done(source: Source, output: str, order: Order, state: tuple[int, int] | None = None) -> Done:
    """Return what there is to note of a file; `state` is what it was like when it was read."""
    raw = file_sha256(source.path) or CHANGED
    return Done(
        source=source.relative,
        sha256_raw=raw if state in (None, state_of(source.path)) else CHANGED,
        version=__version__,
        settings=order.fingerprint_of_records,
        learned=order.known.whole_digest,
        result=file_sha256(clean_path(order.out, output)) or "",
        audit=file_sha256(records_audit_path(order.out, audit_name(output))) or "",
    )
