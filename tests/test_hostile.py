"""Files that were made to do harm: to leave their folder, to fill memories and disks, to speak to a terminal."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import resource
import subprocess
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zstandard
from click.testing import CliRunner

from cleaner.cli import main
from cleaner.one_document import Order
from cleaner.reading.record_files import audit_name
from cleaner.records import compression
from cleaner.run import clean_all
from cleaner.settings import Settings
from fuzz.readers import tree
from fuzz.samples import TEXT, parqueted, samples, taped, warced, zipped
from tests.test_cli import on_terminal, process

ROOT = Path(__file__).parent.parent
QUICK: dict[str, Any] = {"language": "en", "only": ("comment-form", "line-break")}
LINE = json.dumps({"text": TEXT}) + "\n"


@pytest.fixture(autouse=True)
def _no_flushing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "raw"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def out(raw: Path) -> Path:
    return raw.parent / "clean"


def cleaned(raw: Path, out: Path, to: str | None = None, **settings: Any) -> list[dict[str, Any]]:
    clean_all(raw, Order(out, Settings(**(QUICK | settings)), to=to), 1, lambda outcome: None)
    return [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().splitlines()]


# Names

IDS = ["../../x", "/etc/x", "a\0b", "x" * 100_000, "..\\x", "", "\ud800", "=1+1", "\x1b[2J", "a\nb", {"a": 1}, 10**30]


def rows_with_ids() -> list[dict[str, Any]]:
    return [{"id": one, "url": f"https://example.org/{number}", "text": TEXT} for number, one in enumerate(IDS)]


def as_jsonl(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_cells(rows: list[dict[str, Any]]) -> bytes:
    held = io.StringIO(newline="")
    table = csv.writer(held)
    table.writerows([list(rows[0]), *(list(row.values()) for row in rows)])
    return held.getvalue().encode("utf-8", "backslashreplace")


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    held = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([row | {"id": ascii(row["id"])[1:-1]} for row in rows]), held)
    return held.getvalue()


def as_warc(rows: list[dict[str, Any]]) -> bytes:
    held = [
        warced([row["text"]]).replace(b"urn:uuid:00000000-0000-4000-8000-000000000000", spelled(row)) for row in rows
    ]
    return b"".join(held)


def spelled(row: dict[str, Any]) -> bytes:
    """Return an id as it can stand in the header of a WARC record."""
    return str(row["id"]).replace("\n", " ").encode("utf-8", "replace")


WRITERS = {"a.jsonl": as_jsonl, "a.csv": as_cells, "a.parquet": as_parquet, "a.warc": as_warc}


@pytest.mark.parametrize("name", WRITERS)
def test_an_id_is_no_path(name: str, raw: Path, out: Path) -> None:
    (raw / name).write_bytes(WRITERS[name](rows_with_ids()))
    found = cleaned(raw, out)
    assert [row["status"] for row in found] == ["ok"] * len(IDS)
    assert set(tree(raw.parent)) == {
        f"raw/{name}",
        *(f"clean/{place}" for place in (name, f"audit/{audit_name(name)}", f"audit/{name}.done")),
        *("clean/manifest.jsonl", "clean/scores.csv"),
    }


def results(folder: Path) -> dict[str, bytes]:
    """Return what is in a folder but for the notes of what is done, which know the archive."""
    return {name: data for name, data in tree(folder).items() if not name.endswith(".done")}


@pytest.mark.parametrize("pack", [zipped, taped])
def test_names_in_an_archive_cannot_take_the_place_of_another(pack: Any, raw: Path, out: Path) -> None:
    good = {"a.txt": TEXT.encode(), "b.html": b"<p>The ferry left.</p>", "c.jsonl": LINE.encode()}
    evil = ["./a.txt", ".//a.txt", "b.html.txt", "a.txt/b.txt", "c.jsonl/d.txt", "./c.jsonl"]
    place = "a.zip" if pack is zipped else "a.tar"
    (raw / place).write_bytes(pack(good | dict.fromkeys(evil, b"Something else.\n")))
    alone = raw.parent / "alone"
    alone.mkdir()
    (alone / place).write_bytes(pack(good))
    found = cleaned(raw, out)
    cleaned(alone, alone.parent / "expected")
    assert [row["status"] for row in found] == ["ok"] * 3 + ["failed"] * len(evil)
    assert results(out / place) == results(alone.parent / "expected" / place)
    assert results(out / "audit" / place) == results(alone.parent / "expected/audit" / place)


def test_a_refused_name_does_not_refuse_another(raw: Path, out: Path) -> None:
    (raw / "a.zip").write_bytes(zipped({"../a.txt": TEXT.encode(), "/a.txt": b"x", "a.txt": TEXT.encode(), "": b"x"}))
    found = {row["source"]: row["status"] for row in cleaned(raw, out)}
    assert found == {
        "a.zip/(above)/a.txt": "failed",
        "a.zip/(root)/a.txt": "failed",
        "a.zip/a.txt": "ok",
        "a.zip/(none)": "failed",
    }


@pytest.mark.parametrize("pack", [zipped, taped])
def test_a_name_of_endless_folders_fills_no_memory(pack: Any, raw: Path, out: Path) -> None:
    names = [f"{number}/" + "a/" * 30_000 + "b.txt" for number in range(50)]
    (raw / ("a.zip" if pack is zipped else "a.tar")).write_bytes(pack(dict.fromkeys(names, b"x")))
    tracemalloc.start()
    found = cleaned(raw, out)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert {row["status"] for row in found} == {"failed"}
    assert peak < 50_000_000
    assert max(len(row["source"]) for row in found) < 200


LONG = "x" * 249
"""With `.jsonl` behind it as long as names may be, and too long with more."""


def test_a_name_too_long_for_results_costs_only_its_file(raw: Path, out: Path) -> None:
    (raw / f"{LONG}.jsonl").write_text(LINE)
    (raw / "z.jsonl").write_text(LINE)
    (raw / "a.tar").write_bytes(taped({f"{LONG}{LONG}.jsonl": LINE.encode(), "b.jsonl": LINE.encode()}))
    found = {row["source"][:9]: (row["status"], row["error"]) for row in cleaned(raw, out)}
    too_long = ("failed", "the name is too long for this disk")
    assert found == {"a.tar/xxx": too_long, "a.tar/b.j": ("ok", None), "xxxxxxxxx": too_long, "z.jsonl#1": ("ok", None)}


def test_a_folder_in_the_place_of_results_costs_only_its_file(raw: Path, out: Path) -> None:
    (raw / "a.jsonl").write_text(LINE)
    (raw / "a.jsonl.csv").mkdir()
    (raw / "a.jsonl.csv/b.txt").write_text(TEXT)
    (out / "audit/c.jsonl.csv.done").mkdir(parents=True)
    (raw / "c.jsonl").write_text(LINE)
    (raw / "d.jsonl").write_text(LINE)
    found = {row["source"]: row["error"] for row in cleaned(raw, out, to="csv")}
    assert found == {
        "a.jsonl": "its results would lie on those of a.jsonl.csv",
        "a.jsonl.csv/b.txt": None,
        "c.jsonl": "a folder of that name is in the way",
        "d.jsonl#1": None,
    }


# Links


def test_a_link_is_an_input_and_what_it_leads_to_stays_as_it_is(raw: Path, out: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (store / "blob").write_text(TEXT)
    (raw / "a.txt").symlink_to(store / "blob")
    (raw / "r.jsonl").symlink_to(store / "records")
    (store / "records").write_text(LINE)
    before = tree(store)
    assert [row["status"] for row in cleaned(raw, out)] == ["ok", "ok"]
    assert tree(store) == before
    assert not any(path.is_symlink() for path in out.rglob("*"))


def test_nothing_is_written_through_a_link_among_the_results(raw: Path, out: Path, tmp_path: Path) -> None:
    (raw / "a.txt").write_text(TEXT)
    (raw / "r.jsonl").write_text(LINE)
    (tmp_path / "precious").write_text("precious")
    (out / "audit").mkdir(parents=True)
    for name in ("a.txt", "r.jsonl", "audit/a.txt.jsonl", "audit/r.jsonl", "audit/r.jsonl.done", "manifest.jsonl"):
        (out / name).symlink_to(tmp_path / "precious")
    assert [row["status"] for row in cleaned(raw, out)] == ["ok", "ok"]
    assert (tmp_path / "precious").read_text() == "precious"


# What unpacks to more than it is


MEMORY = """
import resource, sys
from cleaner.cli import main
if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    finally:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
ENDLESS = 600_000_000
"""Bytes of a line that has no end: more than twice what a record may have."""
MOST_MEMORY = 1_000_000_000
"""Bytes: the line as far as it is read, some times over, and what the cleaner is."""


