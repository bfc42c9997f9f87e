"""The inputs of a run as they are handed out: small files whole, files of records chunk by chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cleaner.errors import broken, in_words
from cleaner.reading import Source, result_path
from cleaner.reading.readers import not_read
from cleaner.reading.record_files import audit_name, format_of, holds_many, is_archive, records_result_path
from cleaner.records.archives import members, seekable
from cleaner.records.compression import Torn
from cleaner.records.formats import format_for, lacking, records_of
from cleaner.records.record import MOST_IN_A_RECORD, READ_AT_ONCE, Chunk, Piece, Readable
from cleaner.remote import is_remote, version_of
from cleaner.settings import FIELDS

AUDITED_AS = (".jsonl", ".txt.jsonl")
"""Behind the name of a text, or of a page, in the name of its audit."""


State = tuple[int, int | str]


@dataclass(frozen=True)
class End:
    """Stands behind the chunks of a file of records: how many they were, and what the file was like before."""

    source: Source
    chunks: int
    state: State


@dataclass(frozen=True)
class AlreadyDone:
    """Stands for a file of records whose results are there."""

    source: Source


Item = Source | Chunk | End | AlreadyDone
Instead = Callable[[Source], Item | None]
"""Says what is to be handed out instead of a file of records; None: the file."""


def handed_out(source: Source, instead: Instead = lambda _: None, to: str | None = None) -> Iterator[Item]:
    """Yield an input as it is handed out: itself; for a file of records its chunks and its end; for an archive the
    same of all files in it, but for those whose results, written with the ending `to`, have no place of their own.
    """
    if source.skip or source.problem:
        yield source
    elif is_archive(source.relative):
        yield from _of_archive(source, instead, to)
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
    for number, piece in enumerate(_pieces(source, file), 1):
        yield Chunk(source.relative, number - 1, piece)
    yield End(source, number, state)


def _pieces(source: Source, file: BinaryIO) -> Iterator[Piece]:
    """Yield a file in pieces; where that breaks, what is wrong is the last of them."""
    last = Piece(1, b"", "nothing was read")
    try:
        for last in format_for(source.relative).pieces(file, source.relative):
            yield last
    except Exception as error:  # whatever it is, one file must not cost the others
        read = records_of(Chunk(source.relative, 0, last), FIELDS) if last.data else ()
        yield Piece(1 + max((record.number for record in read), default=last.first - 1), b"", broken(error))


def _of_archive(source: Source, instead: Instead, to: str | None) -> Iterator[Item]:
    taken = Places(to)
    for member in members(source.path):
        relative = f"{source.relative}/{member.name}" if member.name else source.relative
        inner = Source(source.path, relative, member.problem, member.skip or not_read(relative), member.size)
        if inner.problem or inner.skip or member.stream is None:
            yield replace(inner, skip=None) if inner.problem else inner
        elif not taken.take(relative):
            yield replace(inner, problem=f"its result would lie on or in that of a file before it in {source.relative}")
        elif format_of(relative):
            yield from _of_member(inner, member.stream, instead)
        else:
            yield _whole(inner, member.stream)


def _of_member(source: Source, stream: Readable, instead: Instead) -> Iterator[Item]:
    try:
        yield from _chunks(source, seekable(stream, source.relative), instead)
    except Torn as error:
        yield replace(source, problem=str(error))
    except OSError as error:
        yield replace(source, problem=in_words(error))


class Places:
    """Where results lie that are written with the ending `to`: none on or in another, whichever is done first.

    Of names only their hashes are kept, as archives can hold many long ones.
    """

    def __init__(self, to: str | None) -> None:
        self._to = to
        self._files: set[int] = set()
        self._folders: set[int] = set()

    def take(self, relative: str) -> bool:
        """Take the places of an input's results, and tell whether they were free."""
        names = places_of(relative, self._to)
        places = set(map(hash, names))
        above = {hash(str(folder)) for name in names for folder in PurePosixPath(name).parents}
        if not (self._files.isdisjoint(places | above) and self._folders.isdisjoint(places)):
            return False
        self._files |= places
        self._folders |= above
        return True


def places_of(relative: str, to: str | None) -> set[str]:
    """Return the names of results that an input takes: its own, and those whose audits would lie on its audit."""
    if not format_of(relative):
        return {result_path(relative)}
    result = records_result_path(relative, to)
    audit = audit_name(result)
    texts = [audit.removesuffix(ending) for ending in AUDITED_AS if audit.endswith(ending)]
    return {result, audit, *(text for text in texts if not not_read(text) and not format_of(text))}


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


def number_of_documents(sources: Iterable[Source]) -> int | None:
    """Return how many documents some inputs hold; None where one holds many, which only reading it would tell."""
    number = 0
    for source in sources:
        if holds_many(source.relative):
            return None
        number += 1
    return number


def state_of(path: Path) -> State:
    """Return the size of a file, and what tells that it was changed. Raises OSError."""
    status = path.stat()
    return status.st_size, version_of(path) if is_remote(path) else status.st_mtime_ns


def size_of(item: Item) -> int:
    """Return how many bytes an item holds."""
    if isinstance(item, Chunk):
        return len(item.piece.data)
    return item.size if isinstance(item, Source) else 0


def without(item: Item, place: int, reason: str) -> Item:
    """Return an item with one of its documents given up, for a reason in plain words.

    A second time, what follows it in the item is given up too, as not even reading it can be done.
    """
    if isinstance(item, Chunk):
        return replace(item, lost={**item.lost, place: reason}, end=place if place in item.lost else item.end)
    return replace(item, problem=reason) if isinstance(item, Source) else item
