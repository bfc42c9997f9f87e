"""What the head of a page says of its article: title, author, date, site, address, description, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from cleaner.reading.blocks import Head
from cleaner.reading.boxes import folded

LONGEST_VALUE = 1000
"""Characters of a metadata value; a longer one is cut. Real descriptions stay below 500."""

MOST_SCRIPT = 2_000_000
"""Characters of a JSON-LD script that is read; the longest of 1,700 on real pages has 61,000."""

METAS = {
    "title": ("og:title", "twitter:title", "dc.title", "headline"),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "date": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publishdate",
        "parsely-pub-date", "sailthru.date", "og:published_time",
    ),
    "site": ("og:site_name", "application-name"),
    "url": ("og:url",),
    "description": ("og:description", "description", "dc.description", "twitter:description"),
    "language": ("og:locale", "content-language"),
}  # fmt: skip
"""The meta elements that hold a fact, the one that is believed first in front."""

LINKED = {"title": "headline", "author": "author", "date": "datePublished", "description": "description"}
"""The properties of a JSON-LD object that hold a fact."""

ARTICLE_TYPE = re.compile(r"article|posting|report|recipe|blog", re.IGNORECASE)
PRODUCT_TYPE = re.compile(r"product|offer|itemlist|collection", re.IGNORECASE)
ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)")
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
SUFFIX = re.compile(r"\s+[|\-–—·»:]+\s+[^|\-–—·»:]{1,40}$")
"""The name of the site behind the headline, as `<title>` holds it."""


ARTICLE, PRODUCT, OTHER, UNTOLD = 1, 2, 0, -1
"""What a page may say that it is."""


class Told(NamedTuple):
    """What the head of a page tells of its article: titles, a description, the text itself (empty where not told), and
    what the page is by its Open Graph and by its JSON-LD.
    """

    titles: list[str]
    description: str
    body: str
    graph: int
    linked: int


def told(head: Head) -> Told:
    """Return what the head of a page tells of its article."""
    titles = [head.title, head.metas.get("og:title", ""), head.metas.get("twitter:title", "")]
    description = head.metas.get("og:description") or head.metas.get("description", "")
    graph = head.metas.get("og:type", "")
    kinds, bodies = {UNTOLD}, [""]
    for record in records(head.scripts):
        titles.append(_text(record.get("headline")))
        bodies.append(_text(record.get("articleBody")))
        kinds.add(_kind(str(record.get("@type"))))
    titles = [title for title in titles if title]
    return Told(titles, description, max(bodies, key=len), _kind(graph) if graph else UNTOLD, max(kinds))


def _kind(named: str) -> int:
    if PRODUCT_TYPE.search(named):
        return PRODUCT
    return ARTICLE if ARTICLE_TYPE.search(named) else OTHER


def facts(head: Head) -> dict[str, str]:
    """Return the facts that the head of a page states, by their names; those that it does not state are missing."""
    linked = _linked(records(head.scripts))
    found = {name: _first(head.metas, names) or linked.get(name, "") for name, names in METAS.items()}
    found["title"] = found["title"] or SUFFIX.sub("", head.title)
    found["language"] = head.language or found["language"].replace("_", "-")
    found["url"] = found["url"] or head.address
    if ADDRESS.match(found["author"]):
        found["author"] = linked.get("author", "")
    found["date"] = _date(found["date"]) or _date(linked.get("date", "")) or _date(head.time)
    return {name: folded(value)[:LONGEST_VALUE] for name, value in found.items() if value.strip()}


def records(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects in JSON-LD scripts, in whatever depth, in their order; none of one that is broken."""
    for script in scripts:
        try:
            left: list[Any] = [json.loads(script, strict=False)] if len(script) <= MOST_SCRIPT else []
        except (ValueError, RecursionError):
            continue
        while left:
            value = left.pop()
            if isinstance(value, dict):
                yield value
                left += reversed(value.values())
            elif isinstance(value, list):
                left += reversed(value)


def _linked(found: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Return the facts of the first JSON-LD object that speaks of an article."""
    for record in found:
        if ARTICLE_TYPE.search(str(record.get("@type"))) and ("headline" in record or "datePublished" in record):
            linked = {name: _named(record.get(key)) for name, key in LINKED.items()}
            return linked | {"site": _named(record.get("publisher"))}
    return {}


def _named(value: Any) -> str:
    """Return a value as text: of an object its name, of a list all of them."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_named, value[:9])))  # authors
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _first(metas: dict[str, str], names: Iterable[str]) -> str:
    return next((metas[name] for name in names if metas.get(name, "").strip()), "")


def _date(value: str) -> str:
    """Return the date in a value as ISO 8601, empty when there is none."""
    date = ISO_DATE.search(value)
    return "-".join(date.groups()) if date else ""
