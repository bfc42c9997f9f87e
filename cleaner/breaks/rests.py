"""What may be the rest of a sentence, where a small letter stands first, and what begins small by itself."""

from __future__ import annotations

import re

from cleaner.language import words_of
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.shapes import is_ended
from cleaner.text.words import count

NAME = re.compile(
    rf"[{LOWER}]{{1,2}}[{UPPER}]|(?:al|el|an|as|ash|d|o)[-'’][{UPPER}]|\S*[\d@/_=]|\S*\.[{LOWER}]"
    rf"|[{LOWER}]{{1,4}}\s[12]\d{{3}}\b"
)
"""Names, makes, addresses and books of a year that are written small at the start of a sentence too."""
COUNTED = re.compile(rf"(?P<word>[{LOWER}]{{1,4}})\s\d")
"""A counted page, chapter or the like, unless its word stands before any number: *p 5*, but not *a 21st*."""
PARTICLE = re.compile(
    rf"(?P<word>de|da|do|dos|das|del|di|du|von|van|der|den|ter|zu|af|al|el|ben|bin|ibn|ould)\s(?:l[ae]\s|de[rn]\s)?[{UPPER}]"
)
"""What a name begins with, in languages in which it is no word of every sentence."""
CREDIT = "©"
"""The sign of a picture's credit, which begins as it likes."""
MOST_SIGNING_WORDS = 4
"""Words behind the last stop of a line that may be a signature in small letters: an agency, *by* and a name."""


def is_rest(sentence: str, language: str) -> bool:
    """Tell whether what follows a stop is the rest of a sentence, and not a name, an address, a signature."""
    named = PARTICLE.match(sentence) or COUNTED.match(sentence)
    if NAME.match(sentence) or (named and named["word"] not in words_of(language, "function_words")):
        return False
    return CREDIT not in sentence and (is_ended(sentence.rstrip()) or count(sentence) > MOST_SIGNING_WORDS)
