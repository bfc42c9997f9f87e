"""Text that is shown: nothing in it speaks to the terminal."""

from __future__ import annotations

import re

SPEAKS_TO_TERMINALS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but for tab and line feed, marks that turn the writing around, halves of surrogate pairs."""


def harmless(text: str) -> str:
    """Return `text` with what could move the cursor, change colours or turn the writing around spelled out."""
    return SPEAKS_TO_TERMINALS.sub(_spelled, text)


def one_line(text: str) -> str:
    """Return `text` harmless and without line breaks."""
    return harmless(text).replace("\n", "⟦U+000A⟧").replace("\t", " ")


def _spelled(match: re.Match[str]) -> str:
    return f"⟦U+{ord(match.group()):04X}⟧"
