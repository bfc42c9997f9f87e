"""A Parquet file in pieces: row group by row group, and each of them cut, so that memory does not grow with it."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from cleaner.reading.record_files import COMPRESSED
from cleaner.records.compression import Torn, check_unpacked
from cleaner.records.parquet_rows import data_of, movable
from cleaner.records.record import CHUNK_BYTES, READ_AT_ONCE, Piece

MOST_ROWS = 1_000
"""Rows that are unpacked together: of a text that is repeated the file holds one, but memory holds all."""

CLOSER = 8
"""Where some rows cannot be read, they are asked for in so much smaller lots, until only the damaged ones are left."""

WITHOUT_END = "its end is cut off or damaged: the list of contents is there, without which none of its rows can be read"
PACKED = "a Parquet file is read from its end, which is not possible while it is compressed as a whole: unpack it first"


def pieces_of_parquet(file: BinaryIO, name: str, size: int = CHUNK_BYTES) -> Iterator[Piece]:
    """Yield the rows of a Parquet file in pieces of about `size` bytes.

    Rows that cannot be read are told in one piece for each row group; the groups behind it are read on.
    """
    from pyarrow.parquet import ParquetFile

    if name.lower().endswith(COMPRESSED) or not file.seekable():
        yield Piece(1, b"", PACKED)
        return
    try:
        parquet = ParquetFile(file, buffer_size=READ_AT_ONCE, page_checksum_verification=True)
        schema = parquet.schema_arrow
    except _damages() as error:
        yield Piece(1, b"", f"{WITHOUT_END} ({_said(error)})")
        return
    twice, times = Counter(schema.names).most_common(1)[0] if schema.names else ("", 0)
    if times > 1:
        yield Piece(1, b"", f"{times} columns are called {twice!r}")
    elif not parquet.metadata.num_rows:
        yield Piece(1, data_of(schema.empty_table(), schema))
    else:
        yield from _limited(_pieces_of_groups(parquet, size), file.seek(0, os.SEEK_END))


def _pieces_of_groups(parquet: Any, size: int) -> Iterator[Piece]:
    first = 1
    for number in range(parquet.num_row_groups):
        group = _Group(parquet, number, first)
        yield from group.pieces(size)
        first = group.behind()


def _limited(pieces: Iterator[Piece], packed: int) -> Iterator[Piece]:
    """Yield pieces of a file of so many bytes until they are too many: a repeated value costs the file little."""
    unpacked = 0
    for piece in pieces:
        unpacked += len(piece.data)
        try:
            check_unpacked(unpacked, packed)
        except Torn as error:
            yield Piece(piece.first, b"", str(error))
            return
        yield piece


class _Group:
    """A row group: its number, and that of its first row in the file."""

    def __init__(self, parquet: Any, number: int, first: int) -> None:
        self._parquet = parquet
        self._number = number
        self._first = first
        self._done = 0

    def pieces(self, size: int) -> Iterator[Piece]:
        """Yield the rows that can be read, and then what is wrong with the others."""
        whole = self._parquet.metadata.row_group(self._number)
        at_once = min(MOST_ROWS, max(1, whole.num_rows * size // max(1, whole.total_byte_size)))
        while True:
            try:
                yield from self._pieces(at_once, size)
                if self._done < whole.num_rows:
                    yield self._problem("they are not there")
                return
            except _damages() as error:
                if at_once == 1:
                    yield self._problem(_said(error))
                    return
            at_once = max(1, at_once // CLOSER)

    def _problem(self, why: str) -> Piece:
        first = self._first + self._done
        return Piece(first, b"", f"rows {first} to {self.behind() - 1} cannot be read: {why}")

    def behind(self) -> int:
        """Return the number of the first row behind the group; one that is damaged may lie of its length."""
        return self._first + max(self._done, int(self._parquet.metadata.row_group(self._number).num_rows))

    def _pieces(self, at_once: int, size: int) -> Iterator[Piece]:
        """Yield the rows that are not done yet. Raises what the package raises."""
        seen = 0
        for batch in self._parquet.iter_batches(at_once, row_groups=[self._number], use_threads=False):
            _check(batch)
            fresh = batch.slice(max(0, self._done - seen))
            seen += batch.num_rows
            for lot in _cut(movable(fresh), size):
                yield Piece(self._first + self._done, data_of(lot, batch.schema))
                self._done += lot.num_rows


def _damages() -> tuple[type[BaseException], ...]:
    """Return what the package raises for a file that is damaged; names that are not UTF-8 are a ValueError."""
    import pyarrow as pa

    return pa.ArrowException, OSError, ValueError, MemoryError


def _check(batch: Any) -> None:
    """Raise pyarrow's error for rows that would crash what works on them, as a number that stands for no value does.

    Strings that are not UTF-8 are no such danger, and can be told row by row.
    """
    import pyarrow as pa

    for column in batch.columns:
        try:
            column.validate(full=True)
        except pa.ArrowInvalid as error:
            if "UTF8" not in str(error):
                raise


def _cut(rows: Any, size: int) -> Iterator[Any]:
    """Yield rows in lots of not much more than `size` bytes, or single ones."""
    if rows.num_rows > 1 and rows.nbytes > size:
        half = rows.num_rows // 2
        yield from _cut(rows.slice(0, half), size)
        yield from _cut(rows.slice(half), size)
    elif rows.num_rows:
        yield rows


def _said(error: BaseException) -> str:
    """Return the first line of what the package says."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
