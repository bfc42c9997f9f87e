"""Lines that a program wrapped: which line breaks stand where the width ended, and not where the writer put them.

A wrapped text shows itself: behind (nearly) every line there was no room left for the first word of the next one.
Verse, lists, addresses and menus break off with room to spare.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.model import Document
from cleaner.text.blanks import WIDE as GAP_WIDTH
from cleaner.text.cases import LOWER
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS
from cleaner.text.shapes import CASELESS, CODE, is_ended, opening
from cleaner.text.written import rows

NARROWEST, WIDEST = 55, 110
"""Columns that text is wrapped at: mail and text browsers use 65 to 80; the alexandrines of plays end before 55."""
INSIDE = 0.97
"""Share of the lines that keep to the width; the rest are addresses and tables, which no program breaks."""
OVER = 2
"""Columns by which a full line may be wider: the widest of all lines, and signs that were spelled out afterwards."""
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

COLUMN_GAP = " " * GAP_WIDTH
INSIDE_GAP = re.compile(rf"\w{COLUMN_GAP} *[^\s]")
"""Blanks between two columns of a table; those before the first word are an indentation, or belong to the mark of a
list."""
ADDRESS = "://"

SAMPLE = 2000
"""Characters at the start of a text that tell whether it is in a script of wide letters."""
LONGEST_MEAN = 110
"""Characters to a line break, on the whole, above which paragraphs stand in one line each."""
LONGEST_FIRST_WORD = 20
"""Characters: a line that is shorter than the width by more had room for any word."""

COUNTER_ENDS = ").:"
"""What stands behind the letter or number that counts the items of a list."""

GOES_ON = re.compile(rf"\n(?<=[{LOWER},]\n)[ \t]{{0,40}}(?=[{LOWER}])")
ENDS = re.compile(rf"\n(?<=[{re.escape(SENTENCE_ENDS + CLOSERS)}]\n)(?=[ \t]{{0,40}}[^\s{LOWER}])")
NO_CASE = re.compile(CASELESS)
WIDE = re.compile(r"[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
"""Letters that take two columns; Unicode 16, EastAsianWidth.txt, without the rare planes."""


class _Break(NamedTuple):
    """The break of a full line, and the one above it: does the sentence go on, does the script tell, was it ended."""

    above: int
    place: int
    low: bool
    caseless: bool
    ended: bool


@cache
def _pair(shortest: int, longest: int) -> re.Pattern[str]:
    """Return what two neighbouring lines are, of which the first has so many characters."""
    return re.compile(rf"\n(?=(.{{{shortest},{longest}}}+)\n([ \t\u00a0]*+)(\S++))")


def wraps(document: Document) -> frozenset[int]:
    """Return the places of the line feeds that a program put in; ask for them with `document.view(wraps)`."""
    text = document.text
    if not _is_set_in_lines(text):
        return frozenset()
    going_on = len(GOES_ON.findall(text))
    if going_on < FEWEST_CONTINUATIONS and not NO_CASE.search(text):
        return frozenset()
    width = columns if WIDE.search(text, 0, SAMPLE) else len
    limit = _limit(map(width, document.view(rows)))
    if limit < NARROWEST:
        return frozenset()
    breaks = list(_full_breaks(text, limit, width))
    return frozenset(_joined(breaks, text)) if _is_wrapped(breaks, going_on) else frozenset()


def _is_set_in_lines(text: str) -> bool:
    """Tell whether there are several lines, and short ones on the whole."""
    breaks = text.count("\n")
    return breaks > FEWEST_CONTINUATIONS and len(text) <= LONGEST_MEAN * breaks


def _limit(widths: Iterable[int]) -> int:
    """Return the width that nearly all lines keep to, 0 when there are none within the widest."""
    in_order = sorted(widths)
    first, end = bisect_right(in_order, 0), bisect_right(in_order, WIDEST)
    return in_order[first + int(INSIDE * (end - first - 1))] if end > first else 0


def columns(row: str) -> int:
    """Return how wide `row` is in print, wide letters counting twice."""
    return len(row) if row.isascii() else len(row) + len(WIDE.findall(row))


def _full_breaks(text: str, limit: int, width: Callable[[str], int]) -> Iterator[_Break]:
    """Yield the breaks between two lines of one paragraph where the first had no room for the next word."""
    shortest = limit - LONGEST_FIRST_WORD
    checked = -2  # the break above the last line that was found free of program text; none yet
    for found in _pair(shortest if width is len else shortest // 2, limit + OVER).finditer("\n" + text):
        row, indent, word = found.groups()
        size = width(row if row[-1] != " " else row.rstrip()) + 1
        if size + width(word) <= limit or size > limit + OVER + 1 or (width is columns and _fits(word, limit - size)):
            continue
        above = found.start() - 1
        place = above + 1 + len(row)
        if (above != checked and _is_set(row, 0, len(row))) or _is_set(text, place, _line_end(text, place + 1)):
            continue
        checked = place
        if ADDRESS in word and ADDRESS in row.split()[-1]:
            continue
        if word[0].islower() and word[-1] not in COUNTER_ENDS:
            yield _Break(above, place, True, False, False)
            continue
        begins = opening(text, place + 1)
        if begins == "low" or (begins in ("caseless", "other") and _is_level(row, indent)):
            yield _Break(above, place, begins == "low", begins == "caseless", begins != "low" and is_ended(row))


def _is_set(text: str, start: int, end: int) -> bool:
    """Tell whether a line is no prose: it has signs of program text, or gaps between columns."""
    if CODE.search(text, start, end):
        return True
    gap = text.find(COLUMN_GAP, start, end)
    return gap >= 0 and INSIDE_GAP.search(text, gap - 1 if gap > start else gap, end) is not None


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place, place + WIDEST)
    return end if end >= 0 else place + WIDEST


def _fits(word: str, room: int) -> bool:
    """Tell whether the first letter of `word` fits into `room`: a line may break before and behind a wide one."""
    return room >= 2 and WIDE.match(word) is not None


def _is_level(row: str, indent: str) -> bool:
    """Tell whether the next line does not stand deeper than `row`, as that of a new paragraph may."""
    return len(indent) <= len(row) - len(row.lstrip()) or opening(row) == "item"


def _is_wrapped(breaks: Sequence[_Break], going_on: int) -> bool:
    """Tell whether so many lines are full where the sentence goes on, and so few are not, that it is no chance."""
    low = sum(one.low for one in breaks)
    if low >= FEWEST_CONTINUATIONS:
        return low * (1 + 1 / FULL_TO_SHORT) >= going_on
    return sum(one.caseless and not one.ended for one in breaks) >= FEWEST_CASELESS


def _joined(breaks: Sequence[_Break], text: str) -> Iterator[int]:
    """Yield the places of those breaks of a wrapped text that stand inside a paragraph."""
    ends = sum(one.ended for one in breaks)
    apart = ends >= (1 - BLANK_BETWEEN) * len(ENDS.findall(text))
    paragraph: list[_Break] = []
    for one in breaks:
        if paragraph and paragraph[-1].place != one.above:
            yield from _if_continuing(paragraph)
            paragraph = []
        if one.low or apart or not one.ended:
            paragraph.append(one)
    yield from _if_continuing(paragraph)


def _if_continuing(paragraph: Sequence[_Break]) -> Iterator[int]:
    if sum(one.low or one.caseless for one in paragraph) >= CONTINUING * len(paragraph):
        yield from (one.place for one in paragraph)
