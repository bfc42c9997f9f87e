"""What the scan tells of a line: where it was hit, the line is looked at closely, once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from cleaner.breaks.headlines import headline_end
from cleaner.language import words_of
from cleaner.model import Document, Line, Span
from cleaner.scan import Owners, Sign, compiled, owners_in, scan
from cleaner.text.characters import script_of
from cleaner.text.extents import Extent, headline, opens_here, quoted, sentence_around, words_alone
from cleaner.text.folding import folded, plain
from cleaner.text.lines import lines
from cleaner.text.seams import EdgeWords

SHORT_LINE = 200
"""Characters of a line that can be nothing but a phrase of the site; labels and notices stay below 150."""

CAPITAL_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital."""

WITHOUT_SPACES = frozenset({"Han", "Kana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan"})
"""Scripts in which words are written without spaces, or particles glued to them."""

PROCLITICS = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER FEH}\N{HEBREW LETTER VAV}"
"""Arabic and Hebrew write "and" onto the next word, Arabic "so" too."""

NO_LETTERS = "0123456789 \t\u00a0\u202f!#%&'()*+,-./:;=>?@[]_|~·•–—―’…→←▶►»©"
"""What often stands around the words of a line: blanks, digits, bullets, brackets, stops."""


class Heard(NamedTuple):
    """What the scan tells of a line: the phrases in it, and the kinds of sign."""

    phrases: Sequence[InLine]
    signs: frozenset[Sign]


NOTHING = Heard((), frozenset())


def heard(document: Document) -> list[tuple[int, Heard]]:
    """Return what the scan tells of the lines, by number, of which it tells anything; a line is scanned once."""
    texts = document.view(lines).texts
    known = remembered(document, texts)
    return [(number, told) for number, told in enumerate(map(known.__getitem__, texts)) if told is not NOTHING]


def _heard_in(texts: Sequence[str], language: str) -> Iterator[tuple[str, Heard]]:
    """Yield those lines that hold a phrase or a sign; one scan over all of them finds where they can be."""
    joined = folded("\n".join(texts))
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    owned = owners_in(language)
    told = [(owners, first, last) for heart, first, last in scan().hearts.hits(joined) if (owners := owned[heart])]
    for number, near in _by_line(told, starts):
        start = starts[number]
        small = joined[start : starts[number + 1] - 1]
        in_line = _in_line(texts[number], small, near, start, language)
        signs = [owners.signs for owners, _, _ in near if owners.signs]
        if in_line or signs:
            yield texts[number], Heard(in_line, frozenset().union(*signs))


Hit = tuple[int, int, int]
"""The number of a phrase, and where one of its hearts begins and ends."""

Near = tuple[Owners, int, int]
"""The owners of a heart that was hit, and where it begins and ends in the text that was scanned."""


def _by_line(hits: Sequence[Near], starts: Sequence[int]) -> Iterator[tuple[int, Sequence[Near]]]:
    """Yield the numbers of the lines that hold hits, with these.

    The hits are in the order of their ends, and no heart holds a line break.
    """
    line, end = 0, 0
    in_line: list[Near] = []
    for hit in hits:
        place = hit[1]
        if place >= end:
            if in_line:
                yield line, in_line
            line = bisect_right(starts, place, line) - 1
            end, in_line = starts[line + 1], []
        in_line.append(hit)
    if in_line:
        yield line, in_line


class InLine(NamedTuple):
    """A phrase found in a line: its number, what goes with it (places count from the line's start), its words."""

    number: int
    extent: Extent
    words: str


def _in_line(text: str, small: str, near: Sequence[Near], start: int, language: str) -> list[InLine]:
    """Return the phrases of a line, of which `small` is the folded text, by the hearts that were hit in it.

    The line begins at `start` of the text that was scanned.
    """
    found: list[InLine] = []
    whole = _may_be(small, near) if 1 < len(text) <= SHORT_LINE else None
    inside = [(number, first - start, last - start) for owners, first, last in near for number in owners.others]
    if whole or inside:
        line = Line(0, Span(0, len(text) + 1), text)
        if whole:
            found += _whole_line(line, small, sorted(whole))
        if inside:
            found += _inside(line, small, sorted(inside), language)
    return found


