"""The rows of a CSV text as they are written, and a stream of them in pieces that end where rows end."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from cleaner.reading.binary import SAMPLE, Unreadable
from cleaner.reading.charset import decode
from cleaner.reading.charset_names import codec_of
from cleaner.records.compression import Torn
from cleaner.records.record import CHUNK_BYTES, MOST_IN_A_RECORD, Piece, Readable

DELIMITERS = ",;\t|"
"""Between the cells of a row; where two cut a header into as many names, the first of them is meant."""

MARK = "\ufeff"
"""The byte order mark, which spreadsheets put before the first name."""

UNDECODED = re.compile(r"[\udc80-\udcff]")
"""Bytes that are no text, as Python keeps them apart."""

MOST_IN_A_ROW = MOST_IN_A_RECORD // 4
"""Characters of one row above which the file is taken for damaged: Python holds a cell in four bytes for each."""

csv.field_size_limit(MOST_IN_A_ROW)  # 128 KB otherwise, less than the page of an article


class Row(NamedTuple):
    """A row: the lines that it is written on, with their line breaks, and its cells; a blank line has none."""

    lines: tuple[str, ...]
    cells: list[str]


def rows_in(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Yield the rows that stand on some lines. Raises Torn for one that does not end."""
    taken: list[str] = []
    for cells in csv.reader(_noted(lines, taken), delimiter=delimiter):
        yield Row(tuple(taken), cells)
        taken.clear()


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size = size + len(line) if taken else len(line)
        if size >= MOST_IN_A_ROW:
            raise Torn(f"a row of {MOST_IN_A_ROW:,} characters or more: a quotation mark may never be closed")
        taken.append(line)
        yield line


def delimiter_of(line: str) -> str:
    """Return what stands between the cells of the first line of a file."""
    return max(DELIMITERS, key=lambda one: len(next(csv.reader([line], delimiter=one), [])))


def is_unclosed(row: Row, delimiter: str) -> bool:
    """Tell whether the last row of a file opens a quotation mark and never closes it."""
    try:
        list(csv.reader(row.lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def pieces_of_rows(
    stream: Readable, delimiter: str | None, size: int = CHUNK_BYTES, charset: str | None = None
) -> Iterator[Piece]:
    """Yield the rows of a stream in pieces of about `size` characters, each below the header, in UTF-8.

    They are numbered by their lines. The charset is that which the beginning is in, unless it is known. Bytes that it
    does not know stay what they are. Where the stream is damaged, the rows before are yielded, and then the problem.
    """
    rows = _Rows(stream, delimiter, charset)
    header = next((row for row in rows if any(map(str.strip, row.cells))), None)
    problem = header and _unusable(header.cells)
    if header and not problem:
        yield from _cut(header, rows, size)
    if problem or rows.problem:
        yield Piece(rows.number, b"", problem or rows.problem)


def _unusable(names: list[str]) -> str | None:
    """Return in plain words what is wrong with the names of the fields."""
    if not all(map(is_sound, names)):
        return "the names in the first line hold bytes that are not UTF-8"
    name, times = Counter(names).most_common(1)[0]
    return f"{times} columns are called {name!r}" if times > 1 else None


def is_sound(cell: str) -> bool:
    """Tell whether all bytes of a cell could be decoded."""
    return cell.isascii() or not UNDECODED.search(cell)


def _cut(header: Row, rows: _Rows, size: int) -> Iterator[Piece]:
    """Yield pieces; one at least, as the names of the fields are worth keeping too."""
    first, lines, held, alone = rows.number, list(header.lines), 0, True
    for row in rows:
        lines += row.lines
        held += sum(map(len, row.lines))
        if held >= size:
            yield _piece(first, lines)
            first, lines, held, alone = rows.number, list(header.lines), 0, False
    if held or alone:
        yield _piece(first, lines)


def _piece(first: int, lines: list[str]) -> Piece:
    return Piece(first, "".join(lines).encode("utf-8", "surrogateescape"))


class _Rows:
    """The rows of a stream, up to where it cannot be read on; `number` is that of the line that comes next."""

    def __init__(self, stream: Readable, delimiter: str | None, charset: str | None) -> None:
        self.number = 1
        self.problem: str | None = None
        self._rows = self._read(stream, delimiter, charset)

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def _read(self, stream: Readable, delimiter: str | None, charset: str | None) -> Iterator[Row]:
        try:
            lines = _lines(stream, charset)
            begun = _up_to_the_names(lines)
            for row in rows_in(chain(begun, lines), delimiter or delimiter_of(begun[-1])):
                self.number += len(row.lines)
                yield row
        except (Torn, OSError, Unreadable, UnicodeError, csv.Error) as error:
            self.problem = str(error)


def _up_to_the_names(lines: Iterator[str]) -> list[str]:
    """Return the first line that is not blank, behind those that are."""
    begun = [next(lines, "").removeprefix(MARK)]
    while not begun[-1].strip() and (line := next(lines, "")):
        begun.append(line)
    return begun


def _lines(stream: Readable, charset: str | None) -> Iterator[str]:
    """Yield the lines of a stream with their line breaks, in a charset, or in that which its beginning is in.

    Raises Unreadable for binary data, Torn where the stream is damaged.
    """
    source = _Source(stream)
    start = source.start[: source.start.rfind(b"\n") + 1] or source.start  # a character may be cut at the end
    charset = charset or decode(start).charset
    codec = charset if charset.startswith("utf-") else codec_of(charset) or charset
    text = io.TextIOWrapper(io.BufferedReader(source), codec, "surrogateescape", newline="")
    yield from iter(lambda: text.readline(MOST_IN_A_ROW), "")


class _Source(io.RawIOBase):
    """A stream as Python's own streams are built on, of which the `start` can be looked at first."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._torn: Exception | None = None
        self.start = self._waiting = self._begun()

    def _begun(self) -> bytes:
        start = b""
        try:
            while len(start) < SAMPLE and (data := self._stream.read(SAMPLE)):
                start += data
        except (Torn, OSError) as error:
            self._torn = error
        return start

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any, /) -> int:
        if not self._waiting:
            if self._torn is not None:
                raise self._torn
            self._waiting = self._stream.read(len(room))
        given, self._waiting = self._waiting[: len(room)], self._waiting[len(room) :]
        room[: len(given)] = given
        return len(given)
