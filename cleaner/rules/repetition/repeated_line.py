"""A line that stands in the text twice.

What it does
    Takes out the second of two equal lines that follow each other, and a long sentence of a line of
    its own that stands in the text once more. Other copies of sentences are reported.

Why it is noise
    A page prints a pull quote beside the paragraph, a summary above it, a caption twice; read as
    text they interrupt.

Known limits
    Of two copies apart from each other the first one stays, even where the second stands in its
    right place. Lists, program text, plays and texts without any long line are left alone: there,
    lines come again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleaner.model import Document, Edit, Found, Line
from cleaner.text.lines import lines
from cleaner.text.sentences import has_end
from cleaner.text.shapes import holds_code, opening
from cleaner.text.verbatim import is_code
from cleaner.text.words import count
from cleaner.text.wrapping import columns, wraps
from cleaner.text.written import has_prose, repeated

CODE = "REP002"
CERTAINTY = "likely"
LONG = (
    "The mayor said that she had never in all her years seen a fire like the one that took the mill at the old "
    "harbour, and that she would build it again."
)
NOISE = (
    f"{LONG}\n\nNobody at all was hurt in the fire.\n\nNobody at all was hurt in the fire.\n",
    f"{LONG}\n\nNobody was hurt.\n\n{LONG}\n",
)
KEPT = (
    f"{LONG}\n\n- Nobody was hurt in the great fire.\n- Nobody was hurt in the great fire.\n",
    f"{LONG}\n\nNobody was hurt.\n\nThe mill was old.\n\nNobody was hurt.\n",
    "Row, row, row your boat down the stream\nRow, row, row your boat down the stream\n",
)

SHORTEST = 30
"""Characters; shorter lines are names, headings and answers, which may come again."""
FEWEST_WORDS = 6
"""Words of a line that nobody writes twice in a row by intent."""
WORDS_TO_REPORT, WORDS_TO_REMOVE = 8, 15
"""Words of a sentence that is hardly, or surely not, written twice in one article."""
COLUMNS_TO_REMOVE = 80
"""The same by width, for scripts where each letter counts as a word: fifteen words take more."""


def find(document: Document) -> Iterator[Found]:
    """Yield the later copies of equal lines."""
    again = {row for row in document.view(repeated) if _may_be_copy(row)}
    if not again or not document.view(has_prose):
        return
    seen: set[str] = set()
    cut = document.view(lines)
    for number in [number for number, text in enumerate(cut.texts) if text in again]:
        line = cut[number]
        if line.text in seen:
            found = _judged(document, line, line.text == _written_above(cut.texts, number))
            if found and not _is_explained(document, line):
                yield found
        seen.add(line.text)


def _written_above(texts: Sequence[str], number: int) -> str:
    """Return the last line above line `number` that is not blank."""
    return next((texts[above] for above in range(number - 1, -1, -1) if texts[above].strip()), "")


def _may_be_copy(row: str) -> bool:
    """Tell whether nothing in the shape of a line explains that it comes again."""
    if len(row) < SHORTEST or holds_code(row) or opening(row) in ("item", "speaker"):
        return False
    return count(row) >= FEWEST_WORDS


def _is_explained(document: Document, line: Line) -> bool:
    """Tell whether a line is but a piece of a wrapped paragraph, or program text."""
    breaks = (line.span.start - 1, line.span.end - 1)
    return not document.view(wraps).isdisjoint(breaks) or is_code(document, line.span.start)


def _judged(document: Document, line: Line, adjacent: bool) -> Found | None:
    """Return what is to be said of a copy, None where equal lines happen."""
    edit = Edit(line.span, document.text[line.span.start : line.span.end])
    words = count(line.text)
    if adjacent:
        return Found(edit, "the same line stands right above", "certain")
    if has_end(line.text) and words >= WORDS_TO_REPORT:
        goes = words >= WORDS_TO_REMOVE and columns(line.text) >= COLUMNS_TO_REMOVE
        return Found(edit, "the same sentence stands above", "likely" if goes else "suspect")
    return None
