"""What each line of a page shares with its head: with the titles, the description, and the text that JSON-LD holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Any, NamedTuple

from cleaner.reading.head_facts import Told
from cleaner.reading.page_distances import AHEAD, BACK, NOWHERE
from cleaner.reading.page_shapes import Shapes
from cleaner.reading.page_words import Words

GROUP = 3
"""Words in a group, by which a line is found again in a text that the head holds."""

LONGEST_TITLE = 40
"""Words of a line that may be the headline."""

LEAST_LIKE_TITLE = 0.4
"""The line that is most like a title is the headline when the product of both shares is above this."""

Group = tuple[int, ...]
Lines = Sequence[tuple[int, Sequence[int]]]
"""Lines by their numbers, as their words, which are numbers too."""


class Held(NamedTuple):
    """A text that the head holds, as its groups of words and the first words of these."""

    groups: Set[Group]
    firsts: Set[int]


def head_columns(texts: Sequence[str], shapes: Shapes, head: Told) -> dict[str, Any]:
    """Return how much of a line is in what the head tells, and how much of a title in the line, by column."""
    import numpy as np

    size = len(texts)
    told = Words(head.titles)
    titles = [title for title in (frozenset(told.of(number)) for number in range(len(head.titles))) if title]
    held = {"body": _held(head.body), "description": _held(head.description)}
    wanted = frozenset[int]().union(*titles, *(text.firsts for text in held.values()))
    met = list(Words(texts).lines_with(wanted)) if wanted else []
    words = shapes.words.tolist()
    in_title, of_title = _title_columns([line for line in met if words[line[0]] <= LONGEST_TITLE], titles, size)
    best = int((in_title * of_title).argmax())
    is_found = in_title[best] * of_title[best] > LEAST_LIKE_TITLE
    from_title = np.clip(np.arange(size) - best, -BACK, AHEAD) if is_found else np.full(size, NOWHERE)
    columns = {"in title": in_title, "of title": of_title, "from title": from_title}
    long = [line for line in met if words[line[0]] >= GROUP]
    columns |= {f"in {label}": _shares(long, text, size) for label, text in held.items()}
    return columns | {"graph": np.full(size, head.graph), "typed": np.full(size, head.linked)}


def _title_columns(lines: Lines, titles: Sequence[Set[int]], size: int) -> tuple[Any, Any]:
    """Return the share of each line's words that a title has, and the share of a title's that the line has."""
    import numpy as np

    in_title, of_title = np.zeros(size), np.zeros(size)
    for number, words in lines if titles else ():
        own = set(words)
        shared = [(len(own & title), len(title)) for title in titles]
        in_title[number] = max(both for both, _ in shared) / len(own)
        of_title[number] = max(both / size for both, size in shared)
    return in_title, of_title


def _held(text: str) -> Held:
    groups = set(_groups(Words([text]).of(0)))
    return Held(groups, {group[0] for group in groups})


def _groups(words: Sequence[int]) -> Iterable[Group]:
    return zip(*(words[shift:] for shift in range(min(GROUP, max(1, len(words))))), strict=False)


def _shares(lines: Lines, held: Held, size: int) -> Any:
    """Return the share of each line's groups that a text has, -1 where there is no text."""
    import numpy as np

    shares = np.full(size, 0.0 if held.groups else -1.0)
    for number, words in lines if held.groups else ():
        shares[number] = _share(words, held)
    return shares


def _share(words: Sequence[int], held: Held) -> float:
    own = len(words) - GROUP + 1
    if own < 1:
        return float(tuple(words) in held.groups)
    starts = [place for place in range(own) if words[place] in held.firsts]
    return sum([tuple(words[place : place + GROUP]) in held.groups for place in starts]) / own
