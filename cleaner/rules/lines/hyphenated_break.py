"""A word cut in two by a hyphen at the end of a line.

What it does
    Puts the word together where the text has it in one piece elsewhere, and keeps the hyphen where
    the text has the word with a hyphen elsewhere. Other cut words are only reported.

Why it is noise
    The hyphen belongs to the width of a printed line; whoever searches or counts words misses both
    halves.

Known limits
    A word that the text has nowhere else stays cut: whether its hyphen is its own cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.cases import LOWER
from cleaner.text.fresh import holding

CODE = "LIN003"
CERTAINTY = "likely"
NOISE = (
    "The council voted for the recon-\nstruction of the mill. A reconstruction takes years.\n",
    "The brother-\nin-law of the mayor voted. Every brother-in-law did.\n",
)
KEPT = ("The council voted -\nas the mayor had asked - for the mill.\n", "The mill is well-known.\nIt burned.\n")

CUT = re.compile(rf"-\n(?<=[{LOWER}]-\n)[ \t]{{0,40}}(?=[{LOWER}]{{2}})")
CUT_END = re.compile(rf"-\n(?<=[{LOWER}]-\n)")
HEAD = re.compile(r"[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}$")
TAIL = re.compile(r"[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){0,3}")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LONGEST_WORD = 80
"""Characters looked at on each side; longer words are none."""
SHORTEST_TAIL = 4
"""Letters behind the break that make a cut worth reporting; *Vor- und Nachteile* is none."""


def vocabulary(document: Document) -> frozenset[str]:
    """Return the words of the document, with and without hyphens, in small letters."""
    return frozenset(WORD.findall(document.text.lower()))


concerned = holding(CUT_END)


def find(document: Document) -> Iterator[Found]:
    """Yield the cut words, each to be put together."""
    text = document.text
    for cut in CUT.finditer(text):
        start, end = cut.span()
        head = HEAD.search(text[max(0, start - LONGEST_WORD) : start])
        tail = TAIL.match(text, end, end + LONGEST_WORD)
        if not head or not tail:
            continue
        one_piece, hyphenated = (head.group() + tail.group()).lower(), f"{head.group()}-{tail.group()}".lower()
        known = document.view(vocabulary)
        if hyphenated in known:
            yield Found(Edit(Span(start + 1, end), text[start + 1 : end]), f"the text has “{hyphenated}” elsewhere")
        elif one_piece in known:
            yield Found(Edit(Span(start, end), text[start:end]), f"the text has “{one_piece}” elsewhere")
        elif len(tail.group()) >= SHORTEST_TAIL:
            yield Found(Edit(Span(start, end), text[start:end]), "a word cut at the end of a line", "suspect")
