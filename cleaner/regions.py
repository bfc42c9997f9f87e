"""Where raw and clean text differ: the whole journal put together into one list of changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.model import Finding, Span, Step


class Region(NamedTuple):
    """A stretch of the raw text, the stretch of the clean text it became, and the rules that did it, in journal order."""

    raw: Span
    clean: Span
    rules: tuple[str, ...]


class _Change(NamedTuple):
    """A stretch of a text between two steps: how it got there (`region`), or what the next step does to it (`finding`)."""

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
