"""What the words of classes say: how much of the article and of all else stands in elements that are called by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from cleaner.reading.page_lexicon import SIZE
from training.element_examples import Example

FEWEST_SITES = 3
"""Sites on which a word must be met: what two sites say is their own affair."""

PRIOR, DOUBT = 0.3, 0.5
"""Pages that every word is thought to have been met on, on either side; and those by which rare words say less."""

MOST_TOLD = 4.0
"""The farthest that a word can speak for either side, as the logarithm of the odds."""

SCALE = 16
"""Steps in which what a word says is kept: a byte holds them."""


@dataclass
class Counts:
    """For each place of the lexicon the pages' shares of article and of all else, and the sites it was met on."""

    article: Any = field(default_factory=lambda: np.zeros(SIZE))
    furniture: Any = field(default_factory=lambda: np.zeros(SIZE))
    sites: list[set[str]] = field(default_factory=lambda: [set() for _ in range(SIZE)])

    def add(self, example: Example) -> None:
        """Count a page."""
        kept, all_words = (_held(weight, example) for weight in (example.words * example.kept, example.words))
        article = np.minimum(1, kept / max(1.0, kept[0]))
        furniture = (all_words - kept) / max(1.0, all_words[0] - kept[0])
        shares: dict[int, list[float]] = {}
        for block, words in enumerate(example.class_words):
            for word in words:
                share = shares.setdefault(word, [0.0, 0.0])
                share[0] += article[block]
                share[1] += furniture[block]
        for word, (inside, outside) in shares.items():
            self.article[word] += min(1, inside)
            self.furniture[word] += min(1, outside)
            self.sites[word].add(example.site)


def lexicon(counts: Iterable[Counts]) -> Any:
    """Return what each word says, as the shrunken logarithm of the odds, in steps that a byte holds."""
    parts = list(counts)
    article, furniture = sum(part.article for part in parts), sum(part.furniture for part in parts)
    told = np.log((article + PRIOR) / (furniture + PRIOR))
    told *= (article + furniture) / (article + furniture + DOUBT)
    met = [len(set().union(*sites)) for sites in zip(*(part.sites for part in parts), strict=True)]
    told[np.array(met) < FEWEST_SITES] = 0
    return (np.round(np.clip(told, -MOST_TOLD, MOST_TOLD) * SCALE) / SCALE).astype(np.float32)


def _held(weight: Any, example: Example) -> Any:
    sums, parents = np.bincount(example.of_line, weight, len(example.parent)).tolist(), example.parent.tolist()
    for number in range(len(sums) - 1, 0, -1):
        sums[parents[number]] += sums[number]
    return np.array(sums)
