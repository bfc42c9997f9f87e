"""What a WARC record holds: its header, and its body without what was done to it on the way, through fastwarc."""

from __future__ import annotations

import re
import zlib
from typing import Any, NamedTuple

from cleaner.records.compression import Torn
from cleaner.records.record import MOST_IN_A_RECORD, READ_AT_ONCE

GZIP_START = b"\x1f\x8b"

ENCODINGS = ("all", "transfer", "content", "none")
"""What of a body is undone, tried in this order: many archives hold bodies that were unpacked and headers that were not
told.
"""

BARE_DEFLATE = -zlib.MAX_WBITS
"""How some servers understand `deflate`: without the frame that HTTP asks for (RFC 9110, 8.4.1.2)."""

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


class Body(NamedTuple):
    """A record: its header fields, the HTTP status if it has one, the kind of its content, its charset, the content."""

    fields: list[tuple[str, str]]
    kind: str
    is_http: bool
    status: int | None
    media: str
    charset: str | None
    content: bytes

    def field(self, name: str) -> str:
        """Return a field of the header; empty when it is not there."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), "")


def body_of(raw: bytes) -> Body:
    """Return what the bytes of a record hold. Raises Torn, ValueError or OSError when they cannot be read."""
    from fastwarc import WarcRecord

    record: Any = WarcRecord.from_bytes(raw)
    fields = list(record.headers.items())
    kind, told = record.headers.get("WARC-Type", "").lower(), record.headers.get("Content-Type", "")
    if not (kind == "response" and told.lower().startswith("application/http")):
        told = told or ("text/plain" if kind == "conversion" else "")
        return Body(fields, kind, False, None, *_media(told), _read(record))
    record, content = _unpacked(raw)
    told = record.http_headers.get("Content-Type", "")
    return Body(fields, kind, True, record.http_headers.status_code, *_media(told), content)


def _media(told: str) -> tuple[str, str | None]:
    """Return the kind of content that a header tells, and its charset."""
    charset = CHARSET.search(told)
    return told.partition(";")[0].strip().lower(), charset[1] if charset else None


def _read(record: Any) -> bytes:
    content = bytearray()
    while data := record.reader.read(READ_AT_ONCE):
        content += data
        if len(content) > MOST_IN_A_RECORD:
            raise Torn(f"its content is larger than {MOST_IN_A_RECORD:,} bytes when it is unpacked")
    return bytes(content)


def _unpacked(raw: bytes) -> tuple[Any, bytes]:
    """Return an HTTP response whose header was read, and its content unpacked. Raises OSError, ValueError, Torn."""
    from fastwarc import WarcRecord

    wrong: Exception = ValueError()
    for encoding in ENCODINGS:
        record: Any = WarcRecord.from_bytes(raw)
        try:
            record.parse_http(auto_decode=encoding, quirks_mode=True, strict_mode=False)
            content = _read(record)
        except (OSError, ValueError) as error:
            wrong = error
            continue
        if encoding == ENCODINGS[0]:
            return record, content
        if not content.startswith(GZIP_START):
            return record, _inflated(record, content)
    raise ValueError(f"its content cannot be unpacked: {wrong}")


def _inflated(record: Any, content: bytes) -> bytes:
    """Return content that was deflated without a frame unpacked, other content as it is."""
    if record.http_headers.get("Content-Encoding", "").strip().lower() != "deflate":
        return content
    try:
        return zlib.decompressobj(BARE_DEFLATE).decompress(content, MOST_IN_A_RECORD)
    except zlib.error:
        return content
