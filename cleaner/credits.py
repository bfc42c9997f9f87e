"""What a picture credit looks like on a line of its own."""

from __future__ import annotations

import re
from functools import cache

from cleaner.language import EVERYWHERE, languages

LONGEST_CREDIT = 90
"""Characters of a credit: a name, an agency and a year; a longer line says more than that."""

OWNED = re.compile(r"\W{0,4}(?:©|\([cC]\)|Ⓒ)\s?[^\s.!?].{0,60}")
NAME_AND_DESK = re.compile(r"(?:[^\W\d_][\w'’.\-]*\s){1,5}[|/]\s?[A-Z]{2,5}")
"""A photographer and the letters of an agency, which translation machines put into another language too."""


@cache
def _via_agency() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in languages()[EVERYWHERE].agencies)
    return re.compile(rf"[^.!?:;]{{0,60}}(?:\||/|–|-|—|via|©|,|\()\s?(?:{names})(?:[/ ](?:{names}))?\)?")


def is_credit(line: str) -> bool:
    """Tell whether a line is nothing but a picture credit: an owner's sign, or a name before an agency's."""
    text = line.strip()
    if not text or len(text) > LONGEST_CREDIT or (text[-1] in ".!?…" and not text.startswith("©")):
        return False
    return any(shape.fullmatch(text) for shape in (OWNED, NAME_AND_DESK, _via_agency()))


@cache
def credit_gate() -> re.Pattern[str]:
    """Return a pattern that is found in every text with a credit in it; cheaper than to look at every line."""
    names = "|".join(re.escape(name) for name in languages()[EVERYWHERE].agencies)
    return re.compile(rf"©|\([cC]\)|Ⓒ|[|/]\s?[A-Z]{{2,5}}\s*$|(?:{names})\)?\s*$", re.MULTILINE)
