"""Files that are there whole or not at all.

A file is written under a temporary name beside its own and then renamed, so that a process which is killed leaves
no half file; on another machine it is sent when it is whole. A power cut can take files of the last seconds: a run
flushes the disks before it names its manifest, and the run after a cut knows by their digests which results are whole.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir
from typing import BinaryIO

from cleaner.errors import IN_WORDS, NO_ROOM, in_words
from cleaner.remote import is_remote
from cleaner.writing.remote import matching, remove_remote, send, sent_to

PREFIX, SUFFIX = ".cleaner-", ".tmp"
"""Temporary names are short and random, so that they fit wherever the final name fits."""


def replacing(path: Path) -> AbstractContextManager[BinaryIO]:
    """Give a file to write to that takes the name `path` when all of it is written.

    Missing folders are made. After an exception in the block, or one of the disk's, nothing of the
    file is left and what stood at `path` before still stands there. Raises OSError.
    """
    return sent_to(path) if is_remote(path) else _renamed_to(path)


@contextmanager
def _renamed_to(path: Path) -> Iterator[BinaryIO]:
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
def temporary_for(folder: Path) -> Iterator[Path]:
    """Give the path of a file to come on this machine that is removed after the block: in `folder`, if that is here."""
    temporary = _temporary_name(Path(gettempdir()) if is_remote(folder) else folder)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def shared(temporary: Path, folder: Path) -> Iterator[Path]:
    """Give the path under which all who work for the run find a temporary file: a copy in `folder`, if that is on
    another machine, which is removed after the block. Raises OSError.
    """
    if not is_remote(folder):
        yield temporary
        return
    copy = folder / temporary.name
    send(temporary, copy)
    try:
        yield copy
    finally:
        with suppress(OSError):
            copy.unlink(missing_ok=True)


def obstacle(path: Path) -> str | None:
    """Return in plain words why no file can be written at `path`, as far as that can be told before; None if one can.

    Missing folders are made. On another machine it cannot be told before.
    """
    if is_remote(path):
        return None
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
    """Remove the temporary files that a killed run left in `folder` and below it; on another machine, right in it."""
    if is_remote(folder):
        for left in matching(folder, f"{PREFIX}*{SUFFIX}"):
            left.unlink(missing_ok=True)
        return
    for where, _, names in os.walk(folder):
        for name in names:
            if name.startswith(PREFIX) and name.endswith(SUFFIX):
                with suppress(OSError):
                    Path(where, name).unlink()


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as it is there and can be removed."""
    if is_remote(folder):
        remove_remote(folder)
    else:
        shutil.rmtree(folder, ignore_errors=True)
