"""What a picture credit looks like on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from cleaner.language import EVERYWHERE, languages
from cleaner.model import Document, Line
from cleaner.text.lines import lines

LONGEST_CREDIT = 90
"""Characters of a credit: a name, an agency and a year; a longer line says more than that."""

BEHIND_AGENCY = ") \t\u00a0\u202f"
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
def _tails() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the last letters of the agencies, and the names that are shorter: a look at them settles most lines."""
    names = [name for name in _agencies() if not name.isupper()]
    return frozenset(name[-TAIL:] for name in names), tuple(name for name in names if len(name) < TAIL)


def credit_lines(document: Document) -> list[Line]:
    """Return the lines that are nothing but a picture credit; ask for them with `document.view(credit_lines)`."""
    cut = document.view(lines)
    known: dict[str, bool] = document.known(credit_lines)
    fresh = [text for text in cut.texts if text not in known]
    known.update(dict.fromkeys(fresh, False))
    known.update((text, True) for text in _candidates(fresh) if is_credit(text))
    return [cut[number] for number, text in enumerate(cut.texts) if known[text]]


def _candidates(texts: Iterable[str]) -> list[str]:
    """Return the lines that hold what every credit holds."""
    tails, short_names = _tails()
    short = [text for text in texts if 0 < len(text) <= LONGEST_CREDIT]
    ends = [(text, text.rstrip(BEHIND_AGENCY)[-TAIL:]) for text in short]
    named = [text for text, end in ends if end in tails or end[-1:].isupper() or end.endswith(short_names)]
    signs = [sign for sign in OWNER_SIGNS if sign in "\n".join(short)]
    return named + [text for text in short for sign in signs if sign in text]


def is_credit(line: str) -> bool:
    """Tell whether a line is nothing but a picture credit: an owner's sign, or a name before an agency's."""
    text = line.strip()
    if len(text) > LONGEST_CREDIT:
        return False
    if any(sign in text[:5] for sign in OWNER_SIGNS):
        return OWNED.fullmatch(text) is not None
    if any(sign in text for sign in DESK_SIGNS) and text[-1].isupper() and NAME_AND_DESK.fullmatch(text):
        return True
    return text.rstrip(")").endswith(_agencies()) and _via_agency().fullmatch(text) is not None
