"""What can go wrong for a user, each with the exit status that the command ends with."""

from __future__ import annotations

import errno
from enum import IntEnum


class ExitStatus(IntEnum):
    """What the command tells the shell. The last two are what shells report for Ctrl-C and for `| head`."""

    FINE = 0
    FOUND_SOMETHING = 1
    WRONG_USAGE = 2
    INPUT_FAILED = 3
    INTERRUPTED = 130
    CLOSED_PIPE = 141


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})

IN_WORDS = {
    errno.ENOENT: "it is not there",
    errno.EACCES: "no permission",
    errno.EPERM: "no permission",
    errno.ELOOP: "the link leads in a circle",
    errno.EISDIR: "a folder of that name is in the way",
    errno.ENOTDIR: "a file of the name of its folder is in the way",
    errno.EEXIST: "a file of the name of its folder is in the way",
    errno.ENAMETOOLONG: "the name is too long for this disk",
    errno.EROFS: "the disk can only be read",
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than the system allows",
}


class CleanerError(Exception):
    """Something a user should read one plain sentence about; `exit_code` is what the command ends with."""

    exit_code = ExitStatus.INPUT_FAILED


class WrongUsage(CleanerError):
    """The command or the configuration asks for what cannot be done; nothing was started."""

    exit_code = ExitStatus.WRONG_USAGE


class Interrupted(CleanerError):
    """The user stopped the run."""

    exit_code = ExitStatus.INTERRUPTED


class OutputFailed(CleanerError):
    """The results cannot be written at all: a full disk, a folder without permission."""


class WorkersLost(CleanerError):
    """The processes that do the work cannot be started, or end whatever is left out of what they are given."""


def in_words(error: OSError) -> str:
    """Return what the operating system complains about, in plain words."""
    return IN_WORDS.get(error.errno or 0) or (error.strerror or str(error) or type(error).__name__).lower()


def broken(error: Exception) -> str:
    """Return what to say of a document on which the cleaning itself failed: a mistake of ours, not of the user."""
    return f"the cleaning itself broke, please report it: {type(error).__name__}: {error}"
