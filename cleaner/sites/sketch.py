"""Sketches of documents: how alike two of them are, without looking at them again.

MinHash over groups of words, through rensa. Only long lines count: the menus of a site would make all its pages alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from hashlib import blake2b

PERMUTATIONS = 128
"""Numbers in a sketch; the likeness is estimated to within 0.035 (one standard deviation, at 0.8)."""

ROWS = 6
"""Numbers in a band. With the 21 bands there are, of two documents that are alike to 0.8 all but one in 500 pairs
share a band, to 0.5 one in four."""

SEED = 1

ALIKE = 0.8
"""Estimated likeness from which two documents are near-copies: a wire story with another headline and lead is above,
two stories of one event are below 0.5."""

SHORTEST = 40
"""Characters of a line that counts: menu entries are shorter, lines of wrapped text are longer."""

MOST = 100_000
"""Characters looked at. Two books that begin with so much of the same are copies."""

GROUP = 4
"""Words in a group, as in the shingles by which extraction is measured."""

OPENING = 6
"""Letters of the word that a group begins with: these are a third of all groups, and the same ones in every copy."""

LONGEST_WORD = 25
"""Characters to a space, on the whole, above which a script has none between its words; then each letter is a word."""

FEWEST = 40
"""Words of a text that is sketched: of a shorter one a chance phrase is too large a part."""


def sketch(text: str) -> bytes | None:
    """Return the sketch of a text; None when it has too few words in long lines."""
    from rensa import RMinHash

    long = " ".join([line for line in text[:MOST].lower().split("\n") if len(line) >= SHORTEST])
    spaced = long.count(" ") * LONGEST_WORD > len(long)
    words = long.split() if spaced else list(long)
    if len(words) < FEWEST:
        return None
    groups = zip(*(words[shift:] for shift in range(GROUP)), strict=False)
    said = [" ".join(group) for group in groups if len(group[0]) >= OPENING or not spaced]
    if not said:
        return None
    minima = RMinHash(PERMUTATIONS, SEED)
    minima.update(said)
    return array("I", minima.digest()).tobytes()


def bands(sketched: bytes) -> Iterator[int]:
    """Yield the bands of a sketch as numbers: documents that are much alike share at least one."""
    size = ROWS * array("I").itemsize
    for number, start in enumerate(range(0, len(sketched) - size + 1, size)):
        yield hashed(bytes([number]) + sketched[start : start + size])


def hashed(data: bytes) -> int:
    """Return 64 bits that stand for `data`, as sqlite stores a number."""
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big", signed=True)


def likeness(one: bytes, other: bytes) -> float:
    """Return how alike two sketched documents are, from 0 to 1."""
    import numpy as np

    same = np.count_nonzero(np.frombuffer(one, np.uintc) == np.frombuffer(other, np.uintc))
    return int(same) / PERMUTATIONS
