"""The processes that share a work: each gets items when it has none, and another takes the place of one that ends."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from multiprocessing import connection
from types import TracebackType
from typing import Generic

from cleaner.errors import WorkersLost, in_words
from cleaner.workers.item import Item, Job, Result, Without, Work
from cleaner.workers.watch import Watch
from cleaner.workers.worker import Answer, Worker

BATCH = 16
"""Items that travel to a process together; the journey of one alone costs as much as cleaning a short text."""
BATCH_BYTES = 250_000
"""Bytes after which a batch is full: half a second of work, so that the last batches end at about the same time."""
TICK = 0.5
"""Seconds after which the processes are looked at, if none says anything."""
MOST_FAILED_STARTS = 3
"""Processes that may end in a row before one has said that it is there; then those that are left go on alone."""


class Crew(Generic[Item, Result]):
    """At most so many processes for one work; none of them is left after the block."""

    def __init__(self, work: Work[Item, Result], most: int, without: Without[Item], time_limit: float) -> None:
        self._work, self._most, self._without, self._time_limit = work, most, without, time_limit
        self._pending: deque[Job[Item]] = deque()
        self._workers: list[Worker[Item, Result]] = []
        self._failed_starts = 0
        self._waited = 0.0
        self._watch = Watch()

    def __enter__(self) -> Crew[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._watch.close()
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.close()

    def add(self, job: Job[Item]) -> None:
        """Take an item, to be handed out when a process is free."""
        self._pending.append(job)

    @property
    def has_pending(self) -> bool:
        """Whether there are items that no process has yet."""
        return bool(self._pending)

    def turn(self, wait: bool) -> Iterator[Answer[Result]]:
        """Hand out items and yield the answers that are there; `wait` until there is one, or a moment is over.

        Raises WorkersLost when processes end whatever they are given.
        """
        self._keep_busy()
        for worker in self._listen(wait):
            yield from self._hear(worker)
        if self._waited >= TICK:
            yield from self._look_after(self._waited)
            self._waited = 0.0
        self._keep_busy()

    def _listen(self, wait: bool) -> list[Worker[Item, Result]]:
        """Return the processes that said something.

        Only the time of waiting is counted, and not more than was meant: when this process was stopped or busy
        elsewhere, the others may have been so too, or have waited for it.
        """
        if not self._workers:
            return []
        before = time.monotonic()
        heard = set(connection.wait([worker.pipe for worker in self._workers], TICK if wait else 0))
        self._waited += min(time.monotonic() - before, TICK)
        return [worker for worker in self._workers if worker.pipe in heard]

    def _hear(self, worker: Worker[Item, Result]) -> Iterator[Answer[Result]]:
        with self._watch.talking(worker.kill):
            answer = worker.receive()
        if answer:
            yield answer
        if worker.ready:
            self._failed_starts = 0
        if worker.gone:
            yield from self._bury(worker)

    def _look_after(self, seconds: float) -> Iterator[Answer[Result]]:
        """Find the processes that are gone without a word or take too long; what they said was heard before."""
        for worker in list(self._workers):
            worker.age(seconds)
            limit = worker.overstepped(self._time_limit)
            if worker.dead:
                yield from self._bury(worker)
            elif limit:
                yield from self._end(worker, limit)

    def _bury(self, worker: Worker[Item, Result]) -> Iterator[Answer[Result]]:
        """Yield the answers that a dead process left, and note what it died of."""
        ended, left = worker.bury()
        yield from left
        if worker.batch:
            worker.batch[0].note_death(worker.at[1], f"the process that cleaned it died ({ended})", self._without)
        self._dismiss(worker, ended)

    def _end(self, worker: Worker[Item, Result], limit: float) -> Iterator[Answer[Result]]:
        """End a process that takes too long, and note at what, unless it went on at the last moment."""
        there = worker.at
        worker.kill()
        _, left = worker.bury()
        yield from left
        reason = f"took longer than {limit:g} seconds"
        if worker.batch and worker.at == there:
            worker.batch[0].note_hang(there[1], reason, self._without)
        self._dismiss(worker, reason)

    def _dismiss(self, worker: Worker[Item, Result], ended: str) -> None:
        """Take a process off the list; what it has not done is the next that is handed out."""
        self._workers.remove(worker)
        self._pending.extendleft(reversed(worker.batch))
        if not worker.ready:
            self._note_failed_start(ended)

    def _note_failed_start(self, ended: str) -> None:
        self._failed_starts += 1
        if self._failed_starts >= MOST_FAILED_STARTS and not self._workers:
            raise WorkersLost(f"no process can be started: {ended}")

    def _keep_busy(self) -> None:
        """Give idle processes something to do, and start others while there is more."""
        for worker in self._workers:
            if worker.idle and self._pending:
                with self._watch.talking(worker.kill):
                    worker.hand_out(self._batch())
        while self._may_start and len(self._pending) > sum(not worker.ready for worker in self._workers):
            self._start()

    @property
    def _may_start(self) -> bool:
        return len(self._workers) < self._most and self._failed_starts < MOST_FAILED_STARTS

    def _batch(self) -> list[Job[Item]]:
        batch = [self._pending.popleft()]
        size = batch[0].size
        while self._pending and len(batch) < BATCH and size + self._pending[0].size <= BATCH_BYTES:
            batch.append(self._pending.popleft())
            size += batch[-1].size
        return batch

    def _start(self) -> None:
        worker: Worker[Item, Result] = Worker(self._work)
        self._workers.append(worker)  # before it runs, so that Ctrl-C finds it at every moment
        try:
            worker.start()
        except OSError as error:
            self._workers.remove(worker)
            worker.close()
            self._note_failed_start(in_words(error))
