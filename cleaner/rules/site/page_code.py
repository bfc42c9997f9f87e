"""Pieces of the program of a page.

What it does
    Takes out calls of advertising and statistics scripts that a scraper took for text
    ("googletag.cmd.push(…);"), up to the end of the call, and lines of nothing but remains of
    markup, of templates that were not filled, of short codes that were not run ("[gallery]").

Why it is noise
    It was never meant to be seen.

Known limits
    Other scripts look like the code of a tutorial and stay; so does everything between back-ticks.
    A short code that a tutorial shows on a line of its own goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleaner.language import EVERYWHERE, languages
from cleaner.model import Document, Edit, Found, Span
from cleaner.phrases import lines_told_of, lines_with, matches
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines

CODE = "SIT018"
CERTAINTY = "likely"
NOISE = ("googletag.cmd.push(function() { googletag.display('box-1'); });",)
KEPT = (
    "The variable googletag is explained below.",
    "`googletag.cmd.push(f);` adds a function.",
)

LONGEST_CALL = 2000
"""Characters in which a call has to close."""


@cache
def _call() -> re.Pattern[str]:
    names = "|".join(map(re.escape, languages()[EVERYWHERE].page_scripts))
    return re.compile(rf"(?:window\.)?(?<![`\w])(?:{names})(?:\.\w{{1,30}}){{0,4}}\s?\(")


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that hold a phrase or the name of a script."""
    yield from lines_told_of(fresh, "page-code")
    yield from lines_told_of(fresh, "page_scripts")


def find(document: Document) -> Iterator[Found]:
    """Yield script calls, each up to its closing bracket and stop."""
    yield from document.view(matches).get("page-code", ())
    starts = document.view(lines).starts
    for number in lines_with(document, "page_scripts"):
        for match in _call().finditer(document.text, starts[number], starts[number + 1]):
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
