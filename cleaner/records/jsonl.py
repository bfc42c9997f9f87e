"""JSON lines: a record a line. What the cleaner does not look at goes through as it was written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from shutil import copyfileobj
from typing import Any, BinaryIO

import msgspec

from cleaner.records.compression import opened, packing
from cleaner.records.lines import pieces_of_lines
from cleaner.records.record import Origin, Piece, Record, record_of
from cleaner.settings import Fields
from cleaner.writing import jsonl

MARK = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8, which some programs put before the first line."""

BETWEEN = re.compile(r"[\s,]*")
PYTHONS = json.JSONDecoder()
AS_WRITTEN = msgspec.json.Decoder(dict[str, msgspec.Raw])


def pieces(file: BinaryIO, name: str, _: str | None = None) -> Iterator[Piece]:
    """Yield the lines of a file in pieces."""
    yield from pieces_of_lines(opened(file, name))


def records(piece: Piece, fields: Fields) -> Iterator[Record]:
    """Yield the record of each line that is not blank."""
    for number, line in enumerate(piece.data.split(b"\n"), piece.first):
        line = line.removeprefix(MARK) if number == 1 else line
        if line.strip():
            yield _record(number, line, fields)


def _record(number: int, line: bytes, fields: Fields) -> Record:
    try:
        carried = _fields_of(line)
        return record_of(number, carried, lambda name: _value(carried[name]), fields)
    except (ValueError, RecursionError) as error:
        return Record(number, problem=f"this is no JSON object: {error}")


def _fields_of(line: bytes) -> dict[str, Any]:
    """Return the fields of a line as they are written. Raises ValueError."""
    text = line.decode()  # what goes through unseen has to be UTF-8 too
    try:
        return AS_WRITTEN.decode(line)
    except msgspec.MsgspecError:
        found = json.loads(line)
    if not isinstance(found, dict):
        raise ValueError(f"found {type(found).__name__}")
    return _fields_in(text)


def _fields_in(text: str) -> dict[str, Any]:
    """Return the fields of an object that Python alone reads, as one with NaN or with half a surrogate pair."""
    fields, at = {}, _behind(text, text.index("{") + 1)
    while text[at] != "}":
        name, at = PYTHONS.raw_decode(text, at)
        start = _behind(text, text.index(":", at) + 1)
        _, end = PYTHONS.raw_decode(text, start)
        fields[name] = msgspec.Raw(text[start:end].encode())
        at = _behind(text, end)
    return fields


def _behind(text: str, at: int) -> int:
    """Return the next place that holds no blank and no comma."""
    between = BETWEEN.match(text, at)
    return between.end() if between else at


def _value(written: Any) -> Any:
    if not isinstance(written, msgspec.Raw):
        return written
    try:
        return msgspec.json.decode(written)
    except msgspec.MsgspecError:
        return json.loads(bytes(written), parse_int=_whole)


def _whole(digits: str) -> int | str:
    """Return a whole number; one that is too long for Python to read (4,300 digits) as it is written."""
    try:
        return int(digits)
    except ValueError:
        return digits


def plain(carried: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a record as values of Python."""
    return {name: _value(value) for name, value in carried.items()}


def encode(rows: Sequence[Mapping[str, Any]], name: str, _: Origin | None) -> bytes:
    """Return rows as a piece of the file `name`."""
    return packing(name)(b"".join(map(_line, rows)))


def encode_audits(rows: Sequence[Mapping[str, Any]], name: str) -> bytes:
    """Return the audits of records as a piece of the file `name`."""
    return encode(rows, name, None)


def _line(row: Mapping[str, Any]) -> bytes:
    try:
        return jsonl.line(row)
    except (TypeError, ValueError):
        return b"{" + b",".join(_escaped(name) + b":" + _escaped(value) for name, value in row.items()) + b"}\n"


def _escaped(value: Any) -> bytes:
    """Return a value as JSON that needs no Unicode."""
    if isinstance(value, msgspec.Raw):
        return bytes(value)
    return json.dumps(value, separators=(",", ":"), default=str).encode()


def join(encoded: Iterable[BinaryIO], file: BinaryIO, _: str) -> None:
    """Write encoded pieces, one behind the other, as one file."""
    for piece in encoded:
        copyfileobj(piece, file)
