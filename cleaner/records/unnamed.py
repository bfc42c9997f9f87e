"""What comes without a name, as in a stream: JSON lines are known by the first of them."""

from __future__ import annotations

import json
from typing import Any

from cleaner.records.jsonl import MARK
from cleaner.settings import Fields

LOOKED_AT = 65_536
"""Bytes at the start of a stream that tell what it is."""


def looks_like_json_lines(start: bytes, fields: Fields) -> bool:
    """Tell whether a stream begins with an object that has a text or a page, or with nothing but objects.

    Of a first line that is longer than what is looked at, the start tells.
    """
    first, end, _ = start.removeprefix(MARK).lstrip().partition(b"\n")
    if not first.startswith(b"{"):
        return False
    names = (fields.text, fields.html)
    if not end and len(start) >= LOOKED_AT:
        return any(json.dumps(name).encode() in first for name in names)
    record = _object(first)
    return record is not None and (any(name in record for name in names) or _are_objects(start))


def _are_objects(start: bytes) -> bool:
    lines = start.removeprefix(MARK).split(b"\n")
    whole = lines[:-1] if len(start) >= LOOKED_AT else lines
    return all(_object(line) is not None for line in whole if line.strip())


def _object(line: bytes) -> dict[str, Any] | None:
    """Return the object that a line is; None if it is none."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
