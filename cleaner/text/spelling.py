"""Names that were nearly right."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a sentence to append to an error message: the known name nearest to `name`, or nothing."""
    from difflib import get_close_matches  # loaded for none but a user who mistyped

    nearest = get_close_matches(name.lower(), list(known), n=1)
    return f"; did you mean “{nearest[0]}”?" if nearest else ""
