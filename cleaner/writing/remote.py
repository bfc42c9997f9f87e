"""Results on other machines: a file is made here and sent when it is whole, as most systems there cannot rename."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, cast


@contextmanager
def sent_to(place: Path) -> Iterator[BinaryIO]:
    """Give a file to write to that is sent to a place on another machine when all of it is written.

    What is not sent whole is known by its digest to the next run. Raises OSError.
    """
    with NamedTemporaryFile(prefix="cleaner-") as file:
        yield cast(BinaryIO, file)
        file.flush()
        send(Path(file.name), place)


def send(here: Path, place: Path) -> None:
    """Copy a file of this machine to a place on another; missing folders are made. Raises OSError."""
    there = cast(Any, place)
    try:
        there.fs.makedirs(there.parent.path, exist_ok=True)
        there.fs.put_file(str(here), there.path)
    except OSError:
        raise
    except Exception as error:  # whatever the system there complains about
        raise OSError(f"{type(error).__name__}: {error}") from error


def fetch(place: Path) -> Path:
    """Return a copy on this machine, for the caller to remove, of a file on another. Raises OSError."""
    there = cast(Any, place)
    with NamedTemporaryFile(prefix="cleaner-", delete=False) as copy:
        there.fs.get_file(there.path, copy.name)
    return Path(copy.name)


def remove_remote(folder: Path) -> None:
    """Remove a folder on another machine with all that is in it, as far as it is there and can be removed."""
    there = cast(Any, folder)
    with suppress(OSError):
        there.fs.rm(there.path, recursive=True)


def matching(folder: Path, pattern: str) -> list[Path]:
    """Return the files right in a folder on another machine whose names a pattern fits. Raises OSError."""
    return sorted(folder.glob(pattern))
