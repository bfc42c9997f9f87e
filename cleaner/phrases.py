"""All phrases of all languages, compiled into one scan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick

from cleaner.language import ENGLISH, EVERYWHERE, UNKNOWN, Phrase, languages
from cleaner.model import Document, Edit, Found, Line, Span
from cleaner.text.characters import APOSTROPHES, HYPHENS, NO_BREAK_SPACES
from cleaner.text.extents import LOWER, Extent, headline, opens_here, quoted, sentence_around, whole_line, words_alone
from cleaner.text.hearts import Anatomy, anatomy
from cleaner.text.lines import lines

SHORT_LINE = 200
"""Characters of a line that can be nothing but a phrase of the site; labels and notices stay below 150."""
REACH = 600
"""The most characters looked at on each side of a hit, more than a long sentence: a 50 MB line costs no more."""
REMEMBERED_LINES = 50_000
"""Distinct short lines whose verdict is kept; a site prints the same menu on every page."""

FOLDS = [(letter, "'") for letter in APOSTROPHES[1:]] + [(letter, "-") for letter in HYPHENS[1:]]
FOLDS += [(letter, " ") for letter in NO_BREAK_SPACES] + [("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i")]

WORD_END = rf"(?-i:(?!(?<=[^\W_])[{LOWER}\d]))"
"""A small letter or a digit goes on with the word: an alternative that stops inside it gives way to a longer one."""
LINE_END = r"(?=\W{0,30}(?:\d{1,6}\W{0,30})?\Z)"
"""Signs and a counter, then the line's end: the same for phrases that are a whole line."""

SPELLED_OUT = {
    "'": f"[{APOSTROPHES}]",
    " ": f"[ {NO_BREAK_SPACES}]",
}


class Compiled(NamedTuple):
    """A phrase ready to be looked for, with its language, the pattern that decides, and the longest match."""

    phrase: Phrase
    language: str
    pattern: re.Pattern[str]
    longest: int


