"""What reading an input gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from cleaner.model import Document
from cleaner.reading.charset import Decoded


@dataclass(frozen=True)
class Reading:
    """A document that was read, and what is known of where it came from.

    `raw_sha256` is of the bytes; `why` says in plain words how the charset is known. `metadata` is what a page's head
    tells (of title, author, date, site, url, language and description, those that were found) and, as `extraction`,
    how its main content was found; a plain text has none.
    """

    document: Document
    raw_sha256: str
    charset: str
    why: str
    metadata: Mapping[str, str] = field(default_factory=dict)


def reading_of(data: bytes, decoded: Decoded, document: Document, metadata: Mapping[str, str]) -> Reading:
    """Return the reading of `data`, decoded as `decoded`, that gave `document`."""
    return Reading(document, sha256(data).hexdigest(), decoded.charset, decoded.why, metadata)
