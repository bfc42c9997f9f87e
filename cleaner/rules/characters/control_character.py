"""A character that is none: controls, lone surrogates, noncharacters.

What it does
    Takes out the controls of old terminals (also whole colour codes), noncharacters and object
    marks, joins the two halves of a character that was cut in surrogates, and puts U+FFFD, the mark
    for a lost character, in place of a half that stands alone.

Why it is noise
    No writer typed them; many programs stop at them, and a lone surrogate cannot be written to a
    file.

Known limits
    Where a control stands for a letter of a broken font, the letter is lost with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR003"
CERTAINTY = "certain"
NOISE = (
    "The mill\x00 stands\x07 empty.",
    "The \x1b[1;31mmill\x1b[0m stands empty.",
    "The mill \ud83d\ude00 and \ud83d stand empty.",
    "The mill\ufffc stands empty\uffff.",
)
KEPT = (
    "The mill\tstands empty.\n",
    "The mill \U0001f600 stands [1;31m empty.",
)

CONTROL = re.compile(
    r"\x1b\[[0-9;]{0,20}[A-Za-z]"
    r"|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff]++"
    r"|[\ud800-\udbff][\udc00-\udfff]"
    r"|[\ud800-\udfff]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


concerned = holding_odd(CONTROL)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each run of controls and each surrogate."""
    if not any(CONTROL.match(character) for character in document.view(oddities).characters):
        return
    for match in CONTROL.finditer(document.text):
        before = match.group()
        if not "\ud800" <= before[0] <= "\udfff":
            yield Found(Edit(Span(*match.span()), before), "controls that mean nothing in a text")
        elif len(before) == 2:
            whole = before.encode("utf-16", "surrogatepass").decode("utf-16")
            yield Found(Edit(Span(*match.span()), before, whole), "a character cut in two surrogates")
        else:
            yield Found(Edit(Span(*match.span()), before, REPLACEMENT), "half of a character")
