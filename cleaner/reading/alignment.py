"""Which lines of a page an extractor kept, told from its text alone.

The text of an extractor is the page's text with parts missing and with its own breaks. So both are seen as words, and
the words of the extractor are found again on the page in order: first by groups of words, then word by word around
them, then whole short lines in the gaps between. A word of the extractor stands for one word of the page, hence a
button `Share` is not kept because a sentence of the article speaks of a share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

TOKEN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+|[^\w\s]|_")
"""A word, a character of a script without spaces, or a sign."""

GROUP = 4
"""Words in a group: as many as the shingles by which extraction is measured; shorter ones meet by chance."""

MOST_PLACES = 8
"""A group that stands at more places of the page than this says nothing about where its text is from."""

ENOUGH_SHARE = 0.5
"""A line counts as kept when this share of its words was: the rest is an inline part that the extractor dropped."""

ENOUGH_WORDS = 12
"""A line counts as kept when so many of its words were, however long it is: they are about a sentence."""

MOVED_SHARE = 0.8
"""A line that stands elsewhere than the extractor put it counts as kept when this share of its groups was."""


class Alignment(NamedTuple):
    """The numbers of the lines that were kept, and the share of the extractor's words that was found on the page."""

    kept: frozenset[int]
    traced: float


class _Run(NamedTuple):
    """Equal words on both sides: where they begin in the extract and on the page, and how many they are."""

    here: int
    there: int
    length: int


class _Words:
    """The words of several texts, in one row."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.words: list[str] = []
        self.starts = [0]
        for text in texts:
            self.words += TOKEN.findall(_printable(text))
            self.starts.append(len(self.words))
        self.found = bytearray(len(self.words))

    def span(self, number: int) -> tuple[int, int]:
        """Return where the words of text `number` are."""
        return self.starts[number], self.starts[number + 1]

    def text_at(self, word: int) -> int:
        """Return the number of the text that a word is in."""
        return bisect_left(self.starts, word + 1) - 1

    def begins(self, word: int) -> bool:
        """Tell whether a text begins with a word, or ends before it."""
        return self.starts[bisect_left(self.starts, word)] == word

    def of(self, number: int) -> tuple[str, ...]:
        """Return the words of text `number`."""
        start, end = self.span(number)
        return tuple(self.words[start:end])

    def how_many_found(self, number: int) -> int:
        """Return how many words of text `number` were found on the other side."""
        return sum(self.found[slice(*self.span(number))])

    def untouched(self) -> list[int]:
        """Return the numbers of the texts that have words of which none was found."""
        return [
            n for n in range(len(self.starts) - 1) if self.span(n)[0] < self.span(n)[1] and not self.how_many_found(n)
        ]

    def groups(self) -> Iterator[tuple[str, ...]]:
        """Yield the groups of words, by the place of their first word."""
        return zip(*(self.words[shift:] for shift in range(GROUP)), strict=False)


def align(lines: Sequence[str], passages: Sequence[str]) -> Alignment:
    """Find the passages of an extractor again among the lines of the page."""
    page, extract = _Words(lines), _Words(passages)
    chain = _longest_chain(_candidates(page, extract))
    runs = [_trimmed(run, page, extract) for run in _runs(chain, extract) if run.length > 0]
    _mark(page, extract, runs)
    _match_short_lines(page, extract, runs)
    _match_moved_lines(page, extract)
    kept = frozenset(number for number in range(len(lines)) if _is_enough(page, number))
    return Alignment(kept, sum(extract.found) / max(1, len(extract.found)))


def _printable(text: str) -> str:
    """Return `text` without what an extractor drops as unprintable, such as soft hyphens inside words."""
    if text.isprintable():
        return text
    return "".join(character for character in text if character.isprintable() or character.isspace())


def _is_enough(page: _Words, number: int) -> bool:
    start, end = page.span(number)
    found = page.how_many_found(number)
    return end > start and (found >= ENOUGH_SHARE * (end - start) or found >= ENOUGH_WORDS)


def _candidates(page: _Words, extract: _Words) -> Iterator[tuple[int, int]]:
    """Yield the places (extract, page) of equal groups: in the order of the extract, later places of the page first."""
    places: dict[tuple[str, ...], list[int]] = {group: [] for group in extract.groups()}
    for place, group in enumerate(page.groups()):
        known = places.get(group)
        if known is not None and len(known) <= MOST_PLACES:
            known.append(place)
    for place, group in enumerate(extract.groups()):
        known = places[group]
        if len(known) <= MOST_PLACES:
            for there in reversed(known):
                yield place, there


def _longest_chain(candidates: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest choice of candidates that goes forward on both sides.

    This is the longest increasing subsequence of the places on the page; that candidates of one place of the
    extract come with the later places first keeps two of them from being chosen together.
    """
    ends: list[int] = []
    links: list[tuple[tuple[int, int], int]] = []
    last: list[int] = []
    for pair in candidates:
        length = bisect_left(ends, pair[1])
        links.append((pair, last[length - 1] if length else -1))
        if length == len(ends):
            ends.append(pair[1])
            last.append(len(links) - 1)
        else:
            ends[length], last[length] = pair[1], len(links) - 1
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        pair, at = links[at]
        chain.append(pair)
    return chain[::-1]


