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

from cleaner.language import ENGLISH, EVERYWHERE, UNKNOWN, Phrase, languages, words_of
from cleaner.model import Document, Edit, Found, Line
from cleaner.text.characters import encodable
from cleaner.text.extents import Extent, headline, opens_here, quoted, sentence_around, whole_line, words_alone
from cleaner.text.folding import folded, plain
from cleaner.text.hearts import Anatomy, anatomy
from cleaner.text.lines import lines
from cleaner.text.seams import LOWER, EdgeWords
from cleaner.text.sentences import has_end

SHORT_LINE = 200
"""Characters of a line that can be nothing but a phrase of the site; labels and notices stay below 150."""
REACH = 600
"""The most characters looked at on each side of a hit, more than a long sentence: a 50 MB line costs no more."""
CAPITAL_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital."""
FULL_LINE = 50
"""Characters of a line that may have been broken for its length; text browsers and mail break behind 60 to 80."""
REMEMBERED_LINES = 50_000
"""Distinct short lines whose verdict is kept; a site prints the same menu on every page."""

TWO_WORDS = re.compile(r"[^\W\d_] [^\W\d_]")
WORD_END = rf"(?!(?<=[^\W_])[{LOWER}\d])"
"""A letter or a digit goes on with the word: an alternative that stops inside it gives way to a longer one."""


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

    def candidates(self, small: str) -> Iterator[tuple[int, int, int]]:
        """Yield number, start and end for every heart of a phrase that stands in a folded text."""
        for heart, start, end in self.automaton.find_matches_as_indexes(encodable(small), overlapping=True):
            for number in self.owners[heart]:
                yield number, start, end


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
    before = ""
    for line in document.view(lines):
        numbers = _whole_line_phrases(line.text, document.language) if 1 < len(line.text) <= SHORT_LINE else ()
        if numbers and not _goes_on(before, line.text):
            for number in numbers:
                yield number, Extent(line.span, "the line says nothing but"), line.text.strip()
        before = line.text


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a line is the rest of a sentence that was broken because the line before was full."""
    before = before.strip()
    return text.lstrip()[:1].islower() and len(before) >= FULL_LINE and before[-1] not in ";:" and not has_end(before)


@lru_cache(REMEMBERED_LINES)
def _whole_line_phrases(text: str, language: str) -> tuple[int, ...]:
    """Return the numbers of the phrases that a line is, and nothing else."""
    small = folded(text)
    numbers = sorted({number for number, _, _ in whole_line_scan().candidates(small) if _speaks(number, language)})
    return tuple(number for number in numbers if _is_whole_line(number, text, small))


def _is_whole_line(number: int, text: str, small: str) -> bool:
    phrase, _, pattern, _ = compiled(number)
    return pattern.fullmatch(plain(text) if phrase.cased else small) is not None


def _in_running_text(document: Document) -> Iterator[tuple[int, Extent, str]]:
    """Yield the phrases that stand inside lines: number, extent, the words."""
    candidates = [
        hit for hit in running_text_scan().candidates(document.view(_small)) if _speaks(hit[0], document.language)
    ]
    cut = document.view(lines) if candidates else []
    starts = [line.span.start for line in cut]
    seen: set[tuple[int, int]] = set()
    for number, start, end in candidates:
        line = cut[bisect_right(starts, start) - 1]
        phrase, _, pattern, reach = compiled(number)
        first, last = max(line.span.start, end - reach), min(line.span.start + len(line.text), start + reach + 1)
        for match in pattern.finditer(document.view(_plain if phrase.cased else _small), first, last):
            if (number, match.start()) not in seen and _stands_alone(document.text, match):
                seen.add((number, match.start()))
                extent = PLACES[phrase.stands](line, match, document.language)
                if extent:
                    yield number, extent, document.text[slice(*match.span())]


def _small(document: Document) -> str:
    return folded(document.text)


def _plain(document: Document) -> str:
    return plain(document.text)


@cache
def _speaks(number: int, language: str) -> bool:
    """Tell whether a phrase counts in a text of `language`: foreign ones must be of two words at least.

    One word of a language is often another word, or a name, in the next one.
    """
    own, phrase = phrases()[number]
    if own in (language, ENGLISH, EVERYWHERE) or language == UNKNOWN:
        return True
    return all(TWO_WORDS.search(heart) for heart in _anatomy(phrase.match).hearts)


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


@cache
def _edge_words(language: str) -> EdgeWords:
    starters, never_last, small = (words_of(language, field) for field in ("starters", "never_last", "function_words"))
    return EdgeWords(starters, never_last, small, language not in CAPITAL_NOUNS)


def _as_lead(line: Line, match: re.Match[str], language: str) -> Extent | None:
    return headline(line, match, _edge_words(language)) if opens_here(line, match.start()) else None


def _as_sentence(line: Line, match: re.Match[str], language: str) -> Extent | None:
    return None if quoted(line, match.start()) else sentence_around(line, match.span(), language, _edge_words(language))


def _as_span(line: Line, match: re.Match[str], _language: str) -> Extent | None:
    return None if quoted(line, match.start()) else words_alone(line, match.span())


PLACES: dict[str, Callable[[Line, re.Match[str], str], Extent | None]] = {
    "lead": _as_lead,
    "sentence": _as_sentence,
    "span": _as_span,
}
"""What goes with a phrase inside a line, by the way it has to stand."""
