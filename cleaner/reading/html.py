"""A page as a document: its lines, and which of them its extractor left out."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.model import Document, Extractor
from cleaner.reading.blocks import PageLines
from cleaner.reading.charset import decode
from cleaner.reading.head_facts import facts
from cleaner.reading.left_out import Judgement, judge
from cleaner.reading.main_content import MainContent, main_content
from cleaner.reading.measures import Measures
from cleaner.reading.page_parts import PageParts
from cleaner.reading.parsing import page_lines, page_measures
from cleaner.reading.reading import Reading, reading_of
from cleaner.settings import DEFAULTS
from cleaner.text.characters import encodable

MOST_CHARACTERS = 5_000_000
"""Length of the markup up to which the extractor is asked; it takes 2 seconds per million. The longest of 4,400 real
pages has 1.9 million."""

MOST_ELEMENTS = 100_000
"""Elements up to which the extractor is asked: 10 seconds. The richest of 4,400 real pages has 25,000."""

MOST_DEPTH = 250
"""Elements inside one another up to which the extractor is asked: its parser loses what lies deeper than 253 and all
that follows. The deepest of 4,400 real pages has 98."""

MOST_ATTRIBUTES = 1_000
"""Attributes of one element up to which the extractor is asked: its time grows with their square, 50,000 take it 40
seconds. The most in 4,400 real pages is 136."""

DECLARATION = 4_096
"""Bytes in which a page may declare its charset; the standard says 1,024, real pages put scripts first."""

COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
META_CHARSET = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)


class Page(NamedTuple):
    """A page read: its lines as a document, and what its head and its extraction say of it."""

    document: Document
    metadata: dict[str, str]


def read_html_file(
    data: bytes, name: str, url: str | None = None, extractor: Extractor = DEFAULTS.extractor
) -> Reading:
    """Return a file with a page as a document of its lines.

    Raises Unreadable for binary data.
    """
    decoded = decode(data, declared_charset(data))
    document, metadata = read_page(decoded.text, name, url, extractor)
    return reading_of(data, decoded, document, metadata)


def read_html(html: str, name: str, url: str | None = None, extractor: Extractor = DEFAULTS.extractor) -> Document:
    """Return the lines of a page as a document that knows which of them the extractor left out."""
    return read_page(html, name, url, extractor).document


def read_page(html: str, name: str, url: str | None = None, extractor: Extractor = DEFAULTS.extractor) -> Page:
    """Return a page as a document of its lines, with its metadata; `url` helps to find the metadata.

    Any text can be read as a page. Where the extractor cannot be asked, or trafilatura finds nothing, all lines that a
    browser shows count as the article, and `extraction` in the metadata says so.
    """
    html = as_markup(html)
    page = page_lines(html)
    judged, found = _by_trafilatura(page, html, url) if extractor == "trafilatura" else (_by_model(page), {})
    metadata = {**facts(page.head), **({"url": url} if url else {}), **found, "extraction": judged.how}
    text = "".join([line.text + "\n" for line in page.lines])
    parts = PageParts(page, judged.left_out)
    return Page(Document(name, text, left_out=judged.left_out, parts=parts), metadata)


def _by_model(page: PageLines) -> Judgement:
    from cleaner.reading.page_model import judge_by_model  # a run over plain texts does not need it

    return judge_by_model(page)


def as_markup(html: str) -> str:
    """Return any text as markup that parsers take: NULs go, as in a browser, and lone surrogates become U+FFFD."""
    return encodable(html.replace("\0", ""))


def _by_trafilatura(page: PageLines, html: str, url: str | None) -> tuple[Judgement, dict[str, str]]:
    """Return what trafilatura leaves out of a page, and the metadata that it finds."""
    obstacle = _obstacle(page_measures(html), html)
    found = MainContent([], {}, obstacle) if obstacle else main_content(html, url)
    return judge(page.lines, found.passages, found.obstacle), found.metadata


def _obstacle(measures: Measures, html: str) -> str:
    """Return in plain words why the extractor is not asked about a page; empty when it is."""
    depth, elements, attributes = measures
    if depth > MOST_DEPTH:
        return f"the page nests {depth:,} elements deep"
    if elements > MOST_ELEMENTS:
        return f"the page has {elements:,} elements"
    if attributes > MOST_ATTRIBUTES:
        return f"an element of the page has {attributes:,} attributes"
    if len(html) > MOST_CHARACTERS:
        return f"the page is {len(html):,} characters long"
    return ""


def declared_charset(data: bytes) -> str | None:
    """Return the charset that a page declares, None when it declares none."""
    start = COMMENT.sub(b"", data[:DECLARATION])
    declared = META_CHARSET.search(start) or XML_CHARSET.match(start.lstrip())
    return declared[1].decode("ascii", "ignore") if declared else None
