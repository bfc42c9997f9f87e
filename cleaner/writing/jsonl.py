"""One record as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

Record = TypeVar("Record")

ENCODER = msgspec.json.Encoder()


class Malformed(ValueError):
    """A line is not the record it should be; the message says what is wrong."""


def line(record: Any) -> bytes:
    """Return `record` as JSON with a line feed behind it.

    Half a surrogate pair, which UTF-8 does not have, is escaped.
    """
    try:
        return msgspec.json.encode(record) + b"\n"
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(record), separators=(",", ":")).encode() + b"\n"


def lines(records: Sequence[Any]) -> list[bytes]:
    """Return each of `records` as `line` does, all at once where that can be."""
    try:
        return ENCODER.encode_lines(records).splitlines(keepends=True)
    except UnicodeEncodeError:
        return list(map(line, records))


def parse(data: bytes, kind: type[Record]) -> Record:
    """Return the record of type `kind` that a line holds. Raises Malformed."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        pass
    try:
        return msgspec.convert(json.loads(data), kind)
    except (ValueError, msgspec.ValidationError, RecursionError) as error:
        raise Malformed(str(error)) from None
