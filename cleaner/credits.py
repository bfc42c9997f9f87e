"""What a picture credit looks like on a line of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache

from cleaner.language import EVERYWHERE, languages
from cleaner.model import Document, Line
from cleaner.text.lines import lines
from cleaner.text.literals import Literals

LONGEST_CREDIT = 90
"""Characters of a credit: a name, an agency and a year; a longer line says more than that."""
REMEMBERED_LINES = 50_000
"""Distinct lines whose verdict is kept; the same photographers stand below many pictures."""

OWNER_SIGNS = ("©", "(c)", "(C)", "Ⓒ")
DESK_SIGNS = ("|", "/")
OWNED = re.compile(r"\W{0,4}(?:©|\([cC]\)|Ⓒ)\s?[^\s.!?].{0,60}")
NAME_AND_DESK = re.compile(r"(?:[^\W\d_][\w'’.\-]{0,30}\s){1,5}[|/]\s?[A-Z]{2,5}")
"""A photographer and the letters of an agency, which translation machines put into another language too."""


@cache
def _agencies() -> tuple[str, ...]:
    return languages()[EVERYWHERE].agencies


@cache
def _via_agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in _agencies())
    return re.compile(rf"[^.!?:;]{{0,60}}(?:\||/|–|-|—|via|©|,|\()\s?(?:{names})(?:[/ ](?:{names}))?\)?")


@cache
def _signs() -> Literals:
    """Return a scan for what every credit holds one of."""
    return Literals([*OWNER_SIGNS, *DESK_SIGNS, *_agencies()])


def credit_lines(document: Document) -> list[Line]:
    """Return the lines that are nothing but a picture credit; ask for them with `document.view(credit_lines)`."""
    hits = _signs().hits(document.text)
    if not hits:
        return []
    cut = document.view(lines)
    starts = [line.span.start for line in cut]
    candidates = sorted({bisect_right(starts, start) - 1 for _, start, _ in hits})
    return [cut[place] for place in candidates if len(cut[place].text) <= LONGEST_CREDIT and is_credit(cut[place].text)]


@lru_cache(REMEMBERED_LINES)
def is_credit(line: str) -> bool:
    """Tell whether a line is nothing but a picture credit: an owner's sign, or a name before an agency's."""
    text = line.strip()
    if any(sign in text[:5] for sign in OWNER_SIGNS):
        return OWNED.fullmatch(text) is not None
    if any(sign in text for sign in DESK_SIGNS) and text[-1].isupper() and NAME_AND_DESK.fullmatch(text):
        return True
    return text.rstrip(")").endswith(_agencies()) and _via_agency().fullmatch(text) is not None
