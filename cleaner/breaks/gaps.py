"""A gap between two words, and what stands around it: the words on both sides, up to the marks that end sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.text.characters import CLOSERS, CLOSING_QUOTES, OPENING_QUOTES, SENTENCE_ENDS

REACH = 240
"""Characters looked at on each side of a gap, within its line: some forty words."""
OPENERS = OPENING_QUOTES + "\"'‘([¿¡*_"
"""What may stand before the first letter of a sentence."""
ENDED = re.compile(rf"[{re.escape(SENTENCE_ENDS)}][“‘*_{re.escape(CLOSERS)}]*(?:\[\d+\])*$")
"""An end mark, and behind it at most closing signs and the numbers of notes."""
SHORTEST_ENDED = 3
"""Characters of a token, its stop included, that can end a sentence with a stop; shorter ones are initials."""


LONGEST_TITLE = 8
"""Words from a gap in a title to its closing mark."""
STRAIGHT = '"'


class Gap(NamedTuple):
    """The tokens of the sentence before a place and from it on."""

    before: list[str]
    after: list[str]


def gap_at(text: str, place: int) -> Gap:
    """Return the gap that ends at `place`, where a token begins."""
    start = text.rfind("\n", max(0, place - REACH), place) + 1 or max(0, place - REACH)
    end = text.find("\n", place, place + REACH)
    before = text[start:place].split()
    after = text[place : end if end >= 0 else place + REACH].split()
    first = next((number for number in range(len(before), 0, -1) if ends(before[number - 1])), 0)
    last = next((number for number, token in enumerate(after) if ends(token)), len(after))
    return Gap(before[first:], after[: last + 1])


def gaps(line: str) -> Iterator[int]:
    """Yield the places in a line where a token with a capital stands behind one without an end mark or a colon."""
    place, last = 0, ":"
    for token in line.split(" "):
        said = token.strip()  # a no-break space may stand behind a stop
        if said:
            if last[-1] != ":" and token.lstrip(OPENERS)[:1].isupper() and not has_stop(last):
                yield place
            if said.strip(CLOSERS) or not has_stop(last):
                last = said
        place += len(token) + 1


def has_stop(token: str) -> bool:
    """Tell whether an end mark stands behind a token, be it that of an abbreviation."""
    return not token[-1:].isalnum() and ENDED.search(token) is not None


def ends(token: str) -> bool:
    """Tell whether a token looks like the last one of a sentence."""
    return has_stop(token) and (len(token) >= SHORTEST_ENDED or token[-1] != ".")


def is_inside_marks(gap: Gap) -> bool:
    """Tell whether a gap lies in a short stretch between quotation marks: a title, most likely."""
    before, after = " ".join(gap.before), " ".join(gap.after[:LONGEST_TITLE])
    if before.count(STRAIGHT) % 2 and STRAIGHT in after:
        return True
    is_open = sum(map(before.count, OPENING_QUOTES)) > sum(map(before.count, CLOSING_QUOTES))
    return is_open and any(mark in after for mark in CLOSING_QUOTES)
