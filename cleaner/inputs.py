"""The inputs of a run as they are handed out: small files whole, files of records chunk by chunk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.errors import in_words
from cleaner.reading import Source
from cleaner.reading.record_files import format_of
from cleaner.records.formats import format_for, lacking
from cleaner.records.record import Chunk


@dataclass(frozen=True)
class End:
    """Stands behind the chunks of a file of records: how many they were, and what the file was like before."""

    source: Source
    chunks: int
    state: tuple[int, int]


Item = Source | Chunk | End


def handed_out(source: Source) -> Iterator[Item]:
    """Yield an input as it is handed out: itself, or, for a file of records, its chunks and its end."""
    if source.skip or source.problem or not format_of(source.relative):
        yield source
        return
    problem = lacking(source.relative)
    if problem:
        yield replace(source, problem=problem)
        return
    try:
        with source.path.open("rb") as file:
            number, state = 0, state_of(source.path)
            for number, piece in enumerate(format_for(source.relative).pieces(file, source.path.name), 1):
                yield Chunk(source.relative, number - 1, piece)
            yield End(source, number, state)
    except OSError as error:
        yield replace(source, problem=in_words(error))


def state_of(path: Path) -> tuple[int, int]:
    """Return the size of a file and when it was changed. Raises OSError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def size_of(item: Item) -> int:
    """Return how many bytes an item holds."""
    if isinstance(item, Chunk):
        return len(item.piece.data)
    return item.size if isinstance(item, Source) else 0


def without(item: Item, place: int, reason: str) -> Item:
    """Return an item with one of its documents given up, for a reason in plain words."""
    if isinstance(item, Chunk):
        return replace(item, lost={**item.lost, place: reason})
    return replace(item, problem=reason) if isinstance(item, Source) else item
