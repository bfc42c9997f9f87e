"""An Arabic letter as one of the shapes that it has in print.

What it does
    Writes the letters themselves in place of their initial, medial, final and isolated forms, and of
    the signs for two and three of them: "ﺳﻼﻡ" becomes "سلام".

Why it is noise
    They come from PDF files and old programs; the word looks the same but is not found.

Known limits
    Text that such a program also wrote backwards stays backwards. The signs for whole words, as that
    for the blessing of the Prophet, are written on purpose and stay, and so do pointed letters of
    Hebrew, which Yiddish types.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR008"
CERTAINTY = "certain"
NOISE = (
    "سلام \ufecb\ufee0\ufef4\ufedc\ufee2",
    "הוא אמר \ufedf",
)
KEPT = (
    "سلام عليكم",
    "سلام \ufdfa \ufd3f نعم \ufd3e",
    "הוא אמר \ufb1d",
)

FORMS = re.compile("[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdcf\ufe70-\ufefc]++")
"""The blocks of presentation forms without their signs for dots, brackets and words; Unicode 16, Blocks.txt."""

concerned = holding_odd(FORMS)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each run of such forms."""
    if not any(map(FORMS.match, document.view(oddities).characters)):
        return
    for match in FORMS.finditer(document.text):
        letters = "".join(map(_letters, match.group()))
        if letters != match.group():
            yield Found(Edit(Span(*match.span()), match.group(), letters), "letters in the shapes of print")


@cache
def _letters(form: str) -> str:
    """Return the letters that a form stands for; a mark that Unicode sets on a blank belongs to the letter before."""
    return unicodedata.normalize("NFKC", form).replace(" ", "")
