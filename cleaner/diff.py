"""Raw against clean, each change signed by its rule."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from cleaner.edits import applied, apply
from cleaner.model import Finding, Span, Step
from cleaner.regions import carried, regions
from cleaner.sides import Block, Side, blocks
from cleaner.text import words
from cleaner.text.visible import SIGNATURE, spelled

Mark = Literal[" ", "-", "+", "?", "\\"]
"""Kept, changed or removed, written in its place, kept with a report, and "no line break" about the line above."""

NO_BREAK = "no line break at the end"

HUNK_CONTEXT = 3
"""Unchanged lines around a change in a unified diff: what `diff -u` prints."""

QUOTED_IN_NAMES = re.compile(r'["\\\x00-\x1f\x7f]')
"""What `patch` reads in a file name only when the name is quoted."""


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


def audit_diff(raw: str, steps: Sequence[Step], context: int | None = None) -> str:
    """Return raw against clean, line by line, each change signed by the rules that made it.

    With `context`, unchanged lines farther than so many lines from a change or a report are folded into one.
    """
    return "".join(line + "\n" for line in folded(rows(raw, steps), context))


def rows(raw: str, steps: Sequence[Step]) -> list[Row]:
    """Return the lines of the audit diff. The changes are those of the journal: the texts are not compared."""
    return list(_Comparison(raw, steps).rows())


def _replayed(raw: str, steps: Iterable[Step]) -> str:
    for step in steps:
        raw = apply(raw, applied(step.findings))
    return raw


class _Comparison:
    """Raw and clean text side by side, and who did what to which line."""

    def __init__(self, raw: str, steps: Sequence[Step]) -> None:
        self.old, self.new = Side(raw), Side(_replayed(raw, steps))
        self.changes = regions(steps)
        findings = [finding for step in steps for finding in step.findings]
        self.order = {rule: rank for rank, rule in enumerate(dict.fromkeys(one.rule for one in findings))}
        self.reports = self._reports(steps)

    def _reports(self, steps: Sequence[Step]) -> dict[int, dict[str, None]]:
        """Return the rules that only reported something that stayed, by line of the clean text."""
        found: dict[int, dict[str, None]] = {}
        for number, step in enumerate(steps):
            reported = _reported(step)
            after = regions(steps[number:]) if reported else []
            for finding in reported:
                span = carried(finding.edit.span, after)
                if span.end > span.start or not finding.edit.before:
                    for line in self.new.touched(span):
                        found.setdefault(min(line, len(self.new.lines) - 1), {})[finding.rule] = None
        return found

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all lines, in text order."""
        done = 0
        for block in blocks(self.old, self.new, self.changes):
            yield from map(self._kept, range(done, block.clean.start))
            yield from self._changed(block)
            done = block.clean.stop
        yield from map(self._kept, range(done, len(self.new.lines)))
        if done < len(self.new.lines) and self.old.lacks_break and self.new.lacks_break:
            yield Row("\\", NO_BREAK)

    def _kept(self, number: int) -> Row:
        """Return the row of a line that both texts have, by its number in the clean one."""
        reporting = tuple(self.reports.get(number, ()))
        return Row("?" if reporting else " ", self.new.lines[number], reporting)

    def _changed(self, block: Block) -> Iterator[Row]:
        """Yield the rows of a block: its raw lines, then its clean ones.

        When all that happened to the last line is that it got its break, the line counts as kept.
        """
        owners = self._owners(block)
        only_ends = self._only_ends(block)
        raw = block.raw[:-1] if only_ends else block.raw
        clean = block.clean[:-1] if only_ends else block.clean
        yield from (Row("-", self.old.lines[number], owners[number]) for number in raw)
        if self.old.lacks_break and raw and raw.stop == len(self.old.lines):
            yield Row("\\", NO_BREAK)
        writers = () if raw else self._sorted(rule for one in block.regions for rule in one.rules)
        for number in clean:
            asked = tuple(f"{rule}?" for rule in self.reports.get(number, ()))
            yield Row("+", self.new.lines[number], writers + asked)
        if self.new.lacks_break and clean and clean.stop == len(self.new.lines):
            yield Row("\\", NO_BREAK)
        if only_ends:
            yield self._kept(len(self.new.lines) - 1)
            yield Row("\\", NO_BREAK, owners[len(self.old.lines) - 1])

    def _only_ends(self, block: Block) -> bool:
        """Tell whether a block ends with the last line of both texts and that line only got its break."""
        old, new = self.old, self.new
        if not (old.lacks_break and block.raw and block.clean) or new.lacks_break:
            return False
        at_end = block.raw.stop == len(old.lines) and block.clean.stop == len(new.lines)
        return at_end and old.lines[-1] == new.lines[-1]

    def _owners(self, block: Block) -> dict[int, tuple[str, ...]]:
        """Return who signs each raw line of a block; a line drawn in by the one before it is signed like that one."""
        signed: dict[int, list[str]] = {}
        for region in block.regions:
            for number in self.old.touched(region.raw):
                signed.setdefault(number, []).extend(region.rules)
        last = self._sorted(block.regions[0].rules)
        owners: dict[int, tuple[str, ...]] = {}
        for number in block.raw:
            last = owners[number] = self._sorted(signed[number]) if number in signed else last
        return owners

    def _sorted(self, rules: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(rules), key=self.order.__getitem__))


