"""White space inside lines: the kinds there are, and the gaps that have a meaning."""

from __future__ import annotations

import re

from cleaner.text.characters import NO_BREAK_SPACES

ODD_SPACES = "\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u205f\u3000"
"""Spaces of a width of their own: en, em, thin, hair, figure, mathematical, ideographic."""
BLANKS = " \t" + NO_BREAK_SPACES + ODD_SPACES

LONGEST_TABLE_LINE = 100
"""A text column is laid out for a screen of 80 to 100 characters; longer lines are paragraphs."""
WIDE = 3
"""Two blanks happen between words; three and more, in a short line, were set on purpose."""

GAP = re.compile(r"  [ \t]*+")
"""What columns are set with."""

BULLETS = "-*+•"
LIST_MARK = re.compile(
    rf"[{BLANKS}]*(?:[-*+•◦▪▸►●○■□·–—#>o×|]{{1,6}}|[(\[]?(?:\d{{1,4}}|[a-zA-Z]|[ivxIVX]{{1,5}})[.)\]]{{1,2}})"
)
"""What stands before the gap in an item of a list, a heading or a quoted mail."""


def short_line(text: str, place: int) -> tuple[int, int] | None:
    """Return start and end of the line around `place`, or None when it is too long for a table."""
    lowest, highest = max(0, place - LONGEST_TABLE_LINE - 1), place + LONGEST_TABLE_LINE + 1
    start = text.rfind("\n", lowest, place) + 1
    if start == 0 and lowest > 0:
        return None
    end = text.find("\n", place, highest)
    if end < 0:
        end = len(text)
    return (start, end) if end - start <= LONGEST_TABLE_LINE else None


def is_laid_out(text: str, gap: tuple[int, int]) -> bool:
    """Tell whether the line around `gap` is part of a table: wide gaps, or a gap that ends below another."""
    line = short_line(text, gap[0])
    if line is None:
        return False
    if gap[1] - gap[0] >= WIDE:
        return True
    columns = {end for neighbour in _neighbours(text, line) for _, end in _gaps(text, neighbour)}
    return any(end - start >= WIDE or end in columns for start, end in _gaps(text, line))


def _gaps(text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the gaps between the words of a line, counted from its start."""
    start, end = line
    return [
        (match.start() - start, match.end() - start)
        for match in GAP.finditer(text, start, end)
        if start < match.start() and match.end() < end and not follows_list_mark(text, start, match.start())
    ]


def _neighbours(text: str, line: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = line
    above = short_line(text, start - 1) if start > 0 else None
    below = short_line(text, end + 1) if end + 1 < len(text) else None
    return [neighbour for neighbour in (above, below) if neighbour is not None]


def follows_list_mark(text: str, start: int, gap: int) -> bool:
    """Tell whether nothing but the mark of a list item stands between the line's `start` and the `gap`."""
    if gap - start > LONGEST_TABLE_LINE:
        return False
    bare = text[gap - 1] in BULLETS and not text[start : gap - 1].strip()
    return bare or LIST_MARK.fullmatch(text, start, gap) is not None
