"""A text as numbers: the code of every character, what kind it is of, and the words it is part of, all at once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.model_files import arrays

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint64]
    Places = NDArray[np.int64]

CODES = 65_536
"""Characters that are known one by one; all rarer ones count as the last."""
RARE = chr(CODES - 1)

OTHER, UPPER, LOWER, LETTER, WHOLE, DIGIT, SPACE, MARK = range(8)
"""Kinds: capital, small letter, letter without case, letter that is a word by itself, digit, blank, sign."""

LONGEST_WORD = 24
"""Letters of a word that count; more are no word."""
BASE = 0x9E3779B97F4A7C15
"""An odd number without pattern (the golden ratio in 64 bits), for hashing."""


class Words(NamedTuple):
    """The words of a text: where each begins, how many letters it has, its hash, and the kind of its first letter."""

    start: Places
    size: Places
    hash: Numbers
    kind: NDArray[np.uint8]


class Tables(NamedTuple):
    """What is known of every character: its kind, and the code of its small letter."""

    kind: NDArray[np.uint8]
    low: NDArray[np.uint32]


@cache
def decimals() -> str:
    """Return what a pattern takes for digits; some of the rare ones are."""
    return "".join(sign for sign in map(chr, range(CODES)) if sign.isdecimal()) + RARE


@cache
def tables() -> Tables:
    """Return the tables as `training/letters.py` wrote them: the same with every version of Python and its Unicode."""
    import numpy as np

    packed = arrays("letters")
    return Tables(packed["kind"], (np.arange(CODES) + packed["lower_by"]).astype(np.uint32))


def codes(text: str) -> Places:
    """Return the codes of the characters of `text`, those of rare ones as the last, as places in tables."""
    import numpy as np

    numbers = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(numbers, CODES - 1).astype(np.int64)


def words_of(numbers: Places) -> Words:
    """Return the words of a text, given as codes; capitals and digits make no difference to their hash."""
    import numpy as np

    kinds = tables().kind.take(numbers)
    inside = (kinds >= UPPER) & (kinds <= DIGIT)
    begins = inside.copy()
    apart = kinds == WHOLE
    begins[1:] &= ~inside[:-1] | apart[1:] | apart[:-1]
    start = begins.nonzero()[0]
    if not len(start):
        return Words(start, start, start.astype(np.uint64), start.astype(np.uint8))
    letters = inside.nonzero()[0]
    first = begins.take(letters).nonzero()[0]
    size = np.diff(np.append(first, len(letters)))
    place = np.minimum(np.arange(len(letters)) - first.repeat(size), LONGEST_WORD)
    hashes = np.add.reduceat(_values().take(numbers.take(letters)) * _powers().take(place), first)
    return Words(start, size, mixed(hashes), kinds.take(start))


def mixed(hashes: Numbers) -> Numbers:
    """Return hashes whose bits all depend on all bits of those given."""
    import numpy as np

    hashes = (hashes ^ (hashes >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    return hashes ^ (hashes >> np.uint64(29))


@cache
def _powers() -> Numbers:
    import numpy as np

    return np.cumprod(np.full(LONGEST_WORD + 1, BASE, dtype=np.uint64), dtype=np.uint64)


@cache
def _values() -> Numbers:
    """Return what every letter counts in the hash of a word: as a small one, a digit as 0."""
    import numpy as np

    low = np.where(tables().kind == DIGIT, np.uint32(ord("0")), tables().low)
    return low.astype(np.uint64) + np.uint64(1)
