"""The characters that clean text hardly holds, found in one scan: rules about them cost nothing elsewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from cleaner.model import Document
from cleaner.text import mojibake

RARE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    r"\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff"  # what cannot be seen
    r"\u0300-\u036f\u1161-\u11ff\u3099\u309a"  # what belongs to the letter before
    r"\u1680\u2000-\u200a\u205f\u3000"  # spaces of unusual width
    r"\ufb00-\ufb06"  # ligatures
    r"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"  # what is no letter of any script
    r"\U000e0000-\U000e007f"  # tags
)
"""A character class of all that the rules of the stages encoding and characters, and odd-space, look for."""


class Oddities(NamedTuple):
    """The rare characters that a text holds, and the places where letters may have been read in a wrong encoding."""

    characters: frozenset[str]
    damage: tuple[int, ...]


@cache
def _scan() -> re.Pattern[str]:
    return re.compile(rf"[{RARE}{mojibake.anchors()}](?:{mojibake.damage()}|(?<=[{RARE}]))")


def oddities(document: Document) -> Oddities:
    """Return the oddities of a document; ask for them with `document.view(oddities)`."""
    characters: set[str] = set()
    damage = []
    for match in _scan().finditer(document.text):
        characters.update(match.group())
        if match.end() - match.start() > 1:
            damage.append(match.start())
    return Oddities(frozenset(characters), tuple(damage))
