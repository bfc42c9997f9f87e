"""A letter that was left of a word.

What it does
    Reports the sentence around a single letter that is no word of the language and stands between
    two words in small letters.

Why it is noise
    The rest of the word, or of several, was lost in translation or in scraping.

Known limits
    Only languages with a list of their one-letter words. A letter that the text uses more than once
    is taken for a name (point x, vitamin c); one before which an apostrophe is missing for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase

from cleaner.language import words_of
from cleaner.model import Document, Edit, Found
from cleaner.text.bounds import removable, sentence_at
from cleaner.text.cases import LOWER
from cleaner.text.shapes import holds_code
from cleaner.text.verbatim import is_code

CODE = "FRG004"
CERTAINTY = "suspect"
NOISE = (
    "Il n'y aura pas de décision sur le port sans t les pêcheurs, a dit le maire de la ville.\n",
    "The mayor spoke with k the fishermen about the quay in the old harbour.\n",
)
KEPT = (
    "Il n'y aura pas de décision sur le port sans les pêcheurs, a dit le maire à la ville.\n",
    "Le maire parle avec les pêcheurs d autres quais, selon l'accord signé à la mairie.\n",
    "Le point x est à gauche du point z, et x tombe.\n",
)

QUOTED = ("en", "fr", "es", "it", "pt")
"""Languages whose words and titles stand in texts of others: the single letters that are words there are no damage."""
SHORTEST_WORD = 3
"""Letters of the words around; beside shorter ones stand formulas and lists of letters."""


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    """Return a single letter, between two words in small letters, that is no word of this or of a quoted language."""
    if not words_of(language, "one_letter_words"):
        return None
    words = frozenset[str]().union(*(words_of(code, "one_letter_words") for code in (language, *QUOTED)))
    letters = "".join(letter for letter in ascii_lowercase if letter not in words)
    size = SHORTEST_WORD
    return re.compile(rf" [{letters}](?= [{LOWER}]{{{size}}})(?<=[{LOWER}]{{{size}}} .)")


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences with a lost word in them."""
    pattern = _pattern(document.language)
    if pattern is None:
        return
    text = document.text
    alone = [found for found in pattern.finditer(text) if not is_code(document, found.start())]
    meant = {letter: _is_meant(text, letter, document.language) for letter in {found.group() for found in alone}}
    for found in alone:
        if meant[found.group()]:
            continue
        span = removable(text, sentence_at(text, found.start(), words_of(document.language, "abbreviations")))
        if not holds_code(text[slice(*span)]):
            yield Found(Edit(span, text[slice(*span)]), f"“{found.group().strip()}” is no word of the language")


def _is_meant(text: str, letter: str, language: str) -> bool:
    """Tell whether a letter behind a blank is a name that comes again, or a word without its apostrophe."""
    name = letter.strip()
    shortened = name in words_of(language, "function_words") or f"{name}'" in text or f"{name}’" in text
    return shortened or text.count(f"{letter} ") > 1
