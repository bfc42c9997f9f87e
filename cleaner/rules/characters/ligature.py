"""Two or three letters f, i, l, s, t set as one sign.

What it does
    Writes the letters of the typographic ligatures ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ.

Why it is noise
    They come from the fonts of PDF files; nobody who looks for "office" finds "oﬃce".

Known limits
    None known: letters like œ and æ are no ligatures of this kind and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR005"
CERTAINTY = "certain"
NOISE = (
    "The oﬃce is closed, the ﬁle is lost.",
    "ﬂour and ﬆone",
)
KEPT = (
    "The office is closed, the file is lost.",
    "Le cœur et l’ægagropile, IJ et ĳ",
)

LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
LIGATURE = re.compile(f"[{''.join(LETTERS)}]")


concerned = holding_odd(LIGATURE)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each ligature."""
    if document.view(oddities).characters.isdisjoint(LETTERS):
        return
    for match in LIGATURE.finditer(document.text):
        yield Found(Edit(Span(*match.span()), match.group(), LETTERS[match.group()]), "a ligature of a font")
