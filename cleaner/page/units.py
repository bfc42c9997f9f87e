"""Units of a text: its lines, those put together again that a program wrapped; blank lines are room between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from cleaner.text.shapes import opening
from cleaner.text.wrapping import NARROWEST, WIDE, WIDEST, columns

KEEPING = 0.97
"""Share of the lines of a wrapped text that keep to its width; the rest are addresses and tables, never broken."""
HANGING = 8
"""Columns that the later lines of a wrapped item may stand deeper than its bullet."""


class Unit(NamedTuple):
    """Lines `first` to `last`, inclusive, as one text; `blanks`: the blank lines above, `indent`: columns."""

    first: int
    last: int
    text: str
    indent: int
    blanks: int


def units(lines: Sequence[str]) -> list[Unit]:
    """Return the units of a text that was cut into lines."""
    shown = [line.rstrip() for line in lines]
    size = _measure(shown)
    width = _width(list(map(size, shown)))
    found: list[Unit] = []
    parts: list[str] = []
    first = blanks = above = indent = 0
    room = -1  # what is free behind the line above; -1 when it is blank or the text is not wrapped
    for number, line in enumerate(shown):
        if not line:
            above, room = above + 1, -1
            continue
        text = line.lstrip()
        depth = len(line) - len(text)
        if room >= 0 and _goes_on(text, depth - indent, room, size):
            parts.append(text)
        else:
            if parts:
                found.append(Unit(first, first + len(parts) - 1, " ".join(parts), indent, blanks))
            parts, first, indent, blanks = [text], number, depth, above
        above, room = 0, max(0, width - size(line)) if width else -1
    if parts:
        found.append(Unit(first, first + len(parts) - 1, " ".join(parts), indent, blanks))
    return found


def _measure(lines: Sequence[str]) -> Callable[[str], int]:
    """Return what tells how wide a line is: where no letter is a wide one, its length."""
    return columns if WIDE.search("".join([line for line in lines if not line.isascii()])) else len


def _width(widths: Sequence[int]) -> int:
    """Return the width that a program wrapped lines of such widths at, 0 when none did."""
    in_order = sorted(filter(None, widths))
    if not in_order:
        return 0
    width = in_order[int(KEEPING * (len(in_order) - 1))]
    return width if NARROWEST <= width <= WIDEST else 0


def _goes_on(text: str, deeper: int, room: int, size: Callable[[str], int]) -> bool:
    """Tell whether a line goes on with the one above, behind which there was so much room."""
    if size(text) < room or not (0 <= deeper <= HANGING or deeper == -1):
        return False
    word = text.split(None, 1)[0] if size is len else _first_word(text)
    return size(word) + 1 > room and opening(text) != "item"


def _first_word(text: str) -> str:
    """Return what could not be broken: the first letter in scripts of wide letters."""
    return text[0] if columns(text[0]) > 1 else text.split(None, 1)[0]
