"""Many inputs through one function in several processes, the results in the order of the inputs."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import parent_process
from multiprocessing.context import SpawnContext, SpawnProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

BATCH = 16
"""Inputs that travel to a process together; the journey of one alone costs as much as cleaning a short text."""
COLLECT_AFTER = 20_000
"""New objects after which Python looks for unused cycles, 700 by default. A document makes some thousands and no
cycles; looking often costs a seventh of the time (measured), and looking at the tables of phrases most of that."""
BATCHES_AHEAD = 4
"""Batches under way for each process: enough that none waits for the slowest, few enough to stay small in memory."""


At = Callable[[int], None]


def ordered(work, items, workers, without, size_of=None):
    for item in items:
        yield work(item, lambda place: None)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _finished(
    batch: list[Item], future: Future[list[Result]], crew: _Crew[Item, Result], died: Callable[[Item], Result]
) -> Iterator[Result]:
    try:
        yield from future.result()
    except BrokenProcessPool:
        yield from _one_by_one(batch, crew.work, died)


def _one_by_one(batch: list[Item], work: Callable[[Item], Result], died: Callable[[Item], Result]) -> Iterator[Result]:
    """Yield the results of a batch whose process died: each item on its own, so that only the guilty one is lost."""
    with _Crew(work, 1) as crew:
        for item in batch:
            try:
                yield from crew.submit([item]).result()
            except BrokenProcessPool:
                yield died(item)


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let Python look for unused cycles less often, and only among what is made from now on."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class _Crew(Generic[Item, Result]):
    """Processes that do one kind of work; new ones take over when they break down."""

    def __init__(self, work: Callable[[Item], Result], workers: int) -> None:
        self.work = work
        self._workers = workers
        self._enlist()

    def __enter__(self) -> _Crew[Item, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is not None:
            self._context.stop()
        self._pool.shutdown(cancel_futures=True)

    def submit(self, batch: list[Item]) -> Future[list[Result]]:
        """Send a batch to the processes."""
        try:
            return self._pool.submit(_each, self.work, batch)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._enlist()
            return self._pool.submit(_each, self.work, batch)

    def _enlist(self) -> None:
        self._context = _RememberingContext()
        self._pool = ProcessPoolExecutor(self._workers, self._context, initializer=_settle_in)


class _DeafProcess(SpawnProcess):
    """A fresh process (the same on every system, safe beside threads) that leaves Ctrl-C to the main one."""

    def start(self) -> None:
        """Start with the signal blocked, which the process inherits: it must be deaf before its first line runs."""
        if not hasattr(signal, "pthread_sigmask"):
            return super().start()
        heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, heard)


class _RememberingContext(SpawnContext):
    """Makes the processes of a pool and can end them."""

    def __init__(self) -> None:
        super().__init__()
        self._made: list[_DeafProcess] = []

    def Process(self, *args: Any, **kwargs: Any) -> SpawnProcess:  # type: ignore[override] # noqa: N802
        """Make a process, as the pool asks for it."""
        process = _DeafProcess(*args, **kwargs)
        self._made.append(process)
        return process

    def stop(self) -> None:
        """End the processes at once."""
        for process in self._made:
            if process.pid is not None:
                process.terminate()


def _settle_in() -> None:
    """Prepare a process: Ctrl-C is for the main one to answer, and no process lives on when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _each(work: Callable[[Item], Result], batch: list[Item]) -> list[Result]:
    return [work(item) for item in batch]
