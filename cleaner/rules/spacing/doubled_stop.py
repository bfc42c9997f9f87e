"""Two stops where one ends the sentence.

What it does
    Leaves one of exactly two stops (also with a blank between them) before a sentence that begins
    with a capital or a quotation mark. At the end of a line two stops are only reported.

Why it is noise
    A template added a stop to a sentence that had one.

Known limits
    Two stops before a small letter stay: they are somebody's ellipsis. So do stops in scripts
    without capitals, three and more stops, and paths such as "../index".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Certainty, Document, Edit, Found, Span
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.fresh import holding
from cleaner.text.verbatim import is_code

CODE = "SPC005"
CERTAINTY = "likely"
NOISE = (
    "The mill stands empty.. The barn burns.",
    "The mill stands empty. .  The barn burns.",
    "The mill stands empty..\n",
)
KEPT = (
    "The mill stands empty... The barn burns.",
    "The mill .. the old one .. stands empty.",
    "Go to ../mill and ../../barn now.",
    "Well.. the mill stands empty.",
    "The mill stands empty . . . The barn burns.",
)

BEFORE = r"\w»”\"’')\]%"
"""What a sentence can close with before its stop."""
BEHIND = (
    rf"(?:(?P<sentence>[ \u00a0]{{1,3}}[«“„\"'‘(¿¡—–]?\s?[{UPPER}])"
    rf"|(?<=[{LOWER}]\.\.)(?P<end>\n|\Z))"
)
TOGETHER = re.compile(rf"\.\.(?<=[{BEFORE}]\.\.){BEHIND}")
APART = re.compile(rf"\. \.(?<=[{BEFORE}]\. \.){BEHIND}")
ALONE = (
    re.compile(rf"\.\.(?<=[{BEFORE}]\.\.)(?=[ \u00a0\n])"),
    re.compile(rf"\. \.(?<=[{BEFORE}]\. \.)(?=[ \u00a0\n])"),
)
"""Two stops and no third one, whatever follows, be it in the next line."""

concerned = holding(*ALONE)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each pair of stops that ends a sentence."""
    for pattern in (TOGETHER, APART):
        for match in pattern.finditer(document.text):
            if not is_code(document, match.start()):
                yield _found(match)


def _found(match: re.Match[str]) -> Found:
    certainty: Certainty = "likely" if match["sentence"] else "suspect"
    end = match.start("sentence") if match["sentence"] else match.start("end")
    before = match.string[match.start() : end]
    return Found(Edit(Span(match.start(), end), before, "."), "two stops end the sentence", certainty)
