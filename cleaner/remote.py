"""Places on other machines: `s3://…`, `gs://…`, `hf://…` and all that fsspec knows, as paths like those of this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from cleaner.errors import WrongUsage

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
"""How a place elsewhere begins (RFC 3986); a drive of Windows has one letter."""
OF_THIS_MACHINE = re.compile(r"file://(?:localhost)?(?=/)", re.IGNORECASE)
"""How the address of a file of this machine begins (RFC 8089)."""


def is_remote(place: object) -> bool:
    """Tell whether a place, a path or how it is written, is on another machine."""
    return ADDRESS.match(str(place)) is not None


def without_scheme(written: str) -> str:
    """Return what `file:///…` names as a plain path, and anything else as it is."""
    here = OF_THIS_MACHINE.match(written)
    if here is None:
        return written
    from urllib.request import url2pathname  # brings HTTP and TLS along

    return url2pathname(written[here.end() :])


def place_of(written: str) -> Path:
    """Return the path that is written so, also as `file:///…`; one on another machine is used like one on this.

    Raises WrongUsage when it is on another machine and there is nothing, or it cannot be reached.
    """
    place, is_there = _reached(written)
    if not is_there:
        raise WrongUsage(f"{written}: there is no such file or folder")
    return place


def path_of(written: str) -> Path:
    """Return the path that is written so, as `place_of` does; nothing need be there.

    Raises WrongUsage when it cannot be reached.
    """
    return _reached(written)[0]


def _reached(written: str) -> tuple[Path, bool]:
    """Return the path that is written so, and whether something is there, if that is on another machine."""
    plain = without_scheme(written)
    if not is_remote(plain):
        return Path(plain), True
    try:
        from upath import UPath

        place = UPath(written, use_listings_cache=False)  # several processes write there
        return cast(Path, place), place.exists()
    except ImportError as error:
        raise WrongUsage(
            f"{written}: needs pip install 'cleaner[remote]' and the package of its system: {error}"
        ) from None
    except Exception as error:  # whatever the system there complains about
        raise WrongUsage(f"{written}: it cannot be reached: {type(error).__name__}: {error}") from error


def files_below(root: Path) -> Iterator[tuple[Path, str, int]]:
    """Yield the files of a remote folder, or the file, with the path below it and the size, in the order of the names.

    Raises OSError when it cannot be reached.
    """
    there = cast(Any, root)
    if there.fs.isfile(there.path):
        yield root, root.name, int(there.fs.size(there.path) or 0)
        return
    base = there.path.rstrip("/")
    for path, told in sorted(there.fs.find(base, detail=True).items()):
        relative = path.removeprefix(base).lstrip("/")
        yield root / relative, relative, int(told.get("size") or 0)


def version_of(path: Path) -> str:
    """Return what is another text when a remote file has changed."""
    there = cast(Any, path)
    return str(there.fs.ukey(there.path))
