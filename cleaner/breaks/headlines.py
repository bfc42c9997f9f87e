"""Where a headline inside a paragraph ends: at white space, at its own mark, where the next sentence likely begins."""

from __future__ import annotations

import re
from collections.abc import Set

from cleaner.breaks.ends import End, seam_ends, surest
from cleaner.breaks.gaps import gaps
from cleaner.text.bounds import ends_sentence
from cleaner.text.characters import CLOSERS
from cleaner.text.seams import LOWER, UPPER

LONGEST_HEADLINE = 180
"""A headline behind a label inside a paragraph; in French dailies they stay below 150 characters."""
SHORTEST_HEADLINE = 8
"""Characters before which nothing ends a headline; those of dailies have at least fifteen."""
OPENING_SIGNS = ' »:\t\u00a0«“"-–—|•·►▶→>'
"""What stands between a label and its headline."""

VISIBLE = re.compile(
    rf"""
    [ \t\u00a0]{{2,}} | [ ](?=>>|[|•►▶→])                     # white space or a sign where an element ended
  | (?<=[{LOWER}]{{3}}) (?=[{UPPER}][{LOWER}'’ ])             # the next sentence stuck to the last word
  | (?<=[\w.!?…]["\d%)\]]) (?=[{UPPER}][{LOWER}'’ ]|[«“])
  | (?<=[»”]) (?=[«“"{UPPER}])
  | (?<=\w) (?=[«“]\w)
    """,
    re.VERBOSE,
)
BEHIND = rf"[{re.escape(CLOSERS)}]*(?=\s|[{UPPER}«“]|$)"
FULL_STOP = re.compile(rf"[.。।](?<!\.\.){BEHIND}")
MARK = re.compile(rf"(?:[?!…？！؟]|\.\.)[?!….]*{BEHIND}")

SENTENCE = re.compile(rf"[{LOWER}][^.:]{{0,180}}\.")
"""What goes on behind its label in small letters, to a full stop and not to a colon."""

ODDS_VISIBLE, ODDS_LINE_END, ODDS_MARK, ODDS_FULL_STOP, ODDS_UNSEEN = 4.0, 1.0, 0.0, -3.0, -3.0
"""Odds, as logarithms like those of a seam, of ends of other kinds: of white space and a capital stuck to a word, of
the end of the line, of ? ! and …, of a full stop, which ends the article's sentence more often, and of an end that is
none of all that can be seen. The last three were chosen on 1,300 headlines of eight languages with a sentence of
another article behind them."""
ODDS_SENTENCE = 1.0
"""The same of a full stop where the label goes on in small letters: "See also our page on mills." is one sentence."""
NEVER = float("-inf")


def headline_end(text: str, language: str, abbreviations: Set[str] = frozenset()) -> int | None:
    """Return where the headline ends that `text` begins with, None when that cannot be seen.

    `text` reaches from the headline to the end of its line, or some hundred characters further than a headline has.
    """
    first = len(text) - len(text.lstrip(OPENING_SIGNS))
    last = _last_end(text, first, abbreviations)
    marks = [End(mark.end(), ODDS_MARK) for mark in MARK.finditer(text, first, last.place)]
    ends = [*seam_ends(text, first, last.place, language), *(mark for mark in marks if mark.place < last.place)]
    ends = [end for end in ends if end.place >= first + SHORTEST_HEADLINE]
    is_alone = not ends and last.odds > NEVER and not (last.odds == ODDS_FULL_STOP and any(gaps(text[: last.place])))
    return last.place if is_alone else surest([*ends, last], ODDS_UNSEEN)


def _last_end(text: str, first: int, abbreviations: Set[str]) -> End:
    """Return the end behind which the headline does not go on: the article's sentence was ended, or a gap is seen."""
    visible = VISIBLE.search(text, first, LONGEST_HEADLINE + 2)
    until = visible.start() if visible else min(len(text), LONGEST_HEADLINE + 2)
    for stop in FULL_STOP.finditer(text, first, until):
        if ends_sentence(text, stop.start(), abbreviations):
            return End(stop.end(), ODDS_SENTENCE if SENTENCE.match(text, first) else ODDS_FULL_STOP)
    if visible:
        return End(until, ODDS_VISIBLE)
    if len(text) <= LONGEST_HEADLINE:
        return End(len(text.rstrip()), ODDS_LINE_END)
    return End(until, NEVER)
