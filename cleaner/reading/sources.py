"""What the inputs of a run are: every file below a folder, once, each with its name in the run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cleaner.errors import in_words
from cleaner.reading.readers import not_read
from cleaner.reading.remote_sources import remote_inputs
from cleaner.reading.source import EARLIER_RESULTS, LEFT_BEHIND, Source, rivals
from cleaner.remote import is_remote

OTHER_FILES = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def discover(root: Path, exclude: Path | None = None) -> Iterator[Source]:
    """Yield the inputs that `root`, a file or a folder, holds in its depth: each once, always in the same order.

    The folder `exclude` is passed over wherever it is met, unless `root` lies in it; a folder with the results of an
    earlier run is skipped. A link to a file is an input of its own, wherever it leads: many a corpus is a folder of
    links to where its files are kept. A link to a folder is followed when the folder lies outside of `root` and was not
    met before. Whatever is wrong with an input is told by the input; nothing is raised.
    """
    if is_remote(root):
        yield from remote_inputs(root, exclude)
        return
    try:
        status = root.stat()
    except OSError as error:
        yield Source(root, root.name, problem=_stat_problem(root, error))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _Search(root, _identity(status), None if is_remote(exclude) else exclude).sources()
    else:
        yield _file(root, root.name, status)


_Identity = tuple[int, int]


@dataclass(frozen=True)
class _Folder:
    """A folder on the way: its path, its path without links, its name in the run, and what it lies in with itself."""

    path: Path
    real: str
    relative: str
    inside: frozenset[_Identity]


class _Search:
    """The way through one folder."""

    def __init__(self, root: Path, identity: _Identity, exclude: Path | None) -> None:
        self._root = _Folder(root, os.path.realpath(root), "", frozenset([identity]))
        excluded = os.path.realpath(exclude) if exclude else ""
        self._excluded = "" if _lies_in(self._root.real, excluded) else excluded
        self._met: dict[_Identity, str] = {}
        """The folders that were entered, and under what name."""

    def sources(self) -> Iterator[Source]:
        """Yield the inputs, folder by folder; without recursion, as folders nest deeper than calls may."""
        open_folders = [self._entries(self._root)]
        while open_folders:
            entry = next(open_folders[-1], None)
            if entry is None:
                open_folders.pop()
            elif isinstance(entry, Source):
                yield entry
            else:
                open_folders.append(self._entries(entry))

    def _entries(self, folder: _Folder) -> Iterator[Source | _Folder]:
        """Yield the inputs and the folders to enter that are directly in a folder, by name."""
        try:
            with os.scandir(folder.path) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problem = f"cannot look into the folder: {in_words(error)}"
            yield Source(folder.path, folder.relative or folder.path.name, problem=problem)
            return
        prefix = f"{folder.relative}/" if folder.relative else ""
        clashing = rivals([prefix + entry.name for entry in listed])
        for entry in listed:
            found = self._entry(Path(entry.path), prefix + entry.name, folder)
            if isinstance(found, Source) and not found.skip and found.relative in clashing:
                yield Source(found.path, found.relative, problem=clashing[found.relative])
            elif found is not None:
                yield found

    def _entry(self, path: Path, relative: str, folder: _Folder) -> Source | _Folder | None:
        """Return what a name in a folder stands for; None for the excluded folder."""
        try:
            status = path.stat()
        except OSError as error:
            return Source(path, relative, problem=_stat_problem(path, error))
        if not stat.S_ISDIR(status.st_mode):
            return _file(path, relative, status)
        is_link = path.is_symlink()
        real = os.path.realpath(path) if is_link else os.path.join(folder.real, path.name)
        if self._excluded and _lies_in(real, self._excluded):
            return None
        if is_link and _lies_in(real, self._root.real) and _identity(status) not in folder.inside:
            return Source(path, relative, skip="a link to a folder that is searched at its own place")
        return self._folder(_Folder(path, real, relative, folder.inside), _identity(status))

    def _folder(self, folder: _Folder, identity: _Identity) -> Source | _Folder:
        """Return a folder to enter, or why it is not entered."""
        if identity in folder.inside:
            problem = "the link leads in a circle: to a folder that it lies in"
            return Source(folder.path, folder.relative, problem=problem)
        if identity in self._met:
            met = f"a folder that was searched already, as {self._met[identity]}"
            return Source(folder.path, folder.relative, skip=met)
        if all(folder.path.joinpath(name).exists() for name in LEFT_BEHIND):
            return Source(folder.path, folder.relative, skip=EARLIER_RESULTS)
        self._met[identity] = folder.relative
        return replace(folder, inside=folder.inside | {identity})


def _lies_in(real: str, folder: str) -> bool:
    """Tell whether a path, without links, is a folder or leads into it."""
    return real == folder or (folder != "" and real.startswith(os.path.join(folder, "")))


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _file(path: Path, relative: str, status: os.stat_result) -> Source:
    """Return the source that a file is: to be read, or passed over for what it is."""
    kind = stat.S_IFMT(status.st_mode)
    if kind != stat.S_IFREG:
        return Source(path, relative, skip=f"{OTHER_FILES.get(kind, 'something else')}, not a file")
    return Source(path, relative, skip=not_read(relative), size=status.st_size)


def _stat_problem(path: Path, error: OSError) -> str:
    if path.is_symlink() and isinstance(error, FileNotFoundError):
        return f"a broken link: {os.readlink(path)} is not there"
    return in_words(error)
