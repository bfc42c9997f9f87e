"""What goes to no folder: one text, or records one behind the other, cleaned to a stream."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO, cast

from cleaner.cleaning import Cleaner
from cleaner.errors import CleanerError, WrongUsage, broken, in_words
from cleaner.one_chunk import made_of_chunk
from cleaner.one_document import Order, Outcome, counts_of, status_of
from cleaner.reading import Reading, Unreadable, read, read_unnamed
from cleaner.reading.record_files import format_of, is_archive, records_result_path
from cleaner.records.formats import check_writable, format_for, lacking
from cleaner.records.record import Chunk, Readable
from cleaner.records.unnamed import LOOKED_AT, looks_like_json_lines
from cleaner.settings import Settings
from cleaner.sites import named_site
from cleaner.writing.audit_file import rounded, utf8
from cleaner.writing.manifest import ManifestRow
from cleaner.writing.tally import Tally

UNNAMED = "standard input"
ONE_BEHIND_THE_OTHER = ("jsonl", "warc")
"""Formats whose pieces make a file as they come; the others have a head that all of them tell."""

Seen = Callable[[Outcome], None]


def clean_file(file: Path, sink: BinaryIO, order: Order, seen: Seen) -> Tally:
    """Clean a file to `sink`, a file of records as such; return what can be counted. `seen` is told of each record.

    Raises CleanerError when it cannot be read, WrongUsage when it is a folder or an archive, or when the format that is
    wanted cannot be written here.
    """
    check_writable(order.to)
    if file.is_dir() or is_archive(file.name):
        raise WrongUsage(f"{file}: holds many files, which do not go to standard output; name a folder for the results")
    if not format_of(file.name):
        return _clean_text(_read(file, order.settings), sink, order.settings, file)
    missing = lacking(file.name)
    if missing:
        raise CleanerError(f"{file}: {missing}")
    with ExitStack() as held:
        try:
            stream = held.enter_context(file.open("rb"))
        except OSError as error:
            raise CleanerError(f"{file}: {in_words(error)}") from error
        return _clean_records(stream, file.name, sink, order, seen)


def _read(file: Path, settings: Settings) -> Reading:
    try:
        return read(file, extractor=settings.extractor)
    except Unreadable as error:
        raise CleanerError(f"{file}: {error}") from error


def clean_unnamed(stream: BinaryIO, sink: BinaryIO, order: Order, seen: Seen) -> Tally:
    """Clean what comes in a stream: JSON lines, known by the first of them, a page, or a text.

    Raises CleanerError when it cannot be read, WrongUsage when the format that is wanted cannot be written here.
    """
    check_writable(order.to)
    start = stream.read(LOOKED_AT)
    if looks_like_json_lines(start, order.settings.fields):
        return _clean_records(cast(BinaryIO, _Joined(start, stream)), f"{UNNAMED}.jsonl", sink, order, seen)
    try:
        reading = read_unnamed(start + stream.read(), UNNAMED, order.settings.extractor)
    except Unreadable as error:
        raise CleanerError(f"-: {error}") from error
    return _clean_text(reading, sink, order.settings)


class _Joined:
    """A stream again whose start was read."""

    def __init__(self, start: bytes, rest: Readable) -> None:
        self._start, self._rest = start, rest

    def read(self, size: int, /) -> bytes:
        given, self._start = self._start[:size], self._start[size:]
        return given or self._rest.read(size)


def _clean_records(stream: BinaryIO, name: str, sink: BinaryIO, order: Order, seen: Seen) -> Tally:
    tally = Tally()

    def results() -> Iterator[bytes]:
        for number, piece in enumerate(format_for(name).pieces(stream, name)):
            outcomes, result, _ = made_of_chunk(Chunk(name, number, piece), lambda _place: None, order)
            for outcome in outcomes:
                tally.add(outcome.row, done_already=False)
                seen(outcome)
            yield result

    output = records_result_path(name, order.to)
    if format_of(output) in ONE_BEHIND_THE_OTHER:
        for result in results():
            sink.write(result)
    else:
        with TemporaryFile() as file:
            format_for(output).join(_Kept(results(), file), sink, output)
    return tally


class _Kept:
    """Results that can be gone through more than once."""

    def __init__(self, results: Iterable[bytes], file: IO[bytes]) -> None:
        self._file = file
        self._sizes = [file.write(result) for result in results]

    def __iter__(self) -> Iterator[BinaryIO]:
        self._file.seek(0)
        return (io.BytesIO(self._file.read(size)) for size in self._sizes)


def _clean_text(reading: Reading, sink: BinaryIO, settings: Settings, path: Path | None = None) -> Tally:
    try:
        site = named_site(settings.site_lines, reading.metadata.get("url", ""), path)
        cleaned = Cleaner(settings).clean_document(replace(reading.document, site=site))
    except Exception as error:
        raise CleanerError(broken(error)) from error
    status = status_of(cleaned, settings.min_score)
    tally = Tally()
    row = ManifestRow(cleaned.name, status, score=rounded(cleaned.score).value, counts=counts_of(cleaned))
    tally.add(row, done_already=False)
    sink.write(b"" if status == "rejected" else utf8(cleaned.text))
    return tally
