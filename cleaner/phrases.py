"""The phrases that stand in a document, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cleaner.edges import stands_there
from cleaner.heard import NOTHING, heard, remembered
from cleaner.model import Document, Edit, Found, Span
from cleaner.reports import is_report
from cleaner.scan import Sign, phrases
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines
from cleaner.text.sentences import has_end

FULL_LINE = 50
"""Characters of a line that may have been broken for its length; text browsers and mail break behind 60 to 80."""


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
    known = remembered(fresh.document, fresh.texts)
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
            language, phrase = phrases()[number]
            if phrase.stands == "line" and place and _goes_on(cut.texts[place - 1], cut.texts[place]):
                continue
            if not stands_there(document, phrase, place):
                continue
            edit = _edit(document.text, cut.starts[place], extent.span)
            because = f"{extent.because} “{_short(words)}”"
            is_unsure = extent.unsure or is_report(number, phrase, language, extent)
            certainty = "suspect" if is_unsure else phrase.certainty
            found.setdefault(phrase.rule, []).append(Found(edit, because, certainty))
    return found


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


def _edit(text: str, start: int, span: Span) -> Edit:
    """Return the removal of `span`, a place in the line that begins at `start`."""
    first, last = start + span.start, min(start + span.end, len(text))
    return Edit(Span(first, last), text[first:last])


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a line is the rest of a sentence that was broken because the line before was full."""
    before = before.strip()
    return text.lstrip()[:1].islower() and len(before) >= FULL_LINE and before[-1] not in ";:" and not has_end(before)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
