"""Parquet: a record a row. The schema stays, with the text in its place and the columns of the cleaner at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from cleaner.records.arrow_tables import common_schema, fitted, packed, table_of, unpacked
from cleaner.records.arrow_values import plain_value
from cleaner.records.parquet_audits import table_of_audits
from cleaner.records.parquet_pieces import pieces_of_parquet
from cleaner.records.parquet_rows import Held, rows_of, with_columns, without_rows
from cleaner.records.record import Origin, Piece, Record, record_of
from cleaner.settings import Fields

GROUP_BYTES = 64_000_000
"""Of a row group: large enough to be read fast, small enough to be held while it is written."""


def pieces(file: BinaryIO, name: str, _: str | None = None) -> Iterator[Piece]:
    """Yield the rows of a file in pieces."""
    yield from pieces_of_parquet(file, name)


def records(piece: Piece, fields: Fields) -> Iterator[Record]:
    """Yield the record of each row; its other fields are not looked at."""
    table, _ = rows_of(piece.data)
    for row in range(table.num_rows):
        yield _record(piece.first + row, Held(table, row), fields)


def _record(number: int, held: Held, fields: Fields) -> Record:
    def value(name: str) -> Any:
        scalar = held.table[name][held.row]
        return scalar.as_py() if name in (fields.text, fields.html) else plain_value(scalar)

    try:
        return record_of(number, dict.fromkeys(held.table.schema.names, held), value, fields)
    except UnicodeDecodeError as error:
        return Record(number, problem=f"the row holds bytes that are not UTF-8: {error.reason}")


def plain(carried: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a row as values that JSON has."""
    return {name: plain_value(held.table[name][held.row]) for name, held in carried.items()}


def encode(rows: Sequence[Mapping[str, Any]], _: str, origin: Origin | None) -> bytes:
    """Return rows as a piece of a file, for `join`."""
    if origin is not None:
        return packed(with_columns(origin.piece.data, rows, origin.fields))
    return packed(table_of(rows)) if rows else b""


def encode_audits(rows: Sequence[Mapping[str, Any]], _: str) -> bytes:
    """Return the audits of records as a piece of a file, for `join`."""
    return packed(table_of_audits(rows))


def join(encoded: Iterable[BinaryIO], file: BinaryIO, _: str) -> None:
    """Write encoded pieces as one file, in row groups of a useful size."""
    from pyarrow.parquet import ParquetWriter

    schema = common_schema(encoded) or without_rows()
    with ParquetWriter(file, schema) as writer:
        for group in _groups(encoded, schema):
            writer.write_table(group, row_group_size=group.num_rows)


def _groups(encoded: Iterable[BinaryIO], schema: Any) -> Iterator[Any]:
    """Yield the rows of all pieces as tables of about GROUP_BYTES."""
    import pyarrow as pa

    waiting: list[Any] = []
    for table in map(unpacked, encoded):
        if table is not None and table.num_rows:
            waiting.append(fitted(table, schema))
        if sum(one.nbytes for one in waiting) >= GROUP_BYTES:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)
