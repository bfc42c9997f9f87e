"""Where raw and clean text differ: the whole journal put together into one list of changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.model import Finding, Span, Step


class Region(NamedTuple):
    """A stretch of raw text, the stretch of clean text it became, and the rules that did it, in journal order."""

    raw: Span
    clean: Span
    rules: tuple[str, ...]


class _Change(NamedTuple):
    """A stretch of the text between two steps: how it came about (`region`), or what is next done to it (`finding`)."""

    span: Span
    region: Region | None = None
    finding: Finding | None = None


class _Part(NamedTuple):
    """A stretch of the text between, what it has more in the raw text, its length in the clean one, and its owners."""

    span: Span
    longer: int
    written: int
    rules: tuple[str, ...]


def regions(steps: Iterable[Step]) -> list[Region]:
    """Return all that the applied findings of a journal changed, in text order, as regions that share no character.

    Text that was removed belongs to the rule that removed it, whoever may have changed it before.
    """
    found: list[Region] = []
    for step in steps:
        done = [finding for finding in step.findings if finding.applied]
        if done:
            found = list(_followed_by(found, done))
    return found


def _followed_by(found: Iterable[Region], done: Iterable[Finding]) -> Iterator[Region]:
    """Yield what `found` and, after it, the findings of one more step come to.

    Between two changes all three texts are the same but for an offset, so sums of lengths are all it takes.
    """
    from_raw = to_clean = 0
    for crowd in _crowds(found, done):
        for (start, end), longer, written, rules in _parts(crowd):
            raw = Span(start + from_raw, end + from_raw + longer)
            yield Region(raw, Span(start + to_clean, start + to_clean + written), rules)
            from_raw += longer
            to_clean += written - (end - start)


def _crowds(found: Iterable[Region], done: Iterable[Finding]) -> Iterator[list[_Change]]:
    """Yield the runs of changes that share characters of the text between."""
    changes = [_Change(region.clean, region=region) for region in found]
    changes += [_Change(finding.edit.span, finding=finding) for finding in done]
    crowd: list[_Change] = []
    reach = 0
    for change in sorted(changes, key=lambda change: change.span):
        if crowd and change.span.start >= reach:
            yield crowd
            crowd = []
        crowd.append(change)
        reach = max(reach, change.span.end)
    yield crowd


def _parts(crowd: Sequence[_Change]) -> Iterable[_Part]:
    """Return what a crowd comes to: one part for each owner where that can be told, else one for all."""
    found = [change.region for change in crowd if change.region]
    done = [change.finding for change in crowd if change.finding]
    start, end = crowd[0].span.start, max(change.span.end for change in crowd)
    all_gone = all(region.clean.start == region.clean.end for region in found)
    if found and [finding.edit.span for finding in done] == [(start, end)] and (all_gone or not done[0].edit.after):
        return _parts_of_one(done[0], found)
    written = end - start + sum(len(finding.edit.after) - len(finding.edit.before) for finding in done)
    rules = [rule for region in found for rule in region.rules] + [finding.rule for finding in done]
    return [_Part(Span(start, end), sum(map(_lost, found)), written, tuple(dict.fromkeys(rules)))]


def _parts_of_one(finding: Finding, found: Iterable[Region]) -> Iterator[_Part]:
    """Yield the parts of a finding that took in places of removed text, or that removed changed text."""
    (place, end), own, written = finding.edit.span, (finding.rule,), len(finding.edit.after)
    for region in found:
        if region.clean.start > place:
            yield _Part(Span(place, region.clean.start), 0, written, own)
            written = 0
        is_gone = region.clean.end == region.clean.start
        yield _Part(region.clean, _lost(region), 0, region.rules if is_gone else own)
        place = region.clean.end
    if place < end:
        yield _Part(Span(place, end), 0, written, own)


def _lost(region: Region) -> int:
    return (region.raw.end - region.raw.start) - (region.clean.end - region.clean.start)


def carried(span: Span, found: Sequence[Region]) -> Span:
    """Return where `span` of the raw text stands in the clean one: of what became another text, the whole of that."""
    start, end = span
    before = bisect_right(found, start, key=lambda region: region.raw.start) - 1
    within = before >= 0 and start < found[before].raw.end
    clean_start = found[before].clean.start if within else start + _offset(found, before)
    last = bisect_right(found, max(start, end - 1), key=lambda region: region.raw.start) - 1
    within = last >= 0 and end <= found[last].raw.end
    clean_end = found[last].clean.end if within else end + _offset(found, last)
    return Span(clean_start, max(clean_start, clean_end))


def _offset(found: Sequence[Region], last: int) -> int:
    """Return how far text behind region number `last`, and before the next, has moved."""
    return found[last].clean.end - found[last].raw.end if last >= 0 else 0
