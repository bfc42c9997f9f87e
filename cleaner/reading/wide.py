"""UTF-16 and UTF-32 whose byte order mark is missing."""

from __future__ import annotations

import unicodedata
from collections import Counter

from cleaner.reading.binary import CONTROLS, SAMPLE, share

WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
PRINTABLE = bytes(range(32, 127)) + b"\t\n\r"

WIDE_NULS, WIDE_CONTROLS, NARROW_ASCII = 0.2, 0.01, 0.75
"""Shares. UTF-16 is thought of when a fifth of the bytes are NULs (half are in English, three quarters in UTF-32), or
when there are control characters and NULs among bytes that are not mostly ASCII (Chinese, Cyrillic)."""

SEPARATORS = frozenset(" \t\r\n\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}")
FEWEST_SEPARATORS, MOST_STRANGE = 0.01, 0.01
"""Shares of characters: what a text has of the first at least, and at most of what is no text."""


def wide_codec(data: bytes) -> str | None:
    """Return which of UTF-16 and UTF-32 some bytes are in, None when in neither."""
    sample = data[:SAMPLE]
    if not _may_be_wide(sample):
        return None
    readings = {codec: _plausible(sample.decode(codec, "ignore")) for codec in WIDE}
    codec = max(readings, key=lambda codec: readings[codec])
    return codec if readings[codec] else None


def _may_be_wide(sample: bytes) -> bool:
    nuls, controls = share(sample, b"\0"), share(sample, CONTROLS)
    return nuls >= WIDE_NULS or (nuls + controls >= WIDE_CONTROLS and share(sample, PRINTABLE) < NARROW_ASCII)


def _plausible(text: str) -> float:
    """Return how much sense a reading of the sample makes: 0.0 for none."""
    counts = Counter(text)
    strange = sum(
        number
        for character, number in counts.items()
        if unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") and character not in SEPARATORS
    )
    separators = sum(counts[character] for character in SEPARATORS)
    plain = sum(number for character, number in counts.items() if character < "\x7f")
    if not text or strange > MOST_STRANGE * len(text) or separators + plain < FEWEST_SEPARATORS * len(text):
        return 0.0
    return (separators + plain) / len(text)
