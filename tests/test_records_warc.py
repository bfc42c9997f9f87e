"""WARC and WET: what an archive holds of pages and texts comes out as texts, and all else is accounted for."""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.records.warc_pieces import pieces_of_warc, raw_records
from tests.record_runs import CALL, PAGE, STORY, ran, unpacked

fastwarc = pytest.importorskip("fastwarc")

HTML = b"Content-Type: text/html; charset=iso-8859-1"


def record(
    body: bytes, kind: str = "response", media: str = "application/http; msgtype=response", **more: str
) -> bytes:
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:00000000-0000-0000-0000-000000000001>",
        "WARC-Target-URI": "https://example.org/a",
        "WARC-Date": "2024-01-02T03:04:05Z",
        "Content-Type": media,
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return f"WARC/1.0\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def http(content: bytes, *fields: bytes, status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 " + status + b"\r\n" + b"".join(field + b"\r\n" for field in fields) + b"\r\n" + content


def chunked(content: bytes) -> bytes:
    return b"%x\r\n" % 7 + content[:7] + b"\r\n%x\r\n" % len(content[7:]) + content[7:] + b"\r\n0\r\n\r\n"


def read(data: bytes) -> Iterator[tuple[dict[str, str], str]]:
    for one in raw_records(io.BytesIO(data)):
        assert isinstance(one, bytes)
        head, _, body = one.partition(b"\r\n\r\n")
        yield dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:]), body[:-4].decode()


def test_a_page_becomes_a_conversion(tmp_path: Path) -> None:
    page = PAGE.replace("ferry", "fähre").encode("iso-8859-1")
    done = ran(tmp_path, "a.warc", record(http(page, HTML)))
    ((head, text),) = read(done.result("a.warc"))
    assert "The fähre left at noon." in text
    assert head["WARC-Type"] == "conversion"
    assert head["WARC-Target-URI"] == "https://example.org/a"
    assert head["WARC-Date"] == "2024-01-02T03:04:05Z"
    assert head["WARC-Refers-To"] == "<urn:uuid:00000000-0000-0000-0000-000000000001>"
    assert head["WARC-Record-ID"] != head["WARC-Refers-To"]
    assert head["WARC-Cleaner-Status"] == "ok"
    assert float(head["WARC-Cleaner-Quality"]) > 0.5
    assert {"WARC-Cleaner-Language", "WARC-Cleaner-Findings", "WARC-Cleaner-Removed-Words"} <= set(head)
    row = done.rows[0]
    assert (row["source"], row["id"]) == ("a.warc#1", "urn:uuid:00000000-0000-0000-0000-000000000001")
    audit = json.loads(done.audit("a.warc.jsonl"))
    assert audit["metadata"]["url"] == "https://example.org/a"
    assert audit["charset"] == "iso-8859-1" or audit["charset"] == "windows-1252"


