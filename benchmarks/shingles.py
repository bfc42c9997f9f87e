"""The usual measure of article extraction: shingles of four words, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from statistics import mean
from typing import NamedTuple

SHINGLE = 4
"""Words of a shingle."""
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")


class Agreement(NamedTuple):
    """What texts are worth beside those that they should be: F1 of the averages, precision, recall."""

    f1: float
    precision: float
    recall: float


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """Return the agreement of texts, each given behind the one that it should be; an empty one has no precision."""
    precisions, recalls = [], []
    for gold, got in pairs:
        expected, found = shingles(gold), shingles(got)
        both = sum((expected & found).values())
        if found:
            precisions.append(both / sum(found.values()))
        if expected:
            recalls.append(both / sum(expected.values()))
    precision, recall = mean(precisions or [0.0]), mean(recalls or [0.0])
    both_means = precision + recall
    return Agreement(2 * precision * recall / both_means if both_means else 0.0, precision, recall)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the shingles of a text, each as often as it stands there; a shorter text is one."""
    words = WORD.findall(text)
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))
