"""What speaks for a cut in a gap and against it: traits by name, those that all languages share and those of one."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from cleaner.breaks.gaps import OPENERS, Gap
from cleaner.breaks.weights import learnt
from cleaner.language import words_of
from cleaner.text.characters import CLOSERS

MARKS = ".,;:!?…*_“" + CLOSERS + OPENERS + "–—-"
"""What may stand around a word."""
TOLD_MARKS = ',;:)»”"–—'
"""Marks behind a word that part of a sentence closes with."""
FAR = 12
"""Words from the last stop or to the next one beyond which more of them tell nothing new."""
NEAR = 8
"""Words on each side in which capitals are counted, to know Headlines Like This One."""
NOTHING = "."
"""What stands for a word where the sentence has none."""
COUNTED = "o"
"""The letter of the words that were counted at the start of sentences."""
REMEMBERED = 20_000
"""Words whose shape is remembered."""


class _Word(NamedTuple):
    """A token: its word, the same in small letters, how it is written, and the lists of the language that hold it."""

    bare: str
    low: str
    kind: str
    lists: str


@lru_cache(REMEMBERED)
def _word(token: str, language: str) -> _Word:
    bare = token.strip(MARKS).replace("’", "'")
    low = bare.lower()
    return _Word(bare, low, _kind(bare, token[-1:]), _lists(low.partition("'")[0], language))


def _kind(bare: str, last: str) -> str:
    mark = last if last in TOLD_MARKS else ""
    if bare[:1].isdigit():
        return f"9{mark}"
    if len(bare) > 1 and bare.isupper():
        return f"AA{mark}"
    return ("A" if bare[:1].isupper() else "a" if bare[:1].islower() else "-") + mark


def _lists(stem: str, language: str) -> str:
    fields = (("f", "function_words"), ("n", "never_last"))
    return "".join(letter for letter, field in fields if stem in words_of(language, field))


def opening_lists(word: str, language: str) -> str:
    """Return the letters of the lists of a language that hold a word with a capital: those that open come first."""
    straight = word.replace("’", "'")
    starters = words_of(language, "starters")
    head = straight.partition("'")[0]
    is_starter = straight in starters or f"{head}'" in starters
    counted = COUNTED if straight in learnt(language).openers else ""
    return ("s" if is_starter else "") + counted + _lists(head.lower(), language)


def traits(gap: Gap, language: str) -> tuple[list[str], list[str]]:
    """Return the traits of a gap: those that mean the same in every language, and those of this one's words."""
    before, after = gap
    left, first = _word(before[-1], language), _word(after[0], language)
    earlier = _word(before[-2] if len(before) > 1 else NOTHING, language)
    second = _word(after[1] if len(after) > 1 else NOTHING, language)
    opens = ("q" if after[0][0] in OPENERS else "") + opening_lists(first.bare, language)
    return (
        [*_shared(left, opens, second), *_wide(gap, opens), f"e{earlier.kind}|{left.kind}"],
        _own(_Around(earlier, left, first, second), opens),
    )


def _shared(left: _Word, opens: str, second: _Word) -> list[str]:
    shape, behind = left.kind + left.lists, second.kind + second.lists
    return ["b", f"l{shape}", f"r{opens}", f"lr{shape}|{opens}", f"n{behind}", f"rn{opens}|{behind}"]


def _wide(gap: Gap, opens: str) -> list[str]:
    """Return how far the stops are, how many capitals stand around, and whether the sentence has its end."""
    around = (*gap.before[-NEAR:], *gap.after[:NEAR])
    capitals = 4 * sum(token[:1].isupper() for token in around) // len(around)
    is_ended = gap.after[-1][-1] in ".!?…"
    return [
        f"d{min(len(gap.before), FAR)}",
        f"u{min(len(gap.after), FAR)}",
        f"c{capitals}",
        f"cr{capitals}|{opens}",
        f"x{is_ended:d}",
    ]


class _Around(NamedTuple):
    """The two words on each side of a gap."""

    earlier: _Word
    left: _Word
    first: _Word
    second: _Word


def _own(around: _Around, opens: str) -> list[str]:
    earlier, left, first, second = around
    ending = left.low[-3:]
    return [
        "b",
        f"l{left.low}",
        f"t{ending}|{left.kind}",
        f"r{first.bare}",
        f"tr{ending}|{opens}",
        f"n{second.low}",
        f"s{second.low[-3:]}|{opens}",
        f"rn{first.bare}|{second.low}" if second.lists else f"rs{first.bare}|{second.low[-2:]}",
        f"er{earlier.low}|{left.low}" if left.lists else f"e{earlier.low}|{left.kind}",
        f"lr{left.low}|{first.bare}" if left.lists else f"kr{left.kind}|{first.bare}",
    ]
