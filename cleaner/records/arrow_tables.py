"""Arrow tables as pieces of a file: made of rows whose types nobody told, and brought to one schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

AS_JSON = {b"cleaner": b"JSON text: the values are of types that one column cannot have"}
"""The note on a column whose values were written as JSON."""

DEEPEST = 32
"""Types inside one another that a column has at most: half of what Arrow writes."""


def packed(table: Any) -> bytes:
    """Return a table, or a batch of one, as bytes."""
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as stream:
        stream.write(table)
    return bytes(sink.getvalue())


def unpacked(piece: BinaryIO) -> Any:
    """Return the table that bytes hold; None where there are none."""
    import pyarrow as pa

    data = piece.read()
    return pa.ipc.open_stream(data).read_all() if data else None


def table_of(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows of plain values as a table that has each field of any of them."""
    import pyarrow as pa

    fields, columns = [], []
    for name in dict.fromkeys(key for row in rows for key in row):
        field, column = _inferred(sound(name), [row.get(name) for row in rows])
        fields.append(field)
        columns.append(column)
    return pa.table(columns, pa.schema(fields))


def _inferred(name: str, values: list[Any]) -> tuple[Any, Any]:
    """Return a column with its field: of the type that the values have in common, else of JSON text."""
    import pyarrow as pa

    try:
        try:
            column = pa.array(values)
        except UnicodeEncodeError:
            column = pa.array(list(map(sound, values)))
        if not _is_deeper(column.type, DEEPEST) and not _has_empty_struct(column.type):
            return pa.field(name, column.type), column
    except (pa.ArrowException, OverflowError):
        pass
    return _json_field(name), _json_column(values)


def sound(value: Any) -> Any:
    """Return a value whose strings are UTF-8: half surrogate pairs are spelled out."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {sound(key): sound(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(sound, value))
    return list(map(sound, value)) if isinstance(value, list) else value


def _has_empty_struct(kind: Any) -> bool:
    """Tell whether a type has a structure without fields in it, which Parquet does not know."""
    from pyarrow import types

    inner = [kind.field(number).type for number in range(kind.num_fields)]
    return (types.is_struct(kind) and not inner) or any(map(_has_empty_struct, inner))


def _is_deeper(kind: Any, most: int) -> bool:
    """Tell whether a type has more than so many types inside one another."""
    return most == 0 or any(_is_deeper(kind.field(number).type, most - 1) for number in range(kind.num_fields))


def _json_field(name: str) -> Any:
    import pyarrow as pa

    return pa.field(name, pa.string(), metadata=AS_JSON)


def _json_column(values: Iterable[Any]) -> Any:
    import pyarrow as pa

    texts = [None if value is None else json.dumps(value, separators=(",", ":"), default=str) for value in values]
    return pa.array(texts, pa.string())


def _is_json(field: Any) -> bool:
    return bool(field.metadata) and AS_JSON.items() <= field.metadata.items()


def common_schema(encoded: Iterable[BinaryIO]) -> Any:
    """Return the schema that holds the rows of all encoded pieces; None where there are none.

    A column whose types cannot be brought together, or not without loss, is JSON text.
    """
    import pyarrow as pa

    schemas: list[Any] = []
    for table in map(unpacked, encoded):
        if table is not None and not any(_same(table.schema, schema) for schema in schemas):
            schemas.append(table.schema)
    if len(schemas) < 2:
        return schemas[0] if schemas else None
    fields = {name: _unified(name, schemas) for schema in schemas for name in schema.names}
    for table in map(unpacked, encoded):
        if table is not None:
            fields |= {name: _json_field(name) for name in table.schema.names if _loses(table, fields[name])}
    return pa.schema(list(fields.values()))


def _same(schema: Any, other: Any) -> bool:
    """Tell whether two schemas are the same, with what is noted in them."""
    return bool(schema.equals(other, check_metadata=True))


def _unified(name: str, schemas: Sequence[Any]) -> Any:
    """Return the field that a column has in the common schema."""
    import pyarrow as pa

    found = [schema.field(name) for schema in schemas if name in schema.names]
    if any(map(_is_json, found)):
        return _json_field(name)
    try:
        return pa.unify_schemas([pa.schema([field]) for field in found], promote_options="permissive").field(0)
    except pa.ArrowException:
        return _json_field(name)


def _loses(table: Any, field: Any) -> bool:
    """Tell whether a column cannot be brought to the type of a field as it is."""
    import pyarrow as pa

    if _is_json(field):
        return False
    try:
        table[field.name].cast(field.type)
    except pa.ArrowException:
        return True
    return False


def fitted(table: Any, schema: Any) -> Any:
    """Return a table in the schema that `common_schema` gave."""
    import pyarrow as pa

    return table if _same(table.schema, schema) else pa.table([_column(table, field) for field in schema], schema)


def _column(table: Any, field: Any) -> Any:
    import pyarrow as pa

    if field.name not in table.schema.names:
        return pa.nulls(table.num_rows, field.type)
    column = table[field.name]
    if _is_json(field) and not _is_json(table.schema.field(field.name)):
        return _json_column(column.to_pylist())
    return column.cast(field.type)
