"""What the inputs of a run are on another machine, where a name can be any string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cleaner.reading.inner_names import harmless, leads_out, plain
from cleaner.reading.readers import not_read
from cleaner.reading.source import EARLIER_RESULTS, LEFT_BEHIND, Source, rivals
from cleaner.remote import files_below


def remote_inputs(root: Path, exclude: Path | None) -> Iterator[Source]:
    """Yield the inputs that a place on another machine holds, without those in the folder `exclude`.

    Whatever is wrong with an input is told by the input; nothing is raised.
    """
    excluded = f"{str(exclude).rstrip('/')}/" if exclude else ""
    try:
        found = [file for file in files_below(root) if not (excluded and str(file[0]).startswith(excluded))]
    except Exception as error:  # whatever the system there complains about
        yield Source(root, root.name, problem=f"it cannot be reached: {type(error).__name__}: {error}")
        return
    results = _folders_of_results(relative for _, relative, _ in found)
    clashing = rivals([relative for _, relative, _ in found if not leads_out(relative)])
    for folder in sorted(results):
        yield Source(root / folder, folder, skip=EARLIER_RESULTS)
    for path, relative, size in found:
        if not results.isdisjoint(_above(relative)):
            continue
        if leads_out(relative):
            yield Source(path, harmless(relative), problem="its name leads out of the folder")
        elif relative in clashing:
            yield Source(path, relative, problem=clashing[relative])
        else:
            yield Source(path, plain(relative), skip=not_read(relative), size=size)


def _folders_of_results(relatives: Iterable[str]) -> set[str]:
    """Return the folders in which the results of an earlier run lie, as far as their names tell; not the root."""
    names = {name for relative in relatives for name in (relative, *_above(relative))}
    ends = tuple(f"/{name}" for name in LEFT_BEHIND)
    folders = {name.removesuffix(ends[0]) for name in names if name.endswith(ends[0])}
    return {folder for folder in folders if all(folder + end in names for end in ends)}


def _above(relative: str) -> Iterator[str]:
    """Yield the folders that a file lies in, the innermost first."""
    while "/" in relative:
        relative = relative.rpartition("/")[0]
        yield relative
