"""Which lines of a dump the text of its article accounts for: the longest chain of common shingles, both in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from cleaner.text.words import words

SHINGLE = 4
"""Words of a shingle, as in the measure of pages."""
MOST_COPIES = 6
"""A shingle that stands in the article more often says nothing about places."""
CONTENT, NOISE, EITHER = 1, 0, -1
"""A unit of the article, one that is none, and one that is not learned from."""
COVERED, STRAY = 0.6, 0.5
"""Share of a unit's words in the chain above which it is content; share of words anywhere in the article above which
it is not learned from, as copies of headlines are."""
TARGET = re.compile(r"\]\([^)\s]*(?:\s\"[^\"]*\")?\)|\[\d{1,4}\]")
"""The address of a link in markdown, and the number of a link: no words of the article."""


class Aligned:
    """A dump's units beside the article: the share of each one's words in the chain, and anywhere in the article.

    `found`: the share of the article's words that the dump has in the chain.
    """

    def __init__(self, texts: Sequence[str], gold: str) -> None:
        cut = [words(TARGET.sub(" ", text).lower()) for text in texts]
        ours = [word for part in cut for word in part]
        article = words(gold.lower())
        pairs, anywhere = _common(ours, article)
        inside = _chain(pairs, len(ours))
        self._fill(inside, ours, article)
        self.found = len({place for place in inside if place >= 0}) / max(1, len(article))
        self.chained, self.anywhere = [], []
        at = 0
        for part in cut:
            size = max(1, len(part))
            self.chained.append(sum(place >= 0 for place in inside[at : at + len(part)]) / size)
            self.anywhere.append(sum(anywhere[at : at + len(part)]) / size)
            at += len(part)

    @staticmethod
    def _fill(inside: list[int], ours: Sequence[str], article: Sequence[str]) -> None:
        """Take equal words right before and behind those of the chain into it: lines shorter than a shingle."""
        for step in (1, -1):
            order = range(len(ours)) if step == 1 else range(len(ours) - 1, -1, -1)
            last, gap = -1, 0
            taken = set(inside)
            for number in order:
                if inside[number] >= 0:
                    last, gap = inside[number], 0
                elif last >= 0:
                    place = last + step
                    if 0 <= place < len(article) and place not in taken and article[place] == ours[number]:
                        inside[number], last, gap = place, place, 0
                        taken.add(place)
                    else:
                        gap += 1
                        last = -1 if gap > 40 else last


def labels(aligned: Aligned) -> list[int]:
    """Return for every unit whether it is CONTENT, NOISE or EITHER."""
    found = []
    for chained, anywhere in zip(aligned.chained, aligned.anywhere, strict=True):
        if chained >= COVERED:
            found.append(CONTENT)
        else:
            found.append(EITHER if max(chained, anywhere) >= STRAY / (1 if chained < 0.2 else 2) else NOISE)
    return found


def _common(ours: Sequence[str], article: Sequence[str]) -> tuple[list[tuple[int, int]], list[bool]]:
    """Return the places of common shingles (ours, the article's), and which of our words stand in any of them."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(article) - SHINGLE + 1):
        places[tuple(article[place : place + SHINGLE])].append(place)
    pairs: list[tuple[int, int]] = []
    anywhere = [False] * len(ours)
    for number in range(len(ours) - SHINGLE + 1):
        there = places.get(tuple(ours[number : number + SHINGLE]))
        if there:
            anywhere[number : number + SHINGLE] = [True] * SHINGLE
            if len(there) <= MOST_COPIES:
                pairs += [(number, place) for place in reversed(there)]
    return pairs, anywhere


def _chain(pairs: Sequence[tuple[int, int]], size: int) -> list[int]:
    """Return for every word its place in the article, -1 for those outside the longest chain that rises in both."""
    ends: list[int] = []
    best: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, place) in enumerate(pairs):
        rank = bisect_left(ends, place)
        if rank == len(ends):
            ends.append(place)
            best.append(index)
        else:
            ends[rank], best[rank] = place, index
        before[index] = best[rank - 1] if rank else -1
    inside = [-1] * size
    index = best[-1] if best else -1
    while index >= 0:
        number, place = pairs[index]
        for offset in range(SHINGLE):
            inside[number + offset] = place + offset
        index = before[index]
    return inside
