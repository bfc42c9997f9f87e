"""How a page is built: what tells an ordinary one from a hostile one, before a slower parser is asked about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Measures(NamedTuple):
    """How deep elements stand inside one another at most, how many there are, and the most attributes of one."""

    depth: int = 0
    elements: int = 0
    attributes: int = 0


class Measuring:
    """Takes the measures of a page while its tags are told; its texts do not matter."""

    def __init__(self) -> None:
        self._open = 1
        self._depth = self._elements = self._attributes = 0

    def start(self, _tag: str, attributes: Mapping[str, Any]) -> None:
        """An element opens."""
        self._open += 1
        self._elements += 1
        self._depth = max(self._depth, self._open)
        self._attributes = max(self._attributes, len(attributes))

    def data(self, text: str) -> None:
        """A piece of text comes."""

    def end(self, _tag: str) -> None:
        """The element that was opened last closes."""
        self._open -= 1

    def is_between_lines(self) -> bool:
        """Tell whether white space does not matter; it never does."""
        return True

    def close(self) -> Measures:
        """Return the measures."""
        return Measures(self._depth, self._elements, self._attributes)
