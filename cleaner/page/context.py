"""What stands around every unit: its neighbours, the stretches before and behind it, the text as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from cleaner.page.features import PROSE
from cleaner.page.numbered import mean

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Column, Columns
    from cleaner.page.trees import Matrix

NEIGHBOURS = 3
"""Units on either side that are looked at one by one."""
SEEN_OF_NEIGHBOURS = (
    "size", "words", "ending", "bullet", "capital words", "leaning", "word mean", "pair mean", "pair least", "whole",
    "density", "blanks", "indent", "divider", "clock", "first", "topic", "shared",
)  # fmt: skip
STRETCHES = (8, 30)
"""Units before and behind that are looked at together."""
VERDICTS, NEXT = 5, 2
"""Units on either side whose first verdict, and whose size once more, are looked at one by one."""
SHARES_OF = (3, 10, 40)
"""Units before and behind whose share of content by the first verdicts is looked at."""


def with_context(columns: Columns) -> Matrix:
    """Return the rows that the first trees are asked about: every unit, its neighbours, and what is around them."""
    import numpy as np

    size = np.expm1(columns["size"])
    prose = size * _is_prose(columns)
    measured = (
        columns["size"], prose, columns["word mean"], columns["pair mean"], columns["bullet"] > 0, columns["topic"]
    )  # fmt: skip
    return _rows(
        list(columns.values()),
        _around([columns[name] for name in SEEN_OF_NEIGHBOURS], NEIGHBOURS),
        _stretches(measured),
        _on_the_whole(measured, size),
        _place(prose, size),
    )


def with_verdicts(columns: Columns, verdicts: Matrix) -> Matrix:
    """Return the rows that the second trees are asked about: every unit, and the first verdicts on all around it."""
    import numpy as np

    sizes = np.expm1(columns["size"])
    mass = verdicts * sizes
    gain = (verdicts.astype(np.float64) - 0.5) * sizes
    masses, totals = _running(mass), _running(sizes)
    shares = [map(_ratio, _sums(masses, length), _sums(totals, length)) for length in SHARES_OF]
    return _rows(
        [*columns.values(), verdicts],
        _around([verdicts], VERDICTS),
        list(chain.from_iterable(shares)),
        _place(mass, sizes),
        _best_stretch(gain),
        _around([columns["size"]], NEXT),
    )


def _rows(*blocks: Sequence[Column] | Matrix) -> Matrix:
    """Return what stands in the blocks, each of which has a line for a feature, as one row for every unit."""
    import numpy as np

    return np.concatenate([np.asarray(block, dtype=np.float32) for block in blocks]).T


def _around(values: Sequence[Column], reach: int) -> Matrix:
    """Return the values so many units further on and back, by turns and nearest first, -1 beyond the ends."""
    import numpy as np

    known = np.array(values, dtype=np.float32)
    kinds, units = known.shape
    wide = np.full((kinds, units + 2 * reach), -1, dtype=np.float32)
    wide[:, reach : reach + units] = known
    result = np.empty((kinds, 2 * reach, units), dtype=np.float32)
    for near in range(1, reach + 1):
        result[:, 2 * near - 2] = wide[:, reach + near : reach + near + units]
        result[:, 2 * near - 1] = wide[:, reach - near : reach - near + units]
    return result.reshape(-1, units)


def _running(values: Column | NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the sums of all values before every unit, and of all, along the last axis."""
    import numpy as np

    total = np.zeros((*values.shape[:-1], values.shape[-1] + 1))
    total[..., 1:] = np.cumsum(values, axis=-1)
    return total


def _sums(running: NDArray[np.float64], length: int) -> tuple[Column, Column]:
    """Return the sums over so many units before and behind every unit."""
    units = running.shape[-1] - 1
    near = min(length, units)
    before, behind = running[..., :-1].copy(), -running[..., 1:]
    before[..., near:] -= running[..., : units - near]
    behind[..., : units - near] += running[..., near + 1 :]
    behind[..., units - near :] += running[..., -1:]
    return before, behind


def _ratio(sums: Column, counts: Column) -> Column:
    return sums / (counts + 1e-6)


def _is_prose(columns: Columns) -> NDArray[np.bool_]:
    """Tell which units read like prose."""
    import numpy as np

    return (np.expm1(columns["words"]) >= PROSE) & (columns["stops"] > 0)


def _stretches(measured: Sequence[Column | NDArray[np.bool_]]) -> Matrix:
    """Return the means of what is measured over the stretches before and behind every unit."""
    import numpy as np

    units = len(measured[0])
    running = np.stack([_running(values) for values in measured])
    means = np.empty((len(measured), len(STRETCHES), 2, units), dtype=np.float32)
    for number, length in enumerate(STRETCHES):
        counts = _sums(np.arange(units + 1.0), length)
        for side, sums in enumerate(_sums(running, length)):
            means[:, number, side] = _ratio(sums, counts[side])
    return means.reshape(-1, units)


def _on_the_whole(measured: Sequence[Column | NDArray[np.bool_]], size: Column) -> Matrix:
    """Return the means over the text and its length, the same for every unit."""
    import numpy as np

    units = len(size)
    means = map(mean, measured)
    told = np.array([*means, np.log1p(units), np.log1p(size.sum())], dtype=np.float32)
    return np.broadcast_to(told[:, None], (len(told), units))


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