def _may_be(small: str, near: Sequence[Near]) -> set[int]:
    """Return the phrases that a line may be as a whole, going by its length and its first letter."""
    words = _words(small)
    size, first = len(words), words[:1]
    return {
        number
        for owners, _, _ in near
        if owners.longest >= size
        for number, longest, openers in owners.whole
        if longest >= size and (first in openers or not openers)
    }


def _words(small: str) -> str:
    """Return what a phrase must begin with and hold that is all of a line: the line from its first letter to its last.

    Nothing where the line begins or ends with an unusual sign: then it cannot be told where its words begin.
    """
    words = small.strip(NO_LETTERS)
    return words if words and words[0].isalpha() and words[-1].isalpha() else ""


def _whole_line(line: Line, small: str, numbers: Iterable[int]) -> Iterator[InLine]:
    """Yield those of the phrases that the line is, and nothing else."""
    for number in numbers:
        phrase, _, pattern, _ = compiled(number)
        if pattern.fullmatch(plain(line.text) if phrase.cased else small):
            yield InLine(number, Extent(line.span, "the line says nothing but"), line.text.strip())


def _inside(line: Line, small: str, hits: Iterable[Hit], language: str) -> Iterator[InLine]:
    """Yield the phrases that stand in the line, where their hearts were hit."""
    seen: set[tuple[int, int]] = set()
    for number, start, end in hits:
        phrase, _, pattern, reach = compiled(number)
        shown = plain(line.text) if phrase.cased else small
        for match in pattern.finditer(shown, max(0, end - reach), start + reach + 1):
            if (number, match.start()) not in seen and _stands_alone(line.text, match, phrase.stands == "sentence"):
                seen.add((number, match.start()))
                extent = PLACES[phrase.stands](line, match, language)
                if extent:
                    yield InLine(number, extent, line.text[slice(*match.span())])


def _stands_alone(text: str, match: re.Match[str], in_sentence: bool) -> bool:
    """Tell whether a match is of whole words; where its sentence goes anyway, "and" may be written onto the first."""
    start, end = match.span()
    if in_sentence and start and text[start - 1] in PROCLITICS:
        start -= 1
    return _apart(text[start - 1 : start], text[start]) and _apart(text[end - 1], text[end : end + 1])


def _apart(left: str, right: str) -> bool:
    """Tell whether a word can end at `left` and another begin at `right`.

    A capital glued to a small letter begins one; in scripts without spaces, and in Korean, any letter can.
    """
    if not (left.isalnum() and right.isalnum()):
        return True
    return (left.islower() and right.isupper()) or script_of(left) in WITHOUT_SPACES


@cache
def edge_words(language: str) -> EdgeWords:
    """Return the words of a language by which the edges of its sentences are known."""
    starters, never_last, small = (words_of(language, field) for field in ("starters", "never_last", "function_words"))
    return EdgeWords(starters, never_last, small, language not in CAPITAL_NOUNS, words_of(language, "abbreviations"))


def _as_lead(line: Line, match: re.Match[str], language: str) -> Extent | None:
    if not opens_here(line, match.start()) or quoted(line, match.start(), language):
        return None
    abbreviations = words_of(language, "abbreviations")
    return headline(line, match, lambda text: headline_end(text, language, abbreviations), edge_words(language))


def _as_sentence(line: Line, match: re.Match[str], language: str) -> Extent | None:
    if quoted(line, match.start(), language):
        return None
    return sentence_around(line, match.span(), language, edge_words(language))


def _as_span(line: Line, match: re.Match[str], language: str) -> Extent | None:
    return None if quoted(line, match.start(), language) else words_alone(line, match.span())


PLACES: dict[str, Callable[[Line, re.Match[str], str], Extent | None]] = {
    "lead": _as_lead,
    "sentence": _as_sentence,
    "span": _as_span,
}
"""What goes with a phrase inside a line, by the way it has to stand."""


def remembered(document: Document, texts: Sequence[str]) -> dict[str, Heard]:
    """Return what is remembered of lines of a document, once those of `texts` have been scanned."""
    known: dict[str, Heard] = document.known(heard)
    fresh = dict.fromkeys([text for text in texts if text not in known], NOTHING)
    if fresh:
        known.update(fresh)
        known.update(_heard_in(list(fresh), document.language))
    return known
