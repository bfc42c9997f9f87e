"""One run at a time in a folder."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path


def lock(folder: Path, held: ExitStack) -> None:
    """Lock a folder until `held` lets go, or until the process ends in any way.

    Raises BlockingIOError when another process has it, OSError when it cannot be opened. Windows has no such
    locks: there, two runs at once are the user's to avoid.
    """
    try:
        import fcntl
    except ImportError:
        return
    handle = os.open(folder, os.O_RDONLY)
    held.callback(os.close, handle)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
