"""Two sentences without a stop between them.

What it does
    Reports a sentence in whose middle another one begins with a capital: by the words on both sides
    of the gap, as they were counted in sentences that were cut.

Why it is noise
    The end of the first sentence or the beginning of the second was lost: two headings, a link, a
    line that a scraper left out. Read on, they say something that nobody wrote.

Known limits
    Scripts without capitals show no such place. A sentence that begins with a name or, in German,
    with a noun is not told from one that goes on with it. A title that begins like a sentence,
    without quotation marks, can look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.breaks.gaps import Gap, gap_at
from cleaner.breaks.seams import likelihood, opens
from cleaner.language import words_of
from cleaner.model import Document, Edit, Found
from cleaner.text.bounds import removable, sentence_at
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.shapes import holds_code
from cleaner.text.verbatim import is_code

CODE = "FRG003"
CERTAINTY = "suspect"
NOISE = (
    "The mayor has warned the fishermen again and again She threatened to close the old quay on Monday.\n",
    "Le maire a signé l'accord avec les riverains Il votera le budget jeudi soir.\n",
)
KEPT = (
    "The mayor has warned the fishermen again and again. She threatened to close the quay.\n",
    "Le maire a signé l'accord avec les riverains et Il y a le ciel est le titre du film.\n",
)

OPENING = re.compile(
    rf"[{UPPER}](?:(?<=[{LOWER}\d,;»”\")\]][ \u00a0].)|(?<=[{LOWER}\d,;»”\")\]][ \u00a0][«“\"].))[^\W\d_]*"
)
"""A capital behind a blank, perhaps with a quotation mark, and behind a word or mark that ends no sentence."""
FEWEST_WORDS_BEFORE, FEWEST_WORDS_BEHIND = 3, 3
"""Words of a sentence before another one, and of that; fewer are the name of a speaker, a section, a place."""
ENOUGH = 2.0
"""Odds, as a logarithm, from which a gap is reported: twenty to one."""


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences with another one inside."""
    text, last = document.text, -1
    for found in OPENING.finditer(text):
        place = found.start()
        if place < last or not opens(found.group(), document.language):
            continue
        if not _is_seam(document, gap_at(text, _token_start(text, place))) or is_code(document, place):
            continue
        sentence = sentence_at(text, place, words_of(document.language, "abbreviations"))
        last = sentence.end
        span = removable(text, sentence)
        if not holds_code(text[slice(*span)]):
            because = f"“{found.group()}” begins a sentence, and nothing ends the one before"
            yield Found(Edit(span, text[slice(*span)]), because)


def _token_start(text: str, place: int) -> int:
    return place if text[place - 1].isspace() else place - 1


def _is_seam(document: Document, gap: Gap) -> bool:
    if len(gap.before) < FEWEST_WORDS_BEFORE or len(gap.after) < FEWEST_WORDS_BEHIND:
        return False
    return likelihood(gap, document.language) >= ENOUGH
