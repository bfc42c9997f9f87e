"""Texts made comparable, letter for letter: places in the folded text are places in the text."""

from __future__ import annotations

from cleaner.text.characters import APOSTROPHES, HYPHENS, NO_BREAK_SPACES

ONE_KIND = [(letter, "'") for letter in APOSTROPHES[1:]] + [(letter, "-") for letter in HYPHENS[1:]]
ONE_KIND += [(letter, " ") for letter in NO_BREAK_SPACES]

ONE_LETTER = (
    ("إأآٱ", "ا"),  # Arabic, with and without its hamza
    ("ىی", "ي"),  # final and Persian yeh
    ("ک", "ك"),  # Persian kaf
    ("ة", "ه"),
    ("άέήίόύώ", "αεηιουω"),  # Greek capitals go without accents
    ("ς", "σ"),
    ("ё", "е"),  # Russian papers hardly ever print the dots
    ("șț", "şţ"),  # Romanian commas, typed as cedillas before keyboards had them
)
"""Small letters that stand for the same in what sites print, the second what the first become."""
SAME_LETTERS = [
    (letter, usual)
    for letters, usuals in ONE_LETTER
    for letter, usual in zip(letters, usuals * (len(letters) // len(usuals)), strict=True)
]

DOTTED_CAPITAL_I = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
"""The one letter that becomes two when it is made small."""


def plain(text: str) -> str:
    """Return `text` with one kind of apostrophe, hyphen and space, at the same length."""
    for letter, usual in ONE_KIND:
        text = text.replace(letter, usual)
    return text


def folded(text: str) -> str:
    """Return `plain(text)` in small letters and one spelling, at the same length."""
    if text.isascii():
        return text.lower()
    text = plain(text).replace(DOTTED_CAPITAL_I, "i").lower()
    for letter, usual in SAME_LETTERS:
        text = text.replace(letter, usual)
    return text
