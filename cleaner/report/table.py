"""Rows in columns, plain."""

from __future__ import annotations

from collections.abc import Sequence

GAP = "  "


def columns(rows: Sequence[Sequence[object]]) -> str:
    """Return rows of equal length as text: numbers to the right, words to the left, the first row as the heads."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    to_right = [all(not isinstance(cell, str) for cell in column) for column in zip(*rows[1:], strict=True)]
    to_right = to_right or [False] * len(widths)
    return "".join(_line(row, widths, to_right) for row in cells)


def _line(cells: Sequence[str], widths: Sequence[int], to_right: Sequence[bool]) -> str:
    placed = (
        cell.rjust(width) if right else cell.ljust(width)
        for cell, width, right in zip(cells, widths, to_right, strict=True)
    )
    return GAP.join(placed).rstrip() + "\n"
