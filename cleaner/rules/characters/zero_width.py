"""A character without width where no script needs it.

What it does
    Takes out zero width spaces, word joiners and byte order marks; joiners and non-joiners between
    Latin, Greek or Cyrillic letters, figures and marks; variation selectors and tags that belong
    to no emoji.

Why it is noise
    Nobody sees them, but they cut words in two for every program that reads the text.

Known limits
    Joiners stay in Arabic, Persian, Indic and other scripts and inside emoji, zero width spaces in
    scripts that write no spaces (Thai, Lao, Khmer, Burmese, Tibetan).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR002"
CERTAINTY = "certain"
NOISE = (
    "The mill\u200b stands empty.",
    "\ufeffThe mill stands\u2060 empty.",
    "The mill\u200dstands \u200c empty.",
    "The mill\ufe0f stands empty.",
)
KEPT = (
    "The family \U0001f468\u200d\U0001f469\u200d\U0001f467 waves \u2764\ufe0f.",
    "می\u200cخواهم",
    "ไทย\u200bไทย",
    "The flag \U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f flies.",
    "क\u094d\u200dष",
)

SPACELESS = "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\ua9e0-\ua9ff\uaa60-\uaadf"
"""Thai, Lao, Tibetan, Burmese, Khmer, Tai: the zero width space is their word boundary."""
FLAG = "\U0001f3f4"
TAGS = "\U000e0000-\U000e007f"

NEVER_NEEDED = re.compile("[\u2060\ufeff]++")
ZERO_WIDTH_SPACE = re.compile(f"\u200b++(?<![{SPACELESS}]\u200b)(?![{SPACELESS}])")
JOINERS = "\u200c\u200d"
SIMPLE = r"\x00-\x7f\u00a0-\u02af\u0370-\u052f\u1e00-\u1fff\u2010-\u201f\u2022\u2026\u2039\u203a\u20ac"
"""ASCII, Latin, Greek, Cyrillic and common marks: nothing in them joins."""
SIMPLE_CHARACTER = re.compile(f"[{SIMPLE}]")
BETWEEN_SIMPLE = re.compile(f"[{JOINERS}]++(?=[{SIMPLE}]|\\Z)")
SELECTORS = "\ufe0e\ufe0f"
SELECTOR = re.compile(r"[\ufe0e\ufe0f](?<=[A-Za-z\s\u00c0-\u024f\u0370-\u052f].)", re.DOTALL)
LOOSE_TAGS = re.compile(f"(?<![{FLAG}{TAGS}])[{TAGS}]++")

SIMPLY_FOUND = (
    ("\u2060\ufeff", NEVER_NEEDED, "a word joiner or byte order mark"),
    ("\u200b", ZERO_WIDTH_SPACE, "a zero width space"),
    (SELECTORS, SELECTOR, "a variation selector behind a letter"),
    (frozenset(map(chr, range(0xE0000, 0xE0080))), LOOSE_TAGS, "invisible tags that belong to no flag"),
)


concerned = holding_odd(re.compile(f"[\u2060\ufeff\u200b{SELECTORS}{TAGS}{JOINERS}]"))


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each run of characters without width that nothing needs."""
    characters = document.view(oddities).characters
    for wanted, pattern, because in SIMPLY_FOUND:
        if not characters.isdisjoint(wanted):
            for match in pattern.finditer(document.text):
                yield _found(match, because)
    if not characters.isdisjoint(JOINERS):
        yield from _joiners(document.text)


def _joiners(text: str) -> Iterator[Found]:
    for match in BETWEEN_SIMPLE.finditer(text):
        if match.start() == 0 or SIMPLE_CHARACTER.match(text, match.start() - 1):
            yield _found(match, "a joiner where nothing joins")


def _found(match: re.Match[str], because: str) -> Found:
    return Found(Edit(Span(*match.span()), match.group()), because)
