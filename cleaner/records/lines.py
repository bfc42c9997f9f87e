"""A stream in pieces that end where lines end."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.records.compression import Torn
from cleaner.records.record import CHUNK_BYTES, MOST_IN_A_RECORD, READ_AT_ONCE, Piece, Readable


def pieces_of_lines(stream: Readable, size: int = CHUNK_BYTES) -> Iterator[Piece]:
    """Yield the lines of a stream in pieces of about `size` bytes, numbered from 1.

    Where the stream is damaged, what stands before is yielded without its unfinished line, and then the problem.
    """
    first, waiting = 1, bytearray()
    try:
        while data := stream.read(READ_AT_ONCE):
            looked_at = len(waiting)
            waiting += data
            while end := waiting.find(b"\n", max(looked_at, size - 1)) + 1:
                yield Piece(first, bytes(waiting[:end]))
                first += waiting.count(b"\n", 0, end)
                del waiting[:end]
                looked_at = 0
            if len(waiting) > MOST_IN_A_RECORD:
                raise Torn(f"a line of more than {MOST_IN_A_RECORD:,} bytes")
    except (Torn, OSError) as error:
        whole = bytes(waiting[: waiting.rfind(b"\n") + 1])
        if whole:
            yield Piece(first, whole)
        yield Piece(first + whole.count(b"\n"), b"", str(error))
        return
    if waiting:
        yield Piece(first, bytes(waiting))