class Scan(NamedTuple):
    """An automaton over the hearts of phrases, and behind each heart the numbers of the phrases that have it."""

    automaton: AhoCorasick
    owners: tuple[tuple[int, ...], ...]

    def candidates(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield number, start and end for every heart of a phrase that stands in `text`."""
        for heart, start, end in self.automaton.find_matches_as_indexes(folded(text), overlapping=True):
            for number in self.owners[heart]:
                yield number, start, end


def folded(text: str) -> str:
    """Return `text` in lower case with one kind of apostrophe, hyphen and space, at the same length."""
    for letter, plain in FOLDS:
        text = text.replace(letter, plain)
    return text.lower()


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
    """Return a phrase, by its place in `phrases()`, with its pattern; made when its heart is first hit."""
    language, phrase = phrases()[number]
    pattern = "".join(SPELLED_OUT.get(letter, letter) for letter in phrase.match)
    flags = 0 if phrase.cased else re.IGNORECASE
    reach = min(REACH, _anatomy(phrase.match).longest)
    return Compiled(phrase, language, re.compile(f"(?:{pattern}){WORD_END}", flags), reach)


@cache
def whole_line_scan() -> Scan:
    """Return the scan over the phrases that have to be a whole line; only short lines need it."""
    return _scan(number for number, (_, phrase) in enumerate(phrases()) if phrase.stands == "line")


@cache
def running_text_scan() -> Scan:
    """Return the scan over the phrases that may stand inside a paragraph."""
    return _scan(number for number, (_, phrase) in enumerate(phrases()) if phrase.stands != "line")


def _scan(numbers: Iterable[int]) -> Scan:
    owners: dict[str, list[int]] = {}
    for number in numbers:
        for heart in {folded(heart) for heart in _anatomy(phrases()[number][1].match).hearts}:
            owners.setdefault(heart, []).append(number)
    return Scan(AhoCorasick(list(owners)), tuple(map(tuple, owners.values())))


def found_by(rule: str) -> Callable[[Document], Iterator[Found]]:
    """Return the `find` of a rule that consists of phrases."""

    def find(document: Document) -> Iterator[Found]:
        yield from document.view(matches).get(rule, ())

    return find


def matches(document: Document) -> Mapping[str, list[Found]]:
    """Return what every phrase finds in a document, by rule; ask for it with `document.view(matches)`."""
    found: dict[str, list[Found]] = {}
    for number, extent, words in (*_in_short_lines(document), *_in_running_text(document)):
        phrase = phrases()[number][1]
        edit = Edit(extent.span, document.text[extent.span.start : extent.span.end])
        because = f"{extent.because} “{_short(words)}”"
        found.setdefault(phrase.rule, []).append(Found(edit, because, "suspect" if extent.unsure else phrase.certainty))
    return found


def _in_short_lines(document: Document) -> Iterator[tuple[int, Extent, str]]:
    """Yield the phrases that are a whole line: number, extent, the words."""
    for line in document.view(lines):
        if 1 < len(line.text) <= SHORT_LINE:
            for number, extent, words in _in_short_line(line.text, document.language):
                yield number, extent._replace(span=line.span), words


@lru_cache(REMEMBERED_LINES)
def _in_short_line(text: str, language: str) -> tuple[tuple[int, Extent, str], ...]:
    line = Line(0, Span(0, len(text)), text)
    numbers = {number for number, _, _ in whole_line_scan().candidates(text) if _speaks(number, language)}
    found = []
    for number in sorted(numbers):
        for match in compiled(number).pattern.finditer(text):
            extent = whole_line(line, match.span()) if _stands_alone(text, match) else None
            if extent:
                found.append((number, extent, match.group()))
    return tuple(found)


def _in_running_text(document: Document) -> Iterator[tuple[int, Extent, str]]:
    """Yield the phrases that stand inside lines: number, extent, the words."""
    candidates = list(running_text_scan().candidates(document.text))
    if not candidates:
        return
    cut = document.view(lines)
    starts = [line.span.start for line in cut]
    seen: set[tuple[int, int]] = set()
    for number, start, end in candidates:
        if not _speaks(number, document.language):
            continue
        line = cut[bisect_right(starts, start) - 1]
        phrase, _, pattern, reach = compiled(number)
        first, last = max(line.span.start, end - reach), min(line.span.start + len(line.text), start + reach + 1)
        for match in pattern.finditer(document.text, first, last):
            if (number, match.start()) not in seen and _stands_alone(document.text, match):
                seen.add((number, match.start()))
                extent = PLACES[phrase.stands](line, match, document.language)
                if extent:
                    yield number, extent, match.group()


def _speaks(number: int, language: str) -> bool:
    """Tell whether a phrase counts in a text of `language`: foreign ones must be of two words at least."""
    own, phrase = phrases()[number]
    return own in (language, ENGLISH, EVERYWHERE) or language == UNKNOWN or " " in phrase.match


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return _apart(text[start - 1 : start], text[start]) and _apart(text[end - 1], text[end : end + 1])


def _apart(left: str, right: str) -> bool:
    """Tell whether a word can end at `left` and another begin at `right`; a capital glued to a small letter is one."""
    if not (left.isalnum() and right.isalnum()):
        return True
    return (left.islower() and right.isupper()) or not (left.upper() != left.lower() or left.isdigit())


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _as_lead(line: Line, match: re.Match[str], _language: str) -> Extent | None:
    return headline(line, match) if opens_here(line, match.start()) else None


def _as_sentence(line: Line, match: re.Match[str], language: str) -> Extent | None:
    return None if quoted(line, match.start()) else sentence_around(line, match.span(), language)


def _as_span(line: Line, match: re.Match[str], _language: str) -> Extent | None:
    return None if quoted(line, match.start()) else words_alone(line, match.span())


PLACES: dict[str, Callable[[Line, re.Match[str], str], Extent | None]] = {
    "lead": _as_lead,
    "sentence": _as_sentence,
    "span": _as_span,
}
"""What goes with a phrase inside a line, by the way it has to stand."""
