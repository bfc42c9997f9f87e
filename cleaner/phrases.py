"""The phrases that stand in a document: where the scan was hit, looked at closely."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, groupby
from typing import NamedTuple

from cleaner.language import Phrase, words_of
from cleaner.model import Document, Edit, Found, Line, Span
from cleaner.scan import Owners, Sign, compiled, owners_in, phrases, scan
from cleaner.text.characters import script_of
from cleaner.text.extents import Extent, headline, opens_here, quoted, sentence_around, words_alone
from cleaner.text.folding import folded, plain
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines
from cleaner.text.seams import EdgeWords
from cleaner.text.sentences import has_end

SHORT_LINE = 200
"""Characters of a line that can be nothing but a phrase of the site; labels and notices stay below 150."""
CAPITAL_NOUNS = ("de", "lb")
"""Languages that write every noun with a capital."""
FULL_LINE = 50
"""Characters of a line that may have been broken for its length; text browsers and mail break behind 60 to 80."""
WITHOUT_SPACES = frozenset({"Han", "Kana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar", "Tibetan"})
"""Scripts in which words are written without spaces, or particles glued to them."""
PROCLITICS = "\N{ARABIC LETTER WAW}\N{ARABIC LETTER FEH}\N{HEBREW LETTER VAV}"
"""Arabic and Hebrew write "and" onto the next word, Arabic "so" too."""
HEAD, FOOT, END = 5, 10, 5
"""Lines of the article itself that are still its first, its last and its very last ones: a page prints by-line, date
and tools above an article, and a form, tags and a box about the author below it."""
BOXES = frozenset({"newsletter", "paywall", "cookie-notice", "comment-form", "share-bar", "follow-us", "player"})
"""Rules of boxes that are cut into lines; labels of advertisements and links stand alone, between paragraphs."""
NO_LETTERS = "0123456789 \t\u00a0\u202f!#%&'()*+,-./:;=>?@[]_|~·•–—―’…→←▶►»©"
"""What often stands around the words of a line: blanks, digits, bullets, brackets, stops."""


class found_by:  # noqa: N801  # it reads as a function in the rules
    """The `find` of a rule that consists of phrases, which concern it where they stand."""

    def __init__(self, rule: str) -> None:
        self._rule = rule

    def __call__(self, document: Document) -> Iterator[Found]:
        """Yield what the phrases of the rule find."""
        yield from document.view(matches).get(self._rule, ())

    def concerned(self, fresh: Fresh) -> Iterable[int]:
        """Return the numbers of the lines that hold a phrase of the rule."""
        return lines_told_of(fresh, self._rule)


def lines_told_of(fresh: Fresh, what: str) -> Iterable[int]:
    """Return the numbers of the lines that hold a phrase of a rule, or a word of a kind of sign."""
    return fresh.view(_lines_by_what_is_told).get(what, ())


def _lines_by_what_is_told(fresh: Fresh) -> Mapping[str, list[int]]:
    known = _remembered(fresh.document, fresh.texts)
    found: dict[str, list[int]] = {}
    for number, told in enumerate(map(known.__getitem__, fresh.texts)):
        if told is not NOTHING:
            for what in {*told.signs, *(phrases()[phrase.number][1].rule for phrase in told.phrases)}:
                found.setdefault(what, []).append(number)
    return found


def matches(document: Document) -> Mapping[str, list[Found]]:
    """Return what every phrase finds in a document, by rule; ask for it with `document.view(matches)`."""
    found: dict[str, list[Found]] = {}
    cut = document.view(lines)
    for place, (in_line, _) in document.view(heard):
        for number, extent, words in in_line:
            phrase = phrases()[number][1]
            if phrase.stands == "line" and place and _goes_on(cut.texts[place - 1], cut.texts[place]):
                continue
            if not _stands_there(document, phrase, place):
                continue
            edit = _edit(document.text, cut.starts[place], extent.span)
            because = f"{extent.because} “{_short(words)}”"
            certainty = "suspect" if extent.unsure else phrase.certainty
            found.setdefault(phrase.rule, []).append(Found(edit, because, certainty))
    return found


def edges(document: Document) -> Mapping[str, range]:
    """Return the lines at the start and the end of a text, and those at its very end, as numbers.

    Lines that are phrases do not count, so that a long box is all in one edge. Ask with `document.view(edges)`.
    """
    texts, said = document.view(lines).texts, document.view(said_lines)
    own = [number for number, text in enumerate(texts) if text and number not in said and not text.isspace()]
    return {
        "head": range(own[HEAD] if len(own) > HEAD else len(texts)),
        "foot": range(own[-FOOT - 1] + 1 if len(own) > FOOT else 0, len(texts)),
        "end": range(own[-END - 1] + 1 if len(own) > END else 0, len(texts)),
    }


def said_lines(document: Document) -> Mapping[int, list[Phrase]]:
    """Return the lines that are phrases, wherever these count; ask with `document.view(said_lines)`."""
    found = {
        place: [phrase for phrase in (phrases()[number][1] for number, _, _ in in_line) if phrase.stands == "line"]
        for place, (in_line, _) in document.view(heard)
    }
    return {place: said for place, said in found.items() if said}


def box_lines(document: Document) -> frozenset[int]:
    """Return the lines that are phrases, with one of a box among them and no others between.

    Ask with `document.view(box_lines)`.
    """
    texts, said = document.view(lines).texts, document.view(said_lines)
    found: set[int] = set()
    for is_said, run in groupby((n for n, text in enumerate(texts) if text.strip()), key=said.__contains__):
        box = list(run) if is_said else []
        if any(phrase.where == "anywhere" and phrase.rule in BOXES for number in box for phrase in said[number]):
            found.update(box)
    return frozenset(found)


def _stands_there(document: Document, phrase: Phrase, place: int) -> bool:
    """Tell whether a line is in the part of the text in which a phrase counts, or in a box with others of its kind."""
    if phrase.where == "anywhere":
        return True
    found = document.view(edges)
    if phrase.where == "edges" and phrase.rule in BOXES and place in document.view(box_lines):
        return True
    return any(place in found[part] for part in (("head", "foot") if phrase.where == "edges" else (phrase.where,)))


def lines_of_noise(document: Document) -> Mapping[int, frozenset[str]]:
    """Return the numbers of the lines that are nothing but phrases to be taken, with the rules that they are of.

    Ask for it with `document.view(lines_of_noise)`.
    """
    found: dict[int, frozenset[str]] = {}
    cut = document.view(lines)
    for rule, proposals in document.view(matches).items():
        for edit, _, certainty in proposals:
            number = cut.number_at(edit.span.start)
            if certainty != "suspect" and edit.span == cut[number].span:
                found[number] = found.get(number, frozenset()) | {rule}
    return found


def lines_with(document: Document, sign: Sign) -> list[int]:
    """Return the numbers of the lines that hold one of the words of a kind, whatever their capitals."""
    return [place for place, (_, signs) in document.view(heard) if sign in signs]


class Heard(NamedTuple):
    """What the scan tells of a line: the phrases in it, and the kinds of sign."""

    phrases: Sequence[InLine]
    signs: frozenset[Sign]


NOTHING = Heard((), frozenset())


def heard(document: Document) -> list[tuple[int, Heard]]:
    """Return what the scan tells of the lines, by number, of which it tells anything; a line is scanned once."""
    texts = document.view(lines).texts
    known = _remembered(document, texts)
    return [(number, told) for number, told in enumerate(map(known.__getitem__, texts)) if told is not NOTHING]


def _remembered(document: Document, texts: Sequence[str]) -> dict[str, Heard]:
    """Return what is remembered of lines of a document, once those of `texts` have been scanned."""
    known: dict[str, Heard] = document.known(heard)
    fresh = dict.fromkeys([text for text in texts if text not in known], NOTHING)
    if fresh:
        known.update(fresh)
        known.update(_heard_in(list(fresh), document.language))
    return known


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


def _edit(text: str, start: int, span: Span) -> Edit:
    """Return the removal of `span`, a place in the line that begins at `start`."""
    first, last = start + span.start, min(start + span.end, len(text))
    return Edit(Span(first, last), text[first:last])


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a line is the rest of a sentence that was broken because the line before was full."""
    before = before.strip()
    return text.lstrip()[:1].islower() and len(before) >= FULL_LINE and before[-1] not in ";:" and not has_end(before)


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


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


@cache
def edge_words(language: str) -> EdgeWords:
    """Return the words of a language by which the edges of its sentences are known."""
    starters, never_last, small = (words_of(language, field) for field in ("starters", "never_last", "function_words"))
    return EdgeWords(starters, never_last, small, language not in CAPITAL_NOUNS, words_of(language, "abbreviations"))


def _as_lead(line: Line, match: re.Match[str], language: str) -> Extent | None:
    if not opens_here(line, match.start()) or quoted(line, match.start(), language):
        return None
    return headline(line, match, edge_words(language))


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
