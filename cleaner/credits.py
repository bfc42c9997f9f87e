"""What a picture credit looks like on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cleaner.language import EVERYWHERE, languages
from cleaner.model import Document, Line
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines

LONGEST_CREDIT = 90
"""Characters of a credit: a name, an agency and a year; a longer line says more than that."""

BEHIND_AGENCY = frozenset(") \t\u00a0\u202f")
TAIL = 4
"""Letters at the end of an agency's name that few other words end with; names in capitals are shorter."""

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
def _tails() -> frozenset[str]:
    """Return the last letters of the agencies that are not in capitals: a look at them settles most lines."""
    return frozenset(name[-TAIL:] for name in _agencies() if not name.isupper())


def credit_lines(document: Document) -> list[Line]:
    """Return the lines that are nothing but a picture credit; ask for them with `document.view(credit_lines)`."""
    cut = document.view(lines)
    return [cut[number] for number in _credits(cut.texts)]


def credits_among(fresh: Fresh) -> list[int]:
    """Return the numbers of the lines that are nothing but a picture credit; ask with `fresh.view(credits_among)`."""
    return _credits(fresh.texts)


def _credits(texts: Sequence[str]) -> list[int]:
    found = {text for text in _candidates(texts) if is_credit(text)}
    return [number for number, text in enumerate(texts) if text in found] if found else []


def _candidates(texts: Sequence[str]) -> list[str]:
    """Return the lines that end as credits may, or hold an owner's sign."""
    tails = _tails()
    found = [
        text
        for text in texts
        if (end := text[-TAIL:])[-1:].isupper() or end[-1:] in BEHIND_AGENCY or end in tails or end[1:] in tails
    ]
    joined = "\n".join(texts)
    return found + [text for sign in OWNER_SIGNS if sign in joined for text in texts if sign in text]


def is_credit(line: str) -> bool:
    """Tell whether a line is nothing but a picture credit: an owner's sign, or a name before an agency's."""
    text = line.strip()
    if not 0 < len(text) <= LONGEST_CREDIT:
        return False
    if any(sign in text[:5] for sign in OWNER_SIGNS):
        return OWNED.fullmatch(text) is not None
    if any(sign in text for sign in DESK_SIGNS) and text[-1].isupper() and NAME_AND_DESK.fullmatch(text):
        return True
    return text.rstrip(")").endswith(_agencies()) and _via_agency().fullmatch(text) is not None
