"""Where a headline or a standfirst may end that runs into the next sentence: places weighed against one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import exp
from typing import NamedTuple

from cleaner.breaks.gaps import gap_at, gaps
from cleaner.breaks.seams import likelihood
from cleaner.breaks.traits import MARKS
from cleaner.language import words_of

UNLIKELY = -4.5
"""Odds below which a gap is no seam, whatever else there is."""
AFTER_QUOTATION = 0.5
"""The least odds of a gap behind a quotation: what follows it with a capital seldom goes on with its sentence."""
QUOTATION_ENDS = '"»”'
SURE, TOO_LATE = 0.7, 0.1
"""Share of the odds of all ends that one must have, and that those before it may have: behind an end that is taken too
late a sentence of the article loses its beginning, and one taken too early only leaves a piece of the headline."""


class End(NamedTuple):
    """A place where something may end, and the logarithm of the odds that it does."""

    place: int
    odds: float


def seam_ends(text: str, start: int, until: int, language: str) -> Iterator[End]:
    """Yield the gaps between two places of a line at which another sentence may begin.

    Behind a comma and behind words that end no sentence none does.
    """
    for place in gaps(text[start:until]):
        left = text[max(0, start + place - LONGEST_TOKEN) : start + place].rsplit(maxsplit=1)[-1]
        odds = likelihood(gap_at(text, start + place), language)
        if odds >= UNLIKELY and left[-1] not in ",;" and not _ends_nothing(left, language):
            yield End(start + place, max(odds, AFTER_QUOTATION) if left[-1] in QUOTATION_ENDS else odds)


LONGEST_TOKEN = 60
"""Characters in which the word before a gap is looked for."""


def _ends_nothing(token: str, language: str) -> bool:
    return token.strip(MARKS).lower() in words_of(language, "never_last")


def surest(ends: Iterable[End], unseen: float) -> int | None:
    """Return the end that has nearly all of the odds; `unseen` are those of an end that is none of them."""
    known = sorted(ends)
    if not known:
        return None
    total = exp(unseen) + sum(exp(end.odds) for end in known)
    best = max(known, key=lambda end: end.odds)
    before = sum(exp(end.odds) for end in known if end.place < best.place)
    return best.place if exp(best.odds) >= SURE * total and before <= TOO_LATE * total else None
