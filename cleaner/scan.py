"""All phrases of all languages, compiled into one scan."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, get_args

import msgspec

from cleaner.language import ENGLISH, EVERYWHERE, UNKNOWN, Phrase, languages
from cleaner.text.extents import whole_line
from cleaner.text.folding import folded
from cleaner.text.hearts import Anatomy, anatomy
from cleaner.text.literals import Literals
from cleaner.text.seams import LOWER

REACH = 600
"""The most characters looked at on each side of a hit, more than a long sentence: a 50 MB line costs no more."""

Sign = Literal["page_scripts"]
SIGNS: tuple[Sign, ...] = get_args(Sign)
"""Words of the file of every language that are no phrases, but tell rules where to look."""

TWO_WORDS = re.compile(r"[^\W\d_] [^\W\d_]")
UNCASED = r"\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u0900-\u0963\u0971-\u0dff"
"""Letters of scripts without capitals but with spaces: Hebrew, Arabic, those of India."""
WORD_END = rf"(?!(?<=[^\W_])[{LOWER}{UNCASED}\d])"
"""A letter or a digit goes on with the word: an alternative that stops inside it gives way to a longer one."""


class Compiled(NamedTuple):
    """A phrase ready to be looked for, with its language, the pattern that decides, and the longest match."""

    phrase: Phrase
    language: str
    pattern: re.Pattern[str]
    longest: int


class Scan(NamedTuple):
    """All that is looked for at once: the hearts of the phrases, and the signs that rules have in the language files.

    `strings` are the hearts and the signs, `owners` by heart the numbers of the phrases that have it, `signs` the kinds
    of sign that a string is.
    """

    hearts: Literals
    strings: list[str]
    owners: Mapping[str, list[int]]
    signs: Mapping[str, set[Sign]]


@cache
def phrases() -> tuple[tuple[str, Phrase], ...]:
    """Return every phrase with the code of its language."""
    return tuple((language.code, phrase) for language in languages().values() for phrase in language.phrase)


@cache
def _known_anatomies() -> Mapping[str, Anatomy]:
    """Return what was worked out beforehand, by pattern; it only saves time."""
    file = resources.files("cleaner").joinpath("languages", "anatomies.json")
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Anatomy]) if file.is_file() else {}


def _anatomy(pattern: str) -> Anatomy:
    return _known_anatomies().get(pattern) or anatomy(pattern)


@cache
def compiled(number: int) -> Compiled:
    """Return a phrase, by its place in `phrases()`, with its pattern; made when its heart is first hit.

    The pattern is for folded text, for plain text where the phrase's capitals count: one without the flag
    IGNORECASE is compiled thirty times faster.
    """
    language, phrase = phrases()[number]
    words = phrase.match if phrase.cased else _folded_pattern(phrase.match)
    pattern = whole_line(words) if phrase.stands == "line" else f"(?:{words}){WORD_END}"
    reach = min(REACH, _anatomy(phrase.match).longest)
    return Compiled(phrase, language, re.compile(pattern), reach)


def _folded_pattern(pattern: str) -> str:
    """Return a pattern in small letters; what stands behind a backslash is no letter."""
    return re.sub(r"\\.|[^\\]+", lambda part: part[0] if part[0][0] == "\\" else folded(part[0]), pattern)


@cache
def scan() -> Scan:
    """Return the one scan over all phrases of all languages."""
    owners: dict[str, list[int]] = {}
    for number, (_, phrase) in enumerate(phrases()):
        for heart in _anatomy(phrase.match).hearts:
            owners.setdefault(heart, []).append(number)
    signs: dict[str, set[Sign]] = {}
    for sign in SIGNS:
        for word in getattr(languages()[EVERYWHERE], sign):
            signs.setdefault(folded(word), set()).add(sign)
    strings = [*owners, *sorted(signs.keys() - owners.keys())]
    return Scan(Literals(strings), strings, owners, signs)


class WholeLine(NamedTuple):
    """A phrase that is a whole line: its number, its longest match, and the letters it can begin with, "" for any."""

    number: int
    longest: int
    openers: str


class Owners(NamedTuple):
    """What a heart belongs to, in texts of one language.

    `whole`: the phrases that are whole lines; `others`: the numbers of those that stand inside lines;
    `longest`: the length of the longest of the whole lines, without the signs around, -1 where there is none.
    """

    whole: list[WholeLine]
    others: list[int]
    signs: Collection[Sign]
    longest: int


@cache
def owners_of(heart: int, language: str) -> Owners:
    """Return the phrases of a heart, by its number, that count in a text of `language`."""
    string = scan().strings[heart]
    numbers = scan().owners.get(string, ())
    speaking = [(number, phrases()[number][1]) for number in numbers if _speaks(number, language)]
    whole = [_whole_line(number, phrase) for number, phrase in speaking if phrase.stands == "line"]
    others = [number for number, phrase in speaking if phrase.stands != "line"]
    signs = scan().signs.get(string, ())
    return Owners(whole, others, signs, max((phrase.longest for phrase in whole), default=-1))


class _OwnersIn(dict[int, Owners | None]):
    """Owners by heart in texts of a language, looked up when first asked for; None where a heart says nothing."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __missing__(self, heart: int) -> Owners | None:
        owners = owners_of(heart, self._language)
        self[heart] = owners if owners.whole or owners.others or owners.signs else None
        return self[heart]


@cache
def owners_in(language: str) -> Mapping[int, Owners | None]:
    """Return what each heart belongs to in texts of a language, None where that is nothing."""
    return _OwnersIn(language)


def _whole_line(number: int, phrase: Phrase) -> WholeLine:
    known = _anatomy(phrase.match)
    return WholeLine(number, known.longest, known.openers)


@cache
def _speaks(number: int, language: str) -> bool:
    """Tell whether a phrase counts in a text of `language`: foreign ones must be of two words at least.

    One word of a language is often another word, or a name, in the next one.
    """
    own, phrase = phrases()[number]
    if own in (language, ENGLISH, EVERYWHERE) or language == UNKNOWN:
        return True
    return all(TWO_WORDS.search(heart) for heart in _anatomy(phrase.match).hearts)
