"""Small letters and capitals, as character classes, in every script that has both."""

from __future__ import annotations

from collections.abc import Callable

CASED_BLOCKS = (range(0x0041, 0x0250), range(0x0370, 0x0590), range(0x1E00, 0x2000))
"""Latin, Greek, Cyrillic and Armenian with their extensions; Unicode 16, Blocks.txt. No other script of today's
press has capitals."""


def _class(belongs: Callable[[str], bool]) -> str:
    letters = [chr(code) for block in CASED_BLOCKS for code in block]
    return "".join(letter for letter in letters if belongs(letter) and letter.isalpha())


LOWER = _class(str.islower)
"""All small letters, to stand between the brackets of a pattern."""

UPPER = _class(lambda letter: letter.isupper() or letter.istitle())
"""All capitals, to stand between the brackets of a pattern."""
