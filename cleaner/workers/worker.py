"""One process that works, as the main process sees it."""

from __future__ import annotations

import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, Generic

from cleaner.workers.inside import NUMBER, PLACE, Done, Failed, Ready, serve
from cleaner.workers.item import NOWHERE, Item, Job, Result, Work, seconds_for

CONTEXT = SpawnContext()
WARM_UP = 30.0
"""Seconds more for the first item of a process, which waits for tables and models too: one or two when nothing else
goes on."""
LONGEST_START = 120.0
"""Seconds until a process has to say that it is there: half a second on a free machine, long from a slow disk."""
LAST_WORDS = 1.0
"""Seconds that a process which closed its pipe has to end by itself, so that its own exit status is known."""
KILL = 9
"""The signal that ends the largest process when a system is short of memory."""

Answer = Done[Result] | Failed


class Worker(Generic[Item, Result]):
    """A process with the items it has to answer; `ready` when it has said that it is there, `gone` when it is not."""

    def __init__(self, work: Work[Item, Result]) -> None:
        self.pipe, self._theirs = CONTEXT.Pipe()
        self._mark: Any = CONTEXT.RawArray("q", (NOWHERE, NOWHERE))
        self._process = _DeafProcess(target=serve, args=(work, self._theirs, self._mark), daemon=True)
        self.batch: deque[Job[Item]] = deque()
        self.ready = False
        self.gone = False
        self._warm = False
        self._silent = 0.0
        self._seen = (NOWHERE, NOWHERE)

    @property
    def idle(self) -> bool:
        """Whether it waits for items."""
        return self.ready and not self.batch

    @property
    def at(self) -> tuple[int, int]:
        """The number of the first item of its batch, and the place of the document that it is at there."""
        if not self.batch:
            return NOWHERE, NOWHERE
        number = self.batch[0].number
        return number, int(self._mark[PLACE]) if self._mark[NUMBER] == number else NOWHERE

    def start(self) -> None:
        """Start the process. Raises OSError when the system has no room for it."""
        self._process.start()
        self._theirs.close()

    def hand_out(self, jobs: Iterable[Job[Item]]) -> None:
        """Send items to an idle process: it reads at once, so that the pipe cannot be full on both sides."""
        self.batch.extend(jobs)
        self._silent = 0.0
        with suppress(OSError):  # it died a moment ago, and its end of the pipe will say so
            self.pipe.send([(job.number, job.item) for job in self.batch])

    def receive(self) -> Answer[Result] | None:
        """Return the answer that waits in the pipe; None when it is not one, or the process is gone."""
        try:
            packed = self.pipe.recv_bytes()
        except (EOFError, OSError):
            self.gone = True
            return None
        self._silent = 0.0
        message: Answer[Result] | Ready = pickle.loads(packed)
        if isinstance(message, Ready):
            self.ready = True
            return None
        self.batch.popleft()
        self._warm = True
        return message

    @property
    def dead(self) -> bool:
        """Whether the process has ended. Its pipe may not tell: a process that it started can hold the other end."""
        return self._process.exitcode is not None

    def age(self, seconds: float) -> None:
        """Count time without a sign of the process."""
        seen = (self._mark[NUMBER], self._mark[PLACE])
        self._silent = self._silent + seconds if seen == self._seen and not self.idle else 0.0
        self._seen = seen

    def overstepped(self, time_limit: float) -> float | None:
        """Return the seconds that the process had for where it is, if it has taken longer."""
        if self.idle:
            return None
        limit = seconds_for(self.batch[0].size, time_limit) if self.ready else LONGEST_START
        return limit if self._silent > limit + (0.0 if self._warm else WARM_UP) else None

    def kill(self) -> None:
        """End the process at once, if it runs."""
        if self._process.pid is not None:
            self._process.kill()

    def bury(self) -> tuple[str, list[Answer[Result]]]:
        """Return how a process that is gone or was killed ended, in words, and the answers that it left."""
        self._process.join(LAST_WORDS)
        self.kill()
        self._process.join()
        left = list(self._left())
        ended = _in_words(self._process.exitcode or 0)
        self.close()
        return ended, left

    def close(self) -> None:
        """Give back what a process held that was killed or never started."""
        if self._process.pid is not None:
            self._process.join()
        self._theirs.close()
        self.pipe.close()

    def _left(self) -> Iterator[Answer[Result]]:
        with suppress(OSError):  # what Windows says of a pipe without another end
            while not self.gone and self.pipe.poll():
                if answer := self.receive():
                    yield answer


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


def _in_words(status: int) -> str:
    """Return what an exit status says, as Python counts them: a signal is negative."""
    if status >= 0:
        return f"exit status {status}"
    return f"killed by signal {-status}" + (", perhaps for want of memory" if -status == KILL else "")
