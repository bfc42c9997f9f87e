"""A sentence that begins in its middle.

What it does
    Reports what follows a full stop with a small letter or a comma, a line that begins with a comma
    or a closing sign, a line that begins with a small letter below a line that was ended, and a
    paragraph that does so at the start of the text or below a headline.

Why it is noise
    Its beginning was lost: a link, a name, a line that a scraper took for something else. Nobody
    can tell what it says.

Known limits
    A sentence whose author forgot the capital looks the same. Texts that hardly use capitals,
    scripts without them, and whole pages with their menus are left alone. What is left of a sentence
    and begins with a name or a German noun is not told from a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleaner.breaks.rests import is_rest
from cleaner.breaks.stops import surely_ends
from cleaner.language import words_of
from cleaner.model import Certainty, Document, Edit, Found, Span
from cleaner.text.bounds import line_at, removable, sentence_at
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.characters import CLOSING_QUOTES, OPENING_QUOTES
from cleaner.text.lines import lines
from cleaner.text.sentences import has_end
from cleaner.text.shapes import holds_code, opening
from cleaner.text.starts import Start, odd_starts
from cleaner.text.verbatim import is_code
from cleaner.text.words import count
from cleaner.text.wrapping import wraps
from cleaner.text.written import is_page, rows

CODE = "FRG002"
CERTAINTY = "suspect"
NOISE = (
    "The mayor spoke to the fishermen on Monday. because the old mill had burned down. She left early.\n",
    "The mayor spoke to the fishermen. , and a new quay. ” The council will vote on Thursday.\n",
    "The mayor spoke to the fishermen on Monday.\n\n, who had lost their boats in the fire, wept.\n",
    "The mayor spoke to the fishermen on Monday.\n\nbecause the old mill had burned down in the night.\n",
    "The mayor spoke to the fishermen on Monday. a 19th century mill by the harbour had burned down. She left early.\n",
    "of the old mill by the harbour had burned down in the night, and nobody was hurt. The mayor spoke to them.\n",
)
KEPT = (
    "The mayor asked: “Who is there?” said the fisherman. “Nobody!” answered she.\n",
    "The ferry leaves at 5 p.m. from the old harbour, and at noon, i.e. in daylight, from the new one.\n",
    "The makers of the phone agree. iPhone buyers do not.\n",
    "She waited... then she left.\n",
    "The mill is on the map of the harbour. fig 3 shows the quay, and where the boats of the fishermen lie.\n",
    "The mayor wants:\n\na new mill for the harbour town,\n\na new quay for the fishermen.\n",
)

BLANK = "[ \u00a0\u202f]"
INLINE = re.compile(
    rf"\.(?<=[\w{CLOSING_QUOTES}\"')\]%]\.)(?:{BLANK}{{1,3}}(?=[{LOWER}])|{BLANK}{{0,3}}(?=[,;]{BLANK}))"
)
CAPITAL = re.compile(rf"\.{BLANK}{{1,3}}[{OPENING_QUOTES}\"]?[{UPPER}]")
SIGNS = frozenset(",;)")

OPENER = re.compile(rf"[{OPENING_QUOTES}]")
FEWEST_WORDS = 3
"""Words behind a comma at the start of a line that make it a piece of a sentence."""
SHORTEST_PARAGRAPH = 80
"""Characters of a line that is a paragraph, and no item, headline or verse."""
FEWEST_LINE_WORDS, FEWEST_WORDS_ABOVE = 5, 4
"""Words of a line that is prose; headings, speakers and captions have fewer."""
TIME = re.compile(r"\d[:.h]\d\d")
"""A time of day: the line says when something was published, and *p.m.* is no end."""
CASUAL = 4
"""Sentences that begin small, from which on they are counted against those that begin with a capital."""
MOST_LOW = 0.3
"""Share of the lines that may begin small before it is how the text is set."""
LONGEST_LOOK = 300
"""Characters looked back at for the line above: enough to count four words of it."""


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences without their beginning: inside lines, then at the start of lines."""
    if not document.view(is_page):
        yield from _inside_lines(document)
        yield from _signs(document)
        yield from _low_lines(document)
        yield from _low_paragraphs(document)


def _inside_lines(document: Document) -> Iterator[Found]:
    text = document.text
    places = [found for found in INLINE.finditer(text) if surely_ends(text, found.start(), document.language)]
    if _is_casual(text, len(places)):
        return
    abbreviations = words_of(document.language, "abbreviations")
    for found in places:
        place = found.end()
        span = sentence_at(text, place, abbreviations)
        sentence = text[place : span.end]
        if _is_below_low(text, found.start(), abbreviations):
            continue
        if is_rest(sentence, document.language) and not is_code(document, place):
            broken = removable(text, Span(place, span.end))
            yield Found(Edit(broken, text[slice(*broken)]), *_told(sentence))


