"""Where things stand on a page: what its article is made of, where it begins and ends, what its elements hold."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.parts.shapes import is_prose
from cleaner.reading.blocks import PageLine, PageLines
from cleaner.reading.boxes import Box, label
from cleaner.reading.element_roles import ElementRoles, Role
from cleaner.reading.head_facts import PRODUCT, facts, told
from cleaner.reading.left_out import HEADINGS
from cleaner.reading.page_headline import Headline, headline
from cleaner.text.words import count, words

MOST_HELD = 0.5
"""Share of the article's words from which on an element holds the article, whatever it is called."""

NOT_TEXT: tuple[Role, ...] = ("comment", "caption", "bio", "standfirst")
"""Roles of elements whose sentences do not begin the text."""

ASIDE = frozenset(("nav", "aside", "footer", "form", "button", "dialog"))
"""Landmarks in which nothing of the article stands that its extractor left out."""


def standing_in(box: Box) -> str:
    """Return in words that a line stands in an element."""
    return f"it stands in <{label(box.tag, box.attributes)}>"


class Places:
    """The places of one page whose lines numbered `gone` are no part of its article, as its extractor has it."""

    def __init__(self, page: PageLines, gone: frozenset[int]) -> None:
        self.lines: Sequence[PageLine] = page.lines
        self.gone = gone
        self.sizes = [count(line.text) for line in page.lines]
        self.kept = [number for number in range(len(page.lines)) if number not in gone]
        found = facts(page.head)
        self.author = frozenset(words(found.get("author", "").lower()))
        self.description = frozenset(words(found.get("description", "").lower()))
        head = told(page.head)
        self.sells = PRODUCT in (head.graph, head.linked)
        elements = ElementRoles()
        self._roles = [elements.of(line.box) for line in page.lines]
        self._held: dict[int, int] = {}
        self._size: dict[int, int] = {}
        self._longest: dict[int, int] = {}
        self._look_into_elements()
        self._most = MOST_HELD * sum(self.sizes[number] for number in self.kept)
        self.rows = self._rows()
        prose = [number for number in self.kept if is_prose(page.lines[number].text) and self._is_plain(number)]
        first = prose[0] if prose else len(page.lines)
        self.headline: Headline | None = headline(page.lines, head.titles, self.kept, first)
        above = self.headline.number if self.headline else -1
        self.prose = [number for number in prose if number > above] or prose
        self.first = self.prose[0] if self.prose else len(page.lines)
        self.last = self.prose[-1] if self.prose else len(page.lines)

    def element(self, number: int, role: Role) -> Box | None:
        """Return the outermost element around a line that has a role and does not hold the article, if there is one."""
        return next((box for box in self._roles[number].get(role, ()) if self._held[id(box)] <= self._most), None)

    def held(self, box: Box) -> int:
        """Return how many words of the article stand in an element with a role."""
        return self._held[id(box)]

    def longest(self, box: Box) -> int:
        """Return how many words the longest line in an element with a role has, whoever it belongs to."""
        return self._longest[id(box)]

    def size(self, box: Box) -> int:
        """Return how many words stand in an element with a role."""
        return self._size[id(box)]

    def _look_into_elements(self) -> None:
        for number, roles in enumerate(self._roles):
            size = self.sizes[number]
            for box in {id(box) for boxes in roles.values() for box in boxes} if roles else ():
                self._held[box] = self._held.get(box, 0) + (0 if number in self.gone else size)
                self._size[box] = self._size.get(box, 0) + size
                self._longest[box] = max(self._longest.get(box, 0), size)

    def _rows(self) -> dict[int, int]:
        """Return how many lines of each table are rows of short cells."""
        rows: dict[int, int] = {}
        for line in self.lines:
            if "\t" in line.text and line.landmark == "table":
                rows[id(line.box.landmark)] = rows.get(id(line.box.landmark), 0) + 1
        return rows

    def _is_plain(self, number: int) -> bool:
        """Tell whether a line is neither a heading nor in an element beside the text."""
        return self.lines[number].tag not in HEADINGS and all(self.element(number, role) is None for role in NOT_TEXT)
