"""Names that were nearly right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a sentence to append to an error message: the known name nearest to `name`, or nothing."""
    nearest = get_close_matches(name.lower(), list(known), n=1)
    return f"; did you mean “{nearest[0]}”?" if nearest else ""
