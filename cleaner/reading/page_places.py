"""Where things stand on a page: what its article is made of, where it begins and ends, what its elements hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from cleaner.parts.shapes import is_prose
from cleaner.reading.blocks import PageLines
from cleaner.reading.boxes import Box, label
from cleaner.reading.element_roles import ElementRoles, Role, Roles
from cleaner.reading.head_facts import PRODUCT, facts, told
from cleaner.reading.left_out import HEADINGS
from cleaner.reading.page_headline import Headline, headline
from cleaner.text.words import count, words

MOST_HELD = 0.5
"""Share of the article's words from which on an element holds the article, whatever it is called."""

FAR_ABOVE = 10
"""Lines above the headline and the text that are looked at: by-line and date stand in fewer."""

NOT_TEXT: tuple[Role, ...] = ("comment", "caption", "bio", "standfirst")
"""Roles of elements whose sentences do not begin the text."""

ASIDE = frozenset(("nav", "aside", "footer", "form", "button", "dialog"))
"""Landmarks in which nothing of the article stands that its extractor left out."""


def standing_in(box: Box) -> str:
    """Return in words that a line stands in an element."""
    return f"it stands in <{label(box.tag, box.attributes)}>"


class Contents:
    """What the elements with a role hold, in words: of the article, of any line, and of their longest line."""

    def __init__(self) -> None:
        self.held: Counter[int] = Counter()
        self.size: Counter[int] = Counter()
        self.longest: Counter[int] = Counter()

    def add(self, roles: Roles, size: int, is_kept: bool) -> None:
        """Add a line to all elements with a role that it stands in."""
        for box in {id(box) for boxes in roles.values() for box in boxes}:
            self.held[box] += size if is_kept else 0
            self.size[box] += size
            self.longest[box] = max(self.longest[box], size)


class Places:
    """The places of one page whose lines numbered `gone` are no part of its article, as its extractor has it.

    Lines far above the article are the site's, whatever they stand in: they are not looked at.
    """

    def __init__(self, page: PageLines, gone: frozenset[int]) -> None:
        self.lines, self.gone = page.lines, gone
        self.kept = [number for number in range(len(page.lines)) if number not in gone]
        head, found = told(page.head), facts(page.head)
        self.author = frozenset(words(found.get("author", "").lower()))
        self.description = frozenset(words(found.get("description", "").lower()))
        self.sells = PRODUCT in (head.graph, head.linked)
        self._near = len(page.lines)
        self.sizes: dict[int, int] = {}
        self._roles: dict[int, Roles] = {}
        self._elements, self._contents = ElementRoles(), Contents()
        self._look_at(self.kept)
        self._most = MOST_HELD * sum(self.sizes.values())
        prose = [number for number in self.kept if is_prose(page.lines[number].text) and self._is_plain(number)]
        first = prose[0] if prose else len(page.lines)
        self.headline: Headline | None = headline(page.lines, head.titles, self.kept, first)
        above = self.headline.number if self.headline else -1
        self.prose = [number for number in prose if number > above] or prose
        self.first = self.prose[0] if self.prose else len(page.lines)
        self.last = self.prose[-1] if self.prose else len(page.lines)
        start = min(self.first, above if self.headline else self.first) - FAR_ABOVE
        self._near = self.last + 1
        self._look_at([number for number in gone if number >= start])

    def candidates(self) -> Iterator[int]:
        """Yield the lines that may be a part of the article: those kept, those near it, and those with a role."""
        return (number for number in sorted(self.sizes) if number not in self.gone or not self.lines[number].unseen)

    def element(self, number: int, role: Role) -> Box | None:
        """Return the outermost element around a line that has a role and does not hold the article, if there is one."""
        for box in self._roles[number].get(role, ()):
            if self._contents.held[id(box)] <= self._most:
                return box
        return None

    def held(self, box: Box) -> int:
        """Return how many words of the article stand in an element with a role."""
        return self._contents.held[id(box)]

    def longest(self, box: Box) -> int:
        """Return how many words the longest line in an element with a role has, whoever it belongs to."""
        return self._contents.longest[id(box)]

    def size(self, box: Box) -> int:
        """Return how many words stand in an element with a role."""
        return self._contents.size[id(box)]

    @cached_property
    def rows(self) -> dict[int, int]:
        """How many lines of each table are rows of short cells, by the table's identity."""
        tables = [line.box.landmark for line in self.lines if "\t" in line.text and line.landmark == "table"]
        return Counter(map(id, tables))

    def _look_at(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            roles = self._elements.of(self.lines[number].box)
            if not roles and number > self._near:
                continue
            size = count(self.lines[number].text)
            self._roles[number], self.sizes[number] = roles, size
            if roles:
                self._contents.add(roles, size, number not in self.gone)

    def _is_plain(self, number: int) -> bool:
        """Tell whether a line is neither a heading nor in an element beside the text."""
        return self.lines[number].tag not in HEADINGS and all(self.element(number, role) is None for role in NOT_TEXT)
