"""What stands around every unit: its neighbours, the stretches before and behind it, the text as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.page.features import PROSE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.features import Column, Columns
    from cleaner.page.trees import Matrix

NEIGHBOURS = 3
"""Units on either side that are looked at one by one."""
SEEN_OF_NEIGHBOURS = (
    "size", "words", "ending", "bullet", "capital words", "leaning", "word mean", "pair mean", "pair least", "whole",
    "density", "blanks", "indent", "divider", "clock", "first", "topic", "shared",
)  # fmt: skip
STRETCHES = (8, 30)
"""Units before and behind that are looked at together."""
VERDICTS = 5
"""Units on either side whose first verdict is looked at one by one."""


def with_context(columns: Columns) -> Matrix:
    """Return the rows that the first trees are asked about: every unit, its neighbours, and what is around them."""
    import numpy as np

    rows = [
        *columns.values(),
        *_neighbours(columns),
        *_stretches(columns),
        *_place(_prose(columns), np.expm1(columns["size"])),
    ]
    return np.stack(rows, axis=1).astype(np.float32)


def with_verdicts(columns: Columns, verdicts: Matrix) -> Matrix:
    """Return the rows that the second trees are asked about: every unit, and the first verdicts on all around it."""
    import numpy as np

    sizes = np.expm1(columns["size"])
    gain = (verdicts.astype(np.float64) - 0.5) * sizes
    rows = [
        *columns.values(),
        verdicts,
        *(shifted(verdicts, by) for near in range(1, VERDICTS + 1) for by in (near, -near)),
        *(part for length in (3, 10, 40) for part in before_and_behind(verdicts * sizes, length, sizes)),
        *_place(verdicts * sizes, sizes),
        *_best_stretch(gain),
        *(shifted(columns["size"], by) for by in (1, -1, 2, -2)),
    ]
    return np.stack(rows, axis=1).astype(np.float32)


def shifted(values: NDArray[np.floating], by: int) -> NDArray[np.floating]:
    """Return the value `by` units further on, -1 beyond the ends."""
    import numpy as np

    result = np.full_like(values, -1)
    if by > 0:
        result[:-by] = values[by:]
    else:
        result[-by:] = values[:by]
    return result


def before_and_behind(values: Column, length: int, sizes: Column | None = None) -> tuple[Column, Column]:
    """Return the mean of so many values before and behind every unit, for each character where `sizes` are given."""
    sums = _sums(values, length)
    counts = _sums(values * 0 + 1 if sizes is None else sizes, length)
    return sums[0] / (counts[0] + 1e-6), sums[1] / (counts[1] + 1e-6)


def _sums(values: Column, length: int) -> tuple[Column, Column]:
    import numpy as np

    total = np.concatenate(([0.0], np.cumsum(values)))
    place = np.arange(len(values))
    before = total[place] - total[np.maximum(place - length, 0)]
    behind = total[np.minimum(place + 1 + length, len(values))] - total[place + 1]
    return before, behind


def _neighbours(columns: Columns) -> list[Column]:
    return [
        shifted(columns[name], by)
        for name in SEEN_OF_NEIGHBOURS
        for near in range(1, NEIGHBOURS + 1)
        for by in (near, -near)
    ]


def _prose(columns: Columns) -> Column:
    """Return the characters of units that read like prose, 0 for others."""
    import numpy as np

    is_prose = (np.expm1(columns["words"]) >= PROSE) & (columns["stops"] > 0)
    return np.expm1(columns["size"]) * is_prose


def _stretches(columns: Columns) -> list[Column]:
    import numpy as np

    size = np.expm1(columns["size"])
    prose = _prose(columns)
    measured = (
        columns["size"], prose, columns["word mean"], columns["pair mean"], columns["bullet"] > 0, columns["topic"]
    )  # fmt: skip
    found = [part for values in measured for length in STRETCHES for part in before_and_behind(values * 1.0, length)]
    whole = [np.full(len(size), float(np.mean(values))) for values in measured]
    return [*found, *whole, np.full(len(size), np.log1p(len(size))), np.full(len(size), np.log1p(size.sum()))]


def _place(mass: Column, sizes: Column) -> list[Column]:
    """Return where every unit stands: among the units, among the characters, and how much `mass` stands around it."""
    import numpy as np

    number = np.arange(len(mass), dtype=np.float64)
    before = np.cumsum(mass) - mass
    total = mass.sum()
    behind = total - before - mass
    return [
        np.minimum(number, 200),
        np.minimum(number[::-1], 200),
        (np.cumsum(sizes) - sizes) / max(1.0, sizes.sum()),
        before / max(1.0, total),
        np.log1p(before),
        np.log1p(behind),
        mass / max(1.0, float(mass.max())),
    ]


def _best_stretch(gain: Column) -> list[Column]:
    """Return how every unit stands to the stretch of units that gains most: how far off it begins, ends, its share."""
    import numpy as np

    total = np.concatenate(([0.0], np.cumsum(gain)))
    least = np.minimum.accumulate(total)
    end = int(np.argmax(total - least))
    begin = int(np.argmin(total[: end + 1]))
    number = np.arange(len(gain), dtype=np.float64)
    won = total[end] - total[begin]
    positive = float(np.maximum(gain, 0).sum())
    return [
        np.clip(number - begin, -50, 50),
        np.clip(number - end, -50, 50),
        np.full(len(gain), won / max(1.0, positive)),
        np.full(len(gain), np.log1p(max(0.0, won))),
    ]
