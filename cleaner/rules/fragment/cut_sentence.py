"""A sentence that stops before its end.

What it does
    Reports a line whose last word ends no sentence (an article, a preposition), a paragraph that
    ends with a comma, a text that ends in dots behind such a word, a last line without an end in a
    text whose other long lines have one, and a paragraph of several sentences of which the last has
    no end.

Why it is noise
    Its end was lost: a link, a name, or all that a reader has to pay for.

Known limits
    Words that end no sentence are known only for languages with a list of them. A line that goes on
    in small letters on the next one is broken, not cut. Verse, short lines and whole pages with
    their menus are left alone. A sentence that lost its middle looks like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cleaner.language import words_of
from cleaner.model import Certainty, Document, Edit, Found, Line
from cleaner.text.bounds import removable, sentence_at
from cleaner.text.cases import UPPER
from cleaner.text.lines import lines
from cleaner.text.sentences import has_end
from cleaner.text.shapes import CASELESS, holds_code, opening
from cleaner.text.verbatim import is_code
from cleaner.text.words import count, words
from cleaner.text.wrapping import WIDEST, wraps
from cleaner.text.written import has_prose, is_page, rows

CODE = "FRG001"
CERTAINTY = "suspect"
BODY = (
    "The mill at the old harbour burned down in the night from Sunday to Monday, and nobody was hurt, as the mayor "
    "said in the morning.\n"
)
NOISE = (
    f"{BODY}\nShe spoke to the fishermen about the new quay and the\n\nNobody knows when the council will vote.\n",
    f"{BODY}\n{BODY}\n{BODY}\nThe mayor wants to build it again, with a bigger wheel, and to sell the corn of the "
    "valley in the towns beyond the river\n",
    f"{BODY}\nShe wants to build it again with the help of the ...\n",
)
KEPT = (
    f"{BODY}\nShe spoke to the fishermen about the new quay and the\nold mill by the river. She left early.\n",
    f"{BODY}\nWhat is it for\n\nShe spoke to the fishermen.\n",
    f"{BODY}\nNobody knows ...\n",
)

SHORTEST = 25
"""Characters of a line that is looked at; shorter ones are headings and buttons."""
FEWEST_WORDS = 6
"""Words of a line that is prose."""
SHORTEST_LONG = 80
"""Characters of a line that is a paragraph: no greeting, no item, no caption."""
FEWEST_ENDED, ENDED_SHARE = 3, 0.9
"""Long lines with an end, and their share of all, that make a last one without an end remarkable."""
FEWEST_LEFT = 3
"""Words of a sentence that is worth reporting; a comma alone is none."""
ENDED_AROUND = 0.75
"""Share of the other paragraphs that have their ends, where one without is damage and not the writer's way."""
FEWEST_INNER = 2
"""Ends of sentences inside a paragraph that show how it is written, where the text has too few other paragraphs."""
FEWEST_LAST = 6
"""Words behind the last stop of a paragraph that are a sentence; fewer are signatures and sources."""
LONG_LAST, FEWEST_FUNCTION_WORDS = 9, 2
"""Words of a sentence that needs but one function word, and function words of a shorter one."""
LABEL = re.compile(r"^\W*\w+(?: \w+)?\s?:|[@#/|»©摄攝]|[Cc]opyright|https?:|www\.|:\s?\S+$")
"""What sources, credits, addresses and tags hold, and sentences seldom."""
LAST_WORDS, LAST_FUNCTION_WORDS = 12, 3
"""Words of a last line that is a sentence and no credit, and how many of them only a sentence needs."""
TAKEN_UP = tuple("«“„\"'([#:")
"""What a row may begin with that goes on with the one above."""
TAIL = 3
"""Characters at the end of a line that tell most words from those that end no sentence."""
LONGEST_ENDING = 60
"""Characters at the end of the text that hold its last word and its dots."""

INNER_END = re.compile(rf"[.!?…][»”\")]{{0,2}} [«“„\"'(–—]?[ \u00a0]?(?:[{UPPER}\d]|{CASELESS})|[。！？؟।]")
"""The end of a sentence, and another one behind it."""
DASHES = "–—"
DOTTED = ".…])"
DOTS = re.compile(r"(\w+)\s?(?:\.\.\.|…|[\[(](?:\.\.\.|…)[\])])$")


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences without their end."""
    yield from _last_sentence(document)
    if document.view(is_page):
        return
    yield from _open_paragraphs(document)
    cut = dict(_cut_rows(document.view(rows), words_of(document.language, "never_last")))
    if not cut or not document.view(has_prose):
        return
    for line in document.view(lines):
        if line.number in cut and _is_prose(document, line):
            found = _found(document.text, line.span.start + len(line.text.rstrip()), cut[line.number])
            if count(found.edit.before) >= FEWEST_LEFT:
                yield found


def _found(text: str, end: int, because: str, certainty: Certainty | None = None) -> Found:
    span = removable(text, sentence_at(text, end - 1))
    return Found(Edit(span, text[slice(*span)]), because, certainty)


def _cut_rows(written: Sequence[str], never_last: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the rows that look cut by their last word and by what follows, with what shows it."""
    tails = _tails(never_last)
    for number in [n for n, row in enumerate(written) if len(row) >= SHORTEST and row[-TAIL:] in tails]:
        last = written[number].rpartition(" ")[2]
        if last in never_last and not _goes_on(written, number):
            yield number, f"no sentence ends with “{last}”"
    for number in [n for n, row in enumerate(written) if len(row) >= SHORTEST_LONG and row[-1] == ","]:
        if _ends_paragraph(written, number):
            yield number, "a paragraph ends with a comma"


