"""Texts made comparable, letter for letter: places in the folded text are places in the text."""

from __future__ import annotations

from cleaner.text.characters import APOSTROPHES, HYPHENS, NO_BREAK_SPACES

ONE_KIND = [(letter, "'") for letter in APOSTROPHES[1:]] + [(letter, "-") for letter in HYPHENS[1:]]
ONE_KIND += [(letter, " ") for letter in NO_BREAK_SPACES]

DOTTED_CAPITAL_I = "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}"
"""The one letter that becomes two when it is made small."""


def plain(text: str) -> str:
    """Return `text` with one kind of apostrophe, hyphen and space, at the same length."""
    for letter, usual in ONE_KIND:
        text = text.replace(letter, usual)
    return text


def folded(text: str) -> str:
    """Return `plain(text)` in small letters, at the same length."""
    return plain(text).replace(DOTTED_CAPITAL_I, "i").lower()