def _reported(step: Step) -> list[Finding]:
    """Return what was only reported, without what lost against another change at its place."""
    done = [edit.span for edit in applied(step.findings)]
    return [f for f in step.findings if not f.applied and not _meets(f.edit.span, done)]


def _meets(span: Span, done: Sequence[Span]) -> bool:
    at = bisect_left(done, span)
    return any(span.start < other.end and other.start < span.end for other in done[max(0, at - 1) : at + 1])


def folded(listed: Iterable[Row], context: int | None) -> Iterator[str]:
    """Yield rows as they are printed, long runs of unchanged ones folded to `context` lines when that is given."""
    runs = [(kept, list(run)) for kept, run in groupby(listed, key=lambda row: row.mark == " ")]
    for number, (kept, run) in enumerate(runs):
        head = context or 0 if number else 0
        tail = context or 0 if number < len(runs) - 1 else 0
        hidden = len(run) - head - tail
        if context is None or not kept or hidden < 2:
            yield from map(render, run)
            continue
        yield from map(render, run[:head])
        yield f"⋯ {hidden} unchanged lines"
        yield from map(render, run[head + hidden :])


def render(row: Row) -> str:
    """Return a row as it is printed: its mark, its text with the invisible spelled out, and who signs it."""
    line = f"{row.mark} {spelled(row.text)}"
    return f"{line}  {SIGNATURE} {', '.join(row.rules)}" if row.rules else line.rstrip(" ")


def unified_diff(raw: str, steps: Sequence[Step], name: str) -> str:
    """Return raw against clean as a unified diff that `patch` takes, empty when nothing changed."""
    old, new = Side(raw), Side(_replayed(raw, steps))
    hunks = [_hunk(old, new, near) for near in _neighbours(blocks(old, new, regions(steps)))]
    shown = _file_name(name)
    return f"--- {shown}\n+++ {shown}\n" + "".join(hunks) if hunks else ""


def _file_name(name: str) -> str:
    """Return a file name as `patch` reads it: quoted where it must be, closed by a tab where it holds a space."""
    if QUOTED_IN_NAMES.search(name):
        return '"' + QUOTED_IN_NAMES.sub(lambda letter: f"\\{ord(letter.group()):03o}", name) + '"'
    return name + "\t" if " " in name else name


def _neighbours(found: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield runs of blocks so near to one another that their contexts meet."""
    run: list[Block] = []
    for block in found:
        if run and block.raw.start - run[-1].raw.stop > 2 * HUNK_CONTEXT:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _hunk(old: Side, new: Side, near: Sequence[Block]) -> str:
    first, last = near[0], near[-1]
    before = min(HUNK_CONTEXT, first.raw.start)
    after = min(HUNK_CONTEXT, len(old.lines) - last.raw.stop)
    raw = range(first.raw.start - before, last.raw.stop + after)
    clean = range(first.clean.start - before, last.clean.stop + after)
    printed = [f"@@ -{_place(raw)} +{_place(clean)} @@\n"]
    at = raw.start
    for block in near:
        printed += [_unified(" ", old.line(number)) for number in range(at, block.raw.start)]
        printed += [_unified("-", old.line(number)) for number in block.raw]
        printed += [_unified("+", new.line(number)) for number in block.clean]
        at = block.raw.stop
    printed += [_unified(" ", old.line(number)) for number in range(at, raw.stop)]
    return "".join(printed)


def _place(lines: range) -> str:
    """Return lines as a hunk names them: from 1, and an empty range by the line before it."""
    return f"{lines.start + 1 if lines else lines.start},{len(lines)}"


def _unified(mark: str, line: str) -> str:
    return f"{mark}{line}" if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"


def tally(steps: Iterable[Step]) -> tuple[Tally, ...]:
    """Return what each rule did, the busiest first."""
    done: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    removed: Counter[str] = Counter()
    for finding in (finding for step in steps for finding in step.findings):
        (done if finding.applied else reported)[finding.rule] += 1
        if finding.applied:
            removed[finding.rule] += max(0, words.count(finding.edit.before) - words.count(finding.edit.after))
    tallies = [Tally(rule, done[rule], reported[rule], removed[rule]) for rule in {*done, *reported}]
    return tuple(sorted(tallies, key=lambda one: (-one.applied, -one.reported, one.rule)))
