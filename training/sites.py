"""Which site a page is from, and which sites are held back: no model sees their pages."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

FOLDS = 5
"""Sites are cut into so many parts; the first is held back, the others are what the shipped model was trained on."""

HELD_BACK = 0

OWN_ADDRESS = re.compile(r"<(?:link|meta)\b[^>]*(?:rel=[\"']?canonical|property=[\"']?og:url)[^>]*>", re.IGNORECASE)
HOST = re.compile(r"https?://([^/\"'\s<>:?#]+)", re.IGNORECASE)
HOST_IN_NAME = re.compile(r"_([\w-]+(?:\.[\w-]+)+)_")
LONGEST_SECOND_LEVEL = 3
"""Letters of `co` in `co.uk` and `com` in `com.au`: below such a name each owner has a name of three parts."""

EVERYWHERE = frozenset({
    "adobe.com", "addthis.com", "amazon.com", "creativecommons.org", "del.icio.us", "digg.com", "doubleclick.net",
    "facebook.com", "feedburner.com", "flickr.com", "google-analytics.com", "google.com", "googleapis.com",
    "googlesyndication.com", "googletagservices.com", "gravatar.com", "linkedin.com", "macromedia.com", "ogp.me",
    "reddit.com", "schema.org", "stumbleupon.com", "twitter.com", "typepad.com", "w3.org", "wordpress.org",
    "youtube.com",
})  # fmt: skip
"""Sites that pages of all sites link to."""

MOST_LINKED = 6
"""So many of the sites that a page links to most often are looked at."""


def is_held_back(site: str) -> bool:
    """Tell whether no model sees the pages of a site."""
    return fold_of(site) == HELD_BACK


def fold_of(site: str) -> int:
    """Return which of the FOLDS a site is in, the same in every run."""
    return crc32(site.encode()) % FOLDS


def site_of(record: dict[str, Any]) -> str:
    """Return the site of a page: by its address, that in its name, the one it declares, or the one it links to most.

    A page of which nothing of this is known is a site of its own.
    """
    host = urlsplit(record.get("url") or "").hostname
    named = HOST_IN_NAME.search(str(record["id"]))
    if host or named:
        return registered(host or (named[1] if named else ""))
    linked = Counter(registered(found) for found in HOST.findall(record["html"]))
    own = [HOST.search(tag[0]) for tag in OWN_ADDRESS.finditer(record["html"])]
    likely = [registered(found[1]) for found in own if found] + [site for site, _ in linked.most_common(MOST_LINKED)]
    return next((site for site in likely if site not in EVERYWHERE), str(record["id"]))


def registered(host: str) -> str:
    """Return the part of a host that one owner holds: `news.bbc.co.uk` is `bbc.co.uk`."""
    labels = host.lower().strip(".").split(".")
    long = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= LONGEST_SECOND_LEVEL
    return ".".join(labels[-3 if long else -2 :])
