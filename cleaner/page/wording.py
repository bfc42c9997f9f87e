"""What the words of a unit are worth: weights by hash, counted over many pages, no word of which can be read off."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.features import Numbered
from cleaner.page.letters import mixed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.features import Columns

BITS = 17
BUCKETS = 1 << BITS
"""How many hashes are told apart; more made no difference, the file has a byte for each."""
SCALE = 16.0
"""Weights are kept as whole numbers, so many to one."""
EDGE = 0xD6E8FEB86659FD93
"""What stands for the edge of a unit in pairs of words."""


class Hashes(NamedTuple):
    """The words of a text, the pairs of neighbours and the whole units, as hashes; each with its unit's number."""

    word: NDArray[np.uint64]
    word_unit: NDArray[np.int64]
    pair: NDArray[np.uint64]
    pair_unit: NDArray[np.int64]
    whole: NDArray[np.uint64]


def hashes(text: Numbered) -> Hashes:
    """Return the hashes of a text. The first and the last word of a unit make pairs with its edges too."""
    import numpy as np

    words, unit = text.words.hash, text.unit
    numbers = np.arange(len(text.first))
    starts, ends = np.searchsorted(unit, numbers), np.searchsorted(unit, numbers, side="right")
    some = np.flatnonzero(ends > starts)
    same = unit[1:] == unit[:-1]
    edge = np.uint64(EDGE)
    pairs = (
        words[starts[some]] * np.uint64(5) + edge,
        words[ends[some] - 1] * np.uint64(7) + edge,
        words[:-1][same] * np.uint64(3) + words[1:][same],
    )
    whole = np.zeros(len(numbers), dtype=np.uint64)
    np.add.at(whole, unit, words * (np.arange(len(words)) - starts[unit] + 1).astype(np.uint64))
    return Hashes(
        words, unit, mixed(np.concatenate(pairs)), np.concatenate((some, some, unit[:-1][same])), mixed(whole)
    )


def bucket(hashed: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the places of hashes in the weights."""
    import numpy as np

    return (hashed >> np.uint64(64 - BITS)).astype(np.int64)


def columns_of(hashed: Hashes, weights: NDArray[np.int8]) -> Columns:
    """Return what the words say of every unit: on the whole, at their most and least, and at its edges.

    `weights` has the rows word, pair and whole unit, each of BUCKETS columns.
    """
    import numpy as np

    units = len(hashed.whole)
    word = weights[0][bucket(hashed.word)] / SCALE
    pair = weights[1][bucket(hashed.pair)] / SCALE
    return {
        "word mean": _mean(word, hashed.word_unit, units),
        "word least": _extreme(np.minimum, word, hashed.word_unit, units),
        "word most": _extreme(np.maximum, word, hashed.word_unit, units),
        "pair mean": _mean(pair, hashed.pair_unit, units),
        "pair least": _extreme(np.minimum, pair, hashed.pair_unit, units),
        "pair most": _extreme(np.maximum, pair, hashed.pair_unit, units),
        "shared": _mean(_stands_twice(hashed.pair), hashed.pair_unit, units),
        "whole": weights[2][bucket(hashed.whole)] / SCALE,
    }


def _stands_twice(hashed: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return 1 for hashes that stand in the text more than once, as teasers and headlines do, 0 for others."""
    import numpy as np

    _, inverse, count = np.unique(hashed, return_inverse=True, return_counts=True)
    return (count[inverse] > 1).astype(np.float64)


def _mean(values: NDArray[np.float64], unit: NDArray[np.int64], units: int) -> NDArray[np.float64]:
    import numpy as np

    return np.bincount(unit, values, units) / np.maximum(np.bincount(unit, minlength=units), 1)


def _extreme(ufunc: np.ufunc, values: NDArray[np.float64], unit: NDArray[np.int64], units: int) -> NDArray[np.float64]:
    import numpy as np

    result = np.zeros(units)
    ufunc.at(result, unit, values)
    return result
