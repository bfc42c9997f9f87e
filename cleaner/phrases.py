"""All phrases of all languages, compiled into one scan."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from cleaner.language import ENGLISH, EVERYWHERE, UNKNOWN, Phrase, languages
from cleaner.model import Document, Edit, Found, Line
from cleaner.text.characters import APOSTROPHES, HYPHENS, NO_BREAK_SPACES
from cleaner.text.extents import Extent, headline, opens_here, quoted, sentence_around, whole_line, words_alone
from cleaner.text.hearts import hearts
from cleaner.text.lines import lines

WINDOW = 600
"""Characters looked at on each side of a hit: more than a long sentence, so that a 50 MB line costs no more."""

FOLDS = [(letter, "'") for letter in APOSTROPHES[1:]] + [(letter, "-") for letter in HYPHENS[1:]]
FOLDS += [(letter, " ") for letter in NO_BREAK_SPACES] + [("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i")]

SPELLED_OUT = {
    "'": f"[{APOSTROPHES}]",
    " ": f"[ {NO_BREAK_SPACES}]",
}


class Compiled(NamedTuple):
    """A phrase ready to be looked for: its language, and the pattern that decides on the original text."""

    phrase: Phrase
    language: str
    pattern: re.Pattern[str]


class Scan(NamedTuple):
    """The automaton over the hearts of all phrases, and behind each heart the phrases that have it."""

    automaton: AhoCorasick
    owners: tuple[tuple[int, ...], ...]


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
def compiled(number: int) -> Compiled:
    """Return a phrase, by its place in `phrases()`, with its pattern; made when its heart is first hit."""
    language, phrase = phrases()[number]
    pattern = "".join(SPELLED_OUT.get(letter, letter) for letter in phrase.match)
    return Compiled(phrase, language, re.compile(pattern, 0 if phrase.cased else re.IGNORECASE))


@cache
def scan() -> Scan:
    """Return the one scan over all phrases."""
    owners: dict[str, list[int]] = {}
    for number, (_, phrase) in enumerate(phrases()):
        for heart in hearts(phrase.match):
            owners.setdefault(folded(heart), []).append(number)
    return Scan(AhoCorasick(list(owners)), tuple(map(tuple, owners.values())))


def found_by(rule: str) -> Callable[[Document], Iterator[Found]]:
    """Return the `find` of a rule that consists of phrases."""

    def find(document: Document) -> Iterator[Found]:
        yield from document.view(matches).get(rule, ())

    return find


def matches(document: Document) -> Mapping[str, list[Found]]:
    """Return what every phrase finds in a document, by rule; ask for it with `document.view(matches)`."""
    found: dict[str, list[Found]] = {}
    for number, line, match in _matches(document):
        phrase = phrases()[number][1]
        placed = PLACES[phrase.stands](line, match, document.language)
        if placed is not None:
            because = f"{placed.because} “{_short(match.group())}”"
            certainty = "suspect" if placed.unsure else phrase.certainty
            edit = Edit(placed.span, document.text[placed.span.start : placed.span.end])
            found.setdefault(phrase.rule, []).append(Found(edit, because, certainty))
    return found


def _matches(document: Document) -> Iterator[tuple[int, Line, re.Match[str]]]:
    """Yield each place where a phrase stands as words of their own: its number, its line, the match."""
    hits = scan().automaton.find_matches_as_indexes(folded(document.text), overlapping=True)
    if not hits:
        return
    cut = document.view(lines)
    starts = [line.span.start for line in cut]
    seen: set[tuple[int, int, int]] = set()
    for heart, start, end in hits:
        line = cut[bisect_right(starts, start) - 1]
        first, last = max(line.span.start, start - WINDOW), min(line.span.start + len(line.text), end + WINDOW)
        for number in scan().owners[heart]:
            if not _speaks(number, document.language):
                continue
            for match in compiled(number).pattern.finditer(document.text, first, last):
                place = (number, *match.span())
                if place not in seen and _stands_alone(document.text, match):
                    seen.add(place)
                    yield number, line, match


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


def _as_line(line: Line, match: re.Match[str], _language: str) -> Extent | None:
    return whole_line(line, match.span())


def _as_lead(line: Line, match: re.Match[str], _language: str) -> Extent | None:
    return headline(line, match) if opens_here(line, match.start()) else None


def _as_sentence(line: Line, match: re.Match[str], language: str) -> Extent | None:
    return None if quoted(line, match.start()) else sentence_around(line, match.span(), language)


def _as_span(line: Line, match: re.Match[str], _language: str) -> Extent | None:
    return None if quoted(line, match.start()) else words_alone(line, match.span())


PLACES: dict[str, Callable[[Line, re.Match[str], str], Extent | None]] = {
    "line": _as_line,
    "lead": _as_lead,
    "sentence": _as_sentence,
    "span": _as_span,
}
"""What goes with a phrase, by the way it has to stand."""
