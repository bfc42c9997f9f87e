"""Values of Arrow as values that JSON has: times as ISO 8601, decimals as strings, bytes as base64."""

from __future__ import annotations

import re
from base64 import b64encode
from decimal import Decimal
from typing import Any

UNITS = {"s": 0, "ms": -3, "us": -6, "ns": -9}
"""Of durations, as powers of ten."""

UUID = "arrow.uuid"
"""The one extension of Arrow whose values are not what they are stored as."""

OFFSET = re.compile(r"([+-]\d\d)(\d\d)$")


def plain_value(scalar: Any) -> Any:
    """Return an Arrow scalar as a value that JSON has."""
    from pyarrow import types

    kind = scalar.type
    if not scalar.is_valid:
        return None
    if types.is_dictionary(kind) or (hasattr(kind, "storage_type") and kind.extension_name != UUID):
        return plain_value(scalar.value)
    if types.is_struct(kind):
        return {name: plain_value(value) for name, value in scalar.items()}
    if types.is_map(kind):
        return _plain_map([(plain_value(pair["key"]), plain_value(pair["value"])) for pair in scalar.values])
    if types.is_nested(kind):
        return [plain_value(value) for value in scalar.values]
    return _plain_leaf(scalar)


def _plain_map(pairs: list[tuple[Any, Any]]) -> Any:
    """Return a map as an object where its keys allow that, else as pairs."""
    keys = [key for key, _ in pairs]
    if all(isinstance(key, str) for key in keys) and len(set(keys)) == len(keys):
        return dict(pairs)
    return [list(pair) for pair in pairs]


def _plain_leaf(scalar: Any) -> Any:
    import pyarrow as pa

    kind = scalar.type
    if pa.types.is_duration(kind):
        return f"PT{Decimal(scalar.value).scaleb(UNITS[kind.unit]):f}S"
    if pa.types.is_temporal(kind):  # not through Python's own types, which know no nanoseconds
        return OFFSET.sub(r"\1:\2", scalar.cast(pa.string()).as_py().replace(" ", "T"))
    value = str(scalar.as_py()) if hasattr(kind, "storage_type") else scalar.as_py()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return b64encode(value).decode() if isinstance(value, bytes) else value
