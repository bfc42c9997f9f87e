"""What the words of classes and ids say of the elements that are called by them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from cleaner.reading.boxes import Box

SIZE = 1 << 14
"""Places for the words of classes. In the shipped model half of them say something, so some words share a place."""

CLASS_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]{2,}")
NAMING = ("class", "id", "itemprop", "role")
LONGEST_NAME = 200
"""Characters of what an element is called by that are looked at; longer ones are lists of utility classes."""

MOST_NAMES = 1 << 15
"""Names whose worth is remembered, some 3 MB; a page has some 150."""


@lru_cache(maxsize=1 << 14)
def _place(word: str) -> int:
    return zlib.crc32(word.lower().encode()) % SIZE


def class_words(named: str) -> tuple[int, ...]:
    """Return the places in the lexicon of the words in a class or an id: `postBody` has the words `post`, `body`."""
    return tuple(set(map(_place, CLASS_WORD.findall(named[:LONGEST_NAME]))))


def named(box: Box) -> str:
    """Return all that an element is called by."""
    attributes = box.attributes
    if len(attributes) == 1:  # which is what most have, and it is the class
        ((name, value),) = attributes.items()
        return str(value) if value and name in NAMING else ""
    return " ".join([str(attributes[name]) for name in NAMING if attributes.get(name)])


class Lexicon:
    """What each word of a class says of an element: above 0 that it holds article, below that it holds furniture."""

    def __init__(self, weights: Any) -> None:
        self._weights: list[float] = weights.tolist()
        self._known = {"": 0.0}

    def told_by(self, names: Iterable[str]) -> list[float]:
        """Return what is told of elements by what they are called: the mean over their words, else 0."""
        if len(self._known) > MOST_NAMES:
            self._known = {"": 0.0}
        known, told = self._known, []
        for name in names:
            worth = known.get(name)
            if worth is None:
                worth = self._mean(name)
                if len(name) <= LONGEST_NAME:
                    known[name] = worth
            told.append(worth)
        return told

    def _mean(self, name: str) -> float:
        places = class_words(name)
        return sum([self._weights[place] for place in places]) / len(places) if places else 0.0
