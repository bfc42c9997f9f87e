"""Whether a stop is that of a sentence, by the word before it."""

from __future__ import annotations

import re

from cleaner.language import words_of
from cleaner.text.bounds import token_before

WORD_END = re.compile(r"[^\W\d_]+$|\d{3,4}$")
ROMAN = re.compile(r"[IVXLC]+")
SHORTEST_WORD, SHORTEST_CAPITALISED = 3, 5
"""Letters before a stop that surely ends a sentence. Shorter words may be abbreviations, above all in titles: Corp."""
SHORTEST_UNKNOWN = 6
"""The same in a language whose abbreviations nobody listed: the Polish *proc.*, the Ukrainian *напр.*"""
SHORTEST_BEFORE_COMMA = 6
"""The same where a comma follows the stop at once, as behind *op. cit.*"""


def surely_ends(text: str, stop: int, language: str) -> bool:
    """Tell whether the stop is that of a sentence, going by the word before it."""
    token = token_before(text, stop)
    if not token[-1:].isalnum():
        return True
    word = WORD_END.search(token)
    if word is None or "." in token.rstrip("."):
        return False
    abbreviations = words_of(language, "abbreviations")
    letters = word.group()
    shortest = SHORTEST_WORD if abbreviations else SHORTEST_UNKNOWN
    if letters[0].isupper():
        shortest = max(shortest, SHORTEST_CAPITALISED - letters.isupper())
    listed = letters in abbreviations or letters.lower() in abbreviations or letters.capitalize() in abbreviations
    if text[stop + 1 : stop + 2] == ",":
        return len(letters) >= SHORTEST_BEFORE_COMMA
    is_long = len(letters) >= shortest or (len(letters) > 1 and letters in words_of(language, "function_words"))
    return is_long and not listed and not ROMAN.fullmatch(letters)
