"""The results of a whole file of records: what those of its chunks come to, and whether they are there already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path, PurePosixPath

from cleaner import __version__
from cleaner.errors import NO_ROOM, broken, in_words
from cleaner.inputs import End, State, places_of, state_of
from cleaner.one_document import Order, Outcome, failed
from cleaner.reading import Source
from cleaner.reading.record_files import audit_name, records_result_path
from cleaner.records.formats import format_for
from cleaner.writing import atomic
from cleaner.writing.chunk_results import (
    Done,
    Segments,
    chunk_path,
    done_at,
    drop_chunks,
    file_sha256,
    rows_at,
    write_done,
)
from cleaner.writing.jsonl import Malformed
from cleaner.writing.manifest import ManifestRow
from cleaner.writing.places import clean_path, done_path, is_one_file, own_name, records_audit_path

CHANGED = "it changed while it was read"
"""Stands for the digest of such a file: no file has it, so the next run reads it again."""


def in_the_way(source: Source, order: Order) -> str | None:
    """Return in plain words why the results of a file of records cannot be written; None if they can."""
    output = records_result_path(source.relative, order.to)
    taken = own_name(output)
    if taken:
        return f"its result would lie on {taken}, which the run writes itself"
    path = clean_path(order.out, output)
    if is_one_file(path, source.path):
        return "its result would overwrite it"
    places = (path, records_audit_path(order.out, audit_name(output)), done_path(order.out, output))
    return _rival(source, order.to) or next(filter(None, map(atomic.obstacle, places)), None)


def _rival(source: Source, to: str | None) -> str | None:
    """Return the problem of a file whose results, or their audit, another input's would lie on."""
    if PurePosixPath(source.relative).name != source.path.name:
        return None  # it lies in an archive, where names are told apart
    for name in sorted(places_of(PurePosixPath(source.relative).name, to) - {source.path.name}):
        if source.path.with_name(name).exists():
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
    """Make one file of the results of the chunks, and one of their audits.

    Returns what became of a file without records, or of one whose results cannot be written. Raises OSError when the
    disk has no room for results at all.
    """
    relative = end.source.relative
    try:
        _write(end, order)
    except Exception as error:  # whatever it is, one file must not cost the others
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise
        return [failed(end.source, f"its results cannot be written: {_said(error)}")]
    drop_chunks(order.out, relative)
    first = next(_rows(end.source, order))
    return [Outcome(first)] if first.source == relative else []


def _said(error: Exception) -> str:
    if isinstance(error, OSError):
        return in_words(error)
    return str(error) if isinstance(error, Malformed) else broken(error)


def _write(end: End, order: Order) -> None:
    output = records_result_path(end.source.relative, order.to)
    places = [chunk_path(order.out, end.source.relative, number) for number in range(end.chunks)]
    # The audit first: a clean text without its audit could not be restored.
    _join(Segments(places, "audit"), records_audit_path(order.out, audit_name(output)))
    _join(Segments(places, "result"), clean_path(order.out, output))
    write_done(order.out, output, _done(end.source, output, order, end.state), places)


def _join(segments: Segments, place: Path) -> None:
    with atomic.replacing(place) as file:
        format_for(place.name).join(segments, file, place.name)


def _done(source: Source, output: str, order: Order, state: State | None = None) -> Done:
    """Return what there is to note of a file; `state` is what it was like when it was read."""
    now = _state_now(source.path)
    raw = _sha256_in(source.path, now) if now else None
    return Done(
        source=source.relative,
        sha256_raw=raw if raw and state in (None, now) and now == _state_now(source.path) else CHANGED,
        version=__version__,
        settings=order.fingerprint_of_records,
        learned=order.known.whole_digest,
        result=file_sha256(clean_path(order.out, output)) or "",
        audit=file_sha256(records_audit_path(order.out, audit_name(output))) or "",
    )


@lru_cache(maxsize=1)
def _sha256_in(path: Path, _: State) -> str | None:
    """Return the digest of a file in a state; an archive is asked for it for each file of records in it."""
    return file_sha256(path)


def _state_now(path: Path) -> State | None:
    """Return the state of a file that may be gone."""
    try:
        return state_of(path)
    except OSError:
        return None
