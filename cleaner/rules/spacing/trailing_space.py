"""Blanks at the end of a line.

What it does
    Takes them out, also no-break spaces, and empties lines of nothing but blanks.

Why it is noise
    Nobody sees them, and two lines that read the same are not the same with them.

Known limits
    The two blanks that break a line in Markdown go too: the break itself is in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.blanks import BLANKS
from cleaner.text.fresh import holding
from cleaner.text.verbatim import fences

CODE = "SPC006"
CERTAINTY = "certain"
NOISE = (
    "The mill stands empty.  \nThe barn too.\n",
    "The mill stands empty.\n\u00a0\nThe barn too.\n",
)
KEPT = (
    "The mill stands empty.\n\n  The barn too.\n",
    "```\nmill = 1  \n```\n",
)

END = re.compile(rf"\n(?<=[{BLANKS}]\n)")
BLANK_SET = frozenset(BLANKS)


concerned = holding(END)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each line that ends in blanks."""
    text = document.text
    ends = [match.start() for match in END.finditer(text)]
    if text and text[-1] in BLANK_SET:
        ends.append(len(text))
    for end in ends:
        start = end
        while start > 0 and text[start - 1] in BLANK_SET:
            start -= 1
        if not bisect_right(document.view(fences), start) % 2:
            yield Found(Edit(Span(start, end), text[start:end]), "blanks at the end of the line")
