"""Which line of a page is its headline: the one most like the titles in the head, else a heading above the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from cleaner.parts.shapes import is_byline, is_date, is_title
from cleaner.reading.blocks import PageLine
from cleaner.reading.head_facts import SUFFIX
from cleaner.text.words import words

LEAST_LIKE = 0.4
"""A line is like a title from this product on: of its words the share in the title, of the title's the share in it."""
LONGEST = 40
"""Words of a line that is compared with the titles."""
TAGS = {"h1": 0, "h2": 1, "h3": 2, "h4": 3}
"""Headings, the likeliest headline first."""
OTHER_TAG = len(TAGS)
NEAR = 30
"""Lines above the text in which a headline is looked for that the extractor left out."""


class Headline(NamedTuple):
    """The number of the line that is the headline, and what tells."""

    number: int
    because: str


def headline(lines: Sequence[PageLine], titles: Sequence[str], kept: Sequence[int], prose: int) -> Headline | None:
    """Return the headline of a page; `kept`: what its extractor keeps, `prose`: the first line of the text.

    What the extractor keeps comes before what it left out: many a page has the name of its site as its title.
    """
    above = [number for number in kept if number <= prose]
    is_above = set(above)
    near = [number for number in range(max(0, prose - NEAR), min(prose + 1, len(lines))) if number not in is_above]
    likeness = _likeness(lines, titles, above + near)
    like_title, told = likeness.__contains__, "it is like the title that the head of the page tells"
    looks: tuple[tuple[Sequence[int], Callable[[int], bool], str], ...] = (
        (above, like_title, told),
        (above, lambda n: lines[n].tag in TAGS and is_title(lines[n].text), "it is a heading above the text"),
        (near, like_title, told),
        (above, lambda n: n < prose and _stands_alone(lines[n].text), "it is a line like a title above the text"),
    )
    for numbers, tells, because in looks:
        found = [number for number in numbers if tells(number)]
        if found:
            return Headline(
                min(found, key=lambda n: (-likeness.get(n, 0), TAGS.get(lines[n].tag, OTHER_TAG), n)), because
            )
    return None


def _stands_alone(text: str) -> bool:
    return is_title(text) and not is_date(text) and not is_byline(text)


def _likeness(lines: Sequence[PageLine], titles: Sequence[str], numbers: Sequence[int]) -> Mapping[int, float]:
    """Return those of some lines that are like a title, and how much."""
    told = {*titles, *(SUFFIX.sub("", title) for title in titles)}
    known = [title for title in (set(words(title.lower())) for title in told) if title]
    found: dict[int, float] = {}
    for number in numbers if known else ():
        own = set() if lines[number].unseen else set(words(lines[number].text.lower()))
        if own and len(own) <= LONGEST:
            shared = max(len(own & title) ** 2 / (len(own) * len(title)) for title in known)
            if shared > LEAST_LIKE:
                found[number] = shared
    return found
