"""Letters that were read in a wrong encoding.

What it does
    Reads a damaged stretch again as what it was: "cafÃ©" becomes "café", "itâ€™s" becomes "it’s".
    The repair is ftfy's, line by line; only shapes that UTF-8 read as another encoding can
    have are given to it, and a repair that would write signs no article holds is not taken.

Why it is noise
    A program between the author and us took bytes for the wrong characters.

Known limits
    Damage whose bytes were partly thrown away cannot be read again. Mix-ups between two
    single-byte encodings are left alone, except for C1 controls, which have a rule of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Document, Edit, Found
from cleaner.text.fresh import Fresh
from cleaner.text.mojibake import repairs
from cleaner.text.oddities import damaged, odd_lines, oddities

CODE = "ENC001"
CERTAINTY = "likely"
NOISE = (
    "Le cafÃ© de la gare a rouvert.",
    "She said itâ€™s over.",
    "РџСЂРёРІРµС‚, Москва.",
)
KEPT = (
    "Le café de la gare a rouvert, Ã la fin.",
    "SÃO PAULO e MACEIÓ: a ação continua.",
    "He wrote “Ã” on the wall.",
    "L’été, le café de la gare ferme ; «À bientôt», dit-on.",
    "“O café fecha AMANHÃ”, disse ela.",
)


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that may be damaged."""
    return (line.number for line in fresh.view(odd_lines) if line.is_damaged)


def find(document: Document) -> Iterator[Found]:
    """Yield one edit for each damaged stretch."""
    for span, before, after, because in repairs(document.text, document.view(oddities).damage, damaged):
        yield Found(Edit(span, before, after), because)
