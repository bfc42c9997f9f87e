"""The literal hearts of a pattern: strings one of which stands in everything that the pattern matches."""

from __future__ import annotations

import re._constants as kind  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Collection, Iterable
from itertools import product
from typing import Any, NamedTuple

from cleaner.text.folding import folded

MOST_SPELLINGS = 16
"""Alternatives are multiplied out into at most so many strings; beyond it the longest part serves alone."""
LONG_ENOUGH = 10
"""Characters of a string that is rare in prose; a longer one would hardly be hit less, so fewer strings win."""


class NoHeart(ValueError):
    """A pattern can match without any fixed string; it would have to be tried everywhere."""


class Anatomy(NamedTuple):
    """What a scan needs to know of a pattern.

    `hearts`: strings of which every match holds at least one, folded; `longest`: the most characters that it can match;
    `openers`: the letters that a match can begin with, folded, none when that can be anything but a letter too.
    """

    hearts: tuple[str, ...]
    longest: int
    openers: str


def anatomy(pattern: str) -> Anatomy:
    """Return what every match of `pattern` has in common.

    The pattern is read by the parser of `re` itself, so that what is scanned for and what is matched agree.
    Raises NoHeart when there is no such string, `re.error` when the pattern is malformed.
    """
    parsed = parser.parse(pattern)
    best = max(_hearts_of(parsed), key=_worth)
    openers, _ = _openers(parsed)
    letters = openers is not None and all(map(str.isalpha, openers))
    hearts = sorted({folded(heart) for heart in best})
    return Anatomy(tuple(hearts), parsed.getwidth()[1], folded("".join(sorted(openers or ()))) if letters else "")


def _worth(strings: Collection[str]) -> tuple[int, int, int, int]:
    """Return how good hearts are, to compare: letters count, for rows of signs and blanks are met everywhere."""
    letters = min(sum(map(str.isalnum, string)) for string in strings)
    shortest = min(map(len, strings))
    return min(letters, LONG_ENOUGH), min(shortest, LONG_ENOUGH), -len(strings), shortest


def _hearts_of(items: Iterable[Any]) -> list[frozenset[str]]:
    """Return every set of hearts that a sequence offers: its literal stretches, and parts multiplied out."""
    offers: list[frozenset[str]] = []
    run = literal = frozenset({""})
    for item in items:
        spellings = _spellings(item)
        offers += _inner(item)
        if spellings and len(run) * len(spellings) <= MOST_SPELLINGS:
            run = frozenset(map("".join, product(run, spellings)))
        else:
            offers.append(run)
            run = frozenset({""})
        if spellings and len(spellings) == 1:
            literal = frozenset(map("".join, product(literal, spellings)))
        else:
            offers.append(literal)
            literal = frozenset({""})
    offers = [offer for offer in (*offers, run, literal) if min(map(len, offer))]
    if not offers:
        raise NoHeart("no string stands in everything that it matches")
    return offers


def _inner(item: Any) -> list[frozenset[str]]:
    """Return what a part with too many spellings still offers."""
    operator, argument = item
    try:
        if operator is kind.SUBPATTERN:
            return _hearts_of(argument[3])
        if operator is kind.BRANCH:
            best = [max(_hearts_of(branch), key=_worth) for branch in argument[1]]
            return [frozenset().union(*best)]
    except NoHeart:
        pass
    return []


def _spellings(item: Any) -> frozenset[str] | None:
    """Return every string that a part can match, or None when they are many or unknown."""
    operator, argument = item
    if operator is kind.LITERAL:
        return frozenset({chr(argument)})
    if operator is kind.SUBPATTERN:
        return _spellings_of_all(argument[3])
    if operator is kind.BRANCH:
        branches = [_spellings_of_all(branch) for branch in argument[1]]
        known = [branch for branch in branches if branch is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None
    if operator is kind.MAX_REPEAT and argument[:2] == (0, 1):
        inner = _spellings_of_all(argument[2])
        return inner | {""} if inner else None
    if operator is kind.IN and all(member[0] is kind.LITERAL for member in argument):
        return frozenset(chr(member[1]) for member in argument)
    return None


def _spellings_of_all(items: Iterable[Any]) -> frozenset[str] | None:
    run = frozenset({""})
    for item in items:
        spellings = _spellings(item)
        if spellings is None or len(run) * len(spellings) > MOST_SPELLINGS:
            return None
        run = frozenset(map("".join, product(run, spellings)))
    return run


def _openers(items: Iterable[Any]) -> tuple[frozenset[str] | None, bool]:
    """Return the characters that a match of a sequence can begin with, None for many, and whether it can be empty."""
    openers: frozenset[str] = frozenset()
    for item in items:
        first, can_be_empty = _first_of(item)
        if first is None:
            return None, False
        openers |= first
        if not can_be_empty:
            return openers, False
    return openers, True


def _first_of(item: Any) -> tuple[frozenset[str] | None, bool]:
    """Return the same for one part of a sequence."""
    operator, argument = item
    if operator is kind.LITERAL:
        return frozenset({chr(argument)}), False
    if operator is kind.IN and all(member[0] is kind.LITERAL for member in argument):
        return frozenset(chr(member[1]) for member in argument), False
    if operator is kind.SUBPATTERN:
        return _openers(argument[3])
    if operator is kind.MAX_REPEAT:
        first, can_be_empty = _openers(argument[2])
        return first, can_be_empty or argument[0] == 0
    if operator is kind.BRANCH:
        branches = [_openers(branch) for branch in argument[1]]
        known = [first for first, _ in branches if first is not None]
        return frozenset().union(*known) if len(known) == len(branches) else None, any(empty for _, empty in branches)
    return None, False
