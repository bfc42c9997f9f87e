"""Rows of a Parquet file on their way to a process and back, column by column and never value by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.records.arrow_tables import packed, sound
from cleaner.records.columns import COLUMNS, TEXT, names_beside
from cleaner.settings import Fields


class Held(NamedTuple):
    """The place of a value that stays where it is: its row in a table."""

    table: Any
    row: int


def movable(rows: Any) -> Any:
    """Return rows as a table that can be cut and picked from: Arrow's views cannot."""
    import pyarrow as pa

    kinds = {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}
    columns = [column.cast(kinds[column.type]) if column.type in kinds else column for column in rows.columns]
    fields = [field.with_type(kinds.get(field.type, field.type)) for field in rows.schema]
    return pa.table(columns, pa.schema(fields, rows.schema.metadata))


def data_of(rows: Any, schema: Any) -> bytes:
    """Return rows with the schema that their file has."""
    return bytes(schema.serialize()) + packed(rows)


def rows_of(data: bytes) -> tuple[Any, Any]:
    """Return the rows and the schema that `data_of` put together."""
    import pyarrow as pa

    source = pa.BufferReader(data)
    schema = pa.ipc.read_schema(source)
    return pa.ipc.open_stream(source).read_all(), schema


def with_columns(data: bytes, rows: Sequence[Mapping[str, Any]], fields: Fields) -> Any:
    """Return the rows that were kept of a piece as a table: theirs as they were, with the columns of the cleaner."""
    import pyarrow as pa

    table, schema = rows_of(data)
    kept = table if len(rows) == table.num_rows else table.take(pa.array(map(_place, rows), pa.int64()))
    taken = fields.text if fields.text in schema.names else None
    names = names_beside(schema.names, taken)
    made = []
    for field, column in zip(schema, kept.columns, strict=True):
        if field.name == taken:
            made.append(_column(_text_field(field, names[TEXT]), rows))
        else:
            made.append((field, column if column.type == field.type else column.cast(field.type)))
    for name, kind in _kinds().items():
        if name != TEXT or taken is None:
            made.append(_column(pa.field(names[name], kind), rows))
    return pa.table([column for _, column in made], pa.schema([field for field, _ in made], schema.metadata))


def _place(row: Mapping[str, Any]) -> int:
    """Return which row of its piece a row is; where all of it was replaced, any will do."""
    return next((value.row for value in row.values() if isinstance(value, Held)), 0)


def _text_field(field: Any, name: str) -> Any:
    """Return the field of the clean texts: as it was, but they are all different, and a rejected one is missing."""
    import pyarrow as pa

    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    texts = (pa.string(), pa.large_string(), pa.string_view())
    return pa.field(name, kind if kind in texts else pa.string(), metadata=field.metadata)


def _column(field: Any, rows: Sequence[Mapping[str, Any]]) -> tuple[Any, Any]:
    import pyarrow as pa

    return field, pa.array([sound(row[field.name]) for row in rows], field.type)


def _kinds() -> dict[str, Any]:
    """Return the types of the columns."""
    import pyarrow as pa

    numbers = {"quality": pa.float64(), "findings": pa.int64(), "removed_words": pa.int64()}
    return {name: numbers.get(name, pa.string()) for name in COLUMNS}


def without_rows() -> Any:
    """Return the schema of a file from which no record came."""
    import pyarrow as pa

    return pa.schema(list(_kinds().items()))
