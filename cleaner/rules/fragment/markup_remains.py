"""Signs that were left of a link, a list or a picture.

What it does
    Reports empty brackets and quotation marks, lines of one sign, a comma in front of a stop, and a
    text that ends with a colon.

Why it is noise
    Something stood there that the scraper left out: the words of a link, a list, an embedded post.

Known limits
    A sentence that lost its last words, and has its stop, looks like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.bounds import line_at, removable, sentence_at
from cleaner.text.shapes import holds_code
from cleaner.text.starts import odd_starts
from cleaner.text.verbatim import is_code
from cleaner.text.words import count
from cleaner.text.written import is_page

CODE = "FRG006"
CERTAINTY = "suspect"
NOISE = (
    "The mayor ( ) spoke to the fishermen on Monday.\n",
    "The mayor spoke to the fishermen\n.\nShe left early.\n",
    "The mayor spoke to the fishermen. This is what they said to her:\n",
)
KEPT = (
    "The mayor (a sailor) spoke to the fishermen on Monday.\n",
    "The mayor called foo() twice.\n",
    "The mayor spoke to the fishermen.\n\n* * *\n\nShe left early.\n",
    "This is what they said to her:\n\nStay with us.\n",
)

EMPTIES = tuple(
    re.compile(rf"{opens}(?=[ \u00a0\u202f,;:]{{0,6}}{closes})(?!;).{{0,6}}?{closes}")
    for opens, closes in ((r"\(", r"\)"), ("«", "»"), ("“", "”"))
)
"""Brackets and quotation marks around nothing. Square ones are boxes to tick."""
SIGN_LINE = re.compile(r"(?:[.,;:()]|[,;:]\.)[ \t\u00a0]{0,8}(?=\n)")
COMMA_STOP = re.compile(r"\.(?:(?<=\w[,:]\.)|(?<=\w[,:][ \u00a0]\.))(?=\s)")
ENDED = re.compile(r"[.!?][»”\")]{0,2}\s")
FEWEST_WORDS = 4
"""Words of a line that announces something; shorter ones are labels."""


def find(document: Document) -> Iterator[Found]:
    """Yield the places where something is missing between signs."""
    text = document.text
    for place, because in sorted(_places(document)):
        span = removable(text, place)
        if not is_code(document, place.start) and not holds_code(text[slice(*line_at(text, place.start))]):
            yield Found(Edit(span, text[slice(*span)]), because)


def _places(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield each stretch that is to go, with what is wrong there."""
    text = document.text
    empties = () if document.view(is_page) else EMPTIES
    for found in chain.from_iterable(empty.finditer(text) for empty in empties):
        if not text[found.start() - 1 : found.start()].isalnum():
            yield Span(*found.span()), "nothing stands between two signs that belong together"
    for start in () if document.view(is_page) else document.view(odd_starts):
        sign = SIGN_LINE.match(text, start.place)
        if sign:
            yield Span(start.line_break + 1, sign.end()), "a line of nothing but a sign"
    for found in COMMA_STOP.finditer(text):
        yield sentence_at(text, found.start()), "a stop behind a comma"
    end = len(text.rstrip())
    if text[end - 1 : end] == ":":
        last = sentence_at(text, end - 1)
        if last.start and count(text[slice(*last)]) >= FEWEST_WORDS and ENDED.search(text, 0, last.start):
            yield last, "the text ends with a colon"
