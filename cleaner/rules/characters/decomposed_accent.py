"""A letter and its accent as two characters.

What it does
    Writes the one character where a Latin, Greek or Cyrillic letter and the accents behind it have
    one, and likewise for Korean syllables and Japanese voiced kana.

Why it is noise
    File systems and PDF programs take letters apart; the word looks the same but is not found.

Known limits
    A letter for whose accents there is no one character, such as a stressed Russian vowel, stays as
    it is. Other scripts are not touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR006"
CERTAINTY = "certain"
NOISE = (
    "Le cafe\u0301 de la gare",
    "Tie\u0302\u0301ng Vie\u0323\u0302t",
    "\u1112\u1161\u11ab\u1100\u1173\u11af",
)
KEPT = (
    "Le café de la gare",
    "за\u0301мок",
    "ru\u0307n",
)

LETTER = r"A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u1e00-\u1fff"
ACCENTS = re.compile(rf"[\u0300-\u036f](?<=[{LETTER}].)[\u0300-\u036f]*+")
VOICING = re.compile(r"[\u3099\u309a](?<=[\u3046-\u30fd].)")
VOWEL_AND_FINAL = re.compile(r"[\u1161-\u1175](?<=[\u1100-\u1112].)[\u11a8-\u11c2]?")
PARTS = (
    (re.compile(r"[\u0300-\u036f]"), ACCENTS),
    (re.compile(r"[\u3099\u309a]"), VOICING),
    (re.compile(r"[\u1161-\u1175]"), VOWEL_AND_FINAL),
)
"""What belongs to the letter before it, and how it is found: from the rare part, since letters are everywhere."""


concerned = holding_odd(*(mark for mark, _ in PARTS))


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each letter whose accents have one character with it."""
    characters = document.view(oddities).characters
    for mark, pattern in PARTS:
        if any(mark.match(character) for character in characters):
            yield from _composed(pattern, document.text)


def _composed(pattern: re.Pattern[str], text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        start, end = match.start() - 1, match.end()
        letter = unicodedata.normalize("NFC", text[start:end])
        if len(letter) == 1:
            yield Found(Edit(Span(start, end), text[start:end], letter), "a letter taken apart")
