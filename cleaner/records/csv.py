"""CSV and TSV: a record a row, below a line that names the fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from shutil import copyfileobj
from typing import Any, BinaryIO

import msgspec

from cleaner.records.columns import names_joined
from cleaner.records.compression import opened, packing
from cleaner.records.csv_rows import Row, delimiter_of, is_sound, is_unclosed, pieces_of_rows, rows_in
from cleaner.records.record import Origin, Piece, Record, record_of
from cleaner.settings import Fields
from cleaner.writing import jsonl

COMMA = ","


class Head(msgspec.Struct, frozen=True):
    """The first line of an encoded piece: the names of the fields, and what stands between cells."""

    names: list[str]
    delimiter: str


class Table:
    """The format; where no delimiter is given, the first line of a file tells it.

    A cell that a spreadsheet would run as a formula stays what it is, also in the texts: what is here are the data of
    others, and programs read them. `scores.csv` is for people, and has no such cells.
    """

    def __init__(self, delimiter: str | None = None) -> None:
        self._delimiter = delimiter

    def pieces(self, file: BinaryIO, name: str, charset: str | None = None) -> Iterator[Piece]:
        """Yield the rows of a file in pieces, the header above each."""
        yield from pieces_of_rows(opened(file, name), self._delimiter, charset=charset)

    def records(self, piece: Piece, fields: Fields) -> Iterator[Record]:
        """Yield the record of each row that is not blank."""
        names, delimiter, behind = self._read(piece)
        number, rows = piece.first, list(behind)
        for row in rows:
            if row.cells:
                unclosed = row is rows[-1] and is_unclosed(row, delimiter)
                problem = _what_is_wrong(row, number, names, unclosed)
                yield Record(number, problem=problem) if problem else _record(number, row, names, fields)
            number += len(row.lines)

    def _read(self, piece: Piece) -> tuple[list[str], str, Iterator[Row]]:
        """Return the names of a piece, its delimiter and its rows."""
        lines = io.StringIO(piece.data.decode("utf-8", "surrogateescape"), newline="")
        first = lines.readline()
        lines.seek(0)
        delimiter = self._delimiter or delimiter_of(first)
        rows = rows_in(lines, delimiter)
        return next(rows).cells, delimiter, rows

    def plain(self, carried: Mapping[str, Any]) -> dict[str, Any]:
        """Return the cells of a row by their names."""
        return dict(carried)

    def encode(self, rows: Sequence[Mapping[str, Any]], name: str, origin: Origin | None) -> bytes:
        """Return rows as a piece of the file `name`, for `join`."""
        if origin is None:
            names, delimiter = list(dict.fromkeys(key for row in rows for key in row)), self._delimiter or COMMA
        else:
            theirs, delimiter, _ = self._read(origin.piece)
            names = names_joined(theirs, origin.fields)
        if not names:
            return b""
        cells = ([row.get(key) for key in names] for row in rows)
        return jsonl.line(Head(names, delimiter)) + packing(name)(_written(cells, delimiter))

    def encode_audits(self, rows: Sequence[Mapping[str, Any]], name: str) -> bytes:
        """Return the audits of records as a piece of the file `name`; what is nested becomes JSON in its cell."""
        return self.encode(rows, name, None)

    def join(self, encoded: Iterable[BinaryIO], file: BinaryIO, name: str) -> None:
        """Write encoded pieces below one header, which has the fields of all of them."""
        heads = [head for head in map(_head, encoded) if head]
        if not heads:
            return
        names, delimiter = list(dict.fromkeys(key for head in heads for key in head.names)), heads[0].delimiter
        file.write(packing(name)(_written([names], delimiter)))
        for piece in encoded:
            head = _head(piece)
            if head is not None and head.names != names:
                file.write(packing(name)(_spread(piece, name, head, names)))
            elif head is not None:
                copyfileobj(piece, file)


def _what_is_wrong(row: Row, number: int, names: Sequence[str], unclosed: bool) -> str | None:
    if unclosed:
        return f"line {number}: a quotation mark is opened and never closed"
    if len(row.cells) != len(names):
        cells = "1 cell" if len(row.cells) == 1 else f"{len(row.cells)} cells"
        return f"line {number}: {cells} where the first line names {len(names)}"
    if not all(map(is_sound, row.cells)):
        return f"line {number}: bytes that are not in the charset of the file, UTF-8 or what its beginning is in"
    return None


def _record(number: int, row: Row, names: Sequence[str], fields: Fields) -> Record:
    """Return the record of a row; an empty text gives way to a page."""
    carried = dict(zip(names, row.cells, strict=True))
    has_page = bool(carried.get(fields.html))

    def value(name: str) -> str | None:
        empty = None if name != fields.text or has_page else ""
        return carried[name] or empty

    return record_of(number, carried, value, fields)


def _head(piece: BinaryIO) -> Head | None:
    line = piece.readline()
    return jsonl.parse(line, Head) if line else None


def _spread(piece: BinaryIO, name: str, head: Head, names: Sequence[str]) -> bytes:
    """Return the rows of an encoded piece with a cell for each of `names`."""
    stream = opened(piece, name)
    text = b"".join(iter(lambda: stream.read(io.DEFAULT_BUFFER_SIZE), b"")).decode()
    place = {key: number for number, key in enumerate(head.names)}
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=head.delimiter)
    return _written(([row[place[key]] if key in place else None for key in names] for row in rows), head.delimiter)


def _written(rows: Iterable[Sequence[Any]], delimiter: str) -> bytes:
    """Return rows as lines. A carriage return is quoted too, which Python before 3.13 would leave bare."""
    text = io.StringIO(newline="")
    plain = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    quoted = csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        cells = list(map(_cell, row))
        (quoted if any("\r" in cell for cell in cells) else plain).writerow(cells)
    return text.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else jsonl.line(value)[:-1].decode()
