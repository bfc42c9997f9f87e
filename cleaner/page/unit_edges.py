"""How units begin and end: with what kind of bullet, with what sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.letters import CODES, decimals
from cleaner.page.numbered import Numbered
from cleaner.page.units import Unit
from cleaner.text.characters import CLOSERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Column

BULLETS = "*+•·◦▪■□○●►▶→»›–—|✓✔#@o-"
BULLET = re.compile(rf"(?:[{BULLETS}]{{1,6}}|\d{{1,3}}[.)]|[A-Za-z][.)])(?:\s|$)")
BULLET_KINDS = {"*": 1, "+": 2, "-": 3, "o": 4, "•": 1, "·": 1}
COUNTING_BULLET, OTHER_BULLET = 5, 6
ENDINGS = {**dict.fromkeys(".。।؟։", 1), **dict.fromkeys("!?！？", 2), "…": 3, ":": 4, "：": 4, ",": 5, ";": 5, "،": 5}
"""How a unit ends: as a sentence, as a call or question, in the open, before a list, in the middle."""
IN_THE_OPEN = ENDINGS["…"]


def bullets(found: Sequence[Unit], text: Numbered) -> Column:
    """Return what kind of bullet every unit begins with, 0 for none; only signs that can be one are looked at."""
    import numpy as np

    first, second = text.codes.take(text.first), text.codes.take(text.first + 1)
    known = _edges()
    likely = known.bullet.take(first) | (second == ord(".")) | (second == ord(")"))
    kinds = np.zeros(len(found))
    for number in likely.nonzero()[0].tolist():
        kinds[number] = _bullet(found[number].text)
    return kinds


def _bullet(text: str) -> int:
    if not BULLET.match(text):
        return 0
    return BULLET_KINDS.get(text[0], COUNTING_BULLET if text[0].isdigit() else OTHER_BULLET)


def endings(found: Sequence[Unit], text: Numbered) -> Column:
    """Return how every unit ends; those behind closing signs are looked at one by one."""
    import numpy as np

    last = text.bounds[1:] - 2
    signs = text.codes.take(last)
    dots = (signs == ord(".")) & (text.codes.take(last - 1) == ord(".")) & (text.codes.take(last - 2) == ord("."))
    known = _edges()
    ends = np.where(dots, IN_THE_OPEN, known.ending.take(signs)).astype(np.float64)
    for number in known.closer.take(signs).nonzero()[0].tolist():
        shown = found[number].text.rstrip(CLOSERS)[-3:]
        ends[number] = IN_THE_OPEN if shown == "..." else ENDINGS.get(shown[-1:], 0)
    return ends


class Edges(NamedTuple):
    """What is known of every sign: whether a bullet can begin with it, how it ends a unit, whether it closes."""

    bullet: NDArray[np.bool_]
    ending: NDArray[np.uint8]
    closer: NDArray[np.bool_]


@cache
def _edges() -> Edges:
    import numpy as np

    bullet, closer = np.zeros((2, CODES), dtype=bool)
    ending = np.zeros(CODES, dtype=np.uint8)
    bullet[[ord(sign) for sign in BULLETS + decimals()]] = True
    closer[[ord(sign) for sign in CLOSERS]] = True
    ending[[ord(sign) for sign in ENDINGS]] = list(ENDINGS.values())
    return Edges(bullet, ending, closer)
