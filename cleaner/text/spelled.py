"""Text as a reader can see it: characters that show nothing are spelled by name."""

from __future__ import annotations

from cleaner.text.characters import is_invisible

SIGNATURE = "⟵"
"""Stands between a line of an audit diff and the rules that changed it."""

NAMES = {
    "\t": "tab",
    "\r": "cr",
    " ": "space",
    "\N{NO-BREAK SPACE}": "nbsp",
    "\N{SOFT HYPHEN}": "shy",
    "\N{ZERO WIDTH SPACE}": "zwsp",
    "\N{ZERO WIDTH NON-JOINER}": "zwnj",
    "\N{ZERO WIDTH JOINER}": "zwj",
    "\N{NARROW NO-BREAK SPACE}": "nnbsp",
    "\N{VARIATION SELECTOR-16}": "vs16",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "bom",
}
"""Short names of the ones met most; all others are spelled by number."""

RESERVED = "⟦⟧" + SIGNATURE
"""Signs of the notation itself: spelled when a text holds them, so that nothing is ambiguous."""

BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs by category that show nothing: fillers of Hangul and Khmer, the empty Braille cell."""


def spelled(text: str) -> str:
    """Return `text` with every character that a reader cannot see spelled out, as in `a⟦nbsp⟧b`.

    Spaces at the end are spelled too: nobody sees them there.
    """
    inner = text.rstrip(" ")
    hidden = {ord(letter): _spelling(letter) for letter in set(inner) if _is_hidden(letter)}
    return inner.translate(hidden) + _spelling(" ") * (len(text) - len(inner))


def _spelling(letter: str) -> str:
    return f"⟦{NAMES.get(letter) or f'U+{ord(letter):04X}'}⟧"


def _is_hidden(letter: str) -> bool:
    """Tell whether a letter shows nothing, or nothing of its own: an accent on the letter before looks like one letter."""
    if letter < "\x7f":
        return not letter.isprintable()
    if letter in RESERVED or letter in BLANK_LETTERS or is_invisible(letter):
        return True
    return "\u0300" <= letter <= "\u036f" or "\ufe00" <= letter <= "\ufe0f"
