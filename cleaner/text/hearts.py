"""The literal hearts of a pattern: strings one of which stands in everything that the pattern matches."""

from __future__ import annotations

import re._constants as kind  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from itertools import product
from typing import Any

MOST_SPELLINGS = 64
"""Alternatives are multiplied out into at most so many strings; beyond it the longest part serves alone."""


class NoHeart(ValueError):
    """A pattern can match without any fixed string; it would have to be tried everywhere."""


def hearts(pattern: str) -> frozenset[str]:
    """Return strings of which every match of `pattern` holds at least one, as long as possible.

    The pattern is read by the parser of `re` itself, so that what is scanned for and what is matched agree.
    Raises NoHeart when there is none, `re.error` when the pattern is malformed.
    """
    return max(_hearts_of(parser.parse(pattern)), key=_worth)


def _worth(strings: frozenset[str]) -> int:
    return min(map(len, strings))


def _hearts_of(items: Iterable[Any]) -> list[frozenset[str]]:
    """Return every set of hearts that a sequence offers, each a run of parts with few spellings multiplied out."""
    offers: list[frozenset[str]] = []
    run = frozenset({""})
    for item in items:
        spellings = _spellings(item)
        if spellings and len(run) * len(spellings) <= MOST_SPELLINGS:
            run = frozenset(map("".join, product(run, spellings)))
            continue
        offers += [run, *_inner(item)]
        run = frozenset({""})
    offers = [offer for offer in (*offers, run) if _worth(offer)]
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
