"""The characters that clean text hardly holds, found in one scan: rules about them cost nothing elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cleaner.model import Document
from cleaner.text import mojibake
from cleaner.text.fresh import Concerned, Fresh

RARE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    r"\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe0e\ufe0f\ufeff"  # what cannot be seen
    r"\u0300-\u036f\u1161-\u11ff\u3099\u309a"  # what belongs to the letter before
    r"\u1680\u2000-\u200a\u205f\u3000"  # spaces of unusual width
    r"\ufb00-\ufb06\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3"  # ligatures
    r"\ufb50-\ufdcf\ufe70-\ufefc"  # Arabic letters in the shape of their place
    r"\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufff9-\uffff"  # what is no letter of any script
)
"""A character class of what the rules of the stages encoding and characters, and odd-space, look for.

It holds nothing above U+FFFF: a class that does is slower by a third.
"""
HIGH = re.compile("[\U00040000-\U0010ffff]")
"""What is looked for above U+FFFF, in the few texts that hold characters there: no plane of letters."""

HOLED = (range(0x0378, 0x3250), range(0xA480, 0xAC00), range(0xD7A4, 0xD800), range(0xF900, 0xFFFE))
"""Where characters without a meaning are, up to U+FFFF: between them lie blocks that are full, and the private one."""


class Oddities(NamedTuple):
    """The rare characters that a text holds, and the places where letters may have been read in a wrong encoding."""

    characters: frozenset[str]
    damage: tuple[int, ...]


@cache
def _scan() -> re.Pattern[str]:
    rare = RARE + _unassigned()
    return re.compile(rf"[{rare}{mojibake.anchors()}](?:{mojibake.damage()}|(?<=[{rare}]))")


def _unassigned() -> str:
    """Return, for a character class, the characters that mean nothing in the Unicode of this Python."""
    runs = [list(run) for codes in HOLED for is_hole, run in groupby(map(chr, codes), is_unassigned) if is_hole]
    return "".join(f"{run[0]}-{run[-1]}" for run in runs)


def is_unassigned(character: str) -> bool:
    """Tell whether Unicode has given `character` no meaning yet; noncharacters, which never get one, do not count."""
    code = ord(character)
    return unicodedata.category(character) == "Cn" and not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)


def oddities(document: Document) -> Oddities:
    """Return the oddities of a document; ask for them with `document.view(oddities)`."""
    characters: set[str] = set()
    damage = []
    for match in _scan().finditer(document.text):
        characters.update(match.group())
        if match.end() - match.start() > 1:
            damage.append(match.start())
    if _is_beyond_basic(document.text):
        characters.update(HIGH.findall(document.text))
    return Oddities(frozenset(characters), tuple(damage))


class OddLine(NamedTuple):
    """The number of a line that holds rare characters or damage, the characters, and whether damage."""

    number: int
    characters: frozenset[str]
    is_damaged: bool


def odd_lines(fresh: Fresh) -> list[OddLine]:
    """Return the lines with oddities, each once; ask with `fresh.view(odd_lines)`."""
    characters: dict[int, set[str]] = {}
    is_damaged: set[int] = set()
    for match in _scan().finditer(fresh.joined):
        number = fresh.number_at(match.start())
        characters.setdefault(number, set()).update(match.group())
        if match.end() - match.start() > 1:
            is_damaged.add(number)
    for match in HIGH.finditer(fresh.joined) if _is_beyond_basic(fresh.joined) else ():
        characters.setdefault(fresh.number_at(match.start()), set()).add(match.group())
    return [OddLine(number, frozenset(found), number in is_damaged) for number, found in characters.items()]


def holding_odd(*kinds: re.Pattern[str]) -> Concerned:
    """Return what names the lines that hold a rare character of one of the kinds; a kind fits a single character."""

    def concerned(fresh: Fresh) -> Iterator[int]:
        for line in fresh.view(odd_lines):
            if any(kind.match(character) for character in line.characters for kind in kinds):
                yield line.number

    return concerned


def damaged(text: str) -> int:
    """Return at how many places of `text` letters may have been read in a wrong encoding."""
    return 0 if text.isascii() else sum(1 for match in _scan().finditer(text) if match.end() - match.start() > 1)


def _is_beyond_basic(text: str) -> bool:
    """Tell whether `text` holds characters above U+FFFF: those take two units in UTF-16, which is quickly written."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)
