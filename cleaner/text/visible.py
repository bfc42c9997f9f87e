"""Text as a reader can see it: characters that show nothing are spelled by name."""

from __future__ import annotations

import re

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

BLANK_LETTERS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
"""Letters and signs by category that show nothing: fillers of Hangul and Khmer, the empty Braille cell."""

SPELLED = re.compile(rf"[⟦⟧{SIGNATURE}{BLANK_LETTERS}\u0300-\u036f\ufe00-\ufe0f]")
"""Printable, and yet spelled: the signs of the notation itself, so that nothing is ambiguous, what shows nothing,
and accents set on the letter before, which look like one letter with it."""


def spelled(text: str) -> str:
    """Return `text` with every character that a reader cannot see spelled out, as in `a⟦nbsp⟧b`.

    Spaces at the end are spelled too: nobody sees them there.
    """
    shown = text.rstrip(" ")
    ending = _spelling(" ") * (len(text) - len(shown))
    shown = SPELLED.sub(lambda found: _spelling(found.group()), shown)
    if not shown.isprintable():
        hidden = "".join(letter for letter in set(shown) if is_invisible(letter))
        shown = re.sub(f"[{re.escape(hidden)}]", lambda found: _spelling(found.group()), shown)
    return shown + ending


def _spelling(letter: str) -> str:
    return f"⟦{NAMES.get(letter) or f'U+{ord(letter):04X}'}⟧"
