"""Patterns that begin with a mark which is rare in text."""

from __future__ import annotations

import re
from collections.abc import Iterator


def matches_at(mark: str, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern`, which begins with `mark`, wherever `mark` stands in `text`.

    The same as `pattern.finditer(text)` for matches that do not overlap, but the search for one character
    is several times faster outside of `re`; that for two is not, and waits until the last of them is found.
    """
    place = text.find(mark) if mark[-1] in text else -1
    while place >= 0:
        match = pattern.match(text, place)
        if match:
            yield match
        place = text.find(mark, place + 1)
