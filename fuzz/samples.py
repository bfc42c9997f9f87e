"""Small sound files of every kind that is read, for fuzzers and tests to break."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence

STORY = "The ferry left at noon. Nobody on the quay had seen the captain since the evening before.\n"
CALL = "LEAVE A REPLY\n"
TEXT = STORY + CALL + "Le maire a signé l’accord mardi.\n"
PAGE = f"<html><head><title>Ferry</title></head><body><article><h1>The ferry</h1><p>{STORY}</p></article></body></html>"
ROWS = (
    {"id": "a", "text": TEXT, "url": "https://example.org/a", "tags": ["x", 1.5]},
    {"id": "b", "text": STORY, "url": "https://example.org/b", "tags": []},
)


def samples() -> dict[str, bytes]:
    """Return files by names; the ending tells the kind."""
    lines = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    plain = {
        "a.txt": TEXT.encode(),
        "a.html": PAGE.encode(),
        "a.jsonl": lines,
        "a.csv": _cells(","),
        "a.tsv": _cells("\t"),
        "a.warc": _warc(),
    }
    packed = {"a.jsonl.gz": lines, "a.csv.gz": plain["a.csv"], "a.warc.gz": plain["a.warc"]}
    packed = {name: gzip.compress(data, mtime=0) for name, data in packed.items()} | {"a.jsonl.zst": zstandarded(lines)}
    files = {"b/a.txt": plain["a.txt"], "r.jsonl": lines, "a.html": plain["a.html"], "t.parquet": _parquet()}
    archives = {"a.zip": zipped(files), "a.tar": taped(files), "a.tar.gz": gzip.compress(taped(files), mtime=0)}
    return plain | packed | archives | {"a.parquet": _parquet(), "a.tar.zst": zstandarded(taped(files))}


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return a ZIP archive of files."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return held.getvalue()


def taped(files: Mapping[str, bytes]) -> bytes:
    """Return a tar of files."""
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as tape:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tape.addfile(entry, io.BytesIO(data))
    return held.getvalue()


def _cells(delimiter: str) -> bytes:
    rows = [("id", "text", "url"), *((row["id"], f'"{row["text"]}"', row["url"]) for row in ROWS)]
    return "".join(delimiter.join(map(str, row)) + "\n" for row in rows).encode()


def _warc() -> bytes:
    return warced([str(row["text"]) for row in ROWS]) + _response(PAGE)


def warced(texts: Sequence[str]) -> bytes:
    """Return texts as a WARC file."""
    return b"".join(_conversion(number, text) for number, text in enumerate(texts))


def _conversion(number: int, text: str) -> bytes:
    return _warc_record("conversion", f"https://example.org/{number}", "text/plain", text.encode())


def _response(page: str) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    return _warc_record("response", "https://example.org/page", "application/http; msgtype=response", body)


def _warc_record(kind: str, url: str, media: str, body: bytes) -> bytes:
    def lines() -> Iterator[str]:
        yield "WARC/1.0"
        yield f"WARC-Type: {kind}"
        yield f"WARC-Target-URI: {url}"
        yield "WARC-Date: 2024-05-01T12:00:00Z"
        yield "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>"
        yield f"Content-Type: {media}"
        yield f"Content-Length: {len(body)}"

    return ("\r\n".join(lines()) + "\r\n\r\n").encode() + body + b"\r\n\r\n"


def _parquet() -> bytes:
    return parqueted([{**row, "tags": None} for row in ROWS])


def parqueted(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    held = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(list(rows)), held)
    return held.getvalue()


def zstandarded(data: bytes) -> bytes:
    """Return bytes packed by Zstandard."""
    import zstandard

    return bytes(zstandard.ZstdCompressor().compress(data))
