"""Threads in a text: what comes again every few units, as the names and buttons of readers' comments do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.page.letters import DIGIT
from cleaner.text.literals import Literals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Numbered, Places

LONGEST_MARK = 120
"""Characters of a unit that may mark the parts of a thread."""
FEWEST_MARKS = 4
"""Marks that make a thread."""
NEAREST, FARTHEST = 2.0, 60.0
"""Units from one mark of a thread to the next, in the median."""
FEWEST_WORDS = 8.0
"""Words between two marks, in the median: menus and tables have fewer."""
BREAK, ROOM = 8, 20
"""A thread ends where the next mark is so many times as far as the median, and so many units more."""
NUMBER = 1
"""What stands for every number among the hashes of words: dates and scores differ from mark to mark."""
NEAR = (10, 30)
"""Units on either side among which marks are counted."""
BEFORE, BEHIND, NOWHERE = -80, 300, -200
"""Units beyond which a distance from the largest thread is not told exactly, and what stands for none."""

LONGEST_SIGN = 100
"""Characters of a unit that may speak of comments as a site does."""
SIGNS_NEAR = (6, 20)
"""Units on either side among which such units are counted."""
# fmt: off
COMMENTS = (
    "comment", "kommentar", "comentári", "comentari", "komentarz", "komentář", "reactie", "reaktion", "hozzászólás",
    "σχόλι", "отзыв", "комментари", "коментар", "yorum", "bình luận", "تعليق", "تعلیق", "دیدگاه", "תגוב", "टिप्पण",
    "评论", "評論", "留言", "コメント", "댓글", "reply", "replies", "responses", "discussion", "writes:", "says:",
    "posted by", "permalink", "score:", "répondre", "antworten", "responder", "rispondi", "odpowiedz",
)
"""How sites speak of the comments of readers, in small letters."""
# fmt: on


class Thread(NamedTuple):
    """The marks of a thread as numbers of units, and the words between two of them, in the median."""

    marks: list[int]
    between: float


def threads(text: Numbered, words: Any, verdicts: Any) -> Iterator[Any]:
    """Yield what threads say of every unit: how many it is in, the most marks and words between them of one, whether it
    is a mark, the marks around it; and of the largest thread, how far its ends are, and what may be of the article
    above it and in it.
    """
    import numpy as np

    size = len(words)
    around, most, between, own = np.zeros((4, size))
    largest, worth = None, 0.0
    for thread in _threads(text, words):
        first, last = thread.marks[0], thread.marks[-1] + 1
        around[first:last] += 1
        most[first:last] = np.maximum(most[first:last], len(thread.marks))
        between[first:last] = np.maximum(between[first:last], thread.between)
        own[thread.marks] += 1
        if len(thread.marks) * np.log1p(thread.between) > worth:
            largest, worth = thread, len(thread.marks) * float(np.log1p(thread.between))
    yield from (around, np.log1p(most), np.log1p(between), own, *_near(own > 0, NEAR), np.full(size, worth))
    yield from _of_largest(largest, np.append(0.0, np.cumsum(words * verdicts)))


def _of_largest(thread: Thread | None, kept: Any) -> Iterator[Any]:
    import numpy as np

    size = len(kept) - 1
    if thread is None:
        yield from (np.full(size, NOWHERE), np.full(size, NOWHERE), np.full(size, -1.0), np.full(size, -1.0))
        return
    place, first, last = np.arange(size), thread.marks[0], thread.marks[-1]
    yield np.clip(place - first, BEFORE, BEHIND)
    yield np.clip(last - place, BEFORE, BEHIND)
    yield np.full(size, np.log1p(kept[first]))
    yield np.full(size, np.log1p(kept[last + 1] - kept[first]))


def _near(flags: NDArray[np.bool_], widths: tuple[int, ...]) -> Iterator[Any]:
    """Yield how many flags are set around every place, in each width."""
    import numpy as np

    place, before = np.arange(len(flags)), np.append(0, np.cumsum(flags))
    for width in widths:
        start, end = np.maximum(0, place - width), np.minimum(len(flags), place + width + 1)
        yield before[end] - before[start]


def _threads(text: Numbered, words: Any) -> Iterator[Thread]:
    """Yield the threads of a text: by whole units, by their first two words, by their last two."""
    import numpy as np

    held = [0.0, *np.cumsum(words).tolist()]
    for keys, units in _keys(text):
        order = keys.argsort(kind="stable")
        edges = np.flatnonzero(np.append(True, keys[order[1:]] != keys[order[:-1]]))
        counts = np.append(edges[1:], len(keys)) - edges
        for edge, count in zip(edges[counts >= FEWEST_MARKS], counts[counts >= FEWEST_MARKS], strict=True):
            yield from _spaced(units[order[edge : edge + count]].tolist(), held)


def _keys(text: Numbered) -> Iterator[tuple[NDArray[np.uint64], Places]]:
    """Yield what marks are known by, each time with the units that have it."""
    import numpy as np

    words = np.where(text.words.kind == DIGIT, np.uint64(NUMBER), text.words.hash)
    count = text.word_count
    short = text.size <= LONGEST_MARK
    some = np.flatnonzero(short & (count > 0))
    if not len(some):
        return
    starts = text.word_bounds[:-1]
    inside = short[text.unit]
    placed = words * (np.arange(1, len(words) + 1) - starts[text.unit]).astype(np.uint64)
    yield np.add.reduceat(placed[inside], np.searchsorted(np.flatnonzero(inside), starts[some])), some
    pairs = np.flatnonzero(short & (count > 1))
    first, last = starts[pairs], starts[pairs] + count[pairs] - 1
    yield words[first] * np.uint64(3) + words[first + 1], pairs
    yield words[last - 1] * np.uint64(5) + words[last], pairs


def _spaced(units: list[int], held: list[float]) -> Iterator[Thread]:
    """Yield the threads that units make which are alike, those that follow one another counting once.

    They are few, and for a few numbers lists are faster than numpy.
    """
    units = [units[0], *(unit for above, unit in pairwise(units) if unit - above >= NEAREST)]
    if len(units) < FEWEST_MARKS:
        return
    gaps = [unit - above for above, unit in pairwise(units)]
    usual, between = median(gaps), median([held[unit] - held[above + 1] for above, unit in pairwise(units)])
    if usual > FARTHEST or between < FEWEST_WORDS:
        return
    breaks = [number for number, gap in enumerate(gaps, 1) if gap > BREAK * usual + ROOM]
    for start, end in pairwise([0, *breaks, len(units)]):
        if end - start >= FEWEST_MARKS:
            yield Thread(units[start:end], between)


@cache
def _comments() -> Literals:
    return Literals(COMMENTS)


def comments(text: Numbered) -> Iterator[Any]:
    """Yield where units speak of readers' comments as sites do: above and below every unit, itself, and close by."""
    import numpy as np

    lower = text.text.lower()
    size = len(text.size)
    found = np.zeros(size, dtype=bool)
    if len(lower) == len(text.text):
        places = [start for _, start, _ in _comments().hits(lower)]
        found[np.searchsorted(text.bounds, places, "right") - 1] = True
    found &= text.size <= LONGEST_SIGN
    place, before = np.arange(size), np.append(0, np.cumsum(found))
    yield from (np.log1p(before[:-1]), np.log1p(before[-1] - before[1:]), found)
    for width in SIGNS_NEAR:
        yield before[:-1] - before[np.maximum(0, place - width)]
        yield before[np.minimum(size, place + width + 1)] - before[1:]
