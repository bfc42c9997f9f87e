"""Which part of the article each line of a page is, by its elements, its place and what the head tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from cleaner.model import InPart, LeftOut, Part
from cleaner.reading.blocks import PageLines
from cleaner.reading.page_margin import MOST_OF_STANDFIRST, author_box, byline, date, standfirst
from cleaner.reading.page_places import ASIDE, Places, standing_in

FEWEST_OF_COMMENT = 8
"""Words of the longest line of an element that holds comments; without one it holds their number, or a form."""
MOST_KEPT = 0.5
"""Share of the words in elements of comments that the extractor may keep; where it keeps more, as on the page of a
forum, they are the text."""
MOST_OF_CAPTION = 120
"""Words in the element of a caption; what is longer is the article."""
FEWEST_ROWS = 2
ITEMS = frozenset(("li", "dt", "dd"))

MOST_OF_PAGE: Mapping[Part, float] = {
    "standfirst": 0.3,
    "byline": 0.3,
    "date": 0.3,
    "author-box": 0.3,
    "caption": 0.5,
    "reader-comment": 0.5,
}
"""Shares of the words that the extractor keeps up to which they can be such a part; more are the text itself, in
elements that are called otherwise."""


class PageParts(Mapping[int, InPart]):
    """Which part the lines of a page are, told when it is first asked for: it takes as long as to find the article."""

    def __init__(self, page: PageLines, left_out: Mapping[int, LeftOut]) -> None:
        self._asked: tuple[PageLines, Mapping[int, LeftOut]] | None = (page, left_out)

    @cached_property
    def _told(self) -> dict[int, InPart]:
        told = page_parts(*self._asked) if self._asked else {}
        self._asked = None  # the page is not held longer than it is needed
        return told

    def __getitem__(self, number: int) -> InPart:
        return self._told[number]

    def __iter__(self) -> Iterator[int]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)

    def __reduce__(self) -> tuple[Any, ...]:
        return (dict, (self._told,))


def page_parts(page: PageLines, left_out: Mapping[int, LeftOut]) -> dict[int, InPart]:
    """Return which part the lines of a page are, by their numbers; those that are none, all of the site, are missing.

    `left_out`: what the extractor of the page leaves out.
    """
    if not page.lines:
        return {}
    gone = frozenset(number for number, out in left_out.items() if out.certainty != "suspect")
    places = Places(page, gone)
    found = {number: part for number in places.candidates() for part in [_part(places, number)] if part}
    too_much = _too_much(places, found)
    for number in places.kept if too_much else ():
        if found[number].part in too_much:
            found[number] = InPart("body", f"too much of the page would be {found[number].part}")
    return found


def _too_much(places: Places, parts: Mapping[int, InPart]) -> set[Part]:
    """Return the parts that would be more of what the extractor keeps than they can be."""
    sizes = Counter[Part]()
    for number in places.kept:
        sizes[parts[number].part] += places.sizes[number]
    found: set[Part] = {part for part, most in MOST_OF_PAGE.items() if sizes[part] > most * sizes.total()}
    return found | {"standfirst"} if sizes["standfirst"] > MOST_OF_STANDFIRST else found


def _part(places: Places, number: int) -> InPart | None:
    is_gone = number in places.gone
    for part, tells in LEFT_OUT_TOO if is_gone else ANY:
        because = tells(places, number)
        if because:
            return InPart(part, because)
    return None if is_gone else BODY


def _comment(places: Places, number: int) -> str:
    box = places.element(number, "comment")
    if box is None or number <= places.first or places.longest(box) < FEWEST_OF_COMMENT:
        return ""
    if places.held(box) > MOST_KEPT * places.size(box) or places.lines[number].landmark == "form":
        return ""
    return standing_in(box)


def _headline(places: Places, number: int) -> str:
    return places.headline.because if places.headline and places.headline.number == number else ""


def _caption(places: Places, number: int) -> str:
    line, box = places.lines[number], places.element(number, "caption")
    if number in places.gone and not _is_between(places, number):
        return ""
    if box is not None and places.held(box) <= MOST_OF_CAPTION:
        return standing_in(box)
    is_caption = line.landmark == "figure" and places.sizes[number] <= MOST_OF_CAPTION and not line.linked
    return "it stands in <figure>" if is_caption and places.element(number, "quotation") is None else ""


def _is_between(places: Places, number: int) -> bool:
    """Tell whether a line that was left out stands where the article is, in none of the elements beside it."""
    if places.lines[number].landmark in ASIDE or not places.kept:
        return False
    top = places.headline.number if places.headline else places.first
    return min(top, places.first) <= number <= places.last + 1


def _table(places: Places, number: int) -> str:
    landmark = places.lines[number].box.landmark
    is_table = landmark is not None and places.rows.get(id(landmark), 0) >= FEWEST_ROWS
    return f"it stands in {places.lines[number].place}" if is_table else ""


def _list(places: Places, number: int) -> str:
    return f"it stands in {places.lines[number].place}" if places.lines[number].tag in ITEMS else ""


def _quotation(places: Places, number: int) -> str:
    box = places.element(number, "quotation")
    return standing_in(box) if box is not None else ""


Tells = Callable[[Places, int], str]
"""Why a line is a part; empty when it is none."""

LEFT_OUT_TOO: tuple[tuple[Part, Tells], ...] = (
    ("headline", _headline),
    ("reader-comment", _comment),
    ("date", date),
    ("byline", byline),
    ("author-box", author_box),
    ("caption", _caption),
    ("standfirst", standfirst),
)
"""Parts, the surest first, that a page's extractor may have left out; the first that is told is the line's."""

KEPT_ONLY: tuple[tuple[Part, Tells], ...] = (("table", _table), ("list", _list), ("quotation-box", _quotation))
"""Parts that only lines which the extractor kept are: what it left out of them is most often of the site."""

ANY = LEFT_OUT_TOO + KEPT_ONLY
BODY = InPart("body", "nothing tells otherwise")
