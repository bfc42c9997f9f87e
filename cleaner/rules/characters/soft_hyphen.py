"""A soft hyphen: a place where a word may be broken.

What it does
    Takes soft hyphens out. Where one stands at the end of a line and the word goes on in the next,
    the hyphen that a reader sees there is written.

Why it is noise
    It is advice for a browser; to a program that counts words it is a letter.

Known limits
    A writer who took it for a real hyphen loses the hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR004"
CERTAINTY = "certain"
NOISE = (
    "The gov\u00adern\u00adment fell.",
    "The govern\u00ad\nment fell.",
)
KEPT = (
    "The govern-ment fell.",
    "The well-known gov\u2010ernment fell.",
)

SOFT_HYPHEN = "\u00ad"
RUN = re.compile(f"{SOFT_HYPHEN}++")
NEXT_LINE = re.compile(r"\r?\n[ \t]{0,40}[^\W\d_]")
"""A line break, then a letter, indented perhaps."""


concerned = holding_odd(RUN)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each run of soft hyphens."""
    if SOFT_HYPHEN not in document.view(oddities).characters:
        return
    text = document.text
    for match in RUN.finditer(text):
        start, end = match.span()
        broken = text[start - 1 : start].isalpha() and NEXT_LINE.match(text, end)
        because = "a soft hyphen that breaks the word at the end of the line" if broken else "a soft hyphen"
        yield Found(Edit(Span(start, end), match.group(), "-" if broken else ""), because)
