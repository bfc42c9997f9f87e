"""Rows of a Parquet file on their way to a process and back, column by column and never value by value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from cleaner.records.arrow_tables import packed, sound
from cleaner.records.columns import COLUMNS, TEXT, names_beside
from cleaner.settings import Fields

MOST_OF_VALUES = 65_536
"""Bytes of the different values of a column that may travel with every piece: more than categories have."""


class Held(NamedTuple):
    """The place of a value that stays where it is: its row in a table."""

    table: Any
    row: int


def movable(rows: Any) -> Any:
    """Return rows as a table that can be cut and picked from; its columns can have other types than before."""
    import pyarrow as pa

    columns = [_movable(column) for column in rows.columns]
    fields = [field.with_type(column.type) for field, column in zip(rows.schema, columns, strict=True)]
    return pa.table(columns, pa.schema(fields, rows.schema.metadata))


def _movable(column: Any) -> Any:
    """Return a column without Arrow's views, which cannot be picked from, and without a large list of all its values,
    which would travel with each of its pieces.
    """
    from pyarrow import types

    kind = _without_views(column.type)
    if types.is_dictionary(kind) and not kind.ordered and column.dictionary.nbytes > MOST_OF_VALUES:
        kind = kind.value_type
    return column if kind == column.type else column.cast(kind)


def _without_views(kind: Any) -> Any:
    """Return a type with strings in the place of views, also inside of it."""
    import pyarrow as pa

    inner = [kind.field(number) for number in range(kind.num_fields)]
    fields = [field.with_type(_without_views(field.type)) for field in inner]
    if fields == inner:
        return {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}.get(kind, kind)
    if pa.types.is_struct(kind):
        return pa.struct(fields)
    if pa.types.is_map(kind):
        return pa.map_(*(fields[0].type.field(number) for number in (0, 1)))
    if pa.types.is_fixed_size_list(kind):
        return pa.list_(fields[0], kind.list_size)
    return pa.large_list(fields[0]) if pa.types.is_large_list(kind) else pa.list_(fields[0])


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
    names = names_beside(COLUMNS, schema.names, taken)
    made = []
    for field, column in zip(schema, kept.columns, strict=True):
        if field.name == taken:
            made.append(_column(_text_field(field, names[TEXT]), rows))
        else:
            made.append(_as_it_was(field, column))
    for name, kind in _kinds().items():
        if name != TEXT or taken is None:
            made.append(_column(pa.field(names[name], kind), rows))
    return pa.table([column for _, column in made], pa.schema([field for field, _ in made], schema.metadata))


def _as_it_was(field: Any, column: Any) -> tuple[Any, Any]:
    """Return a column in the type that it had, but for views inside of its values, which cannot be written."""
    kind = _without_views(field.type) if field.type.num_fields else field.type
    return field.with_type(kind), column if column.type == kind else column.cast(kind)


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
