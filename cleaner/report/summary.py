"""The sums of a run as a table."""

from __future__ import annotations

from cleaner.report.table import columns
from cleaner.writing.tally import Tally

MOST_RULES = 15
"""Rules in the summary: a table should fit on a screen, and the manifest has them all."""


def summary(tally: Tally) -> str:
    """Return the sums of a run: documents, words, findings by rule, scores."""
    rows = [
        ("documents", tally.documents),
        ("words kept", tally.words),
        ("words removed", tally.words_removed),
        ("findings", tally.findings),
        *((f"  {rule}", number) for rule, number in tally.applied.most_common(MOST_RULES)),
    ]
    hidden = tally.applied.most_common()[MOST_RULES:]
    if hidden:
        rows.append((f"  {len(hidden)} more rules", sum(number for _, number in hidden)))
    tenths = [(f"score {n / 10:.1f} to {(n + 1) / 10:.1f}", number) for n, number in enumerate(tally.scores)]
    return columns([*rows, *(row for row in tenths if row[1])])
