"""A page as a text browser dumps it: wrapped, indented, with bullets, buttons, field lines and picture names."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

SILENT = frozenset(("script", "style", "template", "svg", "canvas", "title", "head", "select", "audio", "video"))
APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "form"))
"""Blocks with a blank line above and below."""
BLOCKS = APART | {
    "div", "li", "tr", "br", "section", "article", "header", "footer", "nav", "aside", "main", "dt", "dd", "figure",
    "figcaption", "center", "fieldset", "hr", "details", "summary", "address", "body", "tbody", "thead",
}  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BULLETS = ("*", "+", "o", "#", "@", "-")
INDENT, DEEPER = 3, 5
LONGEST_ADDRESS = 200
FOLDED = re.compile(r"\s+")


@dataclass(frozen=True)
class Style:
    """How a dump looks: its width, whether links are numbered (and listed below), whether blank lines stay."""

    width: int = 75
    numbered: bool = False
    listed: bool = False
    airy: bool = True


@dataclass
class _Dump:
    style: Style
    lines: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    depth: int = 0
    heading: bool = False
    bullet: str = ""

    def end_block(self, apart: bool) -> None:
        text = FOLDED.sub(" ", "".join(self.parts)).strip()
        self.parts.clear()
        if text:
            self.print(text)
        if apart and self.style.airy and self.lines and self.lines[-1]:
            self.lines.append("")

    def print(self, text: str) -> None:
        indent = 0 if self.heading else INDENT + DEEPER * self.depth
        first = " " * max(0, indent - 2) + self.bullet + " " if self.bullet else " " * indent
        self.bullet = ""
        wrapped = textwrap.wrap(
            text,
            self.style.width,
            initial_indent=first,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.lines += wrapped or [first.rstrip()]


def dump(page: str, style: Style) -> str:
    """Return the markup `page` as a text browser dumps it in a `style`."""
    try:
        tree = html.fromstring(page)
    except (etree.ParserError, ValueError):
        return ""
    made = _Dump(style)
    _walk(tree, made, [])
    made.end_block(apart=False)
    if style.listed and made.addresses:
        made.lines += ["", "References", ""][not made.lines[-1] :]
        made.lines += [f"{number:4}. {address}" for number, address in enumerate(made.addresses, 1)]
    return "\n".join(made.lines).strip("\n") + "\n"


def _walk(element: Any, made: _Dump, lists: list[list[Any]]) -> None:
    tag = element.tag
    if isinstance(tag, str) and tag not in SILENT:
        _inside(element, tag, made, lists)
    if element.tail:
        made.parts.append(element.tail)


def _inside(element: Any, tag: str, made: _Dump, lists: list[list[Any]]) -> None:
    _open(tag, made, lists)
    _marks(element, tag, made)
    if element.text and tag != "textarea":
        made.parts.append(element.text)
    for child in element:
        _walk(child, made, lists)
    _close(tag, made, lists)


def _open(tag: str, made: _Dump, lists: list[list[Any]]) -> None:
    if tag in BLOCKS:
        made.end_block(tag in APART)
    if tag in ("ul", "ol"):
        lists.append([tag, 0])
        made.depth += 1
    elif tag == "li":
        made.bullet = _bullet(lists)
    made.heading = made.heading or tag in HEADINGS


def _close(tag: str, made: _Dump, lists: list[list[Any]]) -> None:
    if tag in BLOCKS:
        made.end_block(tag in APART)
    if tag == "li" and made.bullet:
        made.print("")
    if tag in ("ul", "ol"):
        lists.pop()
        made.depth -= 1
    if tag in HEADINGS:
        made.heading = False


def _bullet(lists: list[list[Any]]) -> str:
    if not lists:
        return "*"
    lists[-1][1] += 1
    return f"{lists[-1][1]}." if lists[-1][0] == "ol" else BULLETS[min(len(lists), len(BULLETS)) - 1]


def _marks(element: Any, tag: str, made: _Dump) -> None:
    """Print what a text browser prints in the place of an element that is no text."""
    if tag == "img":
        name = (element.get("src") or "").rpartition("/")[2][:60]
        alt = element.get("alt")
        made.parts.append(alt if alt is not None else f"[{name}]" if name else "[INLINE]")
    elif tag == "button":
        made.parts.append("(BUTTON) ")
    elif tag == "iframe" and element.get("src"):
        made.end_block(apart=True)
        made.parts.append(f"IFRAME: {element.get('src')[:LONGEST_ADDRESS]}")
        made.end_block(apart=True)
    elif tag in ("input", "textarea") and element.get("type") not in ("hidden", "checkbox", "radio"):
        made.parts.append(" ____________________ ")
    elif tag == "a" and element.get("href"):
        made.addresses.append(element.get("href")[:LONGEST_ADDRESS])
        if made.style.numbered:
            made.parts.append(f"[{len(made.addresses)}]")
