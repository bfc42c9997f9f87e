"""A pull quote: words of the text, set large beside it.

What it does
    Takes out a line of twelve words or more, without an end mark or in quotation marks, whose words
    stand in a longer line near by: a quotation, a post that the page shows twice. One of eight to
    eleven words is reported.

Why it is noise
    The page shows the sentence a second time to catch the eye; read as text it interrupts.

Known limits
    A quotation that the desk shortened for the box is not found. A long subheading that quotes the
    text to the word would go. The first lines are the teaser's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from cleaner.model import Certainty, Document, Edit, Found
from cleaner.text.characters import CLOSERS, OPENING_QUOTES, SENTENCE_ENDS
from cleaner.text.lines import Lines, lines
from cleaner.text.sentences import END_MARKS, has_end
from cleaner.text.shapes import holds_code, opening
from cleaner.text.words import count
from cleaner.text.written import SHORTEST_PROSE, has_prose

CODE = "REP004"
CERTAINTY = "likely"
BODY = (
    "Ships come and go.\n\nThe night watch reported sparks at ten.\n\nThe bell was rung at once.\n\nNobody slept."
    "\n\nThe council met at dawn.\n\nThe mayor came last.\n\n"
)
QUOTE = "the fire took the mill, the bell and forty years of our lives"
SAID = f"The miller stood in the yard for hours and spoke to nobody. “In one night {QUOTE},” he said in the morning.\n"
NOISE = (f"{BODY}{SAID}\nIn one night {QUOTE}\n\nHis sons want to build it again.\n",)
KEPT = (
    f"{BODY}{SAID}\nHis sons want to build the mill, the bell tower and forty metres of quay again\n\nNobody helps.\n",
    f"{BODY}In one night {QUOTE}\n\n\nIn one night {QUOTE}\n",
)

HEAD = 6
"""Lines at the top among which a teaser stands, and the title of a page, which repeats the headline."""
SHORTEST, LONGEST = 40, 300
"""Characters of a pull quote; posts of social networks have up to 280."""
WORDS_TO_REPORT, WORDS_TO_REMOVE = 8, 12
"""Words that are hardly, or surely not, a subheading; of some 150 subheadings of dailies none had twelve."""
NEAR = 20_000
"""Characters on each side among which its sentence stands: more than most articles have."""
MOST_TRIED = 200
"""Lines of a text that are looked for; menus and lists have no end marks either."""
QUOTES = frozenset(OPENING_QUOTES + "\"'")
POST = re.compile(r"[^\n]{0,60}?[—–-] ?[^\n(]{1,60}\(@\w{1,30}\)")
"""What follows the words of a post that is set into an article: the name of its author, and the address."""
MARKS = OPENING_QUOTES + CLOSERS + SENTENCE_ENDS + " \t\u00a0\u202f"


def find(document: Document) -> Iterator[Found]:
    """Yield the lines whose words stand in a longer line near by."""
    if not document.view(has_prose):
        return
    cut = document.view(lines)
    for number in islice(_candidates(cut), MOST_TRIED):
        certainty = _judged(document.text, cut, number)
        if certainty:
            span = cut[number].span
            because = "the words stand in the text as a sentence"
            yield Found(Edit(span, document.text[slice(*span)]), because, certainty)


def _candidates(cut: Lines) -> Iterator[int]:
    """Yield the numbers of the lines that are set as a pull quote may be."""
    texts = cut.texts
    written = islice((number for number, text in enumerate(texts) if text and not text.isspace()), HEAD, None)
    for number in written:
        if SHORTEST <= len(texts[number]) <= LONGEST and _is_set_apart(texts[number]) and not _goes_on(texts, number):
            yield number


def _goes_on(texts: Sequence[str], number: int) -> bool:
    return number + 1 < len(texts) and texts[number + 1].lstrip()[:1].islower()


def _is_set_apart(text: str) -> bool:
    """Tell whether a line has no end, or begins as a quotation."""
    return text[-1] not in END_MARKS and (not has_end(text.rstrip()) or text.lstrip()[:1] in QUOTES)


def _judged(text: str, cut: Lines, number: int) -> Certainty | None:
    """Tell how surely a line is a pull quote; None where its words do not stand in a longer line."""
    line = cut.texts[number]
    core = line.strip(MARKS)
    said = len(core.split())
    if said < WORDS_TO_REPORT or opening(line) in ("item", "low") or holds_code(line):
        return None
    start, end = cut.starts[number], cut.starts[number] + len(line)
    for first, last in ((max(0, start - NEAR), start), (end, end + NEAR)):
        place = text.find(core, first, last)
        if place >= 0 and POST.match(text, place + len(core)):
            return "likely"
        if place >= 0 and _is_part(text, place, len(core)):
            return "likely" if said >= WORDS_TO_REMOVE else "suspect"
    return None


def _is_part(text: str, place: int, size: int) -> bool:
    """Tell whether whole words stand at `place`, and in their line, a paragraph of the text, other words as well."""
    before, behind = text[place - 1 : place], text[place + size : place + size + 1]
    if before.isalnum() or behind.isalnum():
        return False
    start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    is_paragraph = len(line) >= SHORTEST_PROSE and text.count("\n", 0, start) >= HEAD
    return is_paragraph and count(line) >= count(text[place : place + size]) + 2
