"""The units of a text as numbers, and what is counted in them, all units at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.page.letters import Words, codes, words_of
from cleaner.page.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.floating]
    Columns = dict[str, Column]
    Places = NDArray[np.int64]


class Numbered(NamedTuple):
    """The units of a text as one string of codes, each with a line break behind it.

    `bounds`: where each unit begins, and the end of the text; `words`: all words; `word_bounds`: the number of each
    unit's first word, and how many there are; `unit`: which unit every word is in.
    """

    text: str
    codes: Places
    bounds: Places
    words: Words
    word_bounds: Places
    unit: Places

    @property
    def first(self) -> Places:
        """Where each unit begins."""
        return self.bounds[:-1]

    @property
    def size(self) -> Places:
        """How many characters each unit has."""
        return self.bounds[1:] - self.bounds[:-1] - 1

    @property
    def word_count(self) -> Places:
        """How many words each unit has."""
        return self.word_bounds[1:] - self.word_bounds[:-1]


def numbered(found: Sequence[Unit]) -> Numbered:
    """Return the units of a text, of which there is at least one, as numbers."""
    import numpy as np

    texts = [unit.text for unit in found]
    text = "\n".join(texts) + "\n"
    bounds = np.zeros(len(texts) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1, out=bounds[1:])
    signs = codes(text)
    words = words_of(signs)
    word_bounds = words.start.searchsorted(bounds)
    unit = np.arange(len(texts)).repeat(word_bounds[1:] - word_bounds[:-1])
    return Numbered(text, signs, bounds, words, word_bounds, unit)


def counted(flags: NDArray[np.bool_], bounds: Places) -> Column:
    """Return how many of the flags between every two bounds are set."""
    before = flags.nonzero()[0].searchsorted(bounds)
    return (before[1:] - before[:-1]).astype(float)


def summed(values: NDArray[np.integer | np.bool_], bounds: Places) -> Column:
    """Return the sum of whole numbers between every two bounds."""
    import numpy as np

    total = np.zeros(len(values) + 1, dtype=np.int64)
    values.cumsum(out=total[1:])
    before = total.take(bounds)
    return (before[1:] - before[:-1]).astype(float)


def mean(values: Column | NDArray[np.bool_]) -> Any:
    """Return what `values.mean()` does, which for the few units of a text takes four times as long."""
    import numpy as np

    return np.add.reduce(values) / len(values)
