"""Where a headline inside a paragraph ends: at white space, at its own mark, where the next sentence likely begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from math import exp
from typing import NamedTuple

from cleaner.breaks.gaps import gap_at, gaps
from cleaner.breaks.seams import likelihood
from cleaner.text.bounds import ends_sentence
from cleaner.text.characters import CLOSERS
from cleaner.text.seams import LOWER, UPPER

LONGEST_HEADLINE = 180
"""A headline behind a label inside a paragraph; in French dailies they stay below 150 characters."""
SHORTEST_HEADLINE = 8
"""Characters before which nothing ends a headline; those of dailies have at least fifteen."""
OPENING_SIGNS = ' :\t\u00a0«“"-–—|'
"""What stands between a label and its headline."""

VISIBLE = re.compile(
    rf"""
    [ \t\u00a0]{{2,}}                                         # white space where an element ended
  | (?<=[{LOWER}]{{3}}) (?=[{UPPER}][{LOWER}'’ ])             # the next sentence stuck to the last word
  | (?<=[\w.!?…]["\d%)\]]) (?=[{UPPER}][{LOWER}'’ ]|[«“])
  | (?<=[»”]) (?=[«“"{UPPER}])
  | (?<=\w) (?=[«“]\w)
    """,
    re.VERBOSE,
)
BEHIND = rf"[{re.escape(CLOSERS)}]*(?=\s|[{UPPER}«“]|$)"
FULL_STOP = re.compile(rf"[.。।](?<!\.\.){BEHIND}")
MARK = re.compile(rf"(?:[?!…？！؟]|\.\.)[?!….]*{BEHIND}")

SENTENCE = re.compile(rf"[{LOWER}][^.:]{{0,180}}\.")
"""What goes on behind its label in small letters, to a full stop and not to a colon."""

ODDS_VISIBLE, ODDS_LINE_END, ODDS_MARK, ODDS_FULL_STOP, ODDS_UNSEEN = 4.0, 1.0, 0.0, -3.0, -3.0
"""Odds, as logarithms like those of a seam, of ends of other kinds: of white space and a capital stuck to a word, of
the end of the line, of ? ! and …, of a full stop, which ends the article's sentence more often, and of an end that is
none of all that can be seen. The last three were chosen on 1,300 headlines of eight languages with a sentence of
another article behind them."""
ODDS_SENTENCE = 1.0
"""The same of a full stop where the label goes on in small letters: "See also our page on mills." is one sentence."""
NEVER = float("-inf")
UNLIKELY = -4.5
"""Odds below which a gap is no seam; where there is no other end, the label and what follows are one sentence."""
SURE, TOO_LATE = 0.7, 0.1
"""Share of the odds of all ends that one must have, and that those before it may have: behind an end that is taken too
late a sentence of the article loses its beginning, and one taken too early only leaves a piece of the headline."""


class End(NamedTuple):
    """A place where a headline may end, and the logarithm of the odds that it does."""

    place: int
    odds: float


def headline_end(text: str, language: str, abbreviations: Set[str] = frozenset()) -> int | None:
    """Return where the headline ends that `text` begins with, None when that cannot be seen.

    `text` reaches from the headline to the end of its line, or some hundred characters further than a headline has.
    """
    first = len(text) - len(text.lstrip(OPENING_SIGNS))
    last = _last_end(text, first, abbreviations)
    seams = [seam for seam in _seams(text, first, last.place, language) if seam.odds >= UNLIKELY]
    marks = [End(mark.end(), ODDS_MARK) for mark in MARK.finditer(text, first, last.place)]
    ends = [*seams, *(mark for mark in marks if mark.place < last.place)]
    return _surest([*ends, last]) if ends or last.odds == NEVER else last.place


def _last_end(text: str, first: int, abbreviations: Set[str]) -> End:
    """Return the end behind which the headline does not go on: the article's sentence was ended, or a gap is seen."""
    visible = VISIBLE.search(text, first, LONGEST_HEADLINE + 2)
    until = visible.start() if visible else min(len(text), LONGEST_HEADLINE + 2)
    for stop in FULL_STOP.finditer(text, first, until):
        if ends_sentence(text, stop.start(), abbreviations):
            return End(stop.end(), ODDS_SENTENCE if SENTENCE.match(text, first) else ODDS_FULL_STOP)
    if visible:
        return End(until, ODDS_VISIBLE)
    if len(text) <= LONGEST_HEADLINE:
        return End(len(text.rstrip()), ODDS_LINE_END)
    return End(until, NEVER)


def _seams(text: str, first: int, until: int, language: str) -> Iterator[End]:
    for place in gaps(text[:until]):
        if place >= first + SHORTEST_HEADLINE:
            yield End(place, likelihood(gap_at(text, place), language))


def _surest(ends: list[End]) -> int | None:
    """Return the end that has nearly all of the odds."""
    total = exp(ODDS_UNSEEN) + sum(exp(end.odds) for end in ends)
    best = max(ends, key=lambda end: end.odds)
    before = sum(exp(end.odds) for end in ends if end.place < best.place)
    return best.place if exp(best.odds) >= SURE * total and before <= TOO_LATE * total else None
