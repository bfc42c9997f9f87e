"""A single blank before the first word of a line.

What it does
    Takes out one blank or no-break space before a line, where no line next to it is indented, or
    where every line of the text begins so.

Why it is noise
    It is what is left of the markup before a paragraph.

Known limits
    Deeper indentation and indented blocks stay: they are verse, code, quotations or lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.blanks import BLANKS
from cleaner.text.fresh import Fresh
from cleaner.text.verbatim import is_code

CODE = "SPC007"
CERTAINTY = "likely"
NOISE = (
    " The mill stands empty.\n",
    "The barn burns.\n\u00a0The mill stands empty.\nThe end.\n",
    " One line.\n Another line.\n",
)
KEPT = (
    "The barn burns.\n  The mill stands empty.\n",
    "The barn burns:\n The mill stands\n empty.\n",
    " - the mill\n - the barn\n",
)

INDENT = re.compile(rf"\n[{BLANKS.replace(chr(9), '')}](?=[^\W_]|[«“„\"'‘(¿¡])")
FIRST = re.compile(INDENT.pattern[2:])
FLUSH = re.compile(r"(?:\n|\A)\S")
IDEOGRAPHIC = "\u3000"
BLANK_SET = frozenset(BLANKS)


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that begin with one blank."""
    for match in INDENT.finditer(fresh.joined):
        yield fresh.number_at(match.start() + 1)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each line that begins with one blank and has no reason to."""
    text = document.text
    places = [match.start() + 1 for match in INDENT.finditer(text)]
    if FIRST.match(text):
        places.insert(0, 0)
    if not places:
        return
    everywhere = FLUSH.search(text) is None
    for place in places:
        if text[place] != IDEOGRAPHIC and (everywhere or _is_alone(text, place)) and not is_code(document, place):
            yield Found(Edit(Span(place, place + 1), text[place]), "a blank before the first word of the line")


def _is_alone(text: str, place: int) -> bool:
    """Tell whether neither the line above nor the line below begins with a blank."""
    above = text.rfind("\n", 0, max(0, place - 1)) + 1
    below = text.find("\n", place) + 1
    indented_above = place > 0 and text[above] in BLANK_SET
    return not (indented_above or (below > 0 and text[below : below + 1] in BLANK_SET))
