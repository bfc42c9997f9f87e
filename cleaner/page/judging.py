"""Which stretches of a text are no part of its article, how sure that is, and why, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.model import Certainty, LeftOut
from cleaner.page.gate import may_be_dump
from cleaner.text.words import count

if TYPE_CHECKING:
    from cleaner.page.model import Verdicts

SURE_DUMP = 0.7
"""Probability of being a dump from which on lines go; between this and `model.ANY_DUMP` they are only reported."""
NOISE, DOUBT = 0.3, 0.5
"""Probability of belonging to the article below which a line goes, and below which it is reported."""
FOUND, FEWEST_FOUND = 0.7, 25
"""Probability from which on a line counts as found, and the words of the article that must be found in this way: with
fewer there may be none, and all is only reported."""


class Stretch(NamedTuple):
    """Lines `first` to `last`, inclusive, that are left out, and why."""

    first: int
    last: int
    left_out: LeftOut


def left_out(lines: Sequence[str], language: str) -> list[Stretch]:
    """Return the stretches of a text of `language`, given as its lines, that are no part of its article.

    Nothing is left out of a text that is no dump of a page.
    """
    if not may_be_dump(lines):
        return []
    from cleaner.page.model import judge

    verdicts = judge(lines, language)
    return list(_stretches(verdicts)) if verdicts.verdicts is not None else []


def _stretches(found: Verdicts) -> Iterator[Stretch]:
    from cleaner.page.reasons import Reasons

    assert found.verdicts is not None
    chances = found.verdicts.tolist()
    words_found = sum(count(unit.text) for unit, chance in zip(found.units, chances, strict=True) if chance >= FOUND)
    sure = found.dump >= SURE_DUMP and words_found >= FEWEST_FOUND
    reasons = Reasons(found, NOISE)
    for number, (unit, chance) in enumerate(zip(found.units, chances, strict=True)):
        if chance < DOUBT:
            certainty: Certainty = "likely" if sure and chance < NOISE else "suspect"
            yield Stretch(unit.first, unit.last, LeftOut(reasons.of(number), certainty))
