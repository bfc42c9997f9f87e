"""A space of unusual width where a common one belongs.

What it does
    Writes a common blank for en, em, thin, hair, figure and ideographic spaces between words.

Why it is noise
    They are a printer's means; programs take the words on both sides for one, or do not find them.

Known limits
    They stay where typography wants them: next to figures, around dashes, next to
    the marks that the language spaces (French : ; ! ? « »), and ideographic spaces in Chinese and
    Japanese. No-break spaces are not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.language import languages
from cleaner.model import Document, Edit, Found, Span
from cleaner.text.blanks import ODD_SPACES
from cleaner.text.characters import script_of
from cleaner.text.oddities import holding_odd, oddities
from cleaner.text.verbatim import is_code

CODE = "SPC004"
CERTAINTY = "likely"
NOISE = (
    "The mill\u2009stands\u2003empty.",
    "The mill\u3000stands empty.",
)
KEPT = (
    "The mill cost 35\u2009000\u2009€.",
    "The mill\u2009—\u2009the old one\u2009—\u2009stands empty.",
    "水车\u3000空着",
)

ODD = re.compile(rf"[{ODD_SPACES}](?<=\S[{ODD_SPACES}])(?=\S)")
DASHES = "–—―"
UNITS = "%‰°€$£¥"
IDEOGRAPHIC_SCRIPTS = ("Han", "Kana", "Hangul")


concerned = holding_odd(re.compile(f"[{ODD_SPACES}]"))


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each single odd space between two words."""
    if document.view(oddities).characters.isdisjoint(ODD_SPACES):
        return
    text = document.text
    for match in ODD.finditer(text):
        place = match.start()
        if not _is_wanted(document.language, text[place - 1], text[place + 1]) and not is_code(document, place):
            yield Found(Edit(Span(place, place + 1), match.group(), " "), "a space of unusual width between words")


def _is_wanted(code: str, before: str, after: str) -> bool:
    language = languages().get(code)
    if language and (after in language.spaced_before or before in language.spaced_after):
        return True
    if before.isdigit() or after.isdigit() or before in DASHES or after in DASHES + UNITS:
        return True
    return _is_ideographic(before) or _is_ideographic(after)


def _is_ideographic(letter: str) -> bool:
    """Tell whether `letter` is one of East Asia, or a mark as wide as they are: 。、「」！ and the like."""
    if "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uffef":
        return True
    return script_of(letter) in IDEOGRAPHIC_SCRIPTS
