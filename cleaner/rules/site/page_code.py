"""Pieces of the program of a page.

What it does
    Takes out calls of advertising and statistics scripts that a scraper took for text
    ("googletag.cmd.push(…);"), up to the end of the call.

Why it is noise
    It was never meant to be seen.

Known limits
    Other scripts look like the code of a tutorial and stay; so does everything between back-ticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.phrases import matches

CODE = "SIT018"
CERTAINTY = "likely"
NOISE = ("googletag.cmd.push(function() { googletag.display('box-1'); });",)
KEPT = (
    "The variable googletag is explained below.",
    "`googletag.cmd.push(f);` adds a function.",
)

GLOBALS = ("googletag", "adsbygoogle", "dataLayer", "fbq", "gtag", "_gaq", "OneSignal", "_taboola", "twttr", "jwplayer")
"""Scripts of advertising networks, statistics and players, by the names under which pages call them."""
CALL = re.compile(rf"(?:window\.)?(?<![`\w])(?:{'|'.join(GLOBALS)})(?:\.\w{{1,30}}){{0,4}}\s?\(")
LONGEST_CALL = 2000
"""Characters in which a call has to close."""


def find(document: Document) -> Iterator[Found]:
    """Yield script calls, each up to its closing bracket and stop."""
    yield from document.view(matches).get("page-code", ())
    if not any(name in document.text for name in GLOBALS):
        return
    for match in CALL.finditer(document.text):
        end = _call_end(document.text, match.end())
        if end:
            span = Span(match.start(), end)
            yield Found(Edit(span, document.text[span.start : span.end]), "the call of a script")


def _call_end(text: str, start: int) -> int | None:
    """Return where the call whose bracket opened before `start` ends, None when it does not close nearby."""
    depth = 1
    for place in range(start, min(len(text), start + LONGEST_CALL)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place + 2 if text[place + 1 : place + 2] == ";" else place + 1
    return None
