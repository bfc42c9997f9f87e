"""The audit of one text: every finding with its place in the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.catalogue import catalogue
from cleaner.edits import Trace
from cleaner.model import Certainty, Span, Step


class AuditEntry(NamedTuple):
    """A finding as a reader of the raw text sees it.

    `line` counts from 1 and `span` is in characters, both of the decoded raw text; `before` is what
    stood there when the rule looked, `after` what it became (or would have, where not `applied`).
    """

    rule: str
    code: str
    stage: str
    certainty: Certainty
    because: str
    line: int
    span: Span
    before: str
    after: str
    applied: bool


def entries(raw: str, steps: Sequence[Step]) -> tuple[AuditEntry, ...]:
    """Return the findings of a journal with their places in `raw`, in the order of the journal."""
    trace = Trace(steps)
    starts = _line_starts(raw)
    found = []
    for number, step in enumerate(steps):
        for finding in step.findings:
            span = trace.to_raw(number, finding.edit.span)
            found.append(
                AuditEntry(
                    rule=finding.rule,
                    code=catalogue()[finding.rule].code,
                    stage=step.stage,
                    certainty=finding.certainty,
                    because=finding.because,
                    line=bisect_right(starts, span.start),
                    span=span,
                    before=finding.edit.before,
                    after=finding.edit.after,
                    applied=finding.applied,
                )
            )
    return tuple(found)


def _line_starts(text: str) -> list[int]:
    starts, place = [0], text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts
