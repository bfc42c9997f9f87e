"""Names that files have in an archive or on another machine: made by others, and no paths of this machine."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

NAMELESS, ABOVE, ROOT = "(none)", "(above)", "(root)"
"""What stands in a name for what is not there, or leads out."""


def leads_out(name: str) -> bool:
    """Tell whether a name, taken for a path, leads out of the folder that it is in."""
    windows, path = PureWindowsPath(name), PurePosixPath(name)
    is_above = ".." in (*path.parts, *windows.parts)
    return bool(path.is_absolute() or windows.drive or windows.root or is_above or "\0" in name)


def plain(name: str) -> str:
    """Return a name without what is no part of it: `a/b` for `./a//b`."""
    return "/".join(PurePosixPath(name).parts)


def harmless(name: str) -> str:
    """Return a name that leads out spelled as one that does not, to speak of the file by."""
    path = PureWindowsPath(name.replace("\0", NAMELESS))
    inside = path.relative_to(path.anchor).parts
    return "/".join((*([ROOT] if path.anchor else []), *(ABOVE if part == ".." else part for part in inside)))
