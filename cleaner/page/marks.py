"""Marks of a page in its text: links and pictures as text browsers print them, fields of forms, addresses, times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from cleaner.page.letters import CODES, decimals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MARKS = re.compile(
    r"""
    (?P<link>    \[\d{1,4}\] | \]\( )
  | (?P<picture> \[[^\[\]\n]{1,80}\.(?:png|jpe?g|gif|svg|webp|ico|php|aspx?)\b[^\[\]\n]{0,80}\]
               | \[(?:INLINE|IMAGE|LINK|USEMAP|img)\b[^\[\]\n]{0,80}\] | !\[ )
  | (?P<field>   \(BUTTON\) | \[BUTTON\b | IFRAME: | _{4,} | \([*\ _X]?\)\ | \[[\ _X]\]\  )
  | (?P<address> https?:// | www\. | @ )
  | (?P<clock>   \b\d{1,2}[:h.]\d{2}\b | \b(?:19|20)\d\d\b | \b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b )
  | (?P<divider> \ [|·•›»>/–—]\  | \t )
  | (?P<right>   [©®™] )
    """,
    re.VERBOSE,
)
"""Links and pictures as text browsers and markdown print them, parts of forms, addresses, times and years, what stands
between the items of a row, signs of rights."""

ANY, DIGIT = "any", "digit"
BEGINNINGS = (
    (DIGIT, ":h./-", DIGIT),
    (DIGIT, DIGIT, ":h./-"),
    ("12", "90", DIGIT),
    ("[@\t©®™", ANY, ANY),
    ("]", "(", ANY),
    ("!", "[", ANY),
    ("(", "B* _X)", ANY),
    ("_", "_", "_"),
    ("Ihw", "Ftw", "Rtw."),
    (" ", "|·•›»>/–—", " "),
)
"""How marks begin: what their first sign, their second and their third can be. Numpy finds such places at once, and the
pattern, which would take four times as long to look at every place, is asked only there."""
CLOCKS = 3
"""So many of the first are of digits: they are no mark behind one of WORD."""
WORD = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"


def marks(text: str, codes: NDArray[np.int64]) -> Iterator[tuple[int, str]]:
    """Yield the place and the kind of every mark in `text`, whose signs are `codes`, from left to right."""
    end = 0
    match = MARKS.match
    for place in _beginnings(codes).tolist():
        if place >= end and (mark := match(text, place)):
            end = mark.end()
            yield place, str(mark.lastgroup)


def _beginnings(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places where a mark can begin, and some where none does."""
    first, second, third, word = _tables()
    begins = first.take(codes)
    begins[:-1] &= second.take(codes[1:])
    places = begins.nonzero()[0]
    begins = begins.take(places) & third.take(codes.take(places + 2, mode="clip"))
    places, begins = places[begins > 0], begins[begins > 0]
    inside = (begins < 1 << CLOCKS) & word.take(codes.take(places - 1)) & (places > 0)
    return places[~inside]


@cache
def _tables() -> tuple[NDArray[np.uint16], NDArray[np.uint16], NDArray[np.uint16], NDArray[np.bool_]]:
    """Return which beginnings every sign can be the first, second and third sign of, a bit each; and those of words."""
    import numpy as np

    tables = np.zeros((3, CODES), dtype=np.uint16)
    for number, beginning in enumerate(BEGINNINGS):
        for table, signs in zip(tables, beginning, strict=True):
            table[slice(None) if signs == ANY else _places(signs)] |= np.uint16(1 << number)
    word = np.zeros(CODES, dtype=bool)
    word[_places(WORD)] = True
    return tables[0], tables[1], tables[2], word


def _places(signs: str) -> list[int]:
    return [ord(sign) for sign in (decimals() if signs == DIGIT else signs)]
