"""Seams: where one sentence or headline runs into the next without an end mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚΑ-ΩА-ЯЁІЇЄҐ"
LOWER = r"a-zß-öø-ÿāăąćčďđēęěğģīįıķĺļłńņňōőœŕřśşšţťūůűųźżžșțα-ωа-яёіїєґ"

CROSSING = re.compile(
    rf"(?P<before>[\w'’-]{{0,40}}[{LOWER}])[»”\"]?(?P<space>[ \u00a0]?)(?=(?P<after>[{UPPER}][\w'’-]{{0,40}}))"
)
"""A small letter, at most one space, a capital: a name follows, or a new sentence."""


LONG_WORD = re.compile(r"[^\W\d_]{4,}")
"""Words that are written with a capital in Headlines Like This One."""


class EdgeWords(NamedTuple):
    """The words of a language by which edges of sentences are known.

    `starters` open sentences and are no part of names; `never_last`, articles among them, end none;
    `small` are all words without content, which hardly ever do. `names_only`: capitals inside a sentence are
    names; German writes every noun with one. `abbreviations` are written with a stop that ends no sentence.
    """

    starters: frozenset[str] = frozenset()
    never_last: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()
    names_only: bool = True
    abbreviations: frozenset[str] = frozenset()


NO_WORDS = EdgeWords()


def seams(text: str, words: EdgeWords) -> Iterator[re.Match[str]]:
    """Yield the crossings of `text` at which a new sentence begins; each match ends where it does.

    "rises to six euros The mayor", "votes in Rome But the mayor"; not "president Smith", not "of The Hague".
    """
    after_names = not _is_title_case(text)
    for crossing in CROSSING.finditer(text):
        before, after = crossing["before"], crossing["after"].replace("’", "'")
        if before in words.small or before in words.never_last:
            continue
        if before[0].islower():
            opens = _opens(after, words)
        else:
            opens = after_names and crossing["space"] != "" and after in words.starters
        if opens:
            yield crossing


def _opens(word: str, words: EdgeWords) -> bool:
    head = word.partition("'")[0]
    return word in words.starters or f"{head}'" in words.starters or head.lower() in words.never_last


def _is_title_case(text: str) -> bool:
    """Tell whether most long words have a capital, as in Headlines Like This One: then capitals say nothing."""
    long_words = [word.group() for word in LONG_WORD.finditer(text)]
    with_capital = sum(word[0].isupper() for word in long_words)
    return 3 * with_capital > 2 * len(long_words)
