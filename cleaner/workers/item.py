"""An item on its way through the processes, and what becomes of it when they die of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from cleaner.errors import WorkersLost

Item = TypeVar("Item")
Result = TypeVar("Result")
At = Callable[[int], None]
"""What a work calls before each document of its item, with the place of the document, from 0."""
Work = Callable[[Item, At], Result]
Without = Callable[[Item, int, str], Item]
Engine = Callable[..., Generator[Any, None, None]]
"""What does a work on items, and yields the results in their order: as `ordered` with all that is the engine's own
given, so that it is called with the work, the items, `without` and `size_of`."""

NOWHERE = -1
"""The place of a process that has named no document of its item yet."""
CHANCES = 2
"""Deaths at a document after which it is given up. The first may be the fault of another: a system that is short of
memory ends the process that is largest at that moment, whoever asked for more."""
MOST_DEATHS = 4
"""Deaths at one place after which all ends: it cannot be the document, as that was given up, or never named."""
BYTES_PER_SECOND = 50_000
"""What a document may take beyond the limit: a tenth of the speed at which long pages are cleaned (measured: 0.5 to
1 MB/s), as a process can be one of many on a busy machine."""
LONGEST_NAME = 200
"""Characters of an item in a message; an item can hold all its records."""


def seconds_for(size: int, time_limit: float) -> float:
    """Return how many seconds a document of an item of `size` bytes may take."""
    return round(time_limit + size / BYTES_PER_SECOND, 1)


@dataclass
class Job(Generic[Item]):
    """An item, its number in the order of all, its size in bytes, and how often a process ended at its documents."""

    number: int
    item: Item
    size: int
    deaths: Counter[int] = field(default_factory=Counter)

    def note_death(self, place: int, reason: str, without: Without[Item]) -> None:
        """Note that a process died at a document. Raises WorkersLost when that goes on and on."""
        self._count(place, reason)
        if place != NOWHERE and self.deaths[place] >= CHANCES:
            self.item = without(self.item, place, reason)

    def note_hang(self, place: int, reason: str, without: Without[Item]) -> None:
        """Note that a document took too long, which a second try would do too. Raises WorkersLost as `note_death`."""
        self._count(place, reason)
        if place != NOWHERE:
            self.item = without(self.item, place, reason)

    def _count(self, place: int, reason: str) -> None:
        self.deaths[place] += 1
        if self.deaths[place] >= MOST_DEATHS:
            raise WorkersLost(f"{repr(self.item)[:LONGEST_NAME]}: tried {MOST_DEATHS} times; {reason}")
