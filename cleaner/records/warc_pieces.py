"""A WARC file as its records are written, and in pieces that end where records end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.records.compression import Torn
from cleaner.records.record import CHUNK_BYTES, MOST_IN_A_RECORD, READ_AT_ONCE, Piece, Readable

LONGEST_HEAD = 1_000_000
"""Bytes of the header of a record above which the file is taken for damaged; the longest have an address that is data.
"""

INPUTS = (b"response", b"resource", b"conversion")
"""The types of records that hold documents; the others say how these were come by."""

TYPE = re.compile(rb"^WARC-Type:[ \t]*([^\s]+)", re.I | re.M)
LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,18})[ \t]*\r?$", re.I | re.M)
HEAD_END = re.compile(rb"\r?\n\r?\n")


def pieces_of_warc(stream: Readable, size: int = CHUNK_BYTES) -> Iterator[Piece]:
    """Yield the records of a stream that hold documents, as they are written, in pieces of about `size` bytes.

    They are numbered from 1. Where the stream is damaged, what stands before is yielded, and then the problem.
    """
    first, count, waiting = 1, 0, bytearray()
    for record in raw_records(stream):
        if isinstance(record, bytes):
            waiting += record
            count += 1
        if count and (isinstance(record, str) or len(waiting) >= size):
            yield Piece(first, bytes(waiting))
            first, count, waiting = first + count, 0, bytearray()
        if isinstance(record, str):
            yield Piece(first, b"", record)
            first += 1
    if count:
        yield Piece(first, bytes(waiting))


def raw_records(stream: Readable) -> Iterator[bytes | str]:
    """Yield each record that holds a document as its bytes, or in plain words why it cannot be read."""
    source = _Source(stream)
    try:
        while head := source.head():
            length = _length(head)
            kind = TYPE.search(head)
            if kind is None or kind[1].lower() not in INPUTS:
                source.skip(length)
            elif length > MOST_IN_A_RECORD:
                source.skip(length)
                yield f"a record of {length:,} bytes, where {MOST_IN_A_RECORD:,} are the most that is read"
            else:
                yield head + source.exactly(length) + b"\r\n\r\n"
    except (Torn, OSError) as error:
        yield str(error)


def _length(head: bytes) -> int:
    found = LENGTH.search(head)
    if found is None:
        raise Torn("the file is damaged here: a record does not say how long it is")
    return int(found[1])


class _Source:
    """A stream from which heads and bodies are taken."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._waiting = bytearray()

    def head(self) -> bytes:
        """Return the head of the next record, with the blank line behind it; nothing at the end. Raises Torn."""
        while not self._begun():
            if not self._more():
                return b""
        while not (end := HEAD_END.search(self._waiting)):
            if len(self._waiting) > LONGEST_HEAD or not self._more():
                raise Torn("the file is damaged or cut off here: a record without the end of its header")
        return self._taken(end.end())

    def _begun(self) -> bool:
        """Tell whether something follows the line breaks behind a record. Raises Torn for what is no record."""
        del self._waiting[: len(self._waiting) - len(self._waiting.lstrip(b"\r\n"))]
        if len(self._waiting) < 5 and b"WARC/".startswith(self._waiting):
            return False
        if not self._waiting.startswith(b"WARC/"):
            raise Torn("the file is damaged here: where a record has to begin stands something else")
        return True

    def exactly(self, length: int) -> bytes:
        """Return so many bytes. Raises Torn when there are fewer."""
        while len(self._waiting) < length:
            if not self._more():
                raise Torn(f"the file is cut off here: of {length:,} bytes of a record it has {len(self._waiting):,}")
        return self._taken(length)

    def skip(self, length: int) -> None:
        """Pass over so many bytes. Raises Torn when there are fewer."""
        while length > 0:
            length -= len(self.exactly(min(length, READ_AT_ONCE)))

    def _taken(self, length: int) -> bytes:
        taken = bytes(self._waiting[:length])
        del self._waiting[:length]
        return taken

    def _more(self) -> bool:
        data = self._stream.read(READ_AT_ONCE)
        self._waiting += data
        return bool(data)
