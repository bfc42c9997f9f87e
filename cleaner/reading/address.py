"""Where a page is from, as its head says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HEAD = 200_000
"""Characters of a page in which its address is looked for; scripts and styles can stand before it."""

MOST_ATTRIBUTES = 500
"""Characters of a tag beyond its name: addresses stay below."""

TAG = re.compile(rf"<(link|meta|base)\b([^>]{{1,{MOST_ATTRIBUTES}}})>", re.IGNORECASE)
SAYS = {
    "link": re.compile(r"\brel\s{0,9}=\s{0,9}[\"']?canonical\b", re.IGNORECASE),
    "meta": re.compile(r"\bproperty\s{0,9}=\s{0,9}[\"']?og:url\b", re.IGNORECASE),
    "base": re.compile(r"\bhref\b", re.IGNORECASE),
}
"""What tells that a tag holds the page's address, the most trusted first."""

ADDRESS = re.compile(r"\b(?:href|content)\s{0,9}=\s{0,9}[\"']?\s{0,9}(https?://[^\s\"'<>]+)", re.IGNORECASE)


def page_address(html: str) -> str:
    """Return the address that a page gives as its own: canonical link, `og:url` or base; empty when it gives none."""
    found: dict[str, str] = {}
    for tag, attributes in TAG.findall(html[:HEAD]):
        kind = tag.lower()
        address = ADDRESS.search(attributes)
        if address and SAYS[kind].search(attributes):
            found.setdefault(kind, address[1])
    return next((found[kind] for kind in SAYS if kind in found), "")


def host_of(address: str) -> str:
    """Return the host of an address, without `www.`; empty when it has none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.").rstrip(".")
