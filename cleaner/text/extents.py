"""How far noise reaches: from the words that give it away to the stretch of text that goes with them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cleaner.model import Line, Span
from cleaner.text.characters import APOSTROPHES, CLOSERS, OPENED_BY_RIGHT_QUOTE, OPENING_QUOTES, SENTENCE_ENDS, SPACES
from cleaner.text.seams import LOWER, NO_WORDS, UPPER, EdgeWords, seams
from cleaner.text.sentences import sentences

LONGEST_MARGIN = 30
"""Bullets, arrows, counters: signs on each side of a phrase that leave it "the whole line"."""
LONGEST_LEAD_LINE = 240
"""A line with a related link: its label and one headline, with room for a long standfirst-like one."""
BEHIND_LABEL = 420
"""Characters behind a label that are looked at: a headline, and the sentence behind it."""
LONGEST_SENTENCE = 450
"""A sentence that a phrase may take with it; a longer one is more likely two of which one is content."""
LONGEST_QUOTATION = 400
"""How far back an opening quotation mark is looked for."""

SIGNS = rf"[^\w{OPENING_QUOTES}\"]{{0,{LONGEST_MARGIN}}}"
MARGIN = rf"{SIGNS}(?:\d{{1,6}}{SIGNS})?"
"""What may stand around a phrase that is a whole line; a quotation mark may not: then somebody says it."""
SIGNS_ONLY = re.compile(MARGIN)

SAME_ON_BOTH_SIDES = '"”'
"""Marks that open and close; Swedes and Finns write the second so, where nothing else opens it."""
OPENED_OTHERWISE = frozenset("“„")
CLOSED_QUOTATION = re.compile(r"„[^„“”]{0,400}[“”]|»(?=\S)[^«»]{0,400}(?<=\S)«")
"""A whole quotation as Germans and Poles write it: its closing mark opens one in English or French."""

SEPARATORS = "([|•·→►▶"
"""Signs that sites print between elements of one line."""
JOINERS = "-'’/"
"""Signs that tie the next word to the one before."""

LONGEST_WORD = 40
"""Characters looked at for the word before a place; German ministries have longer ones, but not at seams."""
LAST_WORD = re.compile(r"([\w'’-]{1,40})[»”\"]?\s*$")

GOES_ON = re.compile(rf"[ \u00a0][{LOWER}]")
"""What stands behind words in a sentence that goes on."""
SMALL_BEFORE = re.compile(rf"[{LOWER}][ \u00a0]")
"""What stands before a word inside a sentence."""
GAP = re.compile(rf"(?<![«»:;?!\s])[ \t\u00a0]{{2,}}(?=[^\s«»:;?!{LOWER}])")
"""White space where an element ended; French signs have some around them, and before a small letter it is that of a
link, or of a line that the page's source was broken into."""


EndOf = Callable[[str], int | None]
"""Where the headline ends that a text begins with, None where that cannot be seen."""


class Extent(NamedTuple):
    """A stretch that goes with a phrase, in what way it was found, whether its end was only guessed, and of a sentence
    the words before the phrase and those behind it.
    """

    span: Span
    because: str
    unsure: bool = False
    lead: str = ""
    rest: str = ""


def whole_line(words: str) -> str:
    """Return the pattern that fits a whole line of nothing but `words`, a pattern, among signs and a counter."""
    return f"{MARGIN}(?:{words}){MARGIN}"


def _is_margin(text: str) -> bool:
    return SIGNS_ONLY.fullmatch(text.strip()) is not None


def opens_here(line: Line, place: int) -> bool:
    """Tell whether a line or a sentence begins at `place`: nothing but signs before it, an end mark, or a gap."""
    before = line.text[max(0, place - line.span.start - LONGEST_MARGIN) : place - line.span.start]
    if _is_margin(before) and len(before) == place - line.span.start:
        return True
    if before[-1:] in APOSTROPHES + OPENING_QUOTES:
        return False
    stripped = before.rstrip(SPACES)
    glued = stripped == before and stripped[-1:] not in JOINERS
    return glued or len(before) - len(stripped) > 1 or stripped[-1:] in SENTENCE_ENDS + CLOSERS + SEPARATORS


