"""Work in this process with a limit on the time of each document, where the system has an alarm clock for it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from cleaner.reading import Unreadable
from cleaner.workers.item import Item, Result, Work


def done_in_time(work: Work[Item, Result], item: Item, seconds: float) -> Result:
    """Do the work on an item, in so many seconds for each document; in one that takes longer, Unreadable is raised.

    Windows has no such clock, and threads beside the first have none.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        return work(item, lambda _place: None)
    before = signal.signal(signal.SIGALRM, _took_too_long(seconds))
    try:
        return work(item, lambda _place: signal.setitimer(signal.ITIMER_REAL, seconds) and None)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        with suppress(TypeError):
            signal.signal(signal.SIGALRM, before)


def _took_too_long(seconds: float) -> Callable[[int, FrameType | None], None]:
    def give_up(_number: int, _frame: FrameType | None) -> None:
        raise Unreadable(f"took longer than {seconds:g} seconds")

    return give_up
