"""WARC and WET: pages and texts of an archive come in; texts go out, each as a `conversion` of what it was made of."""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha1
from io import BytesIO
from typing import Any, BinaryIO
from uuid import NAMESPACE_URL, uuid5

from cleaner.reading.binary import Unreadable
from cleaner.reading.charset import decode
from cleaner.reading.readers import looks_like_html
from cleaner.records import jsonl
from cleaner.records.columns import COLUMNS, TEXT
from cleaner.records.compression import Torn, opened, packing
from cleaner.records.record import Origin, Piece, Record
from cleaner.records.warc_bodies import Body, body_of
from cleaner.records.warc_pieces import pieces_of_warc, raw_records
from cleaner.settings import Fields

PAGES = ("text/html", "application/xhtml+xml")
TEXTS = ("text/plain",)

OWN = "WARC-Cleaner-"
"""Before the names of the columns, as fields of a header."""

OTHERS = "warc"
"""The field of a record for what else the header of a `conversion` says."""

WRITTEN_ANEW = {"warc-type", "warc-record-id", "warc-target-uri", "warc-date", "warc-refers-to", "warc-block-digest"}
WRITTEN_ANEW |= {"warc-payload-digest", "content-type", "content-length"}

BARE = re.compile(r"[\x00-\x20\x7f]+")
"""What would end a field of a header, or be no part of one."""


def pieces(file: BinaryIO, name: str, _: str | None = None) -> Iterator[Piece]:
    """Yield the records of a file that hold documents in pieces."""
    yield from pieces_of_warc(opened(file, name))


def records(piece: Piece, _: Fields) -> Iterator[Record]:
    """Yield the record of each response, resource and conversion; of a kind that is not read, one to be passed over."""
    for number, raw in enumerate(raw_records(BytesIO(piece.data)), piece.first):
        try:
            yield _record(number, body_of(raw if isinstance(raw, bytes) else raw.encode()))
        except (Torn, Unreadable, ValueError, OSError) as error:
            yield Record(number, problem=f"this record cannot be read: {error}")


def _record(number: int, body: Body) -> Record:
    url, name = (body.field(field).strip("<>") for field in ("WARC-Target-URI", "WARC-Record-ID"))
    known: dict[str, Any] = {"id": name or None, "url": url, "date": body.field("WARC-Date")}
    skip = _not_wanted(body)
    if skip:
        return Record(number, skip=skip, **known)
    carried = known | {"content_type": body.media} | _others(body)
    if body.media in PAGES or not body.media:
        return Record(number, page=body.content, charset=body.charset, carried=carried, **known)
    return Record(number, text=decode(body.content, body.charset).text, carried=carried, **known)


def _not_wanted(body: Body) -> str | None:
    """Return in plain words why a record is passed over."""
    if body.is_http and body.status is None:
        return "a response without an HTTP header that can be read"
    if body.status is not None and not 200 <= body.status < 300:
        return f"HTTP status {body.status}"
    if body.media in PAGES + TEXTS or (not body.media and looks_like_html(body.content)):
        return None
    return f"{body.media or 'content of a kind that is not told'}, which is not read ({', '.join(PAGES + TEXTS)})"


def _others(body: Body) -> dict[str, Any]:
    """Return what else the header of a text says; that of a page speaks of the page."""
    if body.kind != "conversion":
        return {}
    others = {name: value for name, value in body.fields if name.lower() not in WRITTEN_ANEW}
    kept = {name: value for name, value in others.items() if not name.lower().startswith(OWN.lower())}
    return {OTHERS: kept} if kept else {}


def plain(carried: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record carries: it is plain."""
    return dict(carried)


def encode(rows: Sequence[Mapping[str, Any]], name: str, _: Origin | None) -> bytes:
    """Return rows as records of the file `name`, each compressed for itself, as readers of archives expect."""
    pack = packing(name)
    return b"".join(pack(_conversion(row)) for row in rows)


def _conversion(row: Mapping[str, Any]) -> bytes:
    """Return a text as a record. Its name is made of what it is: the same text of the same page has the same name."""
    text = (row[TEXT] or "").encode("utf-8", "replace")
    own = "\n".join((row["id"] or "", row["url"], row["date"])).encode() + text
    fields = {
        "WARC-Type": "conversion",
        "WARC-Target-URI": row["url"],
        "WARC-Date": row["date"],
        "WARC-Record-ID": f"<{uuid5(NAMESPACE_URL, sha1(own).hexdigest()).urn}>",
        "WARC-Refers-To": f"<{row['id']}>" if row["id"] else None,
        "WARC-Block-Digest": f"sha1:{b32encode(sha1(text).digest()).decode()}",
        "Content-Type": "text/plain",
        **row.get(OTHERS, {}),
        **{OWN + _titled(column): row[column] for column in COLUMNS if column != TEXT},
        "Content-Length": len(text),
    }
    lines = [f"{key}: {BARE.sub(' ', str(value))}" for key, value in fields.items() if value not in (None, "")]
    return "\r\n".join(["WARC/1.1", *lines, "", ""]).encode("utf-8", "replace") + text + b"\r\n\r\n"


def _titled(column: str) -> str:
    return column.replace("_", "-").title()


encode_audits = jsonl.encode_audits
join = jsonl.join  # pieces of lines and pieces of records, one behind the other
