"""Which part of the article a line of plain text is: what stands above the first paragraph, lists and tables.

What is decided of a line must not change when lines of other parts go: else cleaning a clean text would change it.
So a line above the first paragraph is told by itself alone, and nothing below a paragraph becomes a headline.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleaner.model import Document, InPart
from cleaner.page.units import Unit, units
from cleaner.parts.runs import runs
from cleaner.parts.shapes import is_byline, is_date, is_prose, is_title
from cleaner.text.lines import lines
from cleaner.text.shapes import opening
from cleaner.text.words import count

MOST_ABOVE = 10
"""Lines above the first paragraph up to which they are its head; more are a menu, a list, a poem."""
MOST_TITLES = 3
"""Lines like titles above the first paragraph: a label, the headline, a second one; more are verse, or a list."""
LONGEST_STANDFIRST = 60
"""Words of a standfirst; longer paragraphs above a by-line are those of an author before the next one's."""
LEAST_BEHIND = 2
"""Paragraphs that must follow a standfirst: in so short a text it may be half of what there is."""


def parts_of_text(document: Document) -> Mapping[int, InPart]:
    """Return the parts of the lines of a plain text that are not body; ask with `document.view(parts_of_text)`."""
    texts = document.view(lines).texts
    found = units(texts)
    told = {**_head(found, document.language), **runs(found, texts)}
    return {line: told[at] for at, unit in enumerate(found) if at in told for line in range(unit.first, unit.last + 1)}


def _head(found: Sequence[Unit], language: str) -> dict[int, InPart]:
    """Return the parts of the units above the first paragraph, and of the standfirst, by their numbers."""
    first = next((at for at, unit in enumerate(found[: MOST_ABOVE + 1]) if is_prose(unit.text)), None)
    if first is None:
        return {}
    told = {at: part for at in range(first) for part in [_of_line(found, at, language)] if part}
    if sum(part.part in ("headline", "standfirst") for part in told.values()) > MOST_TITLES:
        return {at: part for at, part in told.items() if part.part not in ("headline", "standfirst")}
    return told | _signed_standfirst(found, first, told)


def _of_line(found: Sequence[Unit], at: int, language: str) -> InPart | None:
    """Return the part of one line above the first paragraph, from the line alone and how the next one begins."""
    text = found[at].text
    if is_byline(text):
        return InPart("byline", "it names an author")
    if is_date(text):
        return InPart("date", "it is a date")
    following = found[at + 1]
    if not is_title(text, language) or opening(text) == "item" or opening(following.text) == "low":
        return None
    return InPart("headline", "it is a line like a title above the first paragraph")


def _signed_standfirst(found: Sequence[Unit], first: int, told: Mapping[int, InPart]) -> dict[int, InPart]:
    """Return the standfirst and the by-line below it, where a headline stands above and the text has no other by-line.

    In a text of several authors each by-line would make a standfirst of the paragraph before it, one after another.
    """
    is_headed = any(part.part == "headline" for part in told.values())
    if not is_headed or count(found[first].text) > LONGEST_STANDFIRST:
        return {}
    if [at for at, unit in enumerate(found) if is_byline(unit.text)] != [first + 1]:
        return {}
    if sum(is_prose(unit.text) for unit in found[first + 1 :]) < LEAST_BEHIND:
        return {}
    return {
        first: InPart("standfirst", "it stands between a headline and a by-line"),
        first + 1: InPart("byline", "it names an author"),
    }