def endless(head: bytes) -> bytes:
    """Return a line that packs to a hundredth, so that nothing but its length is wrong with it."""
    packer = zstandard.ZstdCompressor(level=1).compressobj()
    block = b"".join(os.urandom(64).hex().encode() + b"a" * 12_000 for _ in range(80))
    packed = [packer.compress(head), *(packer.compress(block) for _ in range(ENDLESS // len(block)))]
    return b"".join((*packed, packer.flush()))


@pytest.mark.parametrize("name", ["a.jsonl.zst", "a.csv.zst"])
def test_an_endless_line_fills_no_memory(name: str, raw: Path, tmp_path: Path) -> None:
    (raw / name).write_bytes(endless(b'{"text": "' if "json" in name else b'text\n"'))
    (raw / "b.txt").write_text(TEXT)
    script = tmp_path / "memory.py"
    script.write_text(MEMORY)
    command = [sys.executable, str(script), "run", str(raw), str(tmp_path / "out"), "--workers", "1"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert int(done.stdout.split()[-1]) < MOST_MEMORY, done
    assert b"a row of 64,000,000" in done.stderr or b"a line of more than 256,000,000" in done.stderr, done.stderr
    assert b"2 documents: 1 ok, 1 failed" in done.stderr


def test_files_of_an_archive_that_share_their_bytes_are_counted_together(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "FREELY_UNPACKED", 1_000_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", b"The ferry left.\n" * 50_000)
        first = archive.infolist()[0]
        for number in range(1, 200):  # the same bytes under other names, as in a bomb without a second layer
            entry = zipfile.ZipInfo(f"{number:03}.txt")
            for fact in ("header_offset", "CRC", "compress_size", "file_size", "compress_type", "flag_bits"):
                setattr(entry, fact, getattr(first, fact))
            archive.filelist.append(entry)
    (raw / "a.zip").write_bytes(held.getvalue())
    found = cleaned(raw, out)
    assert len(found) == 200
    assert found[0]["status"] == "ok"
    assert {row["status"] for row in found[1:]} == {"failed"}


def test_a_text_that_is_repeated_in_parquet_ends_somewhere(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "FREELY_UNPACKED", 1_000_000)
    (raw / "a.parquet").write_bytes(parqueted([{"text": "The ferry left at noon.\n" * 2_000}] * 100))
    (raw / "b.parquet").write_bytes(parqueted([{"text": TEXT}] * 30))
    found = cleaned(raw, out, duplicates="off")
    bomb = [row for row in found if row["source"].startswith("a")]
    assert len(bomb) < 100
    assert "unpacks to more than" in bomb[-1]["error"]
    assert [row["status"] for row in found] == ["ok"] * (len(bomb) - 1) + ["failed"] + ["ok"] * 30


def sparse(name: str, size: int) -> bytes:
    """Return a tar of one file that is all hole, in the old form of GNU tar."""
    entry = tarfile.TarInfo(name)
    entry.type = tarfile.GNUTYPE_SPARSE
    head = bytearray(entry.tobuf(tarfile.GNU_FORMAT))
    head[386:410] = b"00000000000\0" * 2
    head[482:495] = b"\0\x80" + size.to_bytes(11, "big")
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head)
    return bytes(head) + b"\0" * 1024


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.parquet"])
def test_a_file_that_is_all_hole_is_not_unpacked(name: str, raw: Path, out: Path) -> None:
    (raw / "a.tar").write_bytes(sparse(name, 10**15))
    assert [row["error"] for row in cleaned(raw, out)] == ["a sparse file: it can be longer than any disk"]


def test_an_archive_in_an_archive_is_not_opened(raw: Path, out: Path) -> None:
    inner = {"bomb.tar.gz": samples()["a.tar.gz"], "a.txt": TEXT.encode()}
    (raw / "a.tar.gz").write_bytes(gzip.compress(taped(inner)))
    assert [row["status"] for row in cleaned(raw, out)] == ["skipped", "ok"]


def laughing(markup: str) -> str:
    """Return a page whose entities come to a billion words."""
    entities = "".join(f'<!ENTITY {chr(98 + one)} "{f"&{chr(97 + one)};" * 10}">' for one in range(9))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol">{entities}]>{markup}'


def test_a_billion_laughs_are_not_laughed(raw: Path, out: Path) -> None:
    page = laughing("<html><body><article><p>The ferry left &j; at noon.</p></article></body></html>")
    (raw / "a.html").write_text(page)
    (raw / "b.jsonl").write_text(json.dumps({"html": page}) + "\n")
    assert {row["status"] for row in cleaned(raw, out)} <= {"ok", "empty"}
    assert sum(map(len, tree(out).values())) < 50_000


# What a terminal or a spreadsheet would act on

SPEAKING = "\x1b]0;gotcha\x07\x9b31m\u202e"


@pytest.mark.parametrize(
    "words",
    [
        [f"--{SPEAKING}"],
        [SPEAKING],
        ["explain", SPEAKING],
        ["rules", "--language", SPEAKING],
        ["diff", f"{SPEAKING}.txt"],
        ["score", f"{SPEAKING}.jsonl"],
        ["learn", f"{SPEAKING}", "--to", "x"],
        ["restore", SPEAKING],
        ["settings", "--text-field", SPEAKING],
        ["settings", "--config", SPEAKING],
        ["run", SPEAKING, "clean"],
        ["run", "raw", "clean", "--to", SPEAKING],
        ["run", "raw", "clean", f"--workers={SPEAKING}"],
    ],
    ids=lambda words: words[0][:3],
)
def test_no_name_speaks_to_the_terminal(words: list[str], raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(raw.parent)
    (raw.parent / "config.toml").write_text(f'id_field = "{SPEAKING[-1]}\\u009b31m"\n')
    shown = CliRunner().invoke(main, words, prog_name="cleaner").output
    assert shown
    assert not set("\x1b\x07\x9b\u202e") & set(shown), shown


def test_no_name_passes_for_a_message(raw: Path, out: Path) -> None:
    (raw / "a\ncleaner: 9 documents: 9 ok.txt").write_bytes(b"\x00\x01\x02" * 99)
    shown = CliRunner().invoke(main, ["run", str(raw), str(out)], prog_name="cleaner").output
    assert len(shown.splitlines()) == 2, shown


def test_no_name_passes_for_a_line_of_a_diff(raw: Path) -> None:
    (raw / "a\n- The ferry left.  ⟵ newsletter\n.txt").write_text(TEXT)
    shown = CliRunner().invoke(main, ["diff", str(raw)], prog_name="cleaner").output
    assert "\n- The ferry left.  ⟵ newsletter" not in shown


def test_a_text_that_is_shown_on_a_terminal_is_harmless(raw: Path, out: Path) -> None:
    (raw / "a.txt").write_text(f"The ferry left {SPEAKING}.\n")
    cleaned(raw, out)
    shown = on_terminal("restore", str(out / "a.txt"))[1]
    assert "The ferry left" in shown
    assert not set("\x1b\x07\x9b\u202e") & set(shown)
    assert SPEAKING in process("restore", str(out / "a.txt")).stdout.decode()


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://example.org")']


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_a_table_of_records_keeps_what_a_spreadsheet_would_run(name: str, raw: Path, out: Path) -> None:
    delimiter = "," if name == "a.csv" else "\t"
    held = io.StringIO(newline="")
    csv.writer(held, delimiter=delimiter).writerows([("text", "x"), *((f"{one}\n", one) for one in FORMULAS)])
    (raw / name).write_text(held.getvalue(), newline="")
    cleaned(raw, out)
    with (out / name).open(newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    assert [row["x"] for row in rows] == FORMULAS
    assert [row["text"].strip() for row in rows] == [one.strip() for one in FORMULAS]


@pytest.fixture(autouse=True)
def _no_larger_than_a_disk() -> Iterator[None]:
    """See to it that a test that goes wrong fills no disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(10**9, before[1]) if before[1] > 0 else 10**9, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
