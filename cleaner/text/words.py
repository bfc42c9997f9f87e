"""Words: runs of letters and digits; in scripts without spaces, single characters."""

from __future__ import annotations

import re

WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of `text` as they are written."""
    return WORD.findall(text)


def count(text: str) -> int:
    """Return how many words `text` has."""
    return len(WORD.findall(text))
