"""Many strings looked for in one scan."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

from cleaner.text.characters import encodable


class Literals:
    """Strings compiled into one automaton; the time of a scan does not depend on how many there are."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._automaton = AhoCorasick(list(strings))

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """Return every place where one of the strings stands, overlapping ones too: its number, start and end."""
        try:
            return self._found(text)
        except UnicodeEncodeError:
            return self._found(encodable(text))

    def _found(self, text: str) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return found
