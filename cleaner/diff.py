"""Raw against clean, each change signed by its rule."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from cleaner.model import Step


def audit_diff(raw: str, steps: Sequence[Step]) -> str:
    raise NotImplementedError


def unified_diff(raw: str, text: str, name: str) -> str:
    return "".join(difflib.unified_diff(raw.splitlines(True), text.splitlines(True), name, name))
