"""Lists and tables of plain text: several lines in a row with the same mark, or with cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from cleaner.model import InPart
from cleaner.page.units import Unit
from cleaner.text.sentences import has_end

FEWEST = 2
"""Lines in a row that are a list or a table."""
BULLET = re.compile(r"\s*([•·◦▪■□○●►▶✓✔*]|[-–—])\s")
DASHES = frozenset("-–—")
"""Marks of lists that open the turns of a dialogue as well: then the lines end as sentences do."""
CELLS = re.compile(r"\S[^\S\n]*\t[^\S\n]*\S|\S\s?\|\s?\S[^|]{0,80}\|")
"""Something, a tab or a pair of upright strokes, and something."""


def runs(found: Sequence[Unit], texts: Sequence[str]) -> dict[int, InPart]:
    """Return which units are lists or tables, by their numbers; `texts`: the lines that the units are of."""
    told: dict[int, InPart] = {}
    marks = [_mark(unit, texts) for unit in found]
    for mark, numbers in groupby(range(len(found)), key=marks.__getitem__):
        run = list(numbers)
        if mark and len(run) >= FEWEST and not _is_dialogue(mark, [found[at].text for at in run]):
            told |= dict.fromkeys(run, TABLE if mark == CELL else InPart("list", f"{len(run)} lines begin with {mark}"))
    return told


CELL = "cells"
TABLE = InPart("table", "lines in a row have cells")


def _mark(unit: Unit, texts: Sequence[str]) -> str:
    """Return the mark of a list that a unit has, or that it has cells; empty when it has neither.

    Further lines of an item stand deeper than its mark; others may be a paragraph that follows.
    """
    bullet = BULLET.match(unit.text)
    if bullet is None:
        return CELL if unit.first == unit.last and CELLS.search(unit.text) else ""
    further = texts[unit.first + 1 : unit.last + 1]
    return bullet[1] if all(len(text) - len(text.lstrip()) > unit.indent for text in further) else ""


def _is_dialogue(mark: str, texts: Sequence[str]) -> bool:
    return mark in DASHES and any(map(has_end, texts))
