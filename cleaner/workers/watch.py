"""An eye on the main process: a process that is halted in the middle of a message must not halt it for good."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONGEST_TALK = 60.0
"""Seconds that one message may take; the largest take less than one, but the machine can be busy."""
LOOK = 0.5
"""Seconds between two looks. They are counted, and not the time: in that, all could have been stopped."""


class Watch:
    """Ends, by a thread of its own, the process that the main one has talked with for too long."""

    def __init__(self) -> None:
        self._talk: tuple[object, Callable[[], None]] | None = None
        self._over = threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    @contextmanager
    def talking(self, end: Callable[[], None]) -> Iterator[None]:
        """Call `end` if the block takes too long: it should make the other side of the talk go away."""
        self._talk = (object(), end)
        try:
            yield
        finally:
            self._talk = None

    def close(self) -> None:
        """Look no more."""
        self._over.set()

    def _look(self) -> None:
        seen, looks = None, 0
        while not self._over.wait(LOOK):
            talk = self._talk
            looks = looks + 1 if talk is not None and talk is seen else 0
            seen = talk
            if talk is not None and looks * LOOK >= LONGEST_TALK:
                talk[1]()
