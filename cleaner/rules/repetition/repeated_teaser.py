"""A teaser above the article that repeats one of its sentences.

What it does
    Reports a line at the top whose words stand in the article once more, as its beginning or as
    one of its sentences. It goes where the very next line begins with the same words.

Why it is noise
    The teaser was cut from the article to stand in a list of articles; read as text it says
    everything twice.

Known limits
    A teaser that the desk wrote in other words, and one of fewer than eight words, is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.characters import CLOSERS, OPENING_QUOTES, SENTENCE_ENDS
from cleaner.text.shapes import holds_code, opening
from cleaner.text.words import count
from cleaner.text.written import whole_line, written_from

CODE = "REP003"
CERTAINTY = "suspect"
NOISE = (
    "The mill at the old harbour burned down in the night from Sunday …\n\n"
    "The mill at the old harbour burned down in the night from Sunday to Monday. Nobody was hurt.\n",
    "“The mill was the heart of the whole harbour town.”\n\nThe fire broke out at night. The mayor said: "
    "“The mill was the heart of the whole harbour town.” She wants to build it again.\n",
)
KEPT = (
    "The mill at the old harbour burned down in the night\n\n"
    "The mill at the old harbour burned down in the night from Sunday to Monday. Nobody was hurt.\n",
    "The mill burned.\n\nThe mill burned. Nobody was hurt.\n",
)

HEAD = 6
"""Written lines at the top among which a teaser stands: behind a site's name, a headline, a byline, a date."""
FEWEST_WORDS, SHORTEST, LONGEST = 8, 16, 400
"""Words and characters of a teaser; fewer words may come again by chance."""
LAST_SIGNS = frozenset(SENTENCE_ENDS + CLOSERS)
"""What a line ends with that has an end."""

LONGEST_GAP = 20
"""Characters before a sentence that tell whether one begins: its end mark, quotation marks, spaces."""

OPENERS = OPENING_QUOTES + "\"' "
CUT = re.compile(r"\s?\[?(?:…|\.\.\.)$")
BEFORE_SENTENCE = re.compile(
    rf"(?:^|\n|[{re.escape(SENTENCE_ENDS)}:][{re.escape(CLOSERS)}]*)\s*[{OPENING_QUOTES}\"']*\s*$"
)


def find(document: Document) -> Iterator[Found]:
    """Yield the teasers among the first lines."""
    text = document.text
    for line in islice(written_from(text), HEAD):
        if SHORTEST <= line.end - line.start <= LONGEST and text[line.end - 1] in LAST_SIGNS:
            words = _words(text[line.start : line.end])
            again = len(words) >= SHORTEST and text.find(words[:SHORTEST], line.end) >= 0
            place = text.find(words, line.end) if again else -1
            if place >= 0 and count(words) >= FEWEST_WORDS:
                yield from _repeated(text, line, place)


def _words(teaser: str) -> str:
    """Return a teaser without its quotation marks and what stands for the part that was cut; nothing without an end."""
    whole = teaser.lstrip(OPENERS).rstrip(CLOSERS + " ")
    dots = CUT.search(whole[-LONGEST_GAP:])
    if dots:
        return whole[: -len(dots.group())]
    return whole[:-1] if whole[-1:] in SENTENCE_ENDS else ""


def _repeated(text: str, line: Span, place: int) -> Iterator[Found]:
    teaser = text[line.start : line.end]
    whole = whole_line(text, line)
    if not whole or _is_copy(text, line, place) or holds_code(teaser) or opening(teaser) == "item":
        return
    if not BEFORE_SENTENCE.search(text[max(0, place - LONGEST_GAP) : place]):
        return
    edit = Edit(whole, text[whole.start : whole.end])
    if not text[line.end : place].strip(OPENERS + "\n"):
        yield Found(edit, "the next line begins with the same words", "likely")
    else:
        yield Found(edit, "the article has the same sentence")


def _is_copy(text: str, line: Span, place: int) -> bool:
    """Tell whether the line around `place` says no more than the teaser: then it is its copy, not the article."""
    start = text.rfind("\n", line.end, place) + 1
    end = text.find("\n", place)
    return len(text[start : end if end >= 0 else len(text)].strip(OPENERS + CLOSERS)) <= line.end - line.start