def headline(line: Line, match: re.Match[str], end_of: EndOf, words: EdgeWords = NO_WORDS) -> Extent:
    """Return the label that `match` is, with the headline behind it; unsure when the headline's end is not seen.

    `end_of` tells where the headline ends that a text begins with; `words` where a sentence is stuck to it.
    """
    offset = line.span.start
    label, end = match.span()
    brackets = _brackets(line, match.span())
    if brackets and not line.text[brackets[0] + 1 - offset : label - offset].strip():
        return Extent(tidy(line, brackets), "a related link in brackets")
    opens_line = len(line.text) <= LONGEST_LEAD_LINE and _is_margin(line.text[: label - offset])
    if opens_line and _is_one_headline(line.text[end - offset :], words):
        return Extent(line.span, "the line begins with")
    stretch = line.text[end - offset : end - offset + BEHIND_LABEL]
    again = match.re.search(match.string, end, end + len(stretch))
    length = end_of(stretch[: again.start() - end] if again else stretch)
    if length is None:
        return Extent(Span(label, end), "a headline of unknown length follows", unsure=True)
    return Extent(tidy(line, (label, end + length)), "a related link follows")


def _is_one_headline(text: str, words: EdgeWords) -> bool:
    """Tell whether at most one end mark with a sentence behind it stands in `text`, and no sentence is stuck to it."""
    if text.rstrip()[-1:] == "." and next(seams(text, words), None):
        return False
    return len(re.findall(rf"[.!?…][{re.escape(CLOSERS)}]*\s+(?=[{UPPER}«“])", text)) <= 1


def _brackets(line: Line, match: tuple[int, int]) -> tuple[int, int] | None:
    """Return the pair of brackets in the line that `match` stands in, if its ends are in reach."""
    start, end = match[0] - line.span.start, match[1] - line.span.start
    for opening, closing in ("[]", "()"):
        first = line.text.rfind(opening, max(0, start - LONGEST_SENTENCE), start)
        last = line.text.find(closing, end, end + LONGEST_SENTENCE)
        if first >= 0 and last >= 0 and line.text.find(closing, first, start) < 0:
            return line.span.start + first, line.span.start + last + 1
    return None


def sentence_around(line: Line, match: tuple[int, int], language: str, words: EdgeWords = NO_WORDS) -> Extent:
    """Return the sentence of the line that holds `match`, the whole line when it is the only one.

    Inside brackets that is all that they hold. `words` tell where another sentence is stuck to it. Unsure when the
    match runs on into a sentence that goes on behind it, and when the sentence is too long for one.
    """
    brackets = _brackets(line, match)
    if brackets:
        return Extent(tidy(line, brackets), "the words in brackets say")
    offset = line.span.start
    first, last = _stretch(line, match)
    found = sentences(line.text[first:last], language, words.abbreviations)
    cut = [Span(first + start, first + end) for start, end in found]
    touched = [span for span in cut if span.start < match[1] - offset and match[0] - offset < span.end]
    start, end = touched[0].start, max(touched[-1].end, match[1] - offset)
    runs_on = len(touched) > 1 and line.text[match[1] - offset : end].strip(SPACES + SENTENCE_ENDS + CLOSERS) != ""
    span = _between_seams(line, match, (offset + start, offset + end), words)
    lead = line.text[span[0] - offset : match[0] - offset]
    matched = line.text[match[0] - offset : match[1] - offset].rstrip(SPACES + ",،")  # a comma is of what stands behind
    rest = line.text[match[0] - offset + len(matched) : span[1] - offset]
    is_unsure = runs_on or span[1] - span[0] > LONGEST_SENTENCE
    return Extent(tidy(line, span), "the sentence says", is_unsure, lead, rest)


