"""Several blank lines in a row, and blank lines around the text.

What it does
    Leaves one of several blank lines that follow each other, and none before the first line and
    after the last. A line of nothing but white space is blank. A text of nothing else becomes
    empty.

Why it is noise
    Blank lines part paragraphs, and one does that; the others stand where something was taken out
    or where a page had empty elements.

Known limits
    None are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span

CODE = "LIN001"
CERTAINTY = "certain"
NOISE = ("The mill burned.\n\n\n\nNobody was hurt.\n", "\n \nThe mill burned.\n", "The mill burned.\n\n", " \n")
KEPT = ("The mill burned.\n\nNobody was hurt.\n", "The mill burned.\n")

RUN = re.compile(r"\n(?:[^\S\n]*+\n){2,}")
LEADING = re.compile(r"\s*\n")


def find(document: Document) -> Iterator[Found]:
    """Yield the blank lines at the start, one too many in the middle, and those at the end."""
    text = document.text
    last = len(text.rstrip())
    if not last:
        if text:
            yield Found(Edit(Span(0, len(text)), text), "nothing but blanks")
        return
    first = LEADING.match(text)
    if first:
        yield Found(Edit(Span(0, first.end()), first.group()), "blank before the first line")
    for run in RUN.finditer(text, first.end() if first else 0, last):
        span = Span(run.start() + 1, run.end() - 1)
        yield Found(Edit(span, text[slice(*span)]), "more than one blank line")
    end = text.find("\n", last) + 1
    if 0 < end < len(text):
        yield Found(Edit(Span(end, len(text)), text[end:]), "blank after the last line")
