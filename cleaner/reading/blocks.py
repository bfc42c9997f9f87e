"""From tags to lines: one block element, one line, white space folded as a browser folds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from cleaner.reading.boxes import BLOCK, EMPTY, LINKED, SILENT, TRAITS, UNSEEN, UNSEEN_BLOCK, WRITTEN, Box, folded

CELLS = frozenset(("td", "th"))
COUNTED = CELLS | {"tr", "html"}
TELLING = frozenset(("meta", "link", "time"))
LINE_BREAK = re.compile(r"\r\n|\r|\n")

LONGEST_CELL = 80
"""Characters. A row whose cells are all this short is one line, as in a table of figures; the cells of a layout table,
which hold paragraphs, are lines of their own. The width of a classic line of print."""


class PageLine(NamedTuple):
    """A line of a page: its text, the box that it stands in, whether a browser would not show it, and how many of its
    characters are links.
    """

    text: str
    box: Box
    unseen: bool = False
    linked: int = 0

    @property
    def tag(self) -> str:
        """The nearest block element: `li`."""
        return self.box.block.tag or "body"

    @property
    def place(self) -> str:
        """Where the line stands, in words: `<li> in <nav>`."""
        return self.box.place

    @property
    def landmark(self) -> str:
        """The landmark that the line is in: `nav`; empty when it is in none."""
        return self.box.landmark.tag if self.box.landmark else ""


class Head(NamedTuple):
    """What the head of a page says: its `<title>`, the language it declares, its meta elements by name or property
    (the first of each), the texts of its JSON-LD scripts, its own address, and the first machine-readable time.
    """

    title: str
    language: str
    metas: dict[str, str]
    scripts: list[str]
    address: str = ""
    time: str = ""


class PageLines(NamedTuple):
    """What is read off a page: its lines and its head."""

    lines: list[PageLine]
    head: Head


class _Row(NamedTuple):
    """An open row of a table: the number of lines when it opened, and whether every cell so far had one at most."""

    first: int
    even: bool = True


class LineBuilder:
    """Makes lines of the start tags, texts and end tags of a page; has the form of an lxml parser target."""

    def __init__(self) -> None:
        self._lines: list[PageLine] = []
        self._boxes = [Box("", {}, None)]
        self._rows: list[_Row] = []
        self._cells: list[int] = []
        self._parts: list[str] = []
        self._unseen_parts: list[str] = []
        self._linked = 0
        self._title: list[str] = []
        self._has_title = False
        self._language = ""
        self._metas: dict[str, str] = {}
        self._scripts: list[str] = []
        self._address = self._time = ""

    def start(self, tag: str, attributes: Mapping[str, Any]) -> None:
        """An element opens."""
        boxes = self._boxes
        traits = TRAITS.get(tag, 0)
        if traits & BLOCK:
            if self._parts or self._unseen_parts:
                self._end_line()
            if tag in COUNTED:
                self._start_counted(tag, attributes)
        elif tag in TELLING:
            self._tell(tag, attributes)
        makes_box = not traits & EMPTY and (traits or attributes)
        boxes.append(Box(tag, attributes, boxes[-1]) if makes_box else boxes[-1])

    def _start_counted(self, tag: str, attributes: Mapping[str, Any]) -> None:
        if tag == "tr":
            self._rows.append(_Row(len(self._lines)))
        elif tag in CELLS:
            self._cells.append(len(self._lines))
        elif not self._language:
            self._language = str(attributes.get("lang") or attributes.get("xml:lang") or "")

    def data(self, text: str) -> None:
        """A piece of text comes; what is hidden inside a line becomes a line of its own behind it."""
        box = self._boxes[-1]
        handed = box.handed
        if handed & SILENT:
            self._silent_data(box, text)
        elif handed & UNSEEN and not handed & UNSEEN_BLOCK:
            self._unseen_parts.append(text)
        elif self._parts or handed & WRITTEN or not text.isspace():
            self._parts.append(text)
            if handed & LINKED:
                self._linked += len(text.strip())

    def is_between_lines(self) -> bool:
        """Tell whether white space that comes now is no part of a line."""
        return not (self._parts or self._unseen_parts or self._boxes[-1].handed & WRITTEN)

    def end(self, tag: str) -> None:
        """The element that was opened last closes."""
        traits = TRAITS.get(tag, 0)
        if traits & BLOCK:
            if self._parts or self._unseen_parts:
                self._end_line()
            if tag == "tr":
                self._end_row(self._rows.pop())
            elif tag in CELLS:
                self._end_cell(self._cells.pop())
        elif traits & SILENT and tag == "title" and self._title:
            self._has_title = True
        self._boxes.pop()

    def close(self) -> PageLines:
        """Return what was read."""
        self._end_line()
        title, language = folded("".join(self._title)), self._language.strip()
        head = Head(title, language, self._metas, self._scripts, self._address, self._time)
        return PageLines(self._lines, head)

    def _tell(self, tag: str, attributes: Mapping[str, Any]) -> None:
        if tag == "time":
            self._time = self._time or str(attributes.get("datetime") or "")
        elif tag == "link":
            if attributes.get("rel") == "canonical":
                self._address = self._address or str(attributes.get("href") or "")
        else:
            self._meta(attributes)

    def _meta(self, attributes: Mapping[str, Any]) -> None:
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            self._metas.setdefault(str(name).lower(), str(content))

    def _silent_data(self, box: Box, text: str) -> None:
        if box.tag == "title" and not self._has_title and not (box.parent and box.parent.handed & SILENT):
            self._title.append(text)
        elif box.tag == "script" and "ld+json" in str(box.attributes.get("type") or "").lower():
            self._scripts.append(text)

    def _end_line(self) -> None:
        handed = self._boxes[-1].handed
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            linked, self._linked = self._linked, 0
            unseen = bool(handed & UNSEEN_BLOCK)
            for line in LINE_BREAK.split(text.strip("\r\n")) if handed & WRITTEN else (folded(text),):
                self._add(line, unseen, linked)
        if self._unseen_parts:
            text = "".join(self._unseen_parts)
            self._unseen_parts.clear()
            self._add(folded(text), unseen=True)

    def _add(self, text: str, unseen: bool, linked: int = 0) -> None:
        if text and not text.isspace():
            self._lines.append(PageLine(text, self._boxes[-1], unseen, linked))

    def _end_cell(self, first: int) -> None:
        if len(self._lines) > first + 1 and self._rows:
            self._rows[-1] = self._rows[-1]._replace(even=False)

    def _end_row(self, row: _Row) -> None:
        """Make one line of a table's row when its cells are short and had a line each."""
        cells = self._lines[row.first :]
        if len(cells) > 1 and row.even and max(len(cell.text) for cell in cells) <= LONGEST_CELL:
            text = "\t".join(cell.text for cell in cells)
            unseen = all(cell.unseen for cell in cells)
            del self._lines[row.first :]
            self._add(text, unseen, sum(cell.linked for cell in cells))
