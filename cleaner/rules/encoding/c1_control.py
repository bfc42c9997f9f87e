"""Control characters that are letters or marks of another encoding.

What it does
    Puts the character of Windows-1252 in place of a C1 control (U+0080 to U+009F): the quotation
    marks, dashes and the ellipsis of old Windows programs. Where they stand inside words, and make
    small letters in the table of DOS or of the old Macintosh, that table is used.

Why it is noise
    No text holds these controls on purpose; they come from bytes that were read as Latin-1.

Known limits
    The rest of a DOS or Macintosh text, damaged above U+00A0, is not repaired. U+0085 at the
    joint of two words is left to the rule for line breaks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "ENC004"
CERTAINTY = "likely"
NOISE = (
    "\x93Enough\x94, said the mayor \x96 and left\x85 for good.",
    "Och r\x86den fiska i \x84lven.",
)
KEPT = (
    "“Enough”, said the mayor – and left… for good.",
    "The first line.\x85The second line.",
)

CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
C1 = re.compile(f"[{CONTROLS}]")
IN_WORD = re.compile(f"(?<=[^\\W\\d_])[{CONTROLS}](?=[^\\W\\d_{CONTROLS}])")
ELLIPSIS = re.compile("\x85(?<=[^\\W_]\x85)(?![^\\W_])")
"""Behind a word and before none: there U+0085 is the ellipsis of Windows and no line break."""

WINDOWS = {code: bytes((code,)).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
WINDOWS_IN_WORDS = frozenset("’ŠšŒœŽžŸ–—…")
"""What Windows-1252 has among its marks that stands between letters."""
OTHERS = (("cp850", "DOS"), ("mac_roman", "Macintosh"))
SHARE_OF_SMALL = 0.9
"""In running text nine of ten accented letters are small; the wrong table gives capitals and marks."""


concerned = holding_odd(C1)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each control that has a character in the table that fits the document."""
    if document.view(oddities).characters.isdisjoint(CONTROLS):
        return
    table, name = _table(document.text)
    for match in C1.finditer(document.text):
        control = match.group()
        after = table[ord(control)]
        if after and (control != "\x85" or after != "…" or ELLIPSIS.match(document.text, match.start())):
            yield Found(Edit(Span(*match.span()), control, after), f"a byte of {name} read as Latin-1")


def _table(text: str) -> tuple[dict[int, str], str]:
    """Return what each control stands for in this text, and the name of the encoding."""
    in_words = Counter(c for c in IN_WORD.findall(text) if WINDOWS[ord(c)] not in WINDOWS_IN_WORDS)
    if in_words and 2 * sum(in_words.values()) >= len(C1.findall(text)):
        for codec, name in OTHERS:
            table = {code: bytes((code,)).decode(codec) for code in range(0x80, 0xA0)}
            small = sum(number for control, number in in_words.items() if table[ord(control)].islower())
            if small >= SHARE_OF_SMALL * sum(in_words.values()):
                return table, name
    return WINDOWS, "Windows-1252"
