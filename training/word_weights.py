"""What words are worth: how much likelier each stands in an article than outside, counted over many pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cleaner.page.wording import BUCKETS, SCALE, bucket, columns_of
from training.alignment import CONTENT, NOISE
from training.examples import Example

DOUBT = 0.7
"""Pages that every word is imagined to have stood on, in articles and outside, before any are counted."""
MOST_WEIGHT = 7.0

Weights = np.ndarray


def counted(found: Sequence[Example]) -> np.ndarray:
    """Return on how many pages every hash stood: [article or not][word, pair, whole unit][bucket], sites evened out."""
    sites = Counter(example.site for example in found)
    counts = np.zeros((2, 3, BUCKETS), dtype=np.float32)
    for example in found:
        weight = sites[example.site] ** -0.5
        hashed = example.hashes
        units = np.arange(len(example.labels))
        kinds = ((hashed.word, hashed.word_unit), (hashed.pair, hashed.pair_unit), (hashed.whole, units))
        for kind, (values, unit) in enumerate(kinds):
            places = bucket(values)
            for label in (NOISE, CONTENT):
                counts[label, kind, np.unique(places[example.labels[unit] == label])] += weight
    return counts


def weights_of(counts: np.ndarray) -> Weights:
    """Return the weight of every hash: how much likelier it stands in an article than outside, as a logarithm."""
    odds = np.log((counts[CONTENT] + DOUBT) / (counts[NOISE] + DOUBT))
    return np.rint(np.clip(odds, -MOST_WEIGHT, MOST_WEIGHT) * SCALE).astype(np.int8)


def worded(example: Example, weights: Weights) -> dict[str, np.ndarray]:
    """Return the columns of an example with those of its words."""
    return {**example.columns, **columns_of(example.hashes, weights)}
