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


def regions(steps: Iterable[Step]) -> list[Region]:
    """Return all that the applied findings of a journal changed, in text order, as regions that share no character."""
    found: list[Region] = []
    for step in steps:
        done = [finding for finding in step.findings if finding.applied]
        if done:
            found = list(_followed_by(found, done))
    return found


def _followed_by(found: Sequence[Region], done: Iterable[Finding]) -> Iterator[Region]:
    """Yield what `found` and, after it, the findings of one more step come to.

    Between two changes, all three texts are the same but for an offset, so sums of lengths are all it takes.
    """
    from_raw = to_clean = 0
    for crowd in _crowds(found, done):
        start, end = crowd[0].span.start, max(change.span.end for change in crowd)
        raw_start, clean_start = start + from_raw, start + to_clean
        for _, region, finding in crowd:
            if region:
                from_raw = region.raw.end - region.clean.end
            if finding:
                to_clean += len(finding.edit.after) - len(finding.edit.before)
        yield Region(Span(raw_start, end + from_raw), Span(clean_start, end + to_clean), _owners(crowd))


def _crowds(found: Iterable[Region], done: Iterable[Finding]) -> Iterator[list[_Change]]:
    """Yield the runs of changes that share characters, or an insertion point, of the text between."""
    changes = [_Change(region.clean, region=region) for region in found]
    changes += [_Change(finding.edit.span, finding=finding) for finding in done]
    crowd: list[_Change] = []
    reach = 0
    for change in sorted(changes, key=lambda change: change.span):
        if crowd and change.span.start >= reach and change.span != crowd[-1].span:
            yield crowd
            crowd = []
        crowd.append(change)
        reach = max(reach, change.span.end)
    yield crowd


def _owners(crowd: Iterable[_Change]) -> tuple[str, ...]:
    earlier = [rule for change in crowd if change.region for rule in change.region.rules]
    return tuple(dict.fromkeys(earlier + [change.finding.rule for change in crowd if change.finding]))


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
