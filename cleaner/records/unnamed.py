"""What comes without a name, as in a stream: JSON lines are known by the first of them."""

from __future__ import annotations

import json

from cleaner.records.jsonl import MARK
from cleaner.settings import Fields

LOOKED_AT = 65_536
"""Bytes at the start of a stream that tell what it is."""


def looks_like_json_lines(start: bytes, fields: Fields) -> bool:
    """Tell whether the first line of a stream is an object with a text or a page; of a longer one the start tells."""
    line, end, _ = start.removeprefix(MARK).lstrip().partition(b"\n")
    names = (fields.text, fields.html)
    if not line.startswith(b"{"):
        return False
    if not end and len(start) >= LOOKED_AT:
        return any(json.dumps(name).encode() in line for name in names)
    try:
        return any(name in json.loads(line) for name in names)
    except (ValueError, RecursionError):
        return False
