"""A line break of another system, or none at the end of the text.

What it does
    Makes one line feed of every other break (CR LF, CR, NEL, line and paragraph separator,
    vertical tab, form feed), and adds the one that is missing behind the last line.

Why it is noise
    Programs disagree about what ends a line; with one kind of break every line owns its own.

Known limits
    What was a page break in a form feed is a plain line break afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span

CODE = "CHR001"
CERTAINTY = "certain"
NOISE = (
    "First line\r\nsecond line\n",
    "First line\u2028second line\n",
    "A line without an end",
)
KEPT = (
    "First line\n\nsecond line\n",
    "",
)

LINE_FEED = "\n"
FOREIGN = "\r\x0b\x0c\x85\u2028\u2029"
BREAK = re.compile(f"\r\r?\n|[{FOREIGN}]")
"""CR CR LF is what a file becomes that was twice converted for Windows."""

NAMES = {
    "\r\n": "the line break of Windows",
    "\r\r\n": "the line break of Windows, converted twice",
    "\r": "the line break of old Macintosh systems",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x85": "the control for a next line",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each foreign break, and one for the missing last one."""
    text = document.text
    if any(character in text for character in FOREIGN):
        for match in BREAK.finditer(text):
            before = match.group()
            yield Found(Edit(Span(*match.span()), before, LINE_FEED), NAMES[before])
    if text and text[-1] not in FOREIGN + LINE_FEED:
        yield Found(Edit(Span(len(text), len(text)), "", LINE_FEED), "the last line has no end")
