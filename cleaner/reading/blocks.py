"""From tags to lines: one block element, one line, white space folded as a browser folds it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "xmp",
})
"""What stands on lines of its own: the blocks of the HTML standard's default style sheet, line break and button."""

WITHOUT_TEXT = frozenset({
    "annotation", "annotation-xml", "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
})
"""What holds code, the values of form fields, or words for a browser that cannot show the thing itself."""

LANDMARKS = frozenset({
    "aside", "button", "dialog", "fieldset", "figure", "footer", "form", "header", "nav", "table",
})
"""Elements whose name alone tells a reader which part of the page a line is from."""
# fmt: on

AS_WRITTEN = frozenset(("listing", "plaintext", "pre", "xmp"))
CELLS = frozenset(("td", "th"))
NOTABLE = BLOCKS | WITHOUT_TEXT | LANDMARKS | AS_WRITTEN | {"noscript"}
"""Elements that make a difference for those inside them even without attributes."""

NEVER_HIDDEN = frozenset(("", "html", "body"))
"""A page that hides itself until its script has run is still a page."""

FOLDED = re.compile(r"[ \t\n\f\r]+")
LINE_BREAK = re.compile(r"\r\n|\r|\n")
HIDING_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)

LONGEST_CELL = 80
"""Characters. A row whose cells are all this short is one line, as in a table of figures; the cells of a layout table,
which hold paragraphs, are lines of their own. The width of a classic line of print."""

LONGEST_LABEL = 40
"""Characters of a class or an id that the reader of an audit is shown; most are shorter."""


class PageLine(NamedTuple):
    """A line of a page: its text, its element (`li`) and in words (`<li> in <nav>`), the landmark that it is in
    (`nav`), and whether a browser would not show it.
    """

    text: str
    tag: str
    place: str
    landmark: str
    unseen: bool


class Measures(NamedTuple):
    """How a page is built: what tells an ordinary one from a hostile one."""

    depth: int = 0
    elements: int = 0
    attributes: int = 0


class PageLines(NamedTuple):
    """What is read off a page: its lines, its `<title>`, the language it declares, and its measures."""

    lines: list[PageLine]
    title: str
    language: str
    measures: Measures


class _Frame(NamedTuple):
    """An open element: its nearest block, and what it hands down to those inside it."""

    tag: str
    block: str
    landmark: str
    labelled: str
    unseen: bool
    unseen_block: bool
    silent: bool
    as_written: bool

    @property
    def place(self) -> str:
        around = self.landmark or self.labelled
        if around.split(" ")[0] in ("", self.block):
            return f"<{around or self.block}>"
        return f"<{self.block}> in <{around}>"


class _Row(NamedTuple):
    """An open row of a table: the number of lines when it opened, and whether every cell so far had one at most."""

    first: int
    even: bool = True


class LineBuilder:
    """Makes lines of the start tags, texts and end tags of a page; has the form of an lxml parser target."""

    def __init__(self) -> None:
        self._lines: list[PageLine] = []
        self._frames = [_OUTERMOST]
        self._rows: list[_Row] = []
        self._cells: list[int] = []
        self._parts: list[str] = []
        self._unseen_parts: list[str] = []
        self._title: list[str] = []
        self._has_title = False
        self._language = ""
        self._depth = self._elements = self._attributes = 0

    def start(self, tag: str, attributes: Mapping[str, Any]) -> None:
        """An element opens."""
        if tag in BLOCKS:
            self._end_line()
        if tag == "html" and not self._language:
            self._language = str(attributes.get("lang") or attributes.get("xml:lang") or "")
        elif tag == "tr":
            self._rows.append(_Row(len(self._lines)))
        elif tag in CELLS:
            self._cells.append(len(self._lines))
        frame = self._frames[-1]
        self._frames.append(_frame(tag, attributes, frame) if attributes or tag in NOTABLE else frame)
        self._depth = max(self._depth, len(self._frames))
        self._elements += 1
        self._attributes = max(self._attributes, len(attributes))

    def data(self, text: str) -> None:
        """A piece of text comes; what is hidden inside a line becomes a line of its own behind it."""
        frame = self._frames[-1]
        if frame.tag == "title" and not self._has_title:
            self._title.append(text)
        elif not frame.silent:
            parts = self._unseen_parts if frame.unseen and not frame.unseen_block else self._parts
            parts.append(text)

    def end(self, tag: str) -> None:
        """The element that was opened last closes."""
        if tag in BLOCKS:
            self._end_line()
        if tag == "title" and self._title:
            self._has_title = True
        elif tag == "tr":
            self._end_row(self._rows.pop())
        elif tag in CELLS:
            self._end_cell(self._cells.pop())
        self._frames.pop()

    def close(self) -> PageLines:
        """Return what was read."""
        self._end_line()
        measures = Measures(self._depth, self._elements, self._attributes)
        return PageLines(self._lines, folded("".join(self._title)), self._language.strip(), measures)

    def _end_line(self) -> None:
        frame = self._frames[-1]
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            self._add(LINE_BREAK.split(text.strip("\r\n")) if frame.as_written else [folded(text)], frame.unseen_block)
        if self._unseen_parts:
            text = "".join(self._unseen_parts)
            self._unseen_parts.clear()
            self._add([folded(text)], unseen=True)

    def _add(self, texts: list[str], unseen: bool) -> None:
        frame = self._frames[-1]
        tag, place, landmark = frame.block, frame.place, frame.landmark.split(" ")[0]
        self._lines += [PageLine(text, tag, place, landmark, unseen) for text in texts if text and not text.isspace()]

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
            self._add([text], unseen)


def folded(text: str) -> str:
    """Return `text` on one line, as a browser would set it."""
    return FOLDED.sub(" ", text).strip(" ")


_OUTERMOST = _Frame("", "body", "", "", unseen=False, unseen_block=False, silent=False, as_written=False)


def _frame(tag: str, attributes: Mapping[str, Any], parent: _Frame) -> _Frame:
    is_block = tag in BLOCKS
    label = _label(tag, attributes)
    unseen = parent.unseen or _is_unseen(tag, attributes)
    return _Frame(
        tag="" if parent.silent else tag,
        block=tag if is_block else parent.block,
        landmark=label if tag in LANDMARKS else parent.landmark,
        labelled=label if is_block and label.endswith('"') else parent.labelled,
        unseen=unseen,
        unseen_block=unseen if is_block else parent.unseen_block,
        silent=parent.silent or _is_silent(tag, attributes),
        as_written=parent.as_written or tag in AS_WRITTEN,
    )


def _label(tag: str, attributes: Mapping[str, Any]) -> str:
    """Return an element as a reader of the audit sees it: with its class, else its id."""
    for name in ("class", "id"):
        value = folded(str(attributes.get(name) or ""))
        if value:
            return f'{tag} {name}="{value[:LONGEST_LABEL]}"'
    return tag


def _is_silent(tag: str, attributes: Mapping[str, Any]) -> bool:
    """Tell whether an element has no words for a reader; a template with a shadow root is part of the page."""
    return tag in WITHOUT_TEXT and "shadowrootmode" not in attributes


def _is_unseen(tag: str, attributes: Mapping[str, Any]) -> bool:
    """Tell whether a browser that runs scripts would not show an element at first."""
    if tag in NEVER_HIDDEN:
        return False
    if tag == "noscript" or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style) and HIDING_STYLE.search(str(style)) is not None
