"""What the text of each line of a page is like, counted for all lines at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

KINDS = ("space", "digit", "capital", "small", "letter", "ideograph", "stop", "comma", "quote", "divider", "other")
"""Kinds of characters that are counted; a letter is one without capitals, an ideograph counts as a word."""

STOPS = ".!?。！？…؟।۔‽։።"
COMMAS = ",;:،、，；：؛"
QUOTES = "\"'“”„«»‘’「」『』"
DIVIDERS = "|›‹»·•▪►▶→←/\\>+#@©®™&*"
IDEOGRAPHS = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF),
)
PLANE = 0x10000
"""Code points that are told apart; those beyond count as other."""

PROSE_WORDS = 12
"""Words from which on a line may be prose: titles of teasers are mostly shorter."""

PROSE_LINKED = 0.34
"""Share of a line's characters up to which it may be prose though they are links."""


def _kind(character: str) -> int:
    """Return the kind of a character as its class in Unicode tells it."""
    tests = (str.isspace, str.isdigit, str.isupper, str.islower, str.isalpha)
    return next((number for number, test in enumerate(tests) if test(character)), KINDS.index("other"))


@cache
def _kinds() -> Any:
    """Return the kind of every character of the first plane as its number in KINDS."""
    import numpy as np

    table = np.array([_kind(chr(code)) for code in range(PLANE + 1)], dtype=np.uint8)
    for first, last in IDEOGRAPHS:
        table[first : last + 1] = KINDS.index("ideograph")
    for kind, members in (("quote", QUOTES), ("stop", STOPS), ("comma", COMMAS), ("divider", DIVIDERS)):
        table[[ord(member) for member in members]] = KINDS.index(kind)
    return table


class Shapes:
    """The columns that the texts of lines give: one value for each line."""

    def __init__(self, texts: Sequence[str], linked: Sequence[int]) -> None:
        import numpy as np

        joined = "".join(texts)
        codes = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32)
        kinds = _kinds()[np.minimum(codes, PLANE)]
        self.length = np.array([len(text) for text in texts], dtype=np.int64)
        ends = np.cumsum(self.length)
        starts = ends - self.length
        row = np.repeat(np.arange(0, len(texts) * len(KINDS), len(KINDS)), self.length)
        row += kinds
        counted = np.bincount(row, minlength=len(texts) * len(KINDS)).reshape(-1, len(KINDS)).T
        counts = dict(zip(KINDS, counted, strict=True))
        self.counts = counts
        self.words = (counts["space"] + 1 + counts["ideograph"]).astype(np.float32)
        self.linked = np.minimum(1, np.array(linked, dtype=np.float32) / np.maximum(1, self.length - counts["space"]))
        quote, stop = KINDS.index("quote"), KINDS.index("stop")
        last, before = kinds[ends - 1], kinds[np.maximum(ends - 2, starts)]
        closing = (last == quote) | (last == KINDS.index("other"))
        self.ended = (last == stop) | (closing & (before == stop))
        self.first = kinds[starts].astype(np.float32)
        self.last = last.astype(np.float32)
        self.stops = counts["stop"]
        self.prose = (
            (self.words >= PROSE_WORDS) & (self.linked <= PROSE_LINKED) & (counts["stop"] + counts["comma"] > 0)
        )

    def columns(self) -> dict[str, Any]:
        """Return the columns by their names."""
        import numpy as np

        length = np.maximum(1, self.length)
        counts = self.counts
        letters = np.maximum(1, counts["capital"] + counts["small"] + counts["letter"] + counts["ideograph"])
        return {
            "words": self.words,
            "letters a word": (length - counts["space"]) / self.words,
            "linked": self.linked,
            "ended": self.ended,
            "prose": self.prose,
            "first": self.first,
            "last": self.last,
            "stops": self.stops,
            "stops a word": self.stops / self.words,
            "commas": counts["comma"],
            "commas a word": counts["comma"] / self.words,
            "digits": counts["digit"] / length,
            "capitals": counts["capital"] / letters,
            "ideographs": counts["ideograph"] / letters,
            "quotes": counts["quote"] / self.words,
            "dividers": counts["divider"] / self.words,
            "others": counts["other"] / length,
        }
