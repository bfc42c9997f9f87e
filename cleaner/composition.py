"""What a text is made of: its parts, each with the lines of the raw text that it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from cleaner.audit import AuditEntry
from cleaner.model import Document, InPart, Part
from cleaner.parts.of_text import parts_of_text
from cleaner.parts.reasons import part_told
from cleaner.settings import PART_RULE, RULES_OF_PARTS
from cleaner.text.lines import Lines

OF_PAGES = "off-article"
"""What it takes of a page already has the part that the page tells."""
SUSPECT = "suspect"


class PartSpan(NamedTuple):
    """Lines `first` to `last` of the decoded raw text, inclusive and counted from 1, which are one part."""

    part: Part
    first: int
    last: int


def composition(
    raw: str, language: str, told: Mapping[int, InPart], entries: Iterable[AuditEntry]
) -> tuple[PartSpan, ...]:
    """Return the parts of a text in their order; blank lines between two stretches of one part belong to it.

    `told`: the parts that a page tells of its lines, of which those that are missing are noise; empty for plain text.
    `entries`: all that was found in the text. What a rule took for what it says is noise, whatever it stood in.
    """
    cut = Lines(raw)
    by_rule = _by_rules(cut, entries, bool(told))
    parts = {**(told or _of_text(cut.texts, language, by_rule)), **by_rule}
    return tuple(_spans(cut.texts, parts, "noise" if told else "body"))


def _by_rules(cut: Lines, entries: Iterable[AuditEntry], is_page: bool) -> dict[int, InPart]:
    """Return the lines that a rule found whole, with the part that it took them for."""
    found: dict[int, InPart] = {}
    for entry in entries:
        part = _taken_for(entry, is_page)
        if part:
            told = InPart(part, entry.because)
            for number in _whole_lines(cut, *entry.span):
                found.setdefault(number, told)  # a later entry may reach over what an earlier one took
    return found


def _taken_for(entry: AuditEntry, is_page: bool) -> Part | None:
    if entry.rule in RULES_OF_PARTS:
        return RULES_OF_PARTS[entry.rule] if entry.applied or entry.certainty != SUSPECT else None
    if not entry.applied or entry.after or (entry.rule == OF_PAGES and is_page):
        return None
    return part_told(entry.because) if entry.rule == PART_RULE else "noise"


def _whole_lines(cut: Lines, start: int, end: int) -> range:
    """Return the numbers of the lines that have nothing but blanks outside a stretch of the text."""
    first, last = cut.number_at(start), cut.number_at(max(start, end - 1))
    before = cut.texts[first][: start - cut.starts[first]]
    behind = cut.texts[last][max(0, end - cut.starts[last]) :]
    is_cut, is_torn = bool(before.strip()), bool(behind.strip())
    return range(first + is_cut, last + 1 - is_torn)


def _of_text(texts: Sequence[str], language: str, by_rule: Mapping[int, InPart]) -> dict[int, InPart]:
    """Return what plain text tells of its lines; what is noise does not stand between them."""
    left = [number for number in range(len(texts)) if number not in by_rule or by_rule[number].part != "noise"]
    document = Document("text", "".join(texts[number] + "\n" for number in left), language)
    return {left[number]: part for number, part in parts_of_text(document).items()}


def _spans(texts: Sequence[str], parts: Mapping[int, InPart], other: Part) -> Iterator[PartSpan]:
    """Yield the parts of lines; `other`: that of the lines of which nothing is told."""
    open_span: PartSpan | None = None
    for number, text in enumerate(texts, 1):
        if not text.strip():
            continue
        told = parts.get(number - 1)
        part = told.part if told else other
        if open_span and open_span.part == part:
            open_span = open_span._replace(last=number)
            continue
        if open_span:
            yield open_span
        open_span = PartSpan(part, number, number)
    if open_span:
        yield open_span