def _runs(pairs: Iterable[tuple[int, int]], extract: _Words) -> list[_Run]:
    """Return the runs of equal words that the pairs of a chain are the beginnings of groups of."""
    runs: list[_Run] = []
    for here, there in pairs:
        last = runs[-1] if runs else None
        if last and last.there - last.here == there - here and here <= last.here + last.length:
            runs[-1] = last._replace(length=here + GROUP - last.here)
            continue
        run = _Run(here, there, GROUP)
        if last:
            runs[-1], run = _parted(last, run, extract)
        runs.append(run)
    return runs


def _parted(first: _Run, second: _Run, extract: _Words) -> tuple[_Run, _Run]:
    """Let a word be in one of two runs only: where a passage begins among the words of both, so does the second.

    A group may reach over the end of a line: behind a paragraph stands a button `Share`, and the next paragraph that
    was extracted begins with that word.
    """
    shared = max(first.here + first.length - second.here, first.there + first.length - second.there)
    if shared <= 0:
        return first, second
    begins = extract.starts[bisect_left(extract.starts, second.here)]
    given_up = min(begins - second.here, shared)
    return (
        first._replace(length=first.length - (shared - given_up)),
        _Run(second.here + given_up, second.there + given_up, second.length - given_up),
    )


def _trimmed(run: _Run, page: _Words, extract: _Words) -> _Run:
    """Take away from both ends of a run what are a few words of another line, unless they are all of it.

    A line that begins like the next passage is not that passage: they share a first word, no more.
    """
    here, there, length = run
    _, end_of_first = page.span(page.text_at(there))
    head = end_of_first - there
    if head < min(GROUP, length) and not (page.begins(there) and extract.begins(here)):
        here, there, length = here + head, there + head, length - head
    start_of_last, _ = page.span(page.text_at(there + length - 1))
    tail = there + length - start_of_last
    if tail < min(GROUP, length) and not (page.begins(there + length) and extract.begins(here + length)):
        length -= tail
    return _Run(here, there, length)


def _mark(page: _Words, extract: _Words, runs: Sequence[_Run]) -> None:
    """Mark the words of the runs as found, and those around them that are equal too."""
    for here, there, length in runs:
        extract.found[here : here + length] = page.found[there : there + length] = b"\x01" * length
    for here, there, length in runs:
        _spread(page, extract, (here + length, there + length), 1)
    for here, there, _ in reversed(runs):
        _spread(page, extract, (here - 1, there - 1), -1)


def _spread(page: _Words, extract: _Words, place: tuple[int, int], step: int) -> None:
    """Mark equal words from a place on, inside one line and one passage and not beyond what is found already."""
    here, there = place
    if not (0 <= here < len(extract.words) and 0 <= there < len(page.words)):
        return
    if extract.found[here] or page.found[there]:
        return
    first_here, end_here = extract.span(extract.text_at(here - step))
    first_there, end_there = page.span(page.text_at(there - step))
    while first_here <= here < end_here and first_there <= there < end_there:
        if extract.found[here] or page.found[there] or extract.words[here] != page.words[there]:
            return
        extract.found[here] = page.found[there] = 1
        here, there = here + step, there + step


def _match_short_lines(page: _Words, extract: _Words, runs: Sequence[_Run]) -> None:
    """Match whole passages with whole equal lines in the gaps between the runs.

    Before the first run the search goes backwards: of two equal lines the one nearer to the article is meant.
    """
    passages = _by_gap(extract, [run.here for run in runs])
    lines = _by_gap(page, [run.there for run in runs])
    for gap in passages.keys() & lines.keys():
        way = -1 if gap == 0 and runs else 1
        _match_equal(page, extract, passages[gap][::way], lines[gap][::way])


def _by_gap(words: _Words, places: Sequence[int]) -> dict[int, list[int]]:
    """Return the texts of which nothing was found, by how many of the places stand before them."""
    gaps: dict[int, list[int]] = {}
    for number in words.untouched():
        gaps.setdefault(bisect_left(places, words.span(number)[0]), []).append(number)
    return gaps


def _match_equal(page: _Words, extract: _Words, passages: list[int], lines: list[int]) -> None:
    """Match passages and lines in their order, each passage with the next line that is equal."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, line in enumerate(lines):
        places.setdefault(page.of(line), []).append(place)
    at = 0
    for passage in passages:
        known = places.get(extract.of(passage), [])
        nearest = bisect_left(known, at)
        if nearest < len(known):
            at = known[nearest] + 1
            _mark_whole(page, lines[known[nearest]])
            _mark_whole(extract, passage)


def _mark_whole(words: _Words, number: int) -> None:
    start, end = words.span(number)
    words.found[start:end] = b"\x01" * (end - start)


def _match_moved_lines(page: _Words, extract: _Words) -> None:
    """Match lines that the extractor put elsewhere: those whose groups are among its words not yet found."""
    left = {group for place, group in enumerate(extract.groups()) if not extract.found[place]}
    if not left:
        return
    for line in page.untouched():
        words = page.of(line)
        groups = list(zip(*(words[shift:] for shift in range(GROUP)), strict=False))
        if groups and sum(group in left for group in groups) >= MOVED_SHARE * len(groups):
            _mark_whole(page, line)
