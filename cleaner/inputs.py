"""The inputs of a run as they are handed out: small files whole, files of records chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from cleaner.errors import in_words
from cleaner.reading import Source
from cleaner.reading.readers import not_read
from cleaner.reading.record_files import format_of, is_archive
from cleaner.records.archives import members, seekable
from cleaner.records.compression import Torn
from cleaner.records.formats import format_for, lacking
from cleaner.records.lines import READ_AT_ONCE
from cleaner.records.record import MOST_IN_A_RECORD, Chunk, Readable


@dataclass(frozen=True)
class End:
    """Stands behind the chunks of a file of records: how many they were, and what the file was like before."""

    source: Source
    chunks: int
    state: tuple[int, int]


@dataclass(frozen=True)
class AlreadyDone:
    """Stands for a file of records whose results are there."""

    source: Source


Item = Source | Chunk | End | AlreadyDone
Instead = Callable[[Source], Item | None]
"""Says what is to be handed out instead of a file of records; None: the file."""


def handed_out(source: Source, instead: Instead = lambda _: None) -> Iterator[Item]:
    """Yield an input as it is handed out: itself; for a file of records its chunks and its end; for an archive the
    same of all files in it.
    """
    if source.skip or source.problem:
        yield source
    elif is_archive(source.relative):
        yield from _of_archive(source, instead)
    elif format_of(source.relative):
        yield from _of_file(source, instead)
    else:
        yield source


def _of_file(source: Source, instead: Instead) -> Iterator[Item]:
    try:
        with source.path.open("rb") as file:
            yield from _chunks(source, file, instead)
    except OSError as error:
        yield replace(source, problem=in_words(error))


def _chunks(source: Source, file: BinaryIO, instead: Instead) -> Iterator[Item]:
    missing = lacking(source.relative)
    other = replace(source, problem=missing) if missing else instead(source)
    if other is not None:
        yield other
        return
    number, state = 0, state_of(source.path)
    for number, piece in enumerate(format_for(source.relative).pieces(file, source.relative), 1):
        yield Chunk(source.relative, number - 1, piece)
    yield End(source, number, state)


def _of_archive(source: Source, instead: Instead) -> Iterator[Item]:
    met: set[str] = set()
    for member in members(source.path):
        relative = f"{source.relative}/{member.name}" if member.name else source.relative
        problem = f"another file of its name stands before it in {source.relative}" if relative in met else None
        met.add(relative)
        inner = Source(source.path, relative, member.problem or problem, member.skip or not_read(relative), member.size)
        if inner.problem or inner.skip or member.stream is None:
            yield replace(inner, skip=None) if inner.problem else inner
        elif format_of(relative):
            yield from _chunks(inner, seekable(member.stream, relative), instead)
        else:
            yield _whole(inner, member.stream)


def _whole(source: Source, stream: Readable) -> Source:
    """Return a small file of an archive with its bytes."""
    data = bytearray()
    try:
        while more := stream.read(READ_AT_ONCE):
            data += more
            if len(data) > MOST_IN_A_RECORD:
                return replace(source, problem=f"it is longer than {MOST_IN_A_RECORD:,} bytes")
    except Torn as error:
        return replace(source, problem=str(error))
    return replace(source, data=bytes(data), size=len(data))


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
