"""A page as a document: its lines, and which of them its extractor left out."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.model import Document
from cleaner.reading.alignment import align
from cleaner.reading.blocks import Measures, PageLine
from cleaner.reading.main_content import main_content
from cleaner.reading.parsing import page_lines


class Page(NamedTuple):
    """A page read: its lines as a document, and what its head and its extraction say of it."""

    document: Document
    metadata: dict[str, str]


def read_html(html: str, name: str, url: str | None = None) -> Document:
    """Return the lines of a page as a document that knows which of them its extractor left out."""
    return read_page(html, name, url).document


def read_page(html: str, name: str, url: str | None = None) -> Page:
    page = page_lines(html)
    found = main_content(html, url)
    lines=page.lines
    al = align([l.text for l in lines], found.passages)
    left_out = {n: f"trafilatura left out this {l.place}" for n,l in enumerate(lines) if n not in al.kept}
    if al.traced < 0.5: left_out = {}
    md=dict(found.metadata); md["extraction"]=f"{al.traced:.2f}"
    return Page(Document(name, "".join(l.text+"\n" for l in lines), left_out=left_out), md)
