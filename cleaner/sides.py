"""What changed, in whole lines: which lines of the clean text stand in the place of which lines of the raw one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cleaner.model import Span
from cleaner.regions import Region


class Side:
    """One of the two texts, cut into lines at line feeds alone; each line owns its break."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lacks_break = bool(text) and not text.endswith("\n")
        cut = text.split("\n")
        self.lines = cut if self.lacks_break else cut[:-1]
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.starts[-1] -= self.lacks_break

    def line_at(self, place: int) -> int:
        """Return the number of the line that `place` is in; behind the last break, that of a line to come."""
        number = bisect_right(self.starts, place) - 1
        return min(number, len(self.lines) - 1) if self.lacks_break else number

    def first_from(self, place: int) -> int:
        """Return the number of the first line that begins at `place` or behind it."""
        return bisect_left(self.starts, place)

    def touched(self, span: Span) -> range:
        """Return the numbers of the lines in which `span` has a character or, being empty, its place."""
        return range(self.line_at(span.start), self.line_at(max(span.start, span.end - 1)) + 1)

    def line(self, number: int) -> str:
        """Return a line with its break."""
        return self.text[self.starts[number] : self.starts[number + 1]]


class Block(NamedTuple):
    """Raw lines and the clean lines in their place, as few as possible, with what changed in them."""

    raw: range
    clean: range
    regions: tuple[Region, ...]


def blocks(old: Side, new: Side, changes: Iterable[Region]) -> Iterator[Block]:
    """Yield the blocks of changed lines, in text order; what two steps did and undid is no change."""
    pending: list[Region] = []
    stop = 0
    closed = True
    for region in changes:
        if old.text[slice(*region.raw)] == new.text[slice(*region.clean)]:
            continue
        if pending and closed and region.raw.start >= old.starts[stop]:
            yield from _trimmed(old, new, _block(old, new, pending, stop))
            pending = []
        pending.append(region)
        stop, closed = _stop(old, new, region)
    if pending:
        yield from _trimmed(old, new, _block(old, new, pending, stop))


def _stop(old: Side, new: Side, region: Region) -> tuple[int, bool]:
    """Return the first raw line behind `region` that is not drawn into its change, and whether a block can end there.

    A line whose predecessor lost its break has been joined to it.
    """
    stop = old.first_from(region.raw.end)
    if stop < len(old.lines) and not _is_line_start(new, _clean_place(old, region, stop)):
        stop += 1
    at_loose_end = old.lacks_break and stop == len(old.lines)
    return stop, _is_line_start(new, _clean_place(old, region, stop)) and not at_loose_end


def _clean_place(old: Side, region: Region, number: int) -> int:
    """Return where raw line `number`, with nothing changed between it and `region`, begins in the clean text."""
    if old.starts[number] < region.raw.end:
        return region.clean.start - region.raw.start + old.starts[number]
    return region.clean.end - region.raw.end + old.starts[number]


def _is_line_start(side: Side, place: int) -> bool:
    return place == 0 or side.text[place - 1 : place] == "\n"


def _block(old: Side, new: Side, changes: Sequence[Region], stop: int) -> Block:
    start = old.line_at(changes[0].raw.start)
    clean_start = new.first_from(changes[0].clean.start - changes[0].raw.start + old.starts[start])
    clean_stop = new.first_from(_clean_place(old, changes[-1], stop))
    return Block(range(start, stop), range(clean_start, clean_stop), tuple(changes))


def _trimmed(old: Side, new: Side, block: Block) -> Iterator[Block]:
    """Yield the block without the equal lines at its ends, or nothing when no others are left."""
    raw, clean, changes = block
    while raw and clean and old.line(raw[0]) == new.line(clean[0]):
        raw, clean = raw[1:], clean[1:]
    while raw and clean and old.line(raw[-1]) == new.line(clean[-1]):
        raw, clean = raw[:-1], clean[:-1]
    if raw or clean:
        yield Block(raw, clean, changes)
