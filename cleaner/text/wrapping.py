"""Lines that a program wrapped: which line breaks stand where the width ended, and not where the writer put them.

A wrapped text shows itself: behind (nearly) every line there was no room left for the first word of the next one.
Verse, lists, addresses and menus break off with room to spare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby, islice
from typing import NamedTuple

from cleaner.model import Document
from cleaner.text.cases import LOWER
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS
from cleaner.text.shapes import CASELESS, Opening, holds_code, is_ended, opening
from cleaner.text.written import rows

NARROWEST, WIDEST = 55, 110
"""Columns that text is wrapped at: mail and text browsers use 65 to 80; the alexandrines of plays end before 55."""
INSIDE = 0.97
"""Share of the lines that keep to the width; the rest are addresses and tables, which no program breaks."""
FEWEST_CONTINUATIONS = 3
"""Full lines that go on with a small letter; fewer can be chance. Wrapped dumps have 12 and more."""
FEWEST_CASELESS = 8
"""The same for scripts without small letters, where going on cannot be seen."""
FULL_TO_SHORT = 4
"""Full lines that go on, for each that goes on with room left: dumps have 10 and more, free verse has below 1."""
CONTINUING = 1 / 3
"""Share of a paragraph's breaks that go on with a small letter; German nouns and names leave half of them."""
BLANK_BETWEEN = 0.2
"""Share of full paragraphs' ends with room left above which paragraphs are not kept apart by blank lines."""

LONGEST_MEAN = 110
"""Characters to a line break, on the whole, above which paragraphs stand in one line each."""
LONGEST_FIRST_WORD = 30
"""Characters: a line that is shorter than the width by more had room for any word."""

GOES_ON = re.compile(rf"\n(?<=[{LOWER},]\n)[ \t]{{0,40}}(?=[{LOWER}])")
ENDS = re.compile(rf"\n(?<=[{re.escape(SENTENCE_ENDS + CLOSERS)}]\n)(?=[ \t]{{0,40}}[^\s{LOWER}])")
NO_CASE = re.compile(CASELESS)
WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
"""Letters that take two columns; Unicode 16, EastAsianWidth.txt, without the rare planes."""


class _Break(NamedTuple):
    """The break of a full line: does the sentence go on behind it, does the script tell, was the line ended."""

    row: int
    low: bool
    caseless: bool
    ended: bool


def wraps(document: Document) -> frozenset[int]:
    """Return the places of the line feeds that a program put in; ask for them with `document.view(wraps)`."""
    if not _may_be_wrapped(document.text):
        return frozenset()
    written = document.view(rows)
    numbers = frozenset(_wrapped_rows(document.text, written))
    if not numbers:
        return frozenset()
    ends = accumulate(map(len, written))
    return frozenset(end + number for number, end in enumerate(ends) if number in numbers)


def _may_be_wrapped(text: str) -> bool:
    """Tell whether the lines are short, and enough of them go on with a small letter, or with one of no case."""
    breaks = text.count("\n")
    if breaks <= FEWEST_CONTINUATIONS or len(text) > LONGEST_MEAN * breaks:
        return False
    goes_on = next(islice(GOES_ON.finditer(text), FEWEST_CONTINUATIONS - 1, None), None)
    return goes_on is not None or NO_CASE.search(text) is not None


def _wrapped_rows(text: str, written: Sequence[str]) -> Iterator[int]:
    """Yield the numbers of the rows whose break was put in by a program."""
    bare = [row.rstrip() for row in written]
    width = columns if WIDE.search(text) else len
    widths = list(map(width, bare))
    limit = _limit(widths)
    if limit < NARROWEST:
        return
    breaks = list(_full_breaks(bare, widths, limit, width))
    if not _is_wrapped(breaks, text):
        return
    ends = sum(one.ended and not one.low for one in breaks)
    apart = ends >= (1 - BLANK_BETWEEN) * sum(1 for _ in ENDS.finditer(text))
    joined = [one for one in breaks if one.low or apart or not one.ended]
    for _, run in groupby(enumerate(joined), lambda pair: pair[1].row - pair[0]):
        paragraph = [one for _, one in run]
        if sum(one.low or one.caseless for one in paragraph) >= CONTINUING * len(paragraph):
            yield from (one.row for one in paragraph)


def _limit(widths: Sequence[int]) -> int:
    """Return the width that nearly all lines keep to, 0 when there are none within the widest."""
    kept = sorted(width for width in widths if 0 < width <= WIDEST)
    return kept[int(INSIDE * (len(kept) - 1))] if kept else 0


def columns(row: str) -> int:
    """Return how wide `row` is in print, wide letters counting twice."""
    return len(row) if row.isascii() else len(row) + len(WIDE.findall(row))


def _is_wrapped(breaks: Sequence[_Break], text: str) -> bool:
    """Tell whether so many lines are full where the sentence goes on, and so few are not, that it is no chance."""
    low = sum(one.low and not one.ended for one in breaks)
    if low >= FEWEST_CONTINUATIONS:
        return low * (1 + 1 / FULL_TO_SHORT) >= sum(1 for _ in GOES_ON.finditer(text))
    return sum(one.caseless and not one.ended for one in breaks) >= FEWEST_CASELESS


def _full_breaks(
    bare: Sequence[str], widths: Sequence[int], limit: int, width: Callable[[str], int]
) -> Iterator[_Break]:
    """Yield the breaks between two lines of one paragraph where the first had no room for the next word."""
    nearly_full = (number for number, size in enumerate(widths) if limit - LONGEST_FIRST_WORD < size <= limit)
    for number in nearly_full:
        row, below = bare[number], bare[number + 1] if number + 1 < len(bare) else ""
        first_word = below.lstrip().partition(" ")[0]
        room = limit - widths[number] - 1
        if first_word and room < (2 if WIDE.match(first_word) else width(first_word)):
            begins = opening(below)
            if _may_go_on(row, below, begins):
                yield _Break(number, begins == "low", begins == "caseless", is_ended(row))


def _may_go_on(row: str, below: str, begins: Opening) -> bool:
    """Tell whether the shapes of two neighbouring lines let them be one paragraph."""
    if begins in ("item", "speaker") or holds_code(row) or holds_code(below):
        return False
    return begins == "low" or _indent(below) <= _indent(row) or opening(row) == "item"


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())
