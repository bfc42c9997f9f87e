"""A sentence glued to the word before it, without an end mark and without a blank.

What it does
    Writes the missing blank between a word in small letters and a capital behind it, where that begins
    a word that opens sentences: "yesterdayThe council" becomes "yesterday The council".

Why it is noise
    A line break was thrown away without a trace; the word is found by nobody.

Known limits
    Behind a word with a capital of its own, before a single letter, and where half of the words with a
    capital inside are names ("selectItem"), the blank is only proposed. The end mark that may be missing too is
    not written. Scripts without capitals are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.language import opens_sentences, words_of
from cleaner.model import Certainty, Document, Edit, Found, Span
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.fresh import holding
from cleaner.text.verbatim import is_address, is_code

CODE = "SPC008"
CERTAINTY = "likely"
NOISE = (
    "The mayor spoke of the mill yesterdayThe council votes on Thursday.",
    "The mill stands emptyBut nobody sells it.",
)
KEPT = (
    "The mayor spoke of the mill yesterday. The council votes on Thursday.",
    "Type selectItem, then sendItem to see the mill in WhatsApp.",
    "McThe mill and www.millThe.example stand empty.",
)

CROSSING = re.compile(rf"[{UPPER}](?<=[{LOWER}]{{3}}.)[{LOWER}]{{0,30}}(?=[ \u00a0,’'])")
"""Three small letters, so that “McDonald” and “iPhone” are none."""
LEFT = re.compile(rf"[{UPPER}]?[{LOWER}]+\Z")
LONGEST_WORD = 40
"""Letters looked at before a capital, so that a long run without blanks costs little."""
CAMEL = re.compile(rf"(?<![^\W_])[{LOWER}]+([{UPPER}][{LOWER}]*)\w*")
"""A name as programmers write it, or an accident."""
SHORTEST_BEHIND_NAME = 3
"""Letters of an opening word behind one with a capital: “LinkedIn” is a name."""
NAME_BEFORE = frozenset("#@_./$&=-\\")

concerned = holding(CROSSING)


def find(document: Document) -> Iterator[Found]:
    """Yield an insertion for each blank that is missing before a sentence."""
    text = document.text
    for match in CROSSING.finditer(text):
        place, word = match.start(), match.group()
        left = (
            LEFT.search(text, max(0, place - LONGEST_WORD), place) if opens_sentences(word, document.language) else None
        )
        if left is None or _is_name(document, left, word):
            continue
        certainty: Certainty = "likely" if _is_sure(document, left, match) else "suspect"
        yield Found(Edit(Span(place, place), "", " "), f"“{word}” opens a sentence and is glued to a word", certainty)


def _is_name(document: Document, left: re.Match[str], word: str) -> bool:
    """Tell whether the word on the left is the beginning of a name, or one that no sentence ends with."""
    text, start = document.text, left.start()
    before = text[start - 1 : start]
    if left.group()[0].isupper() and len(word) < SHORTEST_BEHIND_NAME:
        return True
    if before.isalnum() or before in NAME_BEFORE or left.group() in words_of(document.language, "function_words"):
        return True
    return is_address(text, start) or is_code(document, start)


def _is_sure(document: Document, left: re.Match[str], right: re.Match[str]) -> bool:
    short = len(right.group()) == 1 and document.text[right.end()] not in "’'"
    return left.group().islower() and not short and not document.view(has_camels)


def has_camels(document: Document) -> bool:
    """Tell whether half of the words with a capital inside, or more, are names like “selectItem”: a view."""
    opening = [opens_sentences(found[1], document.language) for found in CAMEL.finditer(document.text)]
    return 2 * sum(opening) <= len(opening)
