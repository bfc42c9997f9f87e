"""Lines that begin as no sentence does: with a small letter below a line that was ended, or with a sign."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.model import Document
from cleaner.text.cases import LOWER

ODD = re.compile(
    rf"""
    \n [ \t\u00a0]{{0,8}}+ (?= (?P<low> [{LOWER}] ) | [,;:]?[.,;:()][ \t\u00a0\n] )
    """,
    re.VERBOSE,
)
"""The break, the indentation, and what follows."""
GOING_ON = frozenset(",;:(-")
"""Signs at the end of a line behind which, as behind a letter, a small letter goes on with the sentence."""


class Start(NamedTuple):
    """The break before a line, and the place of the first character of the line that is no blank."""

    line_break: int
    place: int


def odd_starts(document: Document) -> list[Start]:
    """Return where lines begin oddly; ask for them with `document.view(odd_starts)`."""
    text = document.text
    return [
        Start(found.start(), found.end())
        for found in ODD.finditer(text)
        if found.end("low") < 0 or not _goes_on(text[found.start() - 1 : found.start()])
    ]


def _goes_on(last: str) -> bool:
    return last.isalnum() or last in GOING_ON
