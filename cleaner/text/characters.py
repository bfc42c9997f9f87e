"""Single characters: their script, their kind, and the ones that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

NO_BREAK_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
SPACES = " \t" + NO_BREAK_SPACES
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}"
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}"

OPENING_QUOTES = "«“„‹「『《"
CLOSING_QUOTES = "»”›」』》"
OPENED_BY_RIGHT_QUOTE = ("de", "da", "sl", "hr", "cs", "sk", "hu", "sr")
"""Languages that open a quotation with »."""
OPENED_BY_LEFT_QUOTE = ("en", "es", "fr", "it", "nl", "pt", "tr")
"""Languages that open one with “; many others close it so."""
CLOSERS = CLOSING_QUOTES + "\"'’)]}）］】"
SENTENCE_ENDS = ".!?…。！？।؟۔։።‼⁇⁈⁉"

# First and last letter of each block that a language can be told by; Unicode 16, Blocks.txt.
SCRIPT_BLOCKS = (
    ("Latin", 0x0041, 0x024F),
    ("Latin", 0x1E00, 0x1EFF),
    ("Greek", 0x0370, 0x03FF),
    ("Greek", 0x1F00, 0x1FFF),
    ("Cyrillic", 0x0400, 0x052F),
    ("Armenian", 0x0530, 0x058F),
    ("Hebrew", 0x0590, 0x05FF),
    ("Arabic", 0x0600, 0x077F),
    ("Arabic", 0xFB50, 0xFEFF),
    ("Devanagari", 0x0900, 0x097F),
    ("Bengali", 0x0980, 0x09FF),
    ("Gurmukhi", 0x0A00, 0x0A7F),
    ("Gujarati", 0x0A80, 0x0AFF),
    ("Tamil", 0x0B80, 0x0BFF),
    ("Telugu", 0x0C00, 0x0C7F),
    ("Kannada", 0x0C80, 0x0CFF),
    ("Malayalam", 0x0D00, 0x0D7F),
    ("Sinhala", 0x0D80, 0x0DFF),
    ("Thai", 0x0E00, 0x0E7F),
    ("Lao", 0x0E80, 0x0EFF),
    ("Tibetan", 0x0F00, 0x0FFF),
    ("Myanmar", 0x1000, 0x109F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Hangul", 0x1100, 0x11FF),
    ("Ethiopic", 0x1200, 0x137F),
    ("Khmer", 0x1780, 0x17FF),
    ("Kana", 0x3040, 0x30FF),
    ("Han", 0x3400, 0x9FFF),
    ("Hangul", 0xAC00, 0xD7AF),
)


@cache
def script_of(character: str) -> str:
    """Return the name of the script that the letter `character` is of, `Common` if it is none or of an unknown one."""
    if not character.isalpha():
        return "Common"
    code = ord(character)
    for script, first, last in SCRIPT_BLOCKS:
        if first <= code <= last:
            return script
    return "Common"


def scripts(text: str) -> Counter[str]:
    """Count the letters of `text` by script; letters of unknown scripts are not counted."""
    counts: Counter[str] = Counter()
    for character, number in Counter(text).items():
        counts[script_of(character)] += number
    del counts["Common"]
    return counts


def is_invisible(character: str) -> bool:
    """Tell whether a reader cannot see `character`: format, control, private, unassigned, odd space."""
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp") or (
        unicodedata.category(character) == "Zs" and character != " "
    )


LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """Return `text` as libraries in Rust take it: every lone surrogate a replacement mark, at the same length."""
    try:
        text.encode()  # five times as fast as the look for what is hardly ever there
    except UnicodeEncodeError:
        return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text
