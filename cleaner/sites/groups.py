"""Which documents belong together, told pair by pair."""

from __future__ import annotations

from array import array


class Groups:
    """Numbers from 0, each alone at first; 8 bytes each."""

    def __init__(self, size: int) -> None:
        self._above = array("q", range(size))

    def __len__(self) -> int:
        return len(self._above)

    def of(self, number: int) -> int:
        """Return the smallest number of the group that `number` is in."""
        above = self._above
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    def unite(self, one: int, other: int) -> None:
        """Let the groups of two numbers be one."""
        first, last = sorted((self.of(one), self.of(other)))
        self._above[last] = first