def test_other_readers_read_what_comes_out(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.warc.gz", gzip.compress(record(http(PAGE.encode(), HTML))) * 2)
    found = [one.reader.read().decode() for one in fastwarc.ArchiveIterator(io.BytesIO(done.result("a.warc.gz")))]
    assert found == [text for _, text in read(gzip.decompress(done.result("a.warc.gz")))]
    assert len(found) == 2


def test_texts_of_a_wet_are_cleaned(tmp_path: Path) -> None:
    body = (STORY + CALL).encode()
    wet = record(body, "conversion", "text/plain", WARC_Identified_Content_Language="eng", WARC_Cleaner_Status="old")
    done = ran(tmp_path, "a.warc.wet.gz", gzip.compress(record(b"", "warcinfo", "")) + gzip.compress(wet))
    ((head, text),) = read(gzip.decompress(done.result("a.warc.wet.gz")))
    assert text == STORY
    assert head["WARC-Identified-Content-Language"] == "eng"
    assert head["WARC-Cleaner-Status"] == "ok"
    assert head["WARC-Cleaner-Findings"] == "1"
    assert [row["source"] for row in done.rows] == ["a.warc.wet.gz#1"]


def test_each_record_of_a_compressed_archive_is_compressed_for_itself(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.warc.gz", gzip.compress(record(http(PAGE.encode(), HTML)) * 3))
    data, members = done.result("a.warc.gz"), 0
    while data:
        member = zlib.decompressobj(31)
        assert member.decompress(data).startswith(b"WARC/1.1\r\n")
        data, members = member.unused_data, members + 1
    assert members == 3


def test_an_archive_in_zstandard(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.warc.zst", zstandard.compress(record(http(PAGE.encode(), HTML))))
    assert [head["WARC-Type"] for head, _ in read(unpacked(done, "a.warc.zst"))] == ["conversion"]


def test_what_is_no_page_is_skipped_and_what_is_no_input_is_not_named(tmp_path: Path) -> None:
    archive = [
        record(b"software: a test", "warcinfo", "application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
        record(http(PAGE.encode(), HTML, status=b"404 Not Found")),
        record(http(b"\x89PNG", b"Content-Type: image/png")),
        record(http(PAGE.encode(), b"Content-Type: application/xhtml+xml")),
        record(b"seed: x", "metadata", "application/warc-fields"),
        record(b"20240102030405 example.org 93.184.216.34", "response", "text/dns"),
        record(http(b"", HTML), "revisit"),
        record(PAGE.encode(), "resource", "text/html"),
        record(b"%PDF-1.4", "resource", "application/pdf"),
        record(http((STORY + CALL).encode(), b"Content-Type: text/plain")),
        record(http(PAGE.encode())),
        record(http(b"\x00\x01\x02")),
        record(b"no header at all"),
    ]
    done = ran(tmp_path, "a.warc", b"".join(archive))
    assert [row["source"] for row in done.rows] == [f"a.warc#{number}" for number in range(1, 11)]
    assert done.statuses == ["skipped", "skipped", "ok", "skipped", "ok", "skipped", "ok", "ok", "skipped", "skipped"]
    told = [row["error"] for row in done.rows if row["status"] == "skipped"]
    assert told[0] == "HTTP status 404"
    assert told[1].startswith("image/png, which is not read")
    assert told[2].startswith("text/dns")
    assert told[4].startswith("content of a kind that is not told")
    assert [text for _, text in read(done.result("a.warc"))][2] == STORY


@pytest.mark.parametrize("case", ["gzip", "deflate", "bare deflate", "br", "zstd", "chunked", "chunked gzip"])
def test_bodies_are_unpacked(tmp_path: Path, case: str) -> None:
    brotli = pytest.importorskip("brotli") if case == "br" else None
    page = PAGE.encode()
    body, fields = {
        "gzip": lambda: (gzip.compress(page), [b"Content-Encoding: gzip"]),
        "deflate": lambda: (zlib.compress(page), [b"Content-Encoding: deflate"]),
        "bare deflate": lambda: (zlib.compress(page)[2:-4], [b"Content-Encoding: deflate"]),
        "br": lambda: (brotli.compress(page), [b"Content-Encoding: br"]),
        "zstd": lambda: (zstandard.compress(page), [b"Content-Encoding: zstd"]),
        "chunked": lambda: (chunked(page), [b"Transfer-Encoding: chunked"]),
        "chunked gzip": lambda: (
            chunked(gzip.compress(page)),
            [b"Transfer-Encoding: chunked", b"Content-Encoding: gzip"],
        ),
    }[case]()
    plain = ran(tmp_path / "plain", "a.warc", record(http(page, HTML)))
    done = ran(tmp_path / "packed", "a.warc", record(http(body, HTML, *fields)))
    assert done.result("a.warc") == plain.result("a.warc")


@pytest.mark.parametrize(
    "field", [b"Content-Encoding: gzip", b"Content-Encoding: br", b"Transfer-Encoding: chunked", b"Content-Encoding: x"]
)
def test_headers_that_speak_of_what_an_archiver_undid(tmp_path: Path, field: bytes) -> None:
    done = ran(tmp_path, "a.warc", record(http(PAGE.encode(), HTML, field)))
    assert done.statuses == ["ok"]
    assert STORY.strip() in next(read(done.result("a.warc")))[1]


def test_a_damaged_body_costs_its_record_alone(tmp_path: Path) -> None:
    bad = gzip.compress(PAGE.encode())[:12] + b"\xff" * 60
    archive = [record(http(bad, HTML, b"Content-Encoding: gzip")), record(http(PAGE.encode(), HTML))]
    done = ran(tmp_path, "a.warc", b"".join(archive))
    assert done.statuses == ["failed", "ok"]
    assert "cannot be unpacked" in done.errors[0]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.warc.zst"])
def test_a_cut_archive_keeps_what_stands_before(tmp_path: Path, name: str) -> None:
    pack = {"warc": bytes, "gz": gzip.compress, "zst": zstandard.compress}[name.rpartition(".")[2]]
    data = b"".join(pack(record(f"{number} {STORY}".encode(), "conversion", "text/plain")) for number in range(9))
    done = ran(tmp_path, name, data[:-30])
    assert done.statuses == ["ok"] * 8 + ["failed"]
    assert "cut off" in done.errors[0]
    assert [text.split()[0] for _, text in read(unpacked(done, name))] == [str(number) for number in range(8)]


def test_a_place_that_is_no_record_ends_the_file(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.warc", record(STORY.encode(), "conversion", "text/plain") + b"<html>garbage</html>" * 9)
    assert done.statuses == ["ok", "failed"]
    assert "something else" in done.errors[0]


def test_a_record_that_is_too_large_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.records.warc_pieces.MOST_IN_A_RECORD", 100)
    data = record(b"x" * 101, "resource", "text/plain") + record(b"y", "resource", "text/plain")
    large, small = pieces_of_warc(io.BytesIO(data))
    assert "a record of 101 bytes" in (large.problem or "")
    assert (small.first, small.problem) == (2, None)


def test_nothing_that_a_record_says_is_a_path(tmp_path: Path) -> None:
    evil = record(http(PAGE.encode(), HTML), WARC_Filename="../../evil", WARC_Record_ID="<../../../evil>")
    evil = evil.replace(b"https://example.org/a", b"file:///etc/../../evil")
    done = ran(tmp_path, "a.warc", evil)
    assert done.statuses == ["ok"]
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path for path in written if path.startswith("out/")} == {
        *("out/a.warc", "out/audit/a.warc.jsonl", "out/audit/a.warc.done", "out/manifest.jsonl", "out/scores.csv"),
        *(path for path in written if path.startswith("out/.")),
    }


def test_a_header_ends_where_it_ends(tmp_path: Path) -> None:
    evil = record(STORY.encode(), "conversion", "text/plain", WARC_Note="a\r\n b\tWARC-Type: response")
    ((head, text),) = read(ran(tmp_path, "a.warc", evil).result("a.warc"))
    assert (head["WARC-Type"], text) == ("conversion", STORY)


BODIES = st.lists(st.tuples(st.binary(max_size=60), st.sampled_from(["response", "request", "conversion"])), max_size=8)


@given(BODIES, st.integers(1, 900), st.integers(1, 200))
@settings(max_examples=150, deadline=None)
def test_pieces_are_cut_where_records_end(bodies: list[tuple[bytes, str]], size: int, step: int) -> None:
    class Slow(io.BytesIO):
        def read(self, most: int = -1, /) -> bytes:
            return super().read(min(most, step))

    data = b"".join(record(body, kind) for body, kind in bodies)
    found, number = [], 1
    for piece in pieces_of_warc(Slow(data), size):
        assert (piece.first, piece.problem) == (number, None)
        inside = list(raw_records(io.BytesIO(piece.data)))
        found += inside
        number += len(inside)
    assert found == [record(body, kind) for body, kind in bodies if kind != "request"]
