"""What a run did, gathered from its manifest and its audits: sums, the documents to look at, examples for each rule."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import WrongUsage, in_words
from cleaner.reading.record_files import audit_name, format_of
from cleaner.record_restore import audits_in
from cleaner.writing import jsonl
from cleaner.writing.audit_file import FindingRow, read_audit
from cleaner.writing.manifest import ManifestRow
from cleaner.writing.places import MANIFEST, audit_path, records_audit_path
from cleaner.writing.restore import Changed
from cleaner.writing.tally import Tally

MOST_ROWS = 20
"""Documents in a list: what a person looks through."""
MOST_EXAMPLES = 5
"""Examples of a rule."""
MOST_LOOKED_AT = 2_000
"""Documents in which examples are looked for: each rule that is not rare has some in them, and it takes seconds."""


class Example(NamedTuple):
    """A finding, and the document that it is of."""

    source: str
    finding: FindingRow


@dataclass
class Overview:
    """The sums of a run; documents with the lowest scores, with most words gone, and that failed; and for each rule, by
    its name, some of what it found.
    """

    tally: Tally = field(default_factory=Tally)
    lowest: list[ManifestRow] = field(default_factory=list)
    most_removed: list[ManifestRow] = field(default_factory=list)
    failed: list[ManifestRow] = field(default_factory=list)
    examples: dict[str, list[Example]] = field(default_factory=dict)


def overview(out: Path) -> Overview:
    """Return what the run did that wrote the folder `out`.

    Raises WrongUsage when its manifest is not there, or not whole.
    """
    found = Overview()
    for row in _rows(out):
        found.tally.add(row, done_already=False)
    scored = ((row.score, row.source, row) for row in _rows(out) if row.score is not None and row.status != "empty")
    found.lowest = [row for *_, row in heapq.nsmallest(MOST_ROWS, scored, key=lambda one: one[:2])]
    removed = ((_share_removed(row), row.source, row) for row in _rows(out) if row.counts)
    found.most_removed = [row for share, _, row in heapq.nlargest(MOST_ROWS, removed, key=lambda one: one[:2]) if share]
    found.failed = list(islice((row for row in _rows(out) if row.status == "failed"), MOST_ROWS))
    for example in _examples(out):
        of_rule = found.examples.setdefault(example.finding.rule, [])
        if len(of_rule) < MOST_EXAMPLES:
            of_rule.append(example)
    return found


def _rows(out: Path) -> Iterator[ManifestRow]:
    place = out / MANIFEST
    try:
        with place.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield jsonl.parse(line, ManifestRow)
                except jsonl.Malformed as error:
                    raise WrongUsage(f"{place}: line {number}: {error}") from None
    except OSError as error:
        raise WrongUsage(f"{place}: {in_words(error)}; a run that has come to its end writes it") from None


def _share_removed(row: ManifestRow) -> float:
    assert row.counts is not None
    words = row.counts.words + row.counts.words_removed
    return row.counts.words_removed / words if words else 0.0


def _examples(out: Path) -> Iterator[Example]:
    """Yield findings of the first documents, those that were applied first."""
    for source, findings in islice(_findings(out), MOST_LOOKED_AT):
        for finding in sorted(findings, key=lambda one: not one.applied):
            yield Example(source, finding)


def _findings(out: Path) -> Iterator[tuple[str, Iterable[FindingRow]]]:
    """Yield the findings of every document whose audit is there, with its source."""
    seen: set[str] = set()
    for row in _rows(out):
        if row.output is None or row.output in seen:
            continue
        seen.add(row.output)
        try:
            if format_of(row.output):
                for audit in audits_in(records_audit_path(out, audit_name(row.output))):
                    yield audit.header.source, audit.findings
            else:
                yield row.source, read_audit(audit_path(out, row.output).read_bytes()).findings
        except (OSError, jsonl.Malformed, Changed, WrongUsage):
            continue  # the report tells of what is there; `restore` complains about what was changed
