"""A mark for the direction of writing in a text that has one direction.

What it does
    Takes out left-to-right and right-to-left marks, embeddings, overrides and isolates, and the
    formatting characters that Unicode has given up, where no letter of the text is written from
    right to left.

Why it is noise
    They steer nothing there, and stay glued to a word as an invisible part of it.

Known limits
    In a text with one Hebrew or Arabic word all of them stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR007"
CERTAINTY = "certain"
NOISE = (
    "The mill\u200e stands \u202aempty\u202c.",
    "\u2068Anna\u2069 wrote it.",
)
KEPT = (
    "The word \u200fסֵפֶר\u200e means book.",
    "The mill stands empty.",
)

MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f"
MARK = re.compile(f"[{MARKS}]++")
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and their kin; the blocks that Unicode sets aside for them."""


concerned = holding_odd(MARK)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each run of marks, if no letter is written from right to left."""
    if not any(MARK.match(character) for character in document.view(oddities).characters):
        return
    text = document.text
    if RIGHT_TO_LEFT.search(text.replace("\u061c", "")):
        return
    for match in MARK.finditer(text):
        yield Found(Edit(Span(*match.span()), match.group()), "a mark of direction in a text that has only one")
