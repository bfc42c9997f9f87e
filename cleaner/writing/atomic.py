"""Files that are there whole or not at all.

A file is written under a temporary name beside its own and then renamed, so that a process which is killed leaves
no half file. A power cut can take files of the last seconds: a run flushes the disks before it names its manifest,
and the run after a cut knows by their digests which results are whole.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cleaner.errors import IN_WORDS, NO_ROOM, in_words

PREFIX, SUFFIX = ".cleaner-", ".tmp"
"""Temporary names are short and random, so that they fit wherever the final name fits."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to that takes the name `path` when all of it is written.

    Missing folders are made. After an exception in the block, or one of the disk's, nothing of the
    file is left and what stood at `path` before still stands there. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary_name(path.parent)
    try:
        with temporary.open("xb") as file:
            yield file
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def temporary_in(folder: Path) -> Iterator[Path]:
    """Give the path of a file to come in `folder` that is removed after the block."""
    temporary = _temporary_name(folder)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def obstacle(path: Path) -> str | None:
    """Return in plain words why no file can be written at `path`, as far as that can be told before; None if one can.

    Missing folders are made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return IN_WORDS[errno.EISDIR] if stat.S_ISDIR(path.lstat().st_mode) else None
    except FileNotFoundError:
        return None
    except OSError as error:
        return None if error.errno in NO_ROOM else in_words(error)  # a full disk is no matter of one file


def _temporary_name(folder: Path) -> Path:
    return folder / f"{PREFIX}{secrets.token_hex(8)}{SUFFIX}"


def write(path: Path, data: bytes) -> None:
    """Write a whole file or nothing. Raises OSError."""
    with replacing(path) as file:
        file.write(data)


def flush_disks() -> None:
    """Have everything written so far put on the disks, where the system can be asked to.

    Once for a run, not once for each file: that costs 2 ms a file, more than cleaning a short text.
    """
    if hasattr(os, "sync"):
        os.sync()


def sweep(folder: Path) -> None:
    """Remove the temporary files that a killed run left in `folder` and below it."""
    for where, _, names in os.walk(folder):
        for name in names:
            if name.startswith(PREFIX) and name.endswith(SUFFIX):
                with suppress(OSError):
                    Path(where, name).unlink()
