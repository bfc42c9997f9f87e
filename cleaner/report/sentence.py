"""One honest sentence about a run."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.report.terminal import one_line
from cleaner.writing.manifest import ManifestRow
from cleaner.writing.tally import Tally

MOST_FAILURES = 25
"""As many as a terminal shows at once. Of a file of records whose field is misspelt every record fails."""

IN_ORDER = ("ok", "empty", "rejected", "failed")


def sentence(tally: Tally) -> str:
    """Return what became of the documents of a run, in one sentence."""
    said = numbered(tally.documents, "document")
    parts = [f"{tally.statuses[status]} {status}" for status in IN_ORDER if tally.statuses[status]]
    if parts:
        said += ": " + ", ".join(parts)
    if tally.done_already:
        said += (
            f"; {tally.done_already} of them {'was' if tally.done_already == 1 else 'were'} done already and skipped"
        )
    others = tally.statuses["skipped"]
    if others:
        said += f"; {numbered(others, 'other file')} left alone, see the manifest"
    return said


def failure(row: ManifestRow) -> str | None:
    """Return what went wrong with an input, if something did, in one line that is harmless to a terminal."""
    return one_line(f"{row.source}: {row.error}") if row.status == "failed" else None


class Failures:
    """What goes wrong in a run as it is told: the first failures one by one, then where the others are."""

    def __init__(self, elsewhere: str) -> None:
        """`elsewhere`: the file that has them all."""
        self._elsewhere = elsewhere
        self._number = 0

    def line(self, row: ManifestRow) -> str | None:
        """Return what is to be said of the next input in one line that is harmless to a terminal, if anything is."""
        said = failure(row)
        self._number += said is not None
        if said is None or self._number > MOST_FAILURES + 1:
            return None
        return said if self._number <= MOST_FAILURES else one_line(f"more failures: see {self._elsewhere}")


def learned(documents: int, sites: int, lines: int) -> str:
    """Return what `cleaner learn` came to, in one sentence."""
    return f"learned {numbered(lines, 'line')} of {numbered(sites, 'site')} from {numbered(documents, 'document')}"


def checked(numbers: Sequence[int]) -> str:
    """Return what there is to clean, in one sentence, from the number of findings in each file."""
    dirty = sum(number > 0 for number in numbers)
    return f"{numbered(sum(numbers), 'thing')} to clean in {dirty} of {numbered(len(numbers), 'file')}"


def numbered(number: int, noun: str) -> str:
    """Return "1 file", "2 files"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
