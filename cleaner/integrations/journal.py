"""The audit of one record as rows: what a table can hold, and enough to make the raw text again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any, TypedDict

from cleaner import edits
from cleaner.cleaning import Cleaned
from cleaner.model import Edit, Span


class JournalRow(TypedDict):
    """A finding: the fields of `AuditEntry`, the span as `start` and `end`, and where the journal has it.

    `step` is the number of its step in the journal, `at` the place in the text that this step was given.
    """

    rule: str
    code: str
    stage: str
    certainty: str
    because: str
    line: int
    start: int
    end: int
    before: str
    after: str
    applied: bool
    step: int
    at: int


def journal_rows(cleaned: Cleaned) -> list[JournalRow]:
    """Return the findings of a cleaned text as rows, in the order of the journal."""
    places = [
        (number, finding.edit.span.start) for number, step in enumerate(cleaned.steps) for finding in step.findings
    ]
    return [
        JournalRow(
            rule=entry.rule,
            code=entry.code,
            stage=entry.stage,
            certainty=entry.certainty,
            because=entry.because,
            line=entry.line,
            start=entry.span.start,
            end=entry.span.end,
            before=entry.before,
            after=entry.after,
            applied=entry.applied,
            step=step,
            at=at,
        )
        for entry, (step, at) in zip(cleaned.findings, places, strict=True)
    ]


def undo(text: str, audit: Iterable[Mapping[str, Any]]) -> str:
    """Return the raw text that a clean text was made of, from the rows of its audit.

    Raises Mismatch (of `cleaner.edits`) where text and audit do not belong together.
    """
    applied = [row for row in audit if row["applied"]]
    steps = [list(rows) for _, rows in groupby(applied, key=itemgetter("step"))]
    for rows in reversed(steps):
        text = edits.undo(text, sorted(map(_edit, rows)))
    return text


def _edit(row: Mapping[str, Any]) -> Edit:
    return Edit(Span(row["at"], row["at"] + len(row["before"])), row["before"], row["after"])
