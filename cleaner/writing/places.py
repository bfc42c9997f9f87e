"""Where the results of an input lie below OUT."""

from __future__ import annotations

import os
from pathlib import Path

from cleaner.remote import is_remote

AUDIT_FOLDER = "audit"
MANIFEST = "manifest.jsonl"
SCORES = "scores.csv"
CHUNKS = ".cleaner-chunks"
"""Results of files of records that are not done yet."""

OWN_NAMES = (AUDIT_FOLDER, MANIFEST, SCORES, CHUNKS)


def clean_path(out: Path, output: str) -> Path:
    """Return where the clean text named `output` (a path with "/") lies."""
    return out / output


def audit_path(out: Path, output: str) -> Path:
    """Return where the audit of the clean text named `output` lies."""
    return out / AUDIT_FOLDER / f"{output}.jsonl"


def records_audit_path(out: Path, output: str) -> Path:
    """Return where the audit of a file of records lies: of the same format as the file."""
    return out / AUDIT_FOLDER / output


def done_path(out: Path, output: str) -> Path:
    """Return where it is noted that a file of records is done."""
    return out / AUDIT_FOLDER / f"{output}.done"


def own_name(output: str) -> str | None:
    """Return the name below OUT that a run needs for itself and that `output` would lie on, if it does."""
    first = output.partition("/")[0]
    return first if first in OWN_NAMES else None


def is_one_file(result: Path, source: Path) -> bool:
    """Tell whether a result would lie on its source under another name; on other machines no name leads to another."""
    if is_remote(result) or is_remote(source):
        return False
    return os.path.exists(result) and result.samefile(source)


def audit_of(clean: Path) -> Path | None:
    """Return the audit of a clean text: the nearest `audit` folder above it that has one."""
    clean = clean if is_remote(clean) else Path(os.path.abspath(clean))
    for out in clean.parents:
        audit = audit_path(out, clean.relative_to(out).as_posix())
        if audit.is_file():
            return audit
    return None


def without_audit(clean: Path) -> str:
    """Return in plain words why a clean text has no audit."""
    if clean.is_dir():
        return f"{clean}: is a folder; name one clean text in it"
    if not clean.exists():
        return f"{clean}: it is not there, nor is an audit of it"
    return f"{clean}: no audit of it in any folder above; name one with --audit"
