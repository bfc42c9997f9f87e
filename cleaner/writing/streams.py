"""Standard output that cannot be written to any more."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TextIO


def give_up(stream: TextIO) -> None:
    """Let what is still to be written to `stream` go nowhere: Python would try again, and complain, when it ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
