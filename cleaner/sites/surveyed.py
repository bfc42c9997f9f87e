"""What a survey found out, as the processes of its run look it up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from cleaner.model import Site, SiteLine
from cleaner.remote import is_remote
from cleaner.text.alike import keys
from cleaner.writing.remote import fetch

SITES_AT_HAND = 16
"""Sites whose lines a process keeps; inputs come folder by folder."""

PLACE = """
SELECT doc.cluster, kept.name, doc.site, site.name, size.pages, doc.first, doc.last
FROM doc JOIN site ON site.id = doc.site LEFT JOIN size ON size.site = doc.site LEFT JOIN doc kept ON kept.id = doc.keep
WHERE doc.name = ?
"""
LEARNED = """
SELECT site.name, size.pages, key, learned.pages, beside
FROM learned JOIN site ON site.id = learned.site JOIN size ON size.site = learned.site ORDER BY site.name, here
"""
CHOSEN = "SELECT doc.name, doc.cluster, kept.name FROM doc JOIN doc kept ON kept.id = doc.keep ORDER BY doc.name"


class Copies(NamedTuple):
    """The group of near-copies that a document is in, and the name of the one to keep, the longest."""

    cluster: int
    keep: str


class _Place(NamedTuple):
    cluster: int | None
    keep: bytes | None
    site: int
    name: str
    pages: int | None
    first: int
    last: int


@dataclass(frozen=True)
class Surveyed:
    """A survey whose database lies at `path`, which may be on another machine."""

    path: Path

    def copies_of(self, name: str) -> Copies | None:
        """Return the near-copies of a document, if it has any."""
        place = _place(self.path, name)
        if place is None or place.cluster is None or place.keep is None:
            return None
        return Copies(place.cluster, os.fsdecode(place.keep))

    def site_of(self, name: str) -> Site | None:
        """Return what was learned of the site of a document, if anything."""
        place = _place(self.path, name)
        return _site(self.path, place.site, place.name, place.pages) if place and place.pages else None

    def digest_of(self, name: str) -> str:
        """Return a digest of all that was learned about the lines of a document."""
        place, site = _place(self.path, name), self.site_of(name)
        if place is None or site is None:
            return ""
        query = "SELECT DISTINCT key FROM line WHERE id BETWEEN ? AND ?"
        return digest(site, (key for (key,) in _base(self.path).execute(query, (place.first, place.last))))

    @property
    def lines_digest(self) -> str:
        """A digest of all that was learned of lines, about whichever document."""
        return _digest_of_all(self.path, LEARNED)

    @property
    def copies_digest(self) -> str:
        """A digest of which documents are near-copies; empty when none are."""
        return _digest_of_all(self.path, CHOSEN)


def digest_in(site: Site | None, text: str) -> str:
    """Return a digest of all that was learned about the lines of a text."""
    return digest(site, keys(text)) if site else ""


def digest(site: Site, found: Iterable[str]) -> str:
    """Return a digest of what was learned about some lines; empty when nothing was."""
    known = sorted((key, *site.lines[key]) for key in set(found) if key in site.lines)
    return sha256(repr((site.name, site.pages, known)).encode()).hexdigest() if known else ""


def forget(path: Path) -> None:
    """Close the database at `path`; left to itself it takes its room on the disk until Python looks for cycles."""
    _base(path).close()
    _base.cache_clear()
    _place.cache_clear()
    _site.cache_clear()
    _digest_of_all.cache_clear()


@lru_cache(maxsize=1)
def _base(path: Path) -> sqlite3.Connection:
    """Open a database for reading, or a copy of it; a process works for one run at a time."""
    if not is_remote(path):
        return _opened(path)
    copy = fetch(path)
    try:
        return _opened(copy)
    finally:
        with suppress(PermissionError):  # Windows does not remove what is open
            copy.unlink()


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1", uri=True)


@lru_cache(maxsize=1)
def _place(path: Path, name: str) -> _Place | None:
    row = _base(path).execute(PLACE, (os.fsencode(name),)).fetchone()
    return _Place(*row) if row else None


@lru_cache(maxsize=SITES_AT_HAND)
def _site(path: Path, number: int, name: str, pages: int) -> Site | None:
    rows = _base(path).execute("SELECT key, pages, beside FROM learned WHERE site = ?", (number,))
    lines = {key: SiteLine(on, beside) for key, on, beside in rows}
    return Site(name, pages, lines) if lines else None


@lru_cache(maxsize=2)
def _digest_of_all(path: Path, query: str) -> str:
    told, row = sha256(), None
    for row in _base(path).execute(query):
        told.update(repr(row).encode())
    return told.hexdigest() if row else ""
