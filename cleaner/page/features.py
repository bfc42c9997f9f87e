"""What can be seen of every unit of a text by itself: how long it is, how it begins and ends, what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from cleaner.page.letters import CODES, DIGIT, LOWER, MARK, UPPER, tables
from cleaner.page.marks import MARKS, marks
from cleaner.page.numbered import Numbered, counted, summed
from cleaner.page.unit_edges import bullets, endings
from cleaner.page.units import Unit
from cleaner.text.characters import SENTENCE_ENDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Column, Columns

SIGNS = {"stops": SENTENCE_ENDS, "commas": ",;،、，；", "quotes": '"“”„«»‘’‹›「」『』'}
"""Signs that are counted, each kind for itself."""
DEEPEST, MOST_BLANKS = 40, 5
"""Columns and blank lines above which more make no difference."""
PROSE = 8.5
"""Words of a unit with a full stop that is taken for prose until the model knows better."""
FIRST_BITS = 12
"""Bits of a hash that are looked at first: some 150 function words leave nearly all of their patterns free."""
LONG_WORD = 5
"""Letters of a word that tells what a text is about."""
LONG = 60
"""Characters of a unit that is no item of a menu, for the measures of a group."""


def columns_of(
    found: Sequence[Unit], text: Numbered, whole: NDArray[np.uint64], leaning: NDArray[np.uint64]
) -> Columns:
    """Return what is seen of every unit, by its name.

    `whole` is the hash of each unit; `leaning` holds the hashes of the function words of the language.
    """
    import numpy as np

    blanks = np.array([unit.blanks for unit in found])
    columns = {
        **_layout(found, text, blanks), **_signs(text), **_words(text), **_marks(text), **_groups(blanks, text.size)
    }  # fmt: skip
    columns["ending"] = endings(found, text)
    columns["copies"] = _copies(whole)
    columns["leaning"] = _share(_is_in(text.words.hash, leaning), text)
    columns["topic"] = _topic(text, (np.expm1(columns["words"]) >= PROSE) & (columns["stops"] > 0))
    seen = np.array(list(columns.values()), dtype=np.float32)
    return dict(zip(columns, seen, strict=True))


def _layout(found: Sequence[Unit], text: Numbered, blanks: NDArray[np.int64]) -> Columns:
    import numpy as np

    return {
        "size": np.log1p(text.size),
        "indent": np.minimum([unit.indent for unit in found], DEEPEST).astype(float),
        "blanks": np.minimum(blanks, MOST_BLANKS).astype(float),
        "lines": np.array([unit.last - unit.first + 1.0 for unit in found]),
        "bullet": bullets(found, text),
    }


def _signs(text: Numbered) -> Columns:
    """Return the shares of capitals, digits and signs, and how often signs of each kind stand in a unit."""
    import numpy as np

    kinds = tables().kind.take(text.codes)
    signs = _kinds_of_signs().take(text.codes)
    upper = kinds == UPPER
    columns = {
        "capitals": counted(upper, text.bounds) / text.size,
        "digits": counted(kinds == DIGIT, text.bounds) / text.size,
        "marks": counted(kinds == MARK, text.bounds) / text.size,
        "glued": counted(np.append(False, upper[1:] & (kinds[:-1] == LOWER)), text.bounds),
        "first": kinds.take(text.first).astype(float),
    }
    for number, name in enumerate(SIGNS, 1):
        columns[name] = counted(signs == number, text.bounds)
    columns["density"] = columns["stops"] / text.size
    return columns


def _words(text: Numbered) -> Columns:
    import numpy as np

    count = text.word_count
    return {
        "words": np.log1p(count.astype(float)),
        "word size": summed(text.words.size, text.word_bounds) / np.maximum(count, 1),
        "capital words": _share(text.words.kind == UPPER, text),
    }


def _marks(text: Numbered) -> Columns:
    import numpy as np

    columns: Columns = {kind: np.zeros(len(text.first)) for kind in MARKS.groupindex}
    found = list(marks(text.text, text.codes))
    places = text.first.searchsorted([place for place, _ in found], side="right") - 1
    for unit, (_, kind) in zip(places.tolist(), found, strict=True):
        columns[kind][unit] += 1
    return columns


def _groups(blanks: NDArray[np.int64], size: NDArray[np.int64]) -> Columns:
    """Return measures of the units that stand together without a blank line: how many, how long, where in them."""
    import numpy as np

    group = np.cumsum(blanks > 0) - int(blanks[0] > 0)
    count = np.bincount(group)
    first = np.cumsum(count) - count
    return {
        "group": np.log1p(count)[group],
        "group size": np.log1p(np.bincount(group, size))[group],
        "group long": (np.bincount(group, size >= LONG) / count)[group],
        "place in group": np.minimum(np.arange(len(size)) - first[group], 20).astype(float),
    }


def _copies(whole: NDArray[np.uint64]) -> Column:
    """Return how often every unit stands in the text."""
    import numpy as np

    _, inverse, count = np.unique(whole, return_inverse=True, return_counts=True)
    return count[inverse].astype(float)


def _topic(text: Numbered, is_prose: NDArray[np.bool_]) -> Column:
    """Return the share of a unit's long words that stand in the prose of other units too."""
    import numpy as np

    long = (text.words.size >= LONG_WORD).nonzero()[0]
    order = long[np.argsort(text.words.hash[long], kind="stable")]
    hashes, unit = text.words.hash[order], text.unit[order]
    inside = is_prose[unit]
    is_new = np.append(True, hashes[1:] != hashes[:-1])[: len(order)]
    counts = inside & (is_new | np.append(True, unit[1:] != unit[:-1])[: len(order)])
    word = np.cumsum(is_new) - 1
    elsewhere = unit[np.bincount(word, counts)[word] > inside] if len(order) else unit
    count = counted(text.words.size >= LONG_WORD, text.word_bounds)
    return np.bincount(elsewhere, minlength=len(count)) / np.maximum(count, 1)


def _share(flags: NDArray[np.bool_], text: Numbered) -> Column:
    """Return the share of a unit's words that are flagged."""
    import numpy as np

    return counted(flags, text.word_bounds) / np.maximum(text.word_count, 1)


def _is_in(hashes: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which hashes are among `known`, which are in order."""
    import numpy as np

    found = np.zeros(len(hashes), dtype=bool)
    if len(known):
        first_bits = np.zeros(1 << FIRST_BITS, dtype=bool)
        shift = np.uint64(64 - FIRST_BITS)
        first_bits[known >> shift] = True
        maybe = first_bits.take((hashes >> shift).astype(np.int64)).nonzero()[0]
        some = hashes.take(maybe)
        found[maybe] = known.take(known.searchsorted(some), mode="clip") == some
    return found


@cache
def _kinds_of_signs() -> NDArray[np.uint8]:
    """Return which of SIGNS every character is, numbered from 1."""
    import numpy as np

    kinds = np.zeros(CODES, dtype=np.uint8)
    for number, signs in enumerate(SIGNS.values(), 1):
        kinds[[ord(sign) for sign in signs]] = number
    return kinds
