"""Two sentences without a stop between them.

What it does
    Reports a sentence in whose middle a word that opens sentences stands with a capital, between
    two words in small letters.

Why it is noise
    The end of the first sentence or the beginning of the second was lost: two headings, a link, a
    line that a scraper left out. Read on, they say something that nobody wrote.

Known limits
    Only languages with a list of words that open sentences. A title that begins with such a word
    and goes on in small letters, without quotation marks, looks the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from cleaner.language import words_of
from cleaner.model import Document, Edit, Found
from cleaner.text.bounds import removable, sentence_at, token_before
from cleaner.text.cases import LOWER
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

WORD = re.compile(rf"(?:[^\W\d_]{{1,12}}['’])?[{LOWER}]{{2,}}(?:-[^\W\d_]+)*")
"""A word in small letters; one with a capital before a starter may be the first part of a name, *Kim Jong Il*."""
FEWEST_WORDS_BEFORE = 3
"""Words of a sentence before another one; fewer are the name of a speaker, a section, a place."""
NEXT = rf"(?=,?[ \u00a0][{LOWER}])"


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return the starters of a language, each behind a small letter or a closing quotation mark and a blank."""
    starters = sorted(word for word in words_of(language, "starters") if len(word) > 1 and word.isalpha())
    if not starters:
        return None
    grouped = groupby(starters, key=lambda word: word[0])
    rest = "|".join(f"(?<={initial})(?:{'|'.join(word[1:] for word in words)})" for initial, words in grouped)
    initials = "".join(sorted({word[0] for word in starters}))
    return re.compile(rf"[{initials}](?<=[{LOWER}»”\"][ \u00a0].)(?:{rest}){NEXT}")


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences with another one inside."""
    pattern = _pattern(document.language)
    if pattern is None:
        return
    text, last = document.text, -1
    for found in pattern.finditer(text):
        if found.start() < last or not _can_end(text, found.start() - 1, document.language):
            continue
        sentence = sentence_at(text, found.start(), words_of(document.language, "abbreviations"))
        if _is_heading(text[sentence.start : found.start()]) or is_code(document, found.start()):
            continue
        span = removable(text, sentence)
        last = sentence.end
        yield Found(Edit(span, text[slice(*span)]), f"“{found.group()}” begins a sentence in the middle of another")


def _can_end(text: str, place: int, language: str) -> bool:
    """Tell whether a sentence can end at `place`: with a word in small letters that has a meaning, perhaps quoted."""
    token = token_before(text, place)
    word = token.rstrip('»”"')
    if len(word) < len(token):
        return word[-1:].isalnum()
    empty = word in words_of(language, "function_words") or word in words_of(language, "never_last")
    return WORD.fullmatch(word) is not None and not empty


def _is_heading(before: str) -> bool:
    """Tell whether the words before a starter are but a name or a label in front of a sentence."""
    return len(before.split()) < FEWEST_WORDS_BEFORE
