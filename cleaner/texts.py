"""The texts of some files and folders, cleaned and not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cleaner.cleaning import Cleaned, Cleaner
from cleaner.errors import broken
from cleaner.inputs import handed_out
from cleaner.reading import Reading, Source, Unreadable, discover, read_source, read_unnamed
from cleaner.records.formats import format_for, records_of
from cleaner.records.reading import read_record
from cleaner.records.record import BEFORE_NUMBER, Chunk, Record
from cleaner.records.unnamed import LOOKED_AT, looks_like_json_lines
from cleaner.settings import Settings
from cleaner.sites import named_site

STREAM = "-"
"""Standard input, where a file is asked for."""

JSON_LINES = f"{STREAM}.jsonl"


class Text(NamedTuple):
    """A text under the name its file was given, as it was read and cleaned."""

    name: str
    reading: Reading
    cleaned: Cleaned


class Texts:
    """The texts of files and folders, one after the other; `failed` counts those that could not be read so far.

    A file of another kind counts as failed only where it was named itself.
    """

    def __init__(
        self, paths: Sequence[Path], settings: Settings, complain: Callable[[str], None], stream: BinaryIO
    ) -> None:
        """`stream` is read where a path is "-"; what cannot be read is told to `complain`."""
        self.failed = 0
        self._paths = paths
        self._settings = settings
        self._complain = complain
        self._stream = stream

    def __iter__(self) -> Iterator[Text]:
        cleaner = Cleaner(self._settings)
        for entry in self._entries():
            try:
                reading = entry.read()
                site = named_site(self._settings.site_lines, entry.site or reading.metadata.get("url", ""), entry.path)
                cleaned = cleaner.clean_document(replace(reading.document, site=site))
            except Unreadable as error:
                self._fail(entry.name, str(error))
            except Exception as error:  # whatever it is, one text must not cost the others
                self._fail(entry.name, broken(error))
            else:
                yield Text(entry.name, reading, cleaned)

    def _fail(self, name: str, reason: str) -> None:
        self.failed += 1
        self._complain(f"{name}: {reason}")

    def _entries(self) -> Iterator[_Entry]:
        for path in self._paths:
            if str(path) == STREAM:
                yield from self._of_stream()
                continue
            folder = path if path.is_dir() else path.parent
            for source in discover(path):
                if source.path == path or not source.skip:
                    yield from self._of_source(source, folder)

    def _of_stream(self) -> Iterator[_Entry]:
        """Yield what comes in the stream: its JSON lines, known by the first of them, else a page or a text."""
        data = self._stream.read()
        if not looks_like_json_lines(data[:LOOKED_AT], self._settings.fields):
            yield _Entry(STREAM, partial(read_unnamed, data, STREAM, self._settings.extractor), None)
            return
        for number, piece in enumerate(format_for(JSON_LINES).pieces(BytesIO(data), JSON_LINES)):
            yield from self._of_chunk(Chunk(JSON_LINES, number, piece), STREAM)

    def _of_source(self, source: Source, folder: Path) -> Iterator[_Entry]:
        for item in handed_out(source):
            if isinstance(item, Chunk):
                yield from self._of_chunk(item, str(folder / item.relative))
            elif isinstance(item, Source) and (item is source or not item.skip):
                name = str(folder / item.relative)
                yield _Entry(name, partial(_read, item, name, self._settings), item.path)

    def _of_chunk(self, chunk: Chunk, file: str) -> Iterator[_Entry]:
        for record in records_of(chunk, self._settings.fields):
            if record.skip:
                continue
            name = f"{file}{BEFORE_NUMBER}{record.number}"
            yield _Entry(name, partial(_read_record, record, name, self._settings), None, record.site or record.url)


class _Entry(NamedTuple):
    """A text still to be read: its name, how it is read, its file if it has one, and its site if that is known."""

    name: str
    read: Callable[[], Reading]
    path: Path | None
    site: str = ""


def _read(source: Source, name: str, settings: Settings) -> Reading:
    reason = source.problem or source.skip
    if reason:
        raise Unreadable(reason)
    return read_source(source, name, settings.extractor)


def _read_record(record: Record, name: str, settings: Settings) -> Reading:
    if record.problem:
        raise Unreadable(record.problem)
    return read_record(record, name, settings.extractor)
