"""A space before a comma or a full stop.

What it does
    Takes out the blanks between a word and the comma or stop behind it. Where the language is known
    not to space ! ? and ; such a space is reported.

Why it is noise
    It is what a tag left behind that stood between the word and the mark.

Known limits
    Where the word before cannot end a clause ("of , the"), or another mark stands there, a part of
    the sentence is lost; the gap stays as the sign of it. Spaced ellipses (. . .) stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.language import languages, words_of
from cleaner.model import Document, Edit, Found, Span
from cleaner.text.blanks import BLANKS
from cleaner.text.cases import LOWER
from cleaner.text.fresh import Fresh
from cleaner.text.rare_marks import matches_at
from cleaner.text.verbatim import is_code

CODE = "SPC003"
CERTAINTY = "likely"
NOISE = (
    "The mill , said the mayor, stands empty .",
    "“The mill” , said the mayor.",
)
KEPT = (
    "The mill, said the mayor, stands empty.",
    "The mill stands empty. , more barns. He left.",
    "The mill . . . stands empty.",
    "The mill runs on .NET now.",
    ", the mill, the barn",
    "In chapter 28 . 8 the mill burns.",
)

LONGEST_WORD = 40
"""Letters looked at before the gap; no word that ends no clause is longer."""
WIDEST_GAP = 10
"""Blanks between a word and its mark; wider ones are columns."""

ENDS = '\\s|\\Z|[»”"’]'
COMMA = re.compile(rf",(?<=[{BLANKS}],)(?=[\s]|\Z)")
STOP = re.compile(rf"\.(?<=[{BLANKS}]\.)(?={ENDS})(?![{BLANKS}]{{0,3}}[.\d{LOWER}])")
MARKS = frozenset("!?;")
OTHERS = {mark: re.compile(rf"{re.escape(mark)}(?<=\w[ \u00a0]{re.escape(mark)})(?={ENDS})") for mark in MARKS}

BEFORE = re.compile(r"(?:[^\W_]{2}|\d|[^\W\d_](?=[»”\"’')\]%€$])|[»”\"’')\]%€$°])\Z")
WORD = re.compile(r"(\w+)['’]?\Z")
GAP = re.compile(rf"[{BLANKS}]{{1,{WIDEST_GAP}}}\Z")


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines in which a mark stands behind a space."""
    yield from fresh.holding((COMMA, STOP))
    for mark in _unspaced(fresh.language):
        for match in matches_at(mark, OTHERS[mark], fresh.joined):
            yield fresh.number_at(match.start())


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each gap before a mark that stands directly behind its word."""
    for pattern, name in ((COMMA, "comma"), (STOP, "full stop")):
        for match in pattern.finditer(document.text):
            yield from _gap(document, match.start(), f"a space before a {name}")
    for mark in _unspaced(document.language):
        for match in matches_at(mark, OTHERS[mark], document.text):
            for found in _gap(document, match.start(), f"a space before “{mark}”"):
                yield found._replace(certainty="suspect")


def _unspaced(code: str) -> frozenset[str]:
    """Return the marks before which a language, if it is known, writes no space."""
    language = languages().get(code)
    return MARKS.difference(language.spaced_before) if language else frozenset()


def _gap(document: Document, mark: int, because: str) -> Iterator[Found]:
    text = document.text
    gap = GAP.search(text, max(0, mark - WIDEST_GAP), mark)
    if gap is None:
        return
    before = text[max(0, gap.start() - LONGEST_WORD) : gap.start()]
    if not BEFORE.search(before) or _expects_more(before, document.language) or is_code(document, mark):
        return
    yield Found(Edit(Span(gap.start(), mark), gap.group()), because)


def _expects_more(before: str, language: str) -> bool:
    word = WORD.search(before)
    return word is not None and word[1].lower() in words_of(language, "never_last")
