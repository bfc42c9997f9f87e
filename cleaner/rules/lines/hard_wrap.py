"""A line break that a program put into a paragraph because the line was full.

What it does
    Joins the lines of a wrapped paragraph. A text counts as wrapped when, behind nearly every line
    whose sentence goes on, there was no room left for the first word of the next line.

Why it is noise
    The width was that of a screen or a mail; the paragraph knows nothing of it.

Known limits
    Verse whose lines all end within a word of the same width would be joined; none was met. In
    scripts without small letters a paragraph is joined only where many lines are full. Lines with
    signs of program text or addresses stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.wrapping import WIDE, wraps

CODE = "LIN002"
CERTAINTY = "likely"
NOISE = (
    "The council of the harbour town voted on Monday evening for a new mill,\n"
    "which is to stand where the old one burned down in the dry summer three\n"
    "years ago, and which will grind the corn of the valley and of the towns\n"
    "beyond the river, as the mayor said after the vote.\n",
)
KEPT = (
    "The council of the town\nvoted on Monday evening\nfor a new mill, which is to stand\nwhere the old one\nburned.\n",
    "The council voted on Monday evening for a new mill at the old harbour:\n"
    "- the new mill is to stand where the old one burned down in the summer\n"
    "- it will grind the corn of the valley and of the towns beyond the hill\n",
)

BECAUSE = "the line was full, the paragraph goes on"
BLANKS = " \t\u00a0\u202f"
LAST_NARROW = "\u10ff"
"""All wide letters come behind it; Unicode 16, EastAsianWidth.txt."""
WIDEST_GAP = 110
"""White space around a break: no more than a whole line of it."""


def find(document: Document) -> Iterator[Found]:
    """Yield the breaks of wrapped lines, each to become one space, or nothing in scripts without spaces."""
    text = document.text
    for place in sorted(document.view(wraps)):
        start, end = place, place + 1
        if text[start - 1] in BLANKS or text[end] in BLANKS:
            start, end = _gap(text, place)
        last = text[start - 1]
        if last == "-" and text[start - 2 : start - 1].isalpha():
            continue
        glue = "" if last > LAST_NARROW and WIDE.match(last) and WIDE.match(text, end) else " "
        yield Found(Edit(Span(start, end), text[start:end], glue), BECAUSE)


def _gap(text: str, place: int) -> tuple[int, int]:
    """Return where the white space around a break begins and ends."""
    before = text[max(0, place - WIDEST_GAP) : place]
    after = text[place + 1 : place + 1 + WIDEST_GAP]
    return place - len(before) + len(before.rstrip()), place + 1 + len(after) - len(after.lstrip())
