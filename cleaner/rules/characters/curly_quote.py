"""A quotation mark or an apostrophe of print, where typewriter ones are wanted.

What it does
    Writes " for “ ” „ ‟ and ' for ‘ ’ ‚ ‛, but only with `quotes = "straight"`: quotation marks are the
    author's.

Why it is noise
    It is none; but models and word lists that know only the marks of a typewriter take “it’s” for
    another word than “it's”.

Known limits
    Guillemets and the brackets of East Asia stay: they have no counterpart on a typewriter. Letters
    that look like an apostrophe stay too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.fresh import holding

CODE = "CHR010"
CERTAINTY = "certain"
NOISE = (
    "“It’s the mill”, said the mayor.",
    "„Die Mühle ‚Adler‘ steht leer.“",
)
KEPT = (
    '"It\'s the mill", said the mayor.',
    "« The mill »",
)

MARKS = dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'")
MARK = re.compile(f"[{''.join(MARKS)}]")

concerned = holding(MARK)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each such mark."""
    for match in MARK.finditer(document.text):
        yield Found(Edit(Span(*match.span()), match.group(), MARKS[match.group()]), "typewriter quotes are wanted")
