"""What the second look at a page adds: how likely the first held the lines around each one, and in its elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.reading.page_boxes import LEVELS
from cleaner.reading.page_distances import AHEAD, shifted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

STEPS = (-4, -3, -2, -1, 1, 2, 3, 4)
"""Lines before and behind a line whose probabilities are looked at one by one."""

WINDOWS = (5, 15, 50)
"""Lines on both sides over whose words the probability is averaged."""

FAR = 60
"""Lines beyond which a distance is not told exactly."""


def second_look(matrix: Matrix, first: Any, parent: Any, of_line: Any, chosen: Any = slice(None)) -> Matrix:
    """Return the matrix of the first look with the columns of the second behind it, for the lines that are `chosen`.

    `first`: the probability of every line; `parent`: of every block the one it is in; `of_line`: every line's block.
    The first column of the matrix holds the words of the lines.
    """
    import numpy as np

    words = matrix[:, 0].astype(np.float64)
    columns = [first, *(shifted(first, step) for step in STEPS)]
    held, kept = _held(words, parent, of_line), _held(words * first, parent, of_line)
    all_kept = max(1.0, float(kept[0]))
    level = of_line
    for _ in range(LEVELS):
        columns += [kept[level] / np.maximum(1, held[level]), kept[level] / all_kept]
        level = parent[level]
    columns += _averages(words, first, all_kept) + _distances(first > 0.5)
    added = np.empty((len(columns), len(first)), dtype=np.float32)
    for row, column in zip(added, columns, strict=True):
        row[:] = column
    return np.hstack([matrix[chosen], added.T[chosen]])


def _held(weight: Any, parent: Any, of_line: Any) -> Any:
    """Return for each block the sum of a weight over the lines in it."""
    import numpy as np

    sums, parents = np.bincount(of_line, weight, len(parent)).tolist(), parent.tolist()
    for number in range(len(sums) - 1, 0, -1):
        sums[parents[number]] += sums[number]
    return np.array(sums)


def _averages(words: Any, first: Any, all_kept: float) -> list[Any]:
    import numpy as np

    kept, held = (np.concatenate([[0], np.cumsum(column)]) for column in (words * first, words))
    size = len(first)
    place = np.arange(size)
    columns = [
        kept[place] / all_kept,
        kept[place + 1] / max(kept[-1], 1),
        np.full(size, all_kept),
        np.full(size, first.max()),
    ]
    for width in WINDOWS:
        start, end = np.maximum(0, place - width), np.minimum(size, place + width + 1)
        columns.append((kept[place] - kept[start]) / np.maximum(1, held[place] - held[start]))
        columns.append((kept[end] - kept[place + 1]) / np.maximum(1, held[end] - held[place + 1]))
    return columns


def _distances(is_kept: Any) -> list[Any]:
    """How far each line is from the first and the last that was kept, and from the nearest on either side."""
    import numpy as np

    size = len(is_kept)
    place, kept = np.arange(size), np.flatnonzero(is_kept)
    first, last = (kept[0], kept[-1]) if len(kept) else (0, size)
    before = np.searchsorted(kept, place)
    return [
        np.clip(place - first, -FAR, AHEAD),
        np.clip(last - place, -FAR, AHEAD),
        np.minimum(FAR, np.append(kept, size + FAR)[before] - place),
        np.minimum(FAR, place - np.append([-FAR], kept)[before]),
    ]
