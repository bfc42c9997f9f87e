"""Lines that begin as no sentence does: with a small letter below a line that was ended, or with a sign."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.model import Document
from cleaner.text.cases import LOWER

ODD = re.compile(
    rf"""
    \n (?: (?<= [^\w,;:(-]\n ) [ \t\u00a0]{{0,8}} (?= [{LOWER}] )
         | [ \t\u00a0]{{0,8}} (?= [,;:]?[.,;:()] (?: [ \t\u00a0\n] ) ) )
    """,
    re.VERBOSE,
)
"""The break, the indentation, and what follows; letters and commas before the break mean that a sentence goes on."""


class Start(NamedTuple):
    """The break before a line, and the place of the first character of the line that is no blank."""

    line_break: int
    place: int


def odd_starts(document: Document) -> list[Start]:
    """Return where lines begin oddly; ask for them with `document.view(odd_starts)`."""
    return [Start(found.start(), found.end()) for found in ODD.finditer(document.text)]
