"""Which stretches of a text are no part of its article, how sure that is, and why, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.model import Certainty
from cleaner.page.gate import may_be_dump

if TYPE_CHECKING:
    from cleaner.page.model import Verdicts

UNSURE_DUMP, SURE_DUMP = 0.8, 0.95
"""Probability of being a dump below which lines are only reported, and from which on it makes no difference. Of 1,706
dumps that were held back, 93 % have more than the first; of 1,379 articles none, the highest has 0.70."""
LEAST, MOST = 0.3, 0.45
"""Probability of belonging to the article below which a line goes, of the least sure dump and of a sure one: the less a
text looks like a dump, the surer a line must be noise. On dumps that were held back 80.4 % of the words of noise go
and 3.9 % of the article's."""
DOUBT = 0.6
"""Probability of belonging to the article below which a line is reported."""
FOUND, FEWEST_FOUND = 0.7, 25
"""Probability from which on a line counts as found, and the words of the article that must be found in this way: with
fewer there may be none, and all is only reported."""


class Stretch(NamedTuple):
    """Lines `first` to `last`, inclusive, that are left out, why, and how sure that is."""

    first: int
    last: int
    because: str
    certainty: Certainty


def left_out(lines: Sequence[str], language: str) -> list[Stretch]:
    """Return the stretches of a text of `language`, given as its lines, that are no part of its article.

    Nothing is left out of a text that is no dump of a page.
    """
    if not may_be_dump(lines):
        return []
    from cleaner.page.model import judge

    found = judge(lines, language)
    return list(stretches(found)) if found.chances else []


def stretches(found: Verdicts) -> Iterator[Stretch]:
    """Yield the stretches that verdicts on a text which may be a dump leave out."""
    from cleaner.page.pieces import limits
    from cleaner.page.reasons import Reasons

    chances = found.chances
    is_found = sum(words for words, chance in zip(found.words, chances, strict=True) if chance >= FOUND) >= FEWEST_FOUND
    limit = _limit(found.dump) if is_found else 0.0
    each = limits(found, limit) if limit else [0.0] * len(chances)
    reasons = Reasons(found, each if limit else [MOST] * len(chances))
    for number, (unit, chance, least) in enumerate(zip(found.units, chances, each, strict=True)):
        if chance < max(DOUBT, least):
            certainty: Certainty = "likely" if chance < least else "suspect"
            yield Stretch(unit.first, unit.last, reasons.of(number), certainty)


def _limit(dump: float) -> float:
    """Return the probability of belonging to the article below which a line goes, 0 for a text that may be no dump."""
    if dump < UNSURE_DUMP:
        return 0.0
    share = min(1.0, (dump - UNSURE_DUMP) / (SURE_DUMP - UNSURE_DUMP))
    return LEAST + share * (MOST - LEAST)
