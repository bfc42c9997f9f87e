"""Raw against clean, each change signed by its rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from cleaner.edits import applied, apply
from cleaner.model import Span, Step
from cleaner.regions import Region, regions
from cleaner.text import words
from cleaner.text.spelled import SIGNATURE, spelled

Mark = Literal[" ", "-", "+", "?", "\\"]
"""Kept, changed or removed, written in its place, kept with a report, and "no line break here" about the line above."""

NO_BREAK = "no line break at the end"
NO_BREAK_UNIFIED = "\\ No newline at end of file\n"

HUNK_CONTEXT = 3
"""Unchanged lines around a change in a unified diff: what `diff -u` prints."""


class Row(NamedTuple):
    """A line of the audit diff: what became of a line, its text without the break, and the rules that sign it."""

    mark: Mark
    text: str
    rules: tuple[str, ...] = ()


class Tally(NamedTuple):
    """What one rule did to a text."""

    rule: str
    applied: int
    reported: int
    words_removed: int


class _Side:
    """One of the two texts, cut into lines at line feeds alone; each line owns its break."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.lacks_break = self.lines[-1] != ""
        if self.lacks_break:
            self.starts[-1] -= 1
        else:
            del self.lines[-1], self.starts[-1]

    def line_at(self, place: int) -> int:
        """Return the number of the line that `place` is in; behind the last break, that of a line to come."""
        number = bisect_right(self.starts, place) - 1
        return min(number, len(self.lines) - 1) if self.lacks_break else number

    def boundary(self, place: int) -> int:
        """Return the number of the first line that begins at `place` or behind it."""
        return bisect_left(self.starts, place)

    def touched(self, span: Span) -> range:
        """Return the numbers of the lines that `span` has a character, or its only place, in."""
        return range(self.line_at(span.start), self.line_at(max(span.start, span.end - 1)) + 1)


class _Block(NamedTuple):
    """Raw lines and the clean lines that stand in their place: as few as possible, both sides whole lines."""

    raw: range
    clean: range
    regions: tuple[Region, ...]


def audit_diff(raw: str, steps: Sequence[Step], context: int | None = None) -> str:
    """Return raw against clean, line by line, each change signed by the rules that made it.

    With `context`, unchanged lines farther than so many lines from a change or a report are folded into one.
    """
    return "".join(line + "\n" for line in folded(rows(raw, steps), context))


def rows(raw: str, steps: Sequence[Step]) -> list[Row]:
    """Return the lines of the audit diff. The changes come from the journal: the texts are not compared."""
    old, new = _Side(raw), _Side(_replayed(raw, steps))
    reports = _reports(new, steps)
    listed: list[Row] = []
    at = _Block(range(0), range(0), ())
    for block in (*_blocks(old, new, regions(steps)), _end(old, new)):
        for number in range(at.raw.stop, block.raw.start):
            owners = reports.get(number - at.raw.stop + at.clean.stop, ())
            listed.append(Row("?" if owners else " ", old.lines[number], owners))
        listed += _changed(old, new, block, reports)
        at = block
    if old.lacks_break and new.lacks_break and listed[-1].mark in " ?":
        listed.append(Row("\\", NO_BREAK))
    return listed


def folded(listed: Iterable[Row], context: int | None) -> Iterator[str]:
    """Yield rows as they are printed, with long runs of unchanged ones folded when `context` is given."""
    last = None
    runs = [(kept, list(run)) for kept, run in groupby(listed, key=lambda row: row.mark == " ")]
    for number, (kept, run) in enumerate(runs):
        if context is not None and kept:
            head, tail = context if number else 0, context if number < len(runs) - 1 else 0
            hidden = len(run) - head - tail
            if hidden > 1:
                yield from map(render, run[:head])
                yield f"⋯ {hidden} unchanged lines"
                run = run[len(run) - tail :]
        yield from map(render, run)
        last = run
    del last


def render(row: Row) -> str:
    """Return a row as it is printed: its mark, its text with the invisible spelled out, and who signs it."""
    line = f"{row.mark} {spelled(row.text)}"
    return f"{line}  {SIGNATURE} {', '.join(row.rules)}" if row.rules else line.rstrip(" ")


def tally(steps: Iterable[Step]) -> tuple[Tally, ...]:
    """Return what each rule did: findings applied and reported, and words removed; the busiest first."""
    done: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for finding in (finding for step in steps for finding in step.findings):
        (done if finding.applied else reported)[finding.rule] += 1
        if finding.applied:
            removed[finding.rule] += max(0, words.count(finding.edit.before) - words.count(finding.edit.after))
    tallies = [Tally(rule, done[rule], reported[rule], removed[rule]) for rule in {*done, *reported}]
    return tuple(sorted(tallies, key=lambda one: (-one.applied, -one.reported, one.rule)))