def _is_below_low(text: str, stop: int, abbreviations: frozenset[str]) -> bool:
    """Tell whether the sentence before a stop begins small as well: so its author writes."""
    start = sentence_at(text, stop, abbreviations).start
    return text[start : start + 1].islower() and text[start - 1 : start] in ("", "\n", " ")


def _told(sentence: str) -> tuple[str, Certainty]:
    if sentence[0] in ",;":
        return "a comma behind a full stop", "likely"
    closed = any(mark in sentence and not OPENER.search(sentence.partition(mark)[0]) for mark in CLOSING_QUOTES)
    return "a small letter behind a full stop", "likely" if closed else "suspect"


def _is_casual(text: str, number: int) -> bool:
    """Tell whether the text begins most of its sentences with a small letter."""
    return number >= CASUAL and sum(1 for _ in CAPITAL.finditer(text)) < number


def _signs(document: Document) -> Iterator[Found]:
    """Yield what stands behind a comma or a closing sign at the start of a line."""
    text = document.text
    for start in document.view(odd_starts):
        if text[start.place] not in SIGNS or not _is_prose(document, start, FEWEST_WORDS):
            continue
        above = text[max(0, start.line_break - LONGEST_LOOK) : start.line_break]
        lost = above.isspace() or has_end(above)
        span = removable(text, Span(start.line_break + 1, sentence_at(text, start.place).end))
        because = "the line begins with a sign that only stands behind a word"
        yield Found(Edit(span, text[slice(*span)]), because, "likely" if lost else "suspect")


def _low_lines(document: Document) -> Iterator[Found]:
    """Yield the sentences at the start of lines that begin small, below a line that was ended."""
    text = document.text
    low = [start for start in document.view(odd_starts) if text[start.place].isalpha()]
    if len(low) >= CASUAL and len(low) > MOST_LOW * len(document.view(rows)):
        return
    abbreviations = words_of(document.language, "abbreviations")
    for start in low:
        if _is_below_end(text, start.line_break) and _is_prose(document, start, FEWEST_LINE_WORDS):
            sentence = sentence_at(text, start.place, abbreviations)
            said = text[start.place : sentence.end]
            if (has_end(said) and not TIME.search(said)) or len(said) >= SHORTEST_PARAGRAPH:
                span = removable(text, Span(start.line_break + 1, sentence.end))
                because = "the line begins with a small letter, and the one above was ended"
                yield Found(Edit(span, text[slice(*span)]), because)


def _low_paragraphs(document: Document) -> Iterator[Found]:
    """Yield the first sentences of paragraphs that begin small, at the start of the text or below a headline."""
    text = document.text
    written = document.view(rows)
    low = [number for number, row in enumerate(written) if row[:1].islower() and len(row) >= SHORTEST_PARAGRAPH]
    if not low or len(low) > MOST_LOW * len([row for row in written if len(row) >= SHORTEST_PARAGRAPH]) + 1:
        return
    starts = document.view(lines).starts
    abbreviations = words_of(document.language, "abbreviations")
    for number in low:
        start = Start(starts[number] - 1, starts[number])
        if _opens_text(written, number) and has_end(written[number]) and _is_prose(document, start, FEWEST_LINE_WORDS):
            span = sentence_at(text, start.place, abbreviations)
            if CAPITAL.search(text, span.start):
                span = removable(text, span)
                yield Found(Edit(span, text[slice(*span)]), "the paragraph begins with a small letter")


def _opens_text(written: Sequence[str], number: int) -> bool:
    """Tell whether nothing stands above a row, or but a headline and a blank line."""
    if number == 0:
        return True
    above = [row for row in written[:number] if row.strip()]
    if not above:
        return True
    headline = above[-1].strip()
    is_apart = not written[number - 1].strip() and len(headline) < SHORTEST_PARAGRAPH
    return is_apart and headline[-1].isalnum() and headline[0].isupper() and not headline.endswith(",")


def _is_below_end(text: str, line_break: int) -> bool:
    """Tell whether the line above is prose, and has its end."""
    above = text[max(0, line_break - LONGEST_LOOK) : line_break].rstrip()
    if not has_end(above):
        return False
    above = above.rpartition("\n")[2]
    return count(above) >= FEWEST_WORDS_ABOVE and not holds_code(above)


def _is_prose(document: Document, start: Start, fewest_words: int) -> bool:
    """Tell whether a line has the words of a sentence, and no wrap, list or program text explains how it begins."""
    line = document.text[start.place : line_at(document.text, start.place).end]
    shaped = holds_code(line) or opening(line) in ("item", "speaker") or not is_rest(line, document.language)
    wrapped = start.line_break in document.view(wraps)
    return count(line) >= fewest_words and not shaped and not wrapped and not is_code(document, start.place)
