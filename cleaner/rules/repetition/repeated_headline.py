"""The headline, printed a second time.

What it does
    Takes out the copy of one of the first lines where it stands right below the first, below the
    short lines of the page's head, or among the last lines of the text. The first one stays. A
    copy elsewhere is reported.

Why it is noise
    The page prints its headline in a title bar, over the article, and in a list of its latest
    articles; the article has one.

Known limits
    Texts without any long line are only reported on: a poem may end with its first line.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cleaner.model import Certainty, Document, Edit, Found, Span
from cleaner.text.sentences import CLOSING
from cleaner.text.shapes import holds_code, opening
from cleaner.text.words import count
from cleaner.text.wrapping import columns
from cleaner.text.written import has_prose, has_written, repeated, whole_line, written_from

CODE = "REP001"
CERTAINTY = "likely"
BODY = (
    "The mill at the old harbour burned down in the night from Sunday to Monday, and nobody was hurt, as the mayor "
    "said in the morning. She wants to build it again.\n"
)
NOISE = (
    f"Old mill at the harbour burns down\n\nOld mill at the harbour burns down\n\n{BODY}",
    f"Old mill at the harbour burns down\n\n{BODY}\nOld mill at the harbour burns down\n",
)
KEPT = (
    f"Old mill at the harbour burns down\n\nOld mill at the bridge burns down\n\n{BODY}",
    f"The mill\n\n{BODY}\nThe mill\n",
)

HEAD = 5
"""Written lines at the top among which the headline is: behind a site's name, a section, a date."""
FOOT = 6
"""Written lines at the end that a list of other articles may still have when its labels are gone."""
FEWEST_WORDS, SHORTEST, LONGEST = 4, 20, 300
"""Words and columns of a headline; one of three words may be a section, a name, a refrain."""
FEWEST_WORDS_ELSEWHERE = 6
"""Words of a headline whose copy is worth reporting wherever it stands; menus repeat shorter lines."""
SHORT = 8
"""Words of a line in the head of a page: a date, a name, a row of buttons."""


def find(document: Document) -> Iterator[Found]:
    """Yield the copies of the first lines."""
    again = document.view(repeated)
    if not again:
        return
    first_of: dict[str, Span] = {}
    for line in islice(written_from(document.text), HEAD):
        first_of.setdefault(document.text[line.start : line.end], line)
    for title, line in first_of.items():
        if title in again and _is_headline(title):
            yield from _copies(document, line, title)


def _is_headline(line: str) -> bool:
    fits = len(line) <= LONGEST and columns(line) >= SHORTEST and count(line) >= FEWEST_WORDS
    is_sentence = line.rstrip(CLOSING).endswith(".")
    return fits and not is_sentence and opening(line) not in ("item", "speaker") and not holds_code(line)


def _copies(document: Document, first: Span, title: str) -> Iterator[Found]:
    text = document.text
    in_prose = document.view(has_prose)
    place = text.find(title, first.end)
    while place >= 0:
        whole = whole_line(text, Span(place, place + len(title)))
        judged = _judged(text, first, place, whole.end) if whole else None
        if whole and (judged or count(title) >= FEWEST_WORDS_ELSEWHERE):
            because, certainty = judged or ("the headline again", "suspect")
            yield Found(Edit(whole, text[slice(*whole)]), because, certainty if in_prose else "suspect")
        place = text.find(title, place + len(title))


def _judged(text: str, first: Span, place: int, end: int) -> tuple[str, Certainty] | None:
    """Tell why, and how surely, the copy of a headline at `place` is one, or None where only its words speak for it."""
    between = [text[slice(*span)] for span in islice(written_from(text, first.end), HEAD + 1) if span.start < place]
    if not between:
        return "the headline stands right above", "certain"
    if len(between) <= HEAD and all(count(line) <= SHORT for line in between):
        return "the headline stands in the head of the page already", "likely"
    if not has_written(text, end, FOOT):
        return "the headline again, among the last lines", "likely"
    return None
