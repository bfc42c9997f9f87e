"""How far lines of a page are from one another, as its model is told."""

from __future__ import annotations

from typing import Any

BACK, AHEAD = 50, 400
"""Lines before and behind a place beyond which a distance is not told exactly."""

NOWHERE = -99
"""The distance from a line that the page does not have."""


def shifted(column: Any, step: int) -> Any:
    """Return a column in which each line has the value of the line `step` lines further on; -1 beyond the page."""
    import numpy as np

    moved = np.full(len(column), -1, dtype=np.float32)
    if step > 0:
        moved[:-step] = column[step:] if step < len(column) else moved[:-step]
    else:
        moved[-step:] = column[:step] if -step < len(column) else moved[-step:]
    return moved
