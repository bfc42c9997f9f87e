"""Two or three letters set as one sign.

What it does
    Writes the letters of the typographic ligatures ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ, of the Dutch ĳ, the Croatian ǆ ǉ ǌ ǳ
    and the Afrikaans ŉ.

Why it is noise
    They come from the fonts of PDF files and from old encodings; nobody who looks for "office" finds
    "oﬃce", and hardly anybody types them: Unicode has the latter for the sake of old files only.

Known limits
    None known: letters like œ and æ are no ligatures of this kind and stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR005"
CERTAINTY = "certain"
NOISE = (
    "The oﬃce is closed, the ﬁle is lost.",
    "ﬂour and ﬆone",
    "ŉ Ĳslands cœur, dovoǉno",
)
KEPT = (
    "The office is closed, the file is lost.",
    "Le cœur et l’ægagropile, IJ et ij",
)

SIGNS = "ﬀﬁﬂﬃﬄﬅﬆĲĳǄǅǆǇǈǉǊǋǌǱǲǳ"
LETTERS = {sign: unicodedata.normalize("NFKC", sign) for sign in SIGNS} | {"ŉ": "’n"}
"""What Unicode says that they are made of; but ŉ gets the apostrophe of print."""
LIGATURE = re.compile(f"[{''.join(LETTERS)}]")


concerned = holding_odd(LIGATURE)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each ligature."""
    if document.view(oddities).characters.isdisjoint(LETTERS):
        return
    for match in LIGATURE.finditer(document.text):
        yield Found(Edit(Span(*match.span()), match.group(), LETTERS[match.group()]), "several letters in one sign")
