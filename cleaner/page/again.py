"""What the second look at a dump adds to the first: the verdicts around every unit, its place among them, threads.

The network sees 63 units on either side and no place in the text. So it takes the comments below an article, and
teasers beside it that are whole sentences, for the article; what stands where tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cleaner.page.threads import comments, threads

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Columns, Numbered
    from cleaner.page.trees import Matrix

STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
"""Units before and behind a unit whose verdicts are looked at one by one."""
BEYOND = -9.0
"""Log-odds of what lies beyond the ends of a text: less than those of any unit."""
SUREST = 1e-4
"""Probability that is not undercut, nor its opposite, so that the log-odds stay small."""
WINDOWS = (2, 5, 12, 40)
"""Units on either side over whose words the verdicts are averaged."""
LIKELY = (0.5, 0.85)
"""Verdicts from which on a unit is taken for one of the article, to measure distances from it."""
FAR, AHEAD, NOWHERE = 60, 200, -99
"""Units beyond which a distance is not told exactly, that from the first and last likely one; what stands for none."""

Row = Any
"""One value for each unit."""


def second_look(text: Numbered, columns: Columns, first: Matrix, dump: float) -> Matrix:
    """Return the matrix of the second look, one row a unit: `columns`, and what it adds.

    `first`: the verdicts of the first look; `dump`: how probably the text is the dump of a page.
    """
    import numpy as np

    words = np.expm1(columns["words"].astype(np.float64))
    verdicts = first.astype(np.float64)
    added = [
        *_neighbours(verdicts),
        *_windows(words, verdicts),
        *_places(words, verdicts),
        *(row for least in LIKELY for row in _distances(verdicts >= least)),
        *_stretches(words * verdicts, verdicts >= LIKELY[0]),
        np.full(len(first), dump),
        *threads(text, words, verdicts),
        *comments(text),
    ]
    return np.array([*columns.values(), *added], dtype=np.float32).T


def _neighbours(verdicts: Row) -> Iterator[Row]:
    """Yield the log-odds of every unit and of those around it."""
    import numpy as np

    shares = verdicts.clip(SUREST, 1 - SUREST)
    reach, size = max(STEPS), len(verdicts)
    wide = np.full(size + 2 * reach, BEYOND)
    wide[reach : reach + size] = np.log(shares / (1 - shares))
    for step in (0, *STEPS):
        yield wide[reach + step : reach + step + size]


def _windows(words: Row, verdicts: Row) -> Iterator[Row]:
    """Yield how likely the words before and behind every unit are, and how many of them may be of the article."""
    import numpy as np

    size = len(words)
    place, held, kept = np.arange(size), running(words), running(words * verdicts)
    for width in WINDOWS:
        start, end = np.maximum(0, place - width), np.minimum(size, place + 1 + width)
        for first, last in ((start, place), (place + 1, end)):
            likely = kept[last] - kept[first]
            yield likely / np.maximum(1, held[last] - held[first])
            yield np.log1p(likely)


def _places(words: Row, verdicts: Row) -> Iterator[Row]:
    """Yield where every unit stands: among the units, among the words, and among those that may be of the article."""
    import numpy as np

    size = len(words)
    place, held, kept = np.arange(size), running(words), running(words * verdicts)
    yield from (place / size, place, size - 1 - place, np.full(size, size))
    yield from (kept[:-1] / max(1, kept[-1]), (kept[-1] - kept[1:]) / max(1, kept[-1]))
    yield from (np.full(size, np.log1p(kept[-1])), np.full(size, kept[-1] / max(1, held[-1])))
    yield from (held[:-1] / max(1, held[-1]), np.full(size, np.log1p(held[-1])))


def _distances(is_likely: NDArray[np.bool_]) -> Iterator[Row]:
    """Yield how far every unit is from the first and the last likely one, and from the nearest on either side."""
    import numpy as np

    size = len(is_likely)
    place, likely = np.arange(size), np.flatnonzero(is_likely)
    if len(likely):
        yield np.clip(place - likely[0], -FAR, AHEAD)
        yield np.clip(likely[-1] - place, -FAR, AHEAD)
    else:
        yield from (np.full(size, NOWHERE), np.full(size, NOWHERE))
    yield np.minimum(FAR, place - np.append([-FAR], likely)[np.searchsorted(likely, place, "left")])
    yield np.minimum(FAR, np.append(likely, size + FAR)[np.searchsorted(likely, place, "right")] - place)


def _stretches(kept: Row, is_likely: NDArray[np.bool_]) -> Iterator[Row]:
    """Yield how many words of the stretch of like units that every unit is in may be of the article, and their share of
    the largest.
    """
    import numpy as np

    starts = np.flatnonzero(np.append(True, is_likely[1:] != is_likely[:-1]))
    sums = np.add.reduceat(kept, starts)
    own = sums.repeat(np.append(starts[1:], len(kept)) - starts)
    yield np.log1p(own)
    yield own / max(1.0, float(sums.max()))


def running(values: Row) -> Row:
    """Return the sum of all values before each place, and that of all behind them."""
    import numpy as np

    return np.append(0.0, np.cumsum(values))
