"""A page's markup becomes its lines, through lexbor, and through beautifulsoup4 where lexbor cannot."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from cleaner.reading.blocks import LineBuilder, PageLines
from cleaner.reading.boxes import SHADOW_ROOT
from cleaner.reading.measures import Measures, Measuring

MOST_TAGS = 500_000
"""Opening brackets in the markup. A tree of that size takes about 0.6 GB and 20 seconds; the largest of 4,400 real
pages has 51,000. Beyond it the lines are made while the page is parsed, and there is no tree."""

MOST_OPEN = 5_000
"""Elements that may be open at once for lexbor, whose time grows with their square: 5,000 take it 0.05 seconds, 20,000
take 0.6, 100,000 more than a minute."""

TAG = re.compile(r"<(/?)[a-zA-Z]")


class Builder(Protocol):
    """What is told the tags and texts of a page, one after the other; has the form of an lxml parser target."""

    def start(self, _tag: str, _attributes: Mapping[str, Any], /) -> None:
        """An element opens."""

    def data(self, _text: str, /) -> None:
        """A piece of text comes."""

    def end(self, _tag: str, /) -> None:
        """The element that was opened last closes."""

    def is_between_lines(self) -> bool:
        """Tell whether white space that comes now does not matter."""


def page_lines(html: str) -> PageLines:
    """Return the lines of a page; its markup has neither NULs nor lone surrogates, which parsers do not take."""
    builder = LineBuilder()
    _tell_of(html, builder)
    return builder.close()


def page_measures(html: str) -> Measures:
    """Return how a page is built; its markup has neither NULs nor lone surrogates."""
    builder = Measuring()
    _tell_of(html, builder)
    return builder.close()


def _tell_of(html: str, builder: Builder) -> None:
    """Tell the builder what a page holds.

    Three ways give the same lines but for markup so broken that parsers disagree: lexbor's tree, which is six times as
    fast as the second; the tree of beautifulsoup4; and for the largest pages no tree at all.
    """
    tags = html.count("<")
    if tags > MOST_TAGS:
        _stream(html, builder)
    elif SHADOW_ROOT in html or (tags > MOST_OPEN and _open_at_once(html, tags) > MOST_OPEN):
        _walk(_tree(html), builder)
    else:
        _fast(html, builder)


def _open_at_once(html: str, tags: int) -> int:
    """Return how many elements are open at once at most, or more: those that need no end tag count as open."""
    if tags - html.count("</") <= MOST_OPEN and tags <= 2 * MOST_OPEN:
        return 0
    opened = most = 0
    for tag in TAG.finditer(html):
        opened += -1 if tag[1] else 1
        most = max(most, opened)
    return most


def _fast(html: str, builder: Builder) -> None:
    from selectolax.lexbor import LexborHTMLParser

    root = LexborHTMLParser(html).root
    if root is not None:
        _tell(root, builder)


def _tell(root: Any, builder: Builder) -> None:
    """Tell the builder what lexbor's tree holds, in the order of the page."""
    start, data, end, is_between_lines = builder.start, builder.data, builder.end, builder.is_between_lines
    open_ids, open_tags = [0], [""]
    for node in root.traverse(include_text=True):
        tag, text = node.tag, ""
        if tag == "-text":
            text = node.text_content or ""
            if text.isspace() and is_between_lines():
                continue
        above = node.parent
        parent = above.mem_id if above else 0
        while open_ids[-1] != parent and len(open_ids) > 1:
            open_ids.pop()
            end(open_tags.pop())
        if text:
            data(text)
        elif tag and tag[0] not in "-!":  # a processing instruction has none
            start(tag, node.attributes)
            open_ids.append(node.mem_id)
            open_tags.append(tag)
    for tag in reversed(open_tags[1:]):
        end(tag)


def _tree(html: str) -> Any:
    """Return the tree that beautifulsoup4 makes with lxml, or with Python's own parser where lxml gives up."""
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a page that looks like XML, or like a file name, is still a page
        try:
            return BeautifulSoup(html, "lxml", multi_valued_attributes=None)
        except ParserRejectedMarkup:
            return BeautifulSoup(html, "html.parser", multi_valued_attributes=None)


def _walk(tree: Any, builder: Builder) -> None:
    """Tell the builder what a tree holds, in the order of the page and without recursion: pages nest 100,000 deep."""
    from bs4 import Tag
    from bs4.element import PreformattedString

    open_tags: list[tuple[str, Iterator[Any]]] = [("", iter(tree.contents))]
    while open_tags:
        name, children = open_tags[-1]
        child = next(children, None)
        if child is None:
            open_tags.pop()
            if name:
                builder.end(name)
        elif isinstance(child, Tag):
            builder.start(child.name, child.attrs)
            open_tags.append((child.name, iter(child.contents)))
        elif not isinstance(child, PreformattedString):  # those are comments, declarations and their like
            builder.data(child)


def _stream(html: str, builder: Builder) -> None:
    """Tell the builder what a page holds while lxml parses it."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(target=_Target(builder), huge_tree=True, encoding="utf-8")
    parser.feed(html.encode("utf-8"))
    parser.close()


class _Target:
    """The builder as lxml wants it: what its `close` returns is not for the parser."""

    def __init__(self, builder: Builder) -> None:
        self.start, self.data, self.end = builder.start, builder.data, builder.end

    def close(self) -> None:
        """The page is over."""
