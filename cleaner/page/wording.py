"""What the words of a unit are worth: weights by hash, counted over many pages, no word of which can be read off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.letters import mixed
from cleaner.page.numbered import Numbered, summed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Column, Columns

BITS = 17
BUCKETS = 1 << BITS
"""How many hashes are told apart; more made no difference, the file has a byte for each."""
SCALE = 16.0
"""Weights are kept as whole numbers, so many to one."""
EDGE = 0xD6E8FEB86659FD93
"""What stands for the edge of a unit in pairs of words."""
SOME_BITS = (1 << 15) - 1
"""The bits of a hash that are counted first: four times as many numbers as a long text has pairs of words."""


class Hashes(NamedTuple):
    """The words of a text, the pairs of neighbours and the whole units, as hashes; each with its unit's number.

    All stand in the order of the text; `word_bounds` and `pair_bounds` are the numbers of each unit's first, and how
    many there are.
    """

    word: NDArray[np.uint64]
    word_unit: NDArray[np.int64]
    word_bounds: NDArray[np.int64]
    pair: NDArray[np.uint64]
    pair_unit: NDArray[np.int64]
    pair_bounds: NDArray[np.int64]
    whole: NDArray[np.uint64]


def hashes(text: Numbered) -> Hashes:
    """Return the hashes of a text. The first and the last word of a unit make pairs with its edges too."""
    import numpy as np

    words, unit, bounds = text.words.hash, text.unit, text.word_bounds
    has_words = text.word_count > 0
    some = has_words.nonzero()[0]
    starts, ends = bounds[some], bounds[some + 1]
    pair_counts = text.word_count + has_words
    pair_bounds = np.append(0, np.cumsum(pair_counts))
    pairs = np.empty(pair_bounds[-1], dtype=np.uint64)
    edge = np.uint64(EDGE)
    with_left = words.copy()
    with_left[1:] += words[:-1] * np.uint64(3)
    with_left[starts] = words[starts] * np.uint64(5) + edge
    pairs[np.arange(len(words)) + (np.cumsum(has_words) - 1)[unit]] = with_left
    pairs[pair_bounds[some + 1] - 1] = words[ends - 1] * np.uint64(7) + edge
    whole = np.zeros(len(has_words), dtype=np.uint64)
    if len(some):
        whole[some] = np.add.reduceat(words * (np.arange(1, len(words) + 1) - bounds[unit]).astype(np.uint64), starts)
    pair_unit = np.arange(len(has_words)).repeat(pair_counts)
    return Hashes(words, unit, bounds, mixed(pairs), pair_unit, pair_bounds, mixed(whole))


def bucket(hashed: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the places of hashes in the weights."""
    import numpy as np

    return (hashed >> np.uint64(64 - BITS)).astype(np.int64)


def columns_of(hashed: Hashes, weights: NDArray[np.int8]) -> Columns:
    """Return what the words say of every unit: on the whole, at their most and least, and at its edges.

    `weights` has the rows word, pair and whole unit, each of BUCKETS columns.
    """
    import numpy as np

    word = weights[0].take(bucket(hashed.word))
    pair = weights[1].take(bucket(hashed.pair))
    return {
        "word mean": _mean(word, hashed.word_bounds) / SCALE,
        "word least": _extreme(np.minimum, word, hashed.word_bounds) / SCALE,
        "word most": _extreme(np.maximum, word, hashed.word_bounds) / SCALE,
        "pair mean": _mean(pair, hashed.pair_bounds) / SCALE,
        "pair least": _extreme(np.minimum, pair, hashed.pair_bounds) / SCALE,
        "pair most": _extreme(np.maximum, pair, hashed.pair_bounds) / SCALE,
        "shared": _mean(_stands_twice(hashed.pair), hashed.pair_bounds),
        "whole": weights[2].take(bucket(hashed.whole)) / SCALE,
    }


def _stands_twice(hashed: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which hashes stand in the text more than once, as teasers and headlines do.

    Those that share some of their bits with no other need not be compared with all.
    """
    import numpy as np

    some_bits = (hashed & np.uint64(SOME_BITS)).astype(np.int64)
    twice = np.bincount(some_bits).take(some_bits) > 1
    maybe = twice.nonzero()[0]
    _, inverse, count = np.unique(hashed[maybe], return_inverse=True, return_counts=True)
    twice[maybe] = count[inverse] > 1
    return twice


def _mean(values: NDArray[np.integer | np.bool_], bounds: NDArray[np.int64]) -> Column:
    """Return the mean of whole numbers between every two bounds, 0 where there are none."""
    import numpy as np

    mean: Column = summed(values, bounds) / np.maximum(bounds[1:] - bounds[:-1], 1)
    return mean


def _extreme(ufunc: np.ufunc, values: NDArray[np.int8], bounds: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return the extreme of the values between every two bounds, and of 0."""
    import numpy as np

    result = np.zeros(len(bounds) - 1, dtype=np.int8)
    some = (bounds[1:] > bounds[:-1]).nonzero()[0]
    if len(some):
        result[some] = ufunc(ufunc.reduceat(values, bounds[some]), 0)
    return result
