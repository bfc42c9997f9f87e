"""From a place in a text to the words and the sentence around it, without looking further than a window."""

from __future__ import annotations

import re
from collections.abc import Set

from cleaner.model import Span
from cleaner.text.cases import LOWER
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS, SPACES

REACH = 600
"""Characters looked at on each side of a place: more than nearly every sentence of a newspaper has."""

LONGEST_TOKEN = 40
"""Characters of a word with its signs; addresses are longer, and cut off."""

BOUNDARY = re.compile(
    rf"""
    [{re.escape(SENTENCE_ENDS)}]+
    (?: (?P<quoted> (?: [ \u00a0\u202f]? [{re.escape(CLOSERS)}] )+ ) )?
    (?: [ \t\u00a0\u202f]+ | $ )
    (?! (?<=[!?…])[ \u00a0\u202f] [{LOWER}] )
    """,
    re.VERBOSE,
)
GOES_ON = re.compile(rf"[{LOWER},;:]")


def line_at(text: str, place: int) -> Span:
    """Return the line around `place` without its break, as far as it lies within reach."""
    start = text.rfind("\n", max(0, place - REACH), place) + 1 or max(0, place - REACH)
    end = text.find("\n", place, place + REACH)
    return Span(start, end if end >= 0 else min(len(text), place + REACH))


def token_before(text: str, place: int) -> str:
    """Return the run of characters without blanks that ends at `place`."""
    cut = text[max(0, place - LONGEST_TOKEN) : place]
    return cut if not cut or cut[-1].isspace() else cut.split()[-1]


def ends_sentence(text: str, stop: int, abbreviations: Set[str]) -> bool:
    """Tell whether the end mark at `stop` can end a sentence: no stop of an abbreviation, an initial, a number."""
    if text[stop] != ".":
        return True
    word = token_before(text, stop).lstrip("(«“\"'[‘„")
    inner = word.rsplit("’", 1)[-1].rsplit("'", 1)[-1]
    if "." in inner or inner in abbreviations or inner.lower() in abbreviations:
        return False
    return not (len(inner) == 1 and inner.isalpha() and inner.isupper())


def sentence_at(text: str, place: int, abbreviations: Set[str] = frozenset()) -> Span:
    """Return the sentence that holds `place`, with the blanks behind it; it stays within its line."""
    line = line_at(text, place)
    start, end = line
    above: list[re.Match[str]] = []
    for found in BOUNDARY.finditer(text, line.start, line.end):
        if found.end() <= place:
            above.append(found)
        elif _parts(text, found, abbreviations):
            end = found.end()
            break
    for found in reversed(above):
        if _parts(text, found, abbreviations):
            start = found.end()
            break
    return Span(start, end)


def _parts(text: str, found: re.Match[str], abbreviations: Set[str]) -> bool:
    """Tell whether a sentence ends at a boundary; behind a closing quotation mark a small letter goes on with it."""
    if found["quoted"] and GOES_ON.match(text, found.end()):
        return False
    return ends_sentence(text, found.start(), abbreviations)


def removable(text: str, span: Span) -> Span:
    """Return `span` so that what is left reads on: with one blank of two, or with the break of a line it fills."""
    start, end = span
    while end > start and text[end - 1] in SPACES:
        end -= 1
    opens_line = start == 0 or text[start - 1] == "\n"
    closes_line = end == len(text) or text[end] == "\n"
    if opens_line and closes_line:
        return Span(start, min(end + 1, len(text)))
    if closes_line:
        while start > 0 and text[start - 1] in SPACES:
            start -= 1
        return Span(start, end)
    return span
