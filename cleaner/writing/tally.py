"""The sums of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from cleaner.writing.manifest import ManifestRow


@dataclass
class Tally:
    """What the rows of a run add up to; `done_already` counts those that an earlier run had finished."""

    statuses: Counter[str] = field(default_factory=Counter)
    applied: Counter[str] = field(default_factory=Counter)
    scores: list[int] = field(default_factory=lambda: [0] * 10)
    words: int = 0
    words_removed: int = 0
    findings: int = 0
    done_already: int = 0

    def add(self, row: ManifestRow, done_already: bool) -> None:
        """Count one more row."""
        self.statuses[row.status] += 1
        self.done_already += done_already
        if row.counts:
            self.applied.update(row.counts.applied)
            self.words += row.counts.words
            self.words_removed += row.counts.words_removed
            self.findings += row.counts.findings
        if row.score is not None:
            self.scores[min(int(row.score * 10), 9)] += 1

    @property
    def documents(self) -> int:
        """How many inputs were meant to be cleaned: all but the skipped ones."""
        return self.statuses.total() - self.statuses["skipped"]

    @property
    def failed(self) -> int:
        """How many inputs could not be cleaned."""
        return self.statuses["failed"]
