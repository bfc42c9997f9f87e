"""The items of a work, read when there is room for them, and their results in the same order."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Generic

from cleaner.settings import TIME_LIMIT
from cleaner.workers.crew import Crew
from cleaner.workers.in_time import done_in_time
from cleaner.workers.inside import Done, collecting_rarely
from cleaner.workers.item import At, Item, Job, Result, seconds_for
from cleaner.workers.worker import Answer

ITEMS_AHEAD = 128
"""Items under way, or done before their turn, for each process: some seconds of short texts, so that a long one does
not halt the others at once."""
BYTES_AHEAD = 8_000_000
"""Bytes of these items: eight chunks of a large file."""
SLOW_READ = 0.01
"""Seconds after which reading an item is slow: as long as cleaning a text. Then no item is read while another thing is
to be done: this process cannot hear the others while it reads."""
MOST_WORKERS = 60 if sys.platform == "win32" else 1_000
"""Windows can wait for 63 things at once."""


def _size_unknown(_item: object) -> int:
    return 0


def ordered(
    work: Callable[[Item, At], Result],
    items: Iterable[Item],
    workers: int,
    without: Callable[[Item, int, str], Item],
    size_of: Callable[[Item], int] = _size_unknown,
    time_limit: float = TIME_LIMIT,
) -> Generator[Result, None, None]:
    """Yield `work(item)` for each item, in their order, whatever the number of processes.

    `work` is to be a function that can be sent to another process. It calls the function that it is given with the
    place of each document of its item, from 0, before it begins with it. A document that takes its process down with
    it twice, or that takes longer than `time_limit` (seconds, and more for an item of many bytes), is given up: its
    item is done again as `without(item, place, reason)` returns it, the reason in plain words. In a single process,
    this one, a document that takes too long meets Unreadable, and one that takes the process down takes all down.

    What `work` raises ends the iteration when its turn comes. Raises WorkersLost when processes cannot be started, or
    die at what was given up already. No process outlives the iteration.
    """
    if workers == 1:
        with collecting_rarely():
            yield from (done_in_time(work, item, seconds_for(size_of(item), time_limit)) for item in items)
        return
    flow: _Flow[Item, Result] = _Flow(items, size_of, workers)
    with Crew(work, min(workers, MOST_WORKERS), without, time_limit) as crew:
        while flow.runs:
            reads = flow.has_room and not (flow.is_slow and (flow.has_next or crew.has_pending))
            if reads and (job := flow.read()):
                crew.add(job)
            for answer in crew.turn(wait=not (reads or flow.has_next)):
                flow.keep(answer)
            if flow.has_next:
                yield flow.give()


class _Flow(Generic[Item, Result]):
    """What is between reading an item and giving its result: bounded in number and bytes."""

    def __init__(self, items: Iterable[Item], size_of: Callable[[Item], int], workers: int) -> None:
        self._items = iter(items)
        self._size_of = size_of
        self._most, self._most_bytes = workers * ITEMS_AHEAD, workers * BYTES_AHEAD
        self._sizes: deque[int] = deque()
        self._bytes = 0
        self._answers: dict[int, Answer[Result]] = {}
        self._next = 0
        self._all_read = False
        self.is_slow = False

    @property
    def runs(self) -> bool:
        """Whether there is more to read or to give."""
        return bool(self._sizes) or not self._all_read

    @property
    def has_room(self) -> bool:
        """Whether the next item may be read: there always is room for one."""
        few = len(self._sizes) < self._most and self._bytes < self._most_bytes
        return not self._all_read and (few or not self._sizes)

    @property
    def has_next(self) -> bool:
        """Whether the next result, in the order of the items, is there."""
        return self._next in self._answers

    def read(self) -> Job[Item] | None:
        """Read an item; None when there is none left."""
        before = time.monotonic()
        for item in self._items:
            self.is_slow = time.monotonic() - before > SLOW_READ
            job = Job(self._next + len(self._sizes), item, self._size_of(item))
            self._sizes.append(job.size)
            self._bytes += job.size
            return job
        self._all_read = True
        return None

    def keep(self, answer: Answer[Result]) -> None:
        """Keep an answer until its turn comes."""
        self._answers[answer.number] = answer

    def give(self) -> Result:
        """Return the next result, or raise what the work raised."""
        answer = self._answers.pop(self._next)
        self._next += 1
        self._bytes -= self._sizes.popleft()
        if isinstance(answer, Done):
            return answer.result
        raise answer.error
