"""Lines that are seen for the first time, put together so that one search goes through all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

from cleaner.model import Document

View = TypeVar("View")


class Fresh:
    """Lines of `document` that were not seen before, each once; `texts` are what they say."""

    def __init__(self, texts: Sequence[str], document: Document) -> None:
        self.texts = texts
        self.document = document
        self._views: dict[object, Any] = {}

    @property
    def language(self) -> str:
        """The language of the text that the lines are from."""
        return self.document.language

    @cached_property
    def joined(self) -> str:
        """All lines, each between two line feeds."""
        return "\n".join(["", *self.texts, ""])

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in `joined`, and where it ends."""
        return list(accumulate([len(text) + 1 for text in self.texts], initial=1))

    def view(self, make: Callable[[Fresh], View]) -> View:
        """Return `make(self)`, made once however many rules ask for it."""
        if make not in self._views:
            self._views[make] = make(self)
        made: View = self._views[make]
        return made

    def number_at(self, place: int) -> int:
        """Return the number of the line that holds `place` of `joined`, or whose line feed stands there."""
        return bisect_right(self.starts, place) - 1

    def holding(self, patterns: Iterable[re.Pattern[str]]) -> Iterator[int]:
        """Yield the numbers of the lines in which a match of one of the patterns begins, some more than once."""
        for pattern in patterns:
            match = pattern.search(self.joined)
            while match:
                number = self.number_at(match.start())
                yield number
                match = pattern.search(self.joined, self.starts[number + 1])


Concerned = Callable[[Fresh], Iterable[int]]
"""Returns the numbers of the lines that concern a rule: of a text that has none of them the rule says nothing."""


def holding(*patterns: re.Pattern[str]) -> Concerned:
    """Return what names the lines in which one of the patterns begins to match, the line feed at their end included."""

    def concerned(fresh: Fresh) -> Iterator[int]:
        return fresh.holding(patterns)

    return concerned
