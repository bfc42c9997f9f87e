"""Plain text: the document is the decoded text, as it is."""

from __future__ import annotations

from cleaner.model import Document
from cleaner.reading.charset import decode
from cleaner.reading.reading import Reading, reading_of


def read_text_file(data: bytes, name: str, *_: object) -> Reading:
    """Return a file of plain text as a document, its line breaks as they are; what else readers are given is for pages.

    Raises Unreadable for binary data.
    """
    decoded = decode(data)
    return reading_of(data, decoded, Document(name, decoded.text), {})
