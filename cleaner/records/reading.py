"""A record as a document."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from cleaner.model import Document, Extractor
from cleaner.reading import Reading
from cleaner.reading.charset import Decoded, decode
from cleaner.reading.glance import Glance, glance_at_page
from cleaner.reading.html import declared_charset, read_page
from cleaner.reading.reading import reading_of
from cleaner.records.record import Record

WHY = "a field of a record is text already"


def read_record(record: Record, name: str, extractor: Extractor) -> Reading:
    """Return the document `name` that a record without a problem holds.

    Raises Unreadable for binary data.
    """
    told = {fact: value for fact, value in (("url", record.url), ("date", record.date)) if value}
    if record.page is None:
        return _of_text(record.text or "", Document(name, record.text or ""), told)
    html = _markup(record)
    page = read_page(html, name, record.url or None, extractor)
    told |= page.metadata
    if isinstance(record.page, str):
        return _of_text(html, page.document, told)
    return reading_of(record.page, _decoded(record.page, record.charset), page.document, told)


def glance_at_record(record: Record) -> Glance:
    """Return what a record without a problem says, and the host that it names in its text. Raises Unreadable."""
    return Glance(record.text or "", "") if record.page is None else glance_at_page(_markup(record))


def _markup(record: Record) -> str:
    page = record.page or ""
    return page if isinstance(page, str) else _decoded(page, record.charset).text


@lru_cache(maxsize=1)
def _decoded(page: bytes, charset: str | None) -> Decoded:
    """Return a page decoded, by the charset that came with it or that it declares; asked twice for each page."""
    return decode(page, charset or declared_charset(page))


def _of_text(text: str, document: Document, metadata: dict[str, str]) -> Reading:
    data = text.encode("utf-8", "surrogatepass")
    return Reading(document, sha256(data).hexdigest(), "utf-8", WHY, metadata)
