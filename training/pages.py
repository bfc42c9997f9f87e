"""What models are trained on: pages and dumps with the text of their article, each with its site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

from benchmarks.records import Record, found, records

SETS = (
    "wcxb_dev",
    "student_corpora",
    "fundus",
    "daniel",
    "dragnet",
    "l3s_gn1",
    "cleaneval_final",
    "readability",
    "newspaper",
)
"""Files of pages with the text of their article, by their names."""
DUMPS = "dumps_gold"
"""The file of real dumps with the text of their article."""

HEAD = 60_000
"""Characters of a page in which its own address is looked for."""
ADDRESS = re.compile(
    r"<link[^>]{0,200}rel=.canonical.[^>]{0,200}?href=.(https?://[^\"'> ]{4,200})"
    r"|<link[^>]{0,200}href=.(https?://[^\"'> ]{4,200}).[^>]{0,200}rel=.canonical"
    r"|og:url.{0,40}?content=.(https?://[^\"'> ]{4,200})",
    re.IGNORECASE,
)
HOST_IN_NAME = re.compile(r"(?:[a-z0-9-]+\.){1,3}(?:com|org|net|fr|de|gr|ru|pl|cn|uk|[a-z]{2})(?=[_/\d.]|$)")
SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu", "gob", "gouv", "or", "ne"))


class Page(NamedTuple):
    """A page or a dump: markup or text, the text of its article, and what it is held back by."""

    set: str
    key: str
    site: str
    language: str
    kind: str
    markup: str
    text: str
    gold: str


def pages(data: Path) -> Iterator[Page]:
    """Yield every page and every dump with the text of its article, in the order of the files."""
    for name in (*SETS, DUMPS):
        path = found(data, name)
        for number, row in enumerate(records(path) if path else ()):
            if row.get("gold_text"):
                yield _page(name, number, row)


def _page(name: str, number: int, row: Record) -> Page:
    return Page(
        set=name,
        key=f"{name}/{number}",
        site=site_of(row),
        language=row.get("lang") or "und",
        kind=row.get("page_type") or "",
        markup=row.get("html", ""),
        text=row.get("text", ""),
        gold=row["gold_text"],
    )


def site_of(row: Record) -> str:
    """Return the site that a record is from, its own name where nothing tells."""
    address = row.get("url") or _declared(row.get("html", "")[:HEAD])
    host = urlsplit(address).netloc.lower() if address and "://" in address else ""
    if not host:
        named = HOST_IN_NAME.search(str(row.get("id", "")).lower())
        host = named[0] if named else ""
    return registered(host) if host else str(row.get("id"))


def registered(host: str) -> str:
    """Return the part of a host that one owner holds: `news.bbc.co.uk` is `bbc.co.uk`."""
    labels = host.partition(":")[0].split(".")
    long = len(labels) > 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3 if long else -2 :])


def _declared(head: str) -> str:
    named = ADDRESS.search(head)
    return next(filter(None, named.groups()), "") if named else ""


def fold(site: str, folds: int) -> int:
    """Return which of so many folds a site belongs to, with its sisters in other countries; the same in every run."""
    return crc32(site.partition(".")[0].encode()) % folds
