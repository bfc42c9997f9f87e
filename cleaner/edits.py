"""Edits: applying them, taking them back, settling collisions, tracing a place back to the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import eq, ge

from cleaner.model import SUREST_FIRST, Edit, Finding, Span, Step

RANK = {certainty: rank for rank, certainty in enumerate(SUREST_FIRST)}


class Mismatch(ValueError):
    """A text is not the one that an edit was written for; `at` is the first place that shows it."""

    def __init__(self, at: int, expected: str, found: str) -> None:
        super().__init__(f"at character {at}: expected {expected!r}, found {found!r}")
        self.at = at


def applied(findings: Iterable[Finding]) -> list[Edit]:
    """Return the edits of the findings that were applied, in text order."""
    return sorted([finding.edit for finding in findings if finding.applied])


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` done; they are in text order and do not overlap.

    Raises Mismatch where the text does not hold what an edit replaces.
    """
    pieces: list[str] = []
    position = 0
    for (start, end), before, after in edits:
        if text[start:end] != before:
            raise Mismatch(start, before, text[start:end])
        pieces += (text[position:start], after)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def undo(text: str, edits: Sequence[Edit]) -> str:
    """Return the text that `apply` made `text` of; the same edits, the same order.

    Raises Mismatch where the text does not hold what an edit wrote.
    """
    return apply(text, inverted(edits))


def inverted(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that take `edits` back, in coordinates of the text after them."""
    back, grown = [], 0
    for span, before, after in edits:
        start = span.start + grown
        back.append(Edit(Span(start, start + len(after)), after, before))
        grown += len(after) - len(before)
    return back


def settle(findings: Sequence[Finding]) -> list[Finding]:
    """Let colliding findings that want to be applied agree: surer first, then longer, then earlier, then by name.

    A finding that loses stays in the list, not applied. The result is in text order.
    """
    if _stand_apart([finding.edit.span for finding in findings]):
        return list(findings)  # the usual case: of one rule, in its order
    in_order = sorted(findings, key=_place)
    wanting = [finding for finding in in_order if finding.applied]
    if _stand_apart([finding.edit.span for finding in wanting]):
        return in_order
    settled = [finding for finding in in_order if not finding.applied]
    for crowd in _crowds(wanting):
        settled += crowd if len(crowd) == 1 else _settle_crowd(crowd)
    return sorted(settled, key=_place)


def _stand_apart(spans: Sequence[Span]) -> bool:
    """Tell whether spans are in text order, and no two share a character, or an insertion point."""
    later = spans[1:]
    return all(map(ge, [span[0] for span in later], [span[1] for span in spans])) and not any(map(eq, spans, later))


def _place(finding: Finding) -> tuple[Span, str, str]:
    return finding.edit.span, finding.rule, finding.edit.after


def _precedence(finding: Finding) -> tuple[int, int, int, str, str]:
    start, end = finding.edit.span
    return RANK[finding.certainty], start - end, start, finding.rule, finding.edit.after


def _crowds(in_text_order: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the runs of findings that touch one another's characters, directly or through a third."""
    crowd: list[Finding] = []
    reach = -1
    for finding in in_text_order:
        start, end = finding.edit.span
        if crowd and start >= reach and finding.edit.span != crowd[-1].edit.span:
            yield crowd
            crowd = []
        crowd.append(finding)
        reach = max(reach, end)
    if crowd:
        yield crowd


def _settle_crowd(crowd: Iterable[Finding]) -> list[Finding]:
    settled: list[Finding] = []
    taken: list[Span] = []
    for finding in sorted(crowd, key=_precedence):
        free = _is_free(finding.edit.span, taken)
        if free:
            insort(taken, finding.edit.span)
        settled.append(finding._replace(applied=free))
    return settled


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether no taken span shares a character, or an insertion point, with `span`."""
    at = bisect_left(taken, span)
    before, after = taken[at - 1] if at else None, taken[at] if at < len(taken) else None
    clear_before = before is None or before.end <= span.start
    clear_after = after is None or (span.end <= after.start and after != span)
    return clear_before and clear_after


class Trace:
    """Maps places of the text that a step was given back to the raw text."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._maps = [_BackMap(applied(step.findings)) for step in steps[:-1]]

    def to_raw(self, step: int, spans: Sequence[Span]) -> list[Span]:
        """Return where `spans`, in coordinates of the text given to step number `step`, stand in the raw text."""
        changing = [back for back in reversed(self._maps[:step]) if back.changes]
        if not changing:
            return list(spans)
        starts, ends = [span[0] for span in spans], [span[1] for span in spans]
        for back in changing:
            starts = list(map(back.start, starts))
            ends = list(map(max, starts, map(back.end, ends)))
        return list(map(Span, starts, ends))


class _BackMap:
    """Places after one step's edits to places before them."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.changes = bool(edits)
        self._before = [edit.span for edit in edits]
        grown = accumulate([len(after) - len(before) for _, before, after in edits], initial=0)
        self._starts = [span.start + more for span, more in zip(self._before, grown, strict=False)]
        self._ends = [start + len(edit.after) for start, edit in zip(self._starts, edits, strict=True)]

    def start(self, place: int) -> int:
        """A place inside written text goes to the start of what it replaced; after a removal, behind it."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return place
        if place < self._ends[at]:
            return self._before[at].start
        return self._before[at].end + place - self._ends[at]

    def end(self, place: int) -> int:
        """A place inside written text goes to the end of what it replaced; at a removal, before it."""
        at = bisect_left(self._starts, place) - 1
        if at < 0:
            return place
        if place <= self._ends[at]:
            return self._before[at].end
        return self._before[at].end + place - self._ends[at]
