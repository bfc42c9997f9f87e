"""Which lines of a page are no part of its article, as its extractor has it, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.model import LeftOut
from cleaner.reading.alignment import align
from cleaner.reading.blocks import PageLine
from cleaner.text import words
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS

TRACED = 0.5
"""Share of the extractor's words that must be found on the page's lines, or it speaks of something else than them."""

ASIDE = frozenset(("aside", "button", "dialog", "fieldset", "footer", "form", "nav", "table"))
"""Landmarks in which a line that the extractor left out is not looked at again."""

PARAGRAPH = 20
"""Words of a line that may be a lost paragraph. Over 600 pages with known text, two thirds of such lines between the
kept ones, or just before them, are part of the article: standfirsts, quotations, items of a list."""

LIKE_KEPT = 8
"""Words of a line that may be a lost paragraph when its element is the same as that of a kept line; nine of ten are."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
"""A heading with a kept line right before and after it heads a part of the article; three of four do."""

BEFORE, AFTER, AROUND = 5, 1, 30
"""How many lines before the first kept line and after the last one a lost paragraph is looked for; the third, on
either side, for those whose element is that of a kept line."""


class Judgement(NamedTuple):
    """What is left out of a page, and how that was found, in plain words."""

    left_out: dict[int, LeftOut]
    how: str


def judge(lines: Sequence[PageLine], passages: Sequence[str], obstacle: str = "") -> Judgement:
    """Return which lines are no part of the article whose passages an extractor gave.

    A line that it left out though it looks like a part of the article is only suspect. Without passages, or
    with such as are not on the page, only what a browser would not show is left out.
    """
    if not passages:
        return unaided(lines, obstacle or "trafilatura found no main content")
    kept, traced = align([line.text for line in lines], passages)
    if traced < TRACED or not kept:
        return unaided(lines, "what trafilatura found is not on the page's lines")
    doubt = _Doubt(lines, kept)
    left_out = {
        number: LeftOut(_because(line), "suspect" if doubt.is_due(number) else "likely")
        for number, line in enumerate(lines)
        if number not in kept
    }
    return Judgement(left_out, "trafilatura")


def _because(line: PageLine) -> str:
    unseen = ", which a browser would not show" if line.unseen else ""
    return f"trafilatura left out this line: {line.place}{unseen}"


def unaided(lines: Sequence[PageLine], because: str) -> Judgement:
    """Return what is left out where no extractor can tell: what a browser would not show, unless that is most of it."""
    unseen = sum(words.count(line.text) for line in lines if line.unseen)
    seen = sum(words.count(line.text) for line in lines) - unseen
    hidden = {
        number: LeftOut(f"a browser would not show this line: {line.place}", "likely")
        for number, line in enumerate(lines)
        if line.unseen and seen > unseen
    }
    return Judgement(hidden, f"none, so every line is kept: {because}")


class _Doubt:
    """Whether a line that was left out may be part of the article all the same."""

    def __init__(self, lines: Sequence[PageLine], kept: frozenset[int]) -> None:
        self._lines, self._kept = lines, kept
        self._first, self._last = min(kept), max(kept)
        self._places = {lines[number].place for number in kept}

    def is_due(self, number: int) -> bool:
        """Tell whether line `number` looks like a lost paragraph or a lost heading."""
        line = self._lines[number]
        if line.unseen or not self._first - AROUND <= number <= self._last + AROUND:
            return False
        if line.landmark in ASIDE:
            return False
        if line.tag in HEADINGS and {number - 1, number + 1} <= self._kept:
            return True
        return self._is_paragraph(number, line)

    def _is_paragraph(self, number: int, line: PageLine) -> bool:
        if not _ends_a_sentence(line.text) or (line.tag == "li" and line.landmark == "header"):
            return False
        length = words.count(line.text)
        if line.place in self._places:
            return length >= LIKE_KEPT
        near = self._first - BEFORE <= number <= self._last + AFTER
        return near and length >= PARAGRAPH and line.landmark != "figure"


def _ends_a_sentence(text: str) -> bool:
    return text.rstrip(CLOSERS + " ").endswith(tuple(SENTENCE_ENDS))