def _between_seams(line: Line, match: tuple[int, int], span: tuple[int, int], words: EdgeWords) -> tuple[int, int]:
    """Return the part of a sentence around `match` that no seam and no gap cuts off."""
    offset = line.span.start
    (first, last), (start, end) = (match[0] - offset, match[1] - offset), (span[0] - offset, span[1] - offset)
    start = max((gap.end() for gap in GAP.finditer(line.text, start, first)), default=start)
    end = min((gap.start() for gap in GAP.finditer(line.text, last, end)), default=end)
    places = [start + seam.end() for seam in seams(line.text[start:end], words)]
    if words.names_only and line.text[first].isupper() and _may_end(line.text[start:first], words):
        places.append(first)
    return (
        offset + max((place for place in places if place <= first), default=start),
        offset + min((place for place in places if place > last), default=end),
    )


def _may_end(text: str, words: EdgeWords) -> bool:
    """Tell whether `text` ends in a word that may be the last of a sentence."""
    word = LAST_WORD.search(text[-LONGEST_WORD:])
    return word is not None and word[1] not in words.small and word[1] not in words.never_last


def _stretch(line: Line, match: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a line, bounded, that surely holds the sentence around `match`."""
    offset = line.span.start
    return max(0, match[0] - offset - 2 * LONGEST_SENTENCE), match[1] - offset + 2 * LONGEST_SENTENCE


def quoted(line: Line, place: int, language: str = "") -> bool:
    """Tell whether `place` stands inside a quotation that was opened in its line."""
    at = place - line.span.start
    raw = line.text[max(0, at - LONGEST_QUOTATION) : at]
    behind = line.text[at : at + LONGEST_QUOTATION]
    before = CLOSED_QUOTATION.sub("", raw)
    for opening, closing in ("«»", "“”", "„“", "「」"):
        if before.rfind(opening) > before.rfind(closing):
            return True
    if raw.rfind("‘") > raw.rfind("’") and "’" in behind:  # an apostrophe in between leaves it open
        return True
    if language in OPENED_BY_RIGHT_QUOTE and raw.rfind("»") > raw.rfind("«") and "«" in behind:
        return True
    marks = SAME_ON_BOTH_SIDES if OPENED_OTHERWISE.isdisjoint(raw + behind) else SAME_ON_BOTH_SIDES[:1]
    return any(before.count(mark) % 2 == 1 and mark in behind for mark in marks)


def words_alone(line: Line, match: tuple[int, int]) -> Extent:
    """Return the matched words and nothing else but the space they leave; unsure when a sentence may hold them."""
    return Extent(tidy(line, match), "site text", _is_in_sentence(line, match))


def _is_in_sentence(line: Line, match: tuple[int, int]) -> bool:
    """Tell whether words are the first of a sentence that goes on, or small between small ones; no label is."""
    start, end = match[0] - line.span.start, match[1] - line.span.start
    words = line.text[start:end]
    if words.isupper() or ":" in words or not GOES_ON.match(line.text, end):
        return False
    small = words[0].islower() and start > 1 and SMALL_BEFORE.match(line.text, start - 2) is not None
    return small or opens_here(line, match[0])


def tidy(line: Line, span: tuple[int, int]) -> Span:
    """Return `span`, widened so that what is left reads on: one of two spaces goes too, or the line's break."""
    text, offset = line.text, line.span.start
    start, end = span[0] - offset, span[1] - offset
    while end > start and text[end - 1] in SPACES:
        end -= 1
    while start < end and text[start] in SPACES:
        start += 1
    before, after = start, end
    while before > 0 and text[before - 1] in SPACES:
        before -= 1
    while after < len(text) and text[after] in SPACES:
        after += 1
    if before == 0 and after == len(text):
        return line.span
    if after == len(text):
        return Span(offset + before, offset + after)
    detached = before == 0 or before < start
    return Span(offset + start, offset + (after if detached else end))
