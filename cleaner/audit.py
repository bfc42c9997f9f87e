"""The audit of one text: every finding with its place in the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate
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


@cache
def _codes() -> Mapping[str, str]:
    return {name: rule.code for name, rule in catalogue().items()}


def entries(raw: str, steps: Sequence[Step]) -> tuple[AuditEntry, ...]:
    """Return the findings of a journal with their places in `raw`, in the order of the journal."""
    trace = Trace(steps)
    starts = list(accumulate([len(line) + 1 for line in raw.split("\n")], initial=0))
    codes = _codes()
    found: list[AuditEntry] = []
    for number, (stage, findings) in enumerate(steps):
        spans = trace.to_raw(number, [finding.edit.span for finding in findings])
        found += [
            AuditEntry(
                rule, codes[rule], stage, sure, because, bisect_right(starts, span[0]), span, before, after, done
            )
            for (rule, (_, before, after), because, sure, done), span in zip(findings, spans, strict=True)
        ]
    return tuple(found)
