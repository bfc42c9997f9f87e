"""A character that was lost on the way and left only a mark.

What it does
    Reports U+FFFD, icons and letters of private fonts, and a question mark inside a word. It
    proposes the apostrophe where one must have stood, otherwise nothing in its place; neither is
    applied by default.

Why it is noise
    A program could not read a character, or could not write it, and put a mark there.

Known limits
    Which letter it was cannot be known, so the text keeps the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.fresh import Fresh
from cleaner.text.oddities import holding_odd
from cleaner.text.rare_marks import matches_at
from cleaner.text.verbatim import is_address, is_code, token_around

CODE = "ENC003"
CERTAINTY = "suspect"
NOISE = (
    "The caf\N{REPLACEMENT CHARACTER} is closed.",
    "L?article a paru hier, et l?auteur se tait.",
    "\uf002 Search",
)
KEPT = (
    "Is the café closed? No.",
    "https://example.org/page?article=7",
    "Quoi ? l’article a paru.",
)

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LOST = re.compile("[\N{REPLACEMENT CHARACTER}]+")
PRIVATE = re.compile(r"[\ue000-\uf8ff]+")
QUESTION_IN_WORD = re.compile(r"\?(?<=[^\W\d_]\?)(?=[^\W\d_])")

ELIDED = re.compile(
    r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd|dell|nell|all|sull|un)$",
    re.IGNORECASE,
)
"""What French and Italian write before an apostrophe."""
SHORTENED = re.compile(r"(?:s|t|re|ve|ll|d|m)(?!\w)")
"""What English writes behind one."""


lost_or_private = holding_odd(LOST, PRIVATE)


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that hold a mark for a lost character, or a question mark inside a word."""
    yield from lost_or_private(fresh)
    for match in matches_at("?", QUESTION_IN_WORD, fresh.joined):
        yield fresh.number_at(match.start())


def find(document: Document) -> Iterator[Found]:
    """Yield a report for each character that was lost."""
    text = document.text
    if REPLACEMENT in text:
        for match in LOST.finditer(text):
            yield _found(text, match, "a character that could not be read")
    for match in PRIVATE.finditer(text) if not text.isascii() else ():
        yield Found(Edit(Span(*match.span()), match.group()), "an icon or letter of a private font")
    for match in matches_at("?", QUESTION_IN_WORD, text):
        if text[match.end()].islower() and not _is_query(text, match.start()) and not is_code(document, match.start()):
            yield _found(text, match, "a question mark inside a word")


def _is_query(text: str, place: int) -> bool:
    """Tell whether a question mark belongs to an address or a file name."""
    return is_address(text, place) or "." in token_around(text, place).partition("?")[0]


def _found(text: str, match: re.Match[str], because: str) -> Found:
    start, end = match.span()
    guess = _guess(text[max(0, start - 10) : start], text[end : end + 3]) if end - start == 1 else ""
    return Found(Edit(Span(start, end), match.group(), guess), because)


def _guess(before: str, after: str) -> str:
    """Return the apostrophe where what stands around the place cannot do without one."""
    inside = before[-1:].isalpha() and after[:1].isalpha()
    return "’" if inside and (ELIDED.search(before) or SHORTENED.match(after)) else ""
