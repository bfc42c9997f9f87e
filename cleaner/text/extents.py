"""How far noise reaches: from the words that give it away to the stretch of text that goes with them."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.model import Line, Span
from cleaner.text.characters import CLOSERS, OPENING_QUOTES, SENTENCE_ENDS, SPACES
from cleaner.text.sentences import sentences

LONGEST_MARGIN = 30
"""Bullets, arrows, counters: signs on each side of a phrase that leave it "the whole line"."""
LONGEST_LEAD_LINE = 240
"""A line with a related link: its label and one headline, with room for a long standfirst-like one."""
LONGEST_HEADLINE = 180
"""A headline behind a label inside a paragraph; in French dailies they stay below 150 characters."""
LONGEST_SENTENCE = 450
"""A sentence that a phrase may take with it; a longer one is more likely two of which one is content."""
LONGEST_QUOTATION = 400
"""How far back an opening quotation mark is looked for."""

SIGNS = rf"[^\w{OPENING_QUOTES}\"]{{0,{LONGEST_MARGIN}}}"
MARGIN = rf"{SIGNS}(?:\d{{1,6}}{SIGNS})?"
"""What may stand around a phrase that is a whole line; a quotation mark may not: then somebody says it."""
SIGNS_ONLY = re.compile(MARGIN)

CLOSED_QUOTATION = re.compile(r"„[^„“”]{0,400}[“”]|»(?=\S)[^«»]{0,400}(?<=\S)«")
"""A whole quotation as Germans and Poles write it: its closing mark opens one in English or French."""

UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-ЯЁІЇЄҐ"
LOWER = r"a-zß-öø-ÿāăąćčďđēęěğģīįıķĺļłńņňōőœŕřśşšţťūůűųźżžșțα-ωа-яёіїєґ"

HEADLINE_END = re.compile(
    rf"""
      (?P<gap> [ \t\u00a0]{{2,}} | \n )                       # white space where an element ended
    | (?P<glued> (?<=[{LOWER}]{{3}}) (?=[{UPPER}][{LOWER}'’ ]) # the next sentence stuck to the last word
               | (?<=[»”"\d%)\]]) (?=[{UPPER}«“])
               | (?<=\w) (?=[«“]\w) )
    | (?P<stop> [{re.escape(SENTENCE_ENDS)}]+ [{re.escape(CLOSERS)}]* (?= \s | [{UPPER}«“] | $ ) )
    """,
    re.VERBOSE,
)


class Extent(NamedTuple):
    """A stretch that goes with a phrase, in what way it was found, and whether its end was only guessed."""

    span: Span
    because: str
    unsure: bool = False


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
    stripped = before.rstrip(SPACES)
    return len(before) - len(stripped) > 1 or stripped[-1:] in SENTENCE_ENDS + CLOSERS or stripped == before


def headline(line: Line, match: re.Match[str]) -> Extent:
    """Return the label that `match` is, with the headline behind it; unsure when the headline's end is not seen."""
    offset = line.span.start
    label, end = match.span()
    opens_line = _is_margin(line.text[: label - offset])
    if opens_line and len(line.text) <= LONGEST_LEAD_LINE and _is_one_headline(line.text[end - offset :]):
        return Extent(line.span, "the line begins with")
    stretch = line.text[end - offset : end - offset + LONGEST_HEADLINE + 2]
    again = match.re.search(match.string, end, end + len(stretch))
    if again:
        stretch = stretch[: again.start() - end]
    stop = HEADLINE_END.search(stretch, len(stretch) - len(stretch.lstrip(' :\t\u00a0«“"')))
    if stop:
        length = stop.start() if stop.group("gap") else stop.end()
    elif again or len(stretch) <= LONGEST_HEADLINE:
        length = len(stretch.rstrip())
    else:
        return Extent(Span(label, end), "a headline of unknown length follows", unsure=True)
    return Extent(tidy(line, (label, end + length)), "a related link follows")


def _is_one_headline(text: str) -> bool:
    """Tell whether at most one end mark with a sentence behind it stands in `text`."""
    return len(re.findall(rf"[.!?…][{re.escape(CLOSERS)}]*\s+(?=[{UPPER}«“])", text)) <= 1


def sentence_around(line: Line, match: tuple[int, int], language: str) -> Extent:
    """Return the sentence of the line that holds `match`, the whole line when it is the only one."""
    offset = line.span.start
    first, last = _stretch(line, match)
    for start, end in sentences(line.text[first:last], language):
        if start <= match[0] - offset - first < end:
            break
    end = max(end, match[1] - offset - first)
    span = Span(offset + first + start, offset + first + end)
    return Extent(tidy(line, span), "the sentence says", unsure=end - start > LONGEST_SENTENCE)


def _stretch(line: Line, match: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a line, bounded, that surely holds the sentence around `match`."""
    offset = line.span.start
    return max(0, match[0] - offset - 2 * LONGEST_SENTENCE), match[1] - offset + 2 * LONGEST_SENTENCE


def quoted(line: Line, place: int) -> bool:
    """Tell whether `place` stands inside a quotation that was opened in its line."""
    start = max(0, place - line.span.start - LONGEST_QUOTATION)
    before = CLOSED_QUOTATION.sub("", line.text[start : place - line.span.start])
    for opening, closing in ("«»", "“”", "„“", "「」"):
        if before.rfind(opening) > before.rfind(closing):
            return True
    return before.count('"') % 2 == 1 and '"' in line.text[place - line.span.start :]


def words_alone(line: Line, match: tuple[int, int]) -> Extent:
    """Return the matched words and nothing else but the space they leave."""
    return Extent(tidy(line, match), "site text")


def tidy(line: Line, span: tuple[int, int]) -> Span:
    """Return `span`, widened so that what is left reads on: one of two spaces goes too, or the line's break."""
    text, offset = line.text, line.span.start
    start, end = span[0] - offset, span[1] - offset
    while end > start and text[end - 1] in SPACES:
        end -= 1
    while start < end and text[start] in SPACES:
        start += 1
    before, after = text[:start].rstrip(SPACES), text[end:].lstrip(SPACES)
    if not before and not after:
        return line.span
    if not after:
        return Span(offset + len(before), offset + len(text))
    if not before:
        return Span(offset + start, offset + len(text) - len(after))
    detached = len(before) < start and len(after) < len(text) - end
    return Span(offset + start, offset + len(text) - len(after)) if detached else Span(offset + start, offset + end)
