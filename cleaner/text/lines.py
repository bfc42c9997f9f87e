"""Lines: a text cut at its line breaks, each line owning the break behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from cleaner.model import Document, Line, Span


class Lines:
    """The lines of one text; `texts` are what they say, and a Line is made only where one is asked for.

    `starts[n]` is where line `n` begins, and where line `n - 1` with its break ends. `rows` are the texts once more,
    with what stands behind the last break, be it nothing.
    """

    def __init__(self, text: str) -> None:
        self.texts = text.split("\n")
        self._size = len(text)
        self._is_closed = not self.texts[-1]
        if self._is_closed:
            del self.texts[-1]

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins, and where the last one ends."""
        starts = list(accumulate([len(line) + 1 for line in self.texts], initial=0))
        starts[-1] = self._size
        return starts

    @cached_property
    def rows(self) -> list[str]:
        """The lines, and what stands behind the last break."""
        return [*self.texts, ""] if self._is_closed else self.texts

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Line]:
        return map(self.__getitem__, range(len(self.texts)))

    def __getitem__(self, number: int) -> Line:
        return Line(number, Span(self.starts[number], self.starts[number + 1]), self.texts[number])

    def number_at(self, place: int) -> int:
        """Return the number of the line that holds the character at `place`."""
        return bisect_right(self.starts, place, hi=len(self.texts)) - 1


def lines(document: Document) -> Lines:
    """Return the lines of a document; ask for them with `document.view(lines)`."""
    return Lines(document.text)
