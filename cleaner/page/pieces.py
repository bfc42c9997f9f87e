"""Where the article of a text is: its largest piece; small ones behind it must be surer; a headline may stand above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.features import PROSE
from cleaner.text.words import count

if TYPE_CHECKING:
    from cleaner.page.model import Verdicts

APART = 2
"""Units in a row that go, by which the text is cut into pieces."""
FAR, SMALL = 8, 0.3
"""Units that go in a row behind the article, and share of the words of the largest piece: a smaller piece that stands
farther behind is most often a teaser or a comment in whole sentences, a nearer or larger one a part of the article."""
INSIDE, BEHIND = 0.8, 1.6
"""How many times the limit for all is that inside the largest piece, and of a small piece far behind it. All four were
chosen on the dumps of even number and those of sites that were held back: of these, 79 % of the words of noise go
instead of 77 %, and 5.2 % of the article's words instead of 5.1 %; a limit of 0.55 for all takes 5.9 % for that."""
SURE_HEADLINE, ON_TOPIC = 0.2, 0.6
"""Probability and share of the words said again in the prose of the text that a headline above it has at least."""
SHORTEST_HEADLINE, LONGEST_HEADLINE, FARTHEST = 4, 30, 30
"""Words of a headline, and units above the first prose in which it is looked for: share bars and by-lines stand
between. Of 126 that were found, 73 were headlines, 21 copies of them or captions."""
NO_HEADLINE_STARTS = ("[", "(")
NO_HEADLINE_ENDS = (".", ":", ";", ",")


class Piece(NamedTuple):
    """Units `first` to `last`, inclusive, and how many words of the article they probably hold."""

    first: int
    last: int
    words: float


def limits(found: Verdicts, limit: float) -> list[float]:
    """Return for every unit the probability of belonging to the article below which it goes; `limit` is that for all.

    There is none for the headline: it stays.
    """
    assert found.verdicts is not None
    chances = found.verdicts.tolist()
    each = [limit] * len(chances)
    pieces = _pieces(found, [number for number, chance in enumerate(chances) if chance >= limit])
    if not pieces:
        return each
    largest = max(pieces, key=lambda piece: piece.words)
    end = largest.last
    for piece in pieces:
        is_off = piece.first > end + FAR and piece.words < SMALL * largest.words
        if piece.first > end and not is_off:
            end = piece.last
        factor = INSIDE if piece == largest else BEHIND if is_off else 1.0
        each[piece.first : piece.last + 1] = [factor * limit] * (piece.last + 1 - piece.first)
    headline = _headline(found, [chance >= least for chance, least in zip(chances, each, strict=True)])
    if headline is not None:
        each[headline] = 0.0
    return each


def _pieces(found: Verdicts, kept: Sequence[int]) -> list[Piece]:
    assert found.verdicts is not None
    pieces: list[Piece] = []
    for number in kept:
        words = count(found.units[number].text) * float(found.verdicts[number])
        if pieces and number - pieces[-1].last <= APART:
            pieces[-1] = Piece(pieces[-1].first, number, pieces[-1].words + words)
        else:
            pieces.append(Piece(number, number, words))
    return pieces


def _headline(found: Verdicts, is_kept: Sequence[bool]) -> int | None:
    """Return the unit above the first prose that is most probably its headline, where none is kept."""
    assert found.verdicts is not None
    words = [count(unit.text) for unit in found.units]
    prose = (
        number
        for number, kept in enumerate(is_kept)
        if kept and words[number] > PROSE and found.columns["ending"][number]
    )
    first = next(prose, 0)
    above = [number for number in range(max(0, first - FARTHEST), first) if words[number] >= SHORTEST_HEADLINE]
    if any(is_kept[number] for number in above):
        return None
    chances = {
        number: float(found.verdicts[number])
        for number in above
        if words[number] <= LONGEST_HEADLINE
        and found.verdicts[number] >= SURE_HEADLINE
        and found.columns["topic"][number] >= ON_TOPIC
        and not found.columns["bullet"][number]
        and not found.units[number].text.startswith(NO_HEADLINE_STARTS)
        and not found.units[number].text.rstrip().endswith(NO_HEADLINE_ENDS)
    }
    return max(chances, key=chances.__getitem__, default=None)