@cache
def _tails(words_listed: frozenset[str]) -> frozenset[str]:
    """Return the last letters of lines that end with one of the words: one look for each line settles most."""
    return frozenset(f" {word}"[-TAIL:] for word in words_listed)


def _goes_on(written: Sequence[str], number: int) -> bool:
    """Tell whether the next row takes the sentence up, or the row is an item of a list that goes on after a comma."""
    before = written[number].rstrip().rpartition(" ")[0]
    return before.endswith((",", ";")) or _is_taken_up(written, number)


def _is_taken_up(written: Sequence[str], number: int) -> bool:
    """Tell whether the next row goes on with a row; a short one may be wrapped, and go on with a name or a number."""
    row = written[number + 1] if number + 1 < len(written) else ""
    below = row.lstrip()[:1]
    goes_on = below.islower() or below in TAKEN_UP or row[:1].isspace() or opening(row) == "caseless"
    return below != "" and (goes_on or (len(written[number]) <= WIDEST and below.isalnum()))


def _ends_paragraph(written: Sequence[str], number: int) -> bool:
    """Tell whether a paragraph ends at a row, and those above and below do not end with commas as well."""
    below = [row for row in written[number + 1 : number + 4] if row.strip()]
    above = [row for row in written[max(0, number - 3) : number] if row.strip()]
    alone = number + 1 >= len(written) or not written[number + 1].strip()
    series = any(row.rstrip()[-1] in ",;:" for row in above[-1:] + below[:1])
    return alone and not series and not (below and opening(below[0]) in ("low", "item"))


def _is_prose(document: Document, line: Line) -> bool:
    shaped = opening(line.text) in ("item", "speaker") or holds_code(line.text)
    wrapped = line.span.end - 1 in document.view(wraps)
    return not shaped and not wrapped and count(line.text) >= FEWEST_WORDS and not is_code(document, line.span.start)


def _open_paragraphs(document: Document) -> Iterator[Found]:
    """Yield the last sentences of paragraphs without an end, where sentences before and other paragraphs have one."""
    written = document.view(rows)
    long = [number for number, row in enumerate(written) if len(row) >= SHORTEST_LONG]
    unended = [number for number in long if written[number][-1].isalnum() or written[number][-1] in DASHES]
    ended = sum(has_end(written[number]) for number in long) if unended else 0
    if ended < ENDED_AROUND * (len(long) - 1):
        return
    fewest = FEWEST_INNER if ended < FEWEST_ENDED else 1
    for number in unended:
        if len(INNER_END.findall(written[number])) < fewest or _is_taken_up(written, number):
            continue
        line = document.view(lines)[number]
        found = _found(document.text, line.span.start + len(line.text), "the paragraph ends without an end mark")
        if _is_prose(document, line) and _is_sentence(found.edit.before, document.language):
            yield found


def _is_sentence(last: str, language: str) -> bool:
    """Tell whether what stands behind the last stop has the words of a sentence, and is no signature or source."""
    found, function_words = words(last), words_of(language, "function_words")
    number = sum(map(function_words.__contains__, found)) if function_words else FEWEST_FUNCTION_WORDS
    is_long = number > 0 and len(found) >= LONG_LAST
    return len(found) >= FEWEST_LAST and (is_long or number >= FEWEST_FUNCTION_WORDS) and not LABEL.search(last)


def _last_sentence(document: Document) -> Iterator[Found]:
    """Yield the last sentence of the text when dots or nothing at all stand for its end."""
    text = document.text
    end = len(text.rstrip())
    last = text[end - 1 : end]
    if last.isalpha():
        if _is_remarkable(document, end):
            yield _found(text, end, "the last line has no end, the others have")
    elif last in DOTTED:
        dots = DOTS.search(text[max(0, end - LONGEST_ENDING) : end])
        if dots and dots[1] in words_of(document.language, "never_last") and document.view(has_prose):
            yield _found(text, end, f"the text ends in dots behind “{dots[1]}”", "likely")


def _is_remarkable(document: Document, end: int) -> bool:
    """Tell whether a last line without an end is a sentence, among lines that have their ends."""
    if end - document.text.rfind("\n", 0, end) < SHORTEST_LONG:
        return False
    long = [row for row in document.view(rows) if len(row) >= SHORTEST_LONG]
    ended = sum(map(has_end, long))
    if ended < FEWEST_ENDED or ended < ENDED_SHARE * (len(long) - 1):
        return False
    last = document.text[slice(*sentence_at(document.text, end - 1))]
    found = words(last)
    function_words = words_of(document.language, "function_words")
    is_sentence = len(found) >= LAST_WORDS and sum(map(function_words.__contains__, found)) >= LAST_FUNCTION_WORDS
    return is_sentence and not LABEL.search(last) and not document.view(wraps)
