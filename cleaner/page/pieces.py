"""Where the article of a text is: its largest piece; small ones behind it must be surer; a headline may stand above."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.features import PROSE

if TYPE_CHECKING:
    from cleaner.page.model import Verdicts

APART = 2
"""Units in a row that go, by which the text is cut into pieces."""
FAR, SMALL = 8, 0.3
"""Units that go in a row behind the article, and share of the words of the largest piece: a smaller piece that stands
farther behind is most often a teaser or a comment in whole sentences, a nearer or larger one a part of the article."""
BEHIND = 1.6
"""How many times the limit for all is that of a small piece far behind the article. With it, and a limit of 0.5, of
dumps that were held back 79.4 % of the words of noise go instead of 78.7 %, and 3.0 % of the article's, not 2.9 %."""
ABOVE = 0.6
"""How many times the limit for all is that of what looks like a headline above the article: of such units between the
two, on dumps that were held back, 72 were content, 31 captions or copies of the headline, and 63 noise."""
INSIDE, BETWEEN, LONGEST_BETWEEN = 0.6, 2, 25
"""How many times the limit for all is that of a unit inside the article, how near prose stands on both sides of it,
and its words at most: subheadings, names of speakers and items of lists look like noise at the end of an article. Of
dumps that were held back a thousandth more of the article stays, and F1 is the same."""
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

    It is lower for short lines inside the article and for what looks like a headline above it; there is none for the
    likeliest headline where no other is kept.
    """
    chances = found.chances
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
        if is_off:
            each[piece.first : piece.last + 1] = [BEHIND * limit] * (piece.last + 1 - piece.first)
    _spare_lines_inside(each, found, limit)
    _spare_headlines(each, found)
    return each


def _spare_lines_inside(each: list[float], found: Verdicts, limit: float) -> None:
    """Lower the limits of short units with kept prose close by on both sides."""
    kept = [chance >= least for chance, least in zip(found.chances, each, strict=True)]
    prose = [
        is_kept and words > PROSE and bool(ends)
        for is_kept, words, ends in zip(kept, found.words, found.columns["ending"], strict=True)
    ]
    for number, words in enumerate(found.words):
        is_short = not kept[number] and each[number] <= limit and words <= LONGEST_BETWEEN
        before, behind = prose[max(0, number - BETWEEN) : number], prose[number + 1 : number + 1 + BETWEEN]
        if is_short and any(before) and any(behind):
            each[number] *= INSIDE


def _spare_headlines(each: list[float], found: Verdicts) -> None:
    """Lower the limits of what looks like a headline above the article; where none is kept, the likeliest stays."""
    chances = found.chances
    is_kept = [chance >= least for chance, least in zip(chances, each, strict=True)]
    above = _above(found, is_kept)
    like_headlines = [number for number in above if _is_like_headline(found, number)]
    for number in like_headlines:
        each[number] *= ABOVE
    likeliest = max(like_headlines, key=chances.__getitem__, default=None)
    if likeliest is not None and chances[likeliest] >= SURE_HEADLINE and not any(is_kept[number] for number in above):
        each[likeliest] = 0.0


def _pieces(found: Verdicts, kept: Sequence[int]) -> list[Piece]:
    counts, chances = found.words, found.chances
    pieces: list[Piece] = []
    for number in kept:
        words = counts[number] * chances[number]
        if pieces and number - pieces[-1].last <= APART:
            pieces[-1] = Piece(pieces[-1].first, number, pieces[-1].words + words)
        else:
            pieces.append(Piece(number, number, words))
    return pieces


def _above(found: Verdicts, is_kept: Sequence[bool]) -> list[int]:
    """Return the units above the first prose that is kept, as far as a headline may stand from it."""
    words, ends = found.words, found.columns["ending"]
    prose = (number for number, kept in enumerate(is_kept) if kept and words[number] > PROSE and ends[number])
    first = next(prose, 0)
    return [number for number in range(max(0, first - FARTHEST), first) if words[number] >= SHORTEST_HEADLINE]


def _is_like_headline(found: Verdicts, number: int) -> bool:
    """Tell whether a unit above the article is about what the article is about, and looks like a headline."""
    text = found.units[number].text.rstrip()
    return bool(
        found.words[number] <= LONGEST_HEADLINE
        and found.columns["topic"][number] >= ON_TOPIC
        and not found.columns["bullet"][number]
        and not text.startswith(NO_HEADLINE_STARTS)
        and not text.endswith(NO_HEADLINE_ENDS)
    )
