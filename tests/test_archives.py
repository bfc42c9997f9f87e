"""Archives: the files in them are inputs like others, whatever an archive is made to do."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from zstandard import compress

from cleaner import record_file
from cleaner.one_document import Order
from cleaner.records import compression
from cleaner.run import clean_all
from cleaner.settings import Settings
from cleaner.writing.restore import restore_file

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
CLEAN = "Le maire a signé l’accord mardi.\nLe conseil votera jeudi.\n"
RECORDS = json.dumps({"id": 1, "text": DIRTY}) + "\n{broken\n"
QUICK: dict[str, Any] = {"language": "fr", "only": ("newsletter", "line-break", "off-article")}
KINDS = {".zip": "", ".tar": "w", ".tar.gz": "w:gz", ".tgz": "w:gz", ".tar.bz2": "w:bz2", ".tar.xz": "w:xz"}


def pack(path: Path, *files: tuple[str, bytes | str]) -> Path:
    """Write an archive of the kind that its name tells."""
    contents = [(name, data if isinstance(data, bytes) else data.encode()) for name, data in files]
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in contents:
                archive.writestr(name, data)
        return path
    mode: Any = KINDS["".join(path.suffixes)]
    with tarfile.open(path, mode) as tape:
        for name, data in contents:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tape.addfile(entry, io.BytesIO(data))
    return path


def cleaned(raw: Path, out: Path, workers: int = 1) -> dict[str, dict[str, Any]]:
    """Clean a folder; return the rows of the manifest by their sources."""
    clean_all(raw, Order(out, Settings(**QUICK)), workers, lambda outcome: None)
    return {row["source"]: row for row in map(json.loads, (out / "manifest.jsonl").read_text("utf-8").splitlines())}


@pytest.mark.parametrize("kind", KINDS)
def test_files_in_an_archive_have_their_results_in_a_folder_of_its_name(kind: str, raw: Path, out: Path) -> None:
    name = f"news{kind}"
    pack(raw / name, ("a/b.txt", DIRTY), ("r.jsonl", RECORDS), ("pic.png", b"\x89PNG"))
    found = cleaned(raw, out)
    assert {source: row["status"] for source, row in found.items()} == {
        f"{name}/a/b.txt": "ok",
        f"{name}/r.jsonl#1": "ok",
        f"{name}/r.jsonl#2": "failed",
        f"{name}/pic.png": "skipped",
    }
    assert (out / name / "a/b.txt").read_text("utf-8") == CLEAN
    assert json.loads((out / name / "r.jsonl").read_text("utf-8"))["text"] == CLEAN
    assert restore_file(out / name / "a/b.txt") == DIRTY


@pytest.mark.parametrize("kind", KINDS)
def test_packed_files_of_records_in_an_archive_are_read(kind: str, raw: Path, out: Path) -> None:
    packed = {"a.jsonl.gz": gzip.compress(RECORDS.encode()), "b.csv.zst": compress(f'text\n"{DIRTY}"\n'.encode())}
    pack(raw / f"a{kind}", *packed.items())
    rows = cleaned(raw, out)
    assert {source.partition("/")[2]: row["status"] for source, row in rows.items()} == {
        "a.jsonl.gz#1": "ok",
        "a.jsonl.gz#2": "failed",
        "b.csv.zst#2": "ok",
    }
    assert json.loads(gzip.decompress((out / f"a{kind}/a.jsonl.gz").read_bytes()))["text"] == CLEAN


@pytest.mark.parametrize("kind", [".zip", ".tar.gz", ".tar.xz"])
def test_two_packings_together_are_held_to_the_limit_of_one(
    kind: str, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "FREELY_UNPACKED", 20_000)
    line = json.dumps({"text": "la " * 1_000}).encode() + b"\n"
    once = gzip.compress(line)
    assert len(line) < compression.MOST_UNPACKED * len(once)
    pack(raw / f"a{kind}", ("a.jsonl.gz", once * 1_000))
    *_, last = cleaned(raw, out).values()
    assert last["status"] == "failed"
    assert "unpacks to more than" in last["error"]


def test_an_archive_is_not_read_again_for_each_file_of_records(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = pack(raw / "a.zip", *((f"{number}.jsonl", RECORDS) for number in range(5)))
    digested: list[Path] = []
    known = record_file.file_sha256
    monkeypatch.setattr(record_file, "file_sha256", lambda path: digested.append(path) or known(path))
    for _ in range(2):
        digested.clear()
        assert len(cleaned(raw, out)) == 10
        assert digested.count(archive) <= 1
    pack(raw / "a.zip", ("0.jsonl", RECORDS * 2))
    assert len(cleaned(raw, out)) == 4


def test_what_is_done_of_an_archive_is_not_done_again(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack(raw / "z.zip", ("a.txt", DIRTY), ("r.jsonl", RECORDS))
    first = cleaned(raw, out)
    monkeypatch.setattr("cleaner.one_document.cleaner_for", None)
    monkeypatch.setattr("cleaner.one_chunk.cleaner_for", None)
    assert cleaned(raw, out) == first


def test_processes_get_what_lies_in_archives(raw: Path, out: Path, tmp_path: Path) -> None:
    pack(raw / "z.zip", *((f"{number}.txt", DIRTY) for number in range(40)), ("r.jsonl", RECORDS))
    assert cleaned(raw, out, workers=2) == cleaned(raw, tmp_path / "one", workers=1)


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "C:\\evil.txt", "..\\evil.txt"])
@pytest.mark.parametrize("kind", [".zip", ".tar"])
def test_a_name_that_leads_out_fails_and_writes_nothing(name: str, kind: str, raw: Path, out: Path) -> None:
    pack(raw / f"x{kind}", (name, DIRTY), ("ok.txt", DIRTY))
    found = cleaned(raw, out)
    (evil,) = (row for source, row in found.items() if source != f"x{kind}/ok.txt")
    assert (evil["status"], evil["output"]) == ("failed", None)
    assert "out of the archive" in evil["error"]
    assert [path.name for path in out.parent.rglob("*evil*")] == []
    assert found[f"x{kind}/ok.txt"]["status"] == "ok"


def test_links_in_an_archive_are_not_followed(raw: Path, out: Path) -> None:
    with tarfile.open(raw / "x.tar", "w") as tape:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo(f"link{kind.decode()}.txt")
            entry.type, entry.linkname = kind, "/etc/passwd"
            tape.addfile(entry)
    assert {row["status"] for row in cleaned(raw, out).values()} == {"skipped"}


@pytest.mark.parametrize("kind", [".zip", ".tar.gz", ".tar.bz2", ".tar.xz"])
def test_what_unpacks_to_much_more_than_it_is_fails(
    kind: str, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compression, "FREELY_UNPACKED", 1_000_000)
    pack(raw / f"bomb{kind}", ("a.txt", DIRTY), ("bomb.txt", b"a" * 30_000_000))
    found = cleaned(raw, out)
    assert found[f"bomb{kind}/a.txt"]["status"] == "ok"
    failed = [row for row in found.values() if row["status"] == "failed"]
    assert failed
    assert all("unpacks to more than" in row["error"] for row in failed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("kept", [0.3, 0.7])
def test_an_archive_that_is_cut_off_fails_behind_what_it_gives(kind: str, kept: float, raw: Path, out: Path) -> None:
    place = pack(raw / f"x{kind}", *((f"{number}.txt", DIRTY + str(number) * 3_000) for number in range(9)))
    data = place.read_bytes()
    place.write_bytes(data[: int(len(data) * kept)])
    found = cleaned(raw, out)
    failed = [source for source, row in found.items() if row["status"] == "failed"]
    assert len(failed) in (1, 2), "the file that is cut, and the archive for the rest"
    assert {row["status"] for row in found.values()} <= {"ok", "failed"}
    for source in found.keys() - failed:
        assert restore_file(out / source).startswith(DIRTY)


@pytest.mark.parametrize("kind", KINDS)
def test_nonsense_is_no_archive(kind: str, raw: Path, out: Path) -> None:
    (raw / f"x{kind}").write_bytes(b"nonsense" * 200)
    (row,) = cleaned(raw, out).values()
    assert row["status"] == "failed"
    assert row["error"]


def test_a_second_file_of_one_name_fails(raw: Path, out: Path) -> None:
    pack(raw / "x.tar", ("a.txt", DIRTY), ("a.txt", "Autre chose.\n"))
    rows = [json.loads(line) for line in (cleaned(raw, out), (out / "manifest.jsonl").read_text().splitlines())[1]]
    assert [row["status"] for row in rows] == ["ok", "failed"]
    assert (out / "x.tar/a.txt").read_text("utf-8") == CLEAN


def test_an_encrypted_file_and_an_inner_archive_are_told(raw: Path, out: Path) -> None:
    place = pack(raw / "x.zip", ("a.txt", DIRTY), ("b.zip", b"PK"))
    data = bytearray(place.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    place.write_bytes(bytes(data))
    found = cleaned(raw, out)
    assert (found["x.zip/a.txt"]["status"], found["x.zip/a.txt"]["error"]) == ("failed", "it is encrypted")
    assert found["x.zip/b.zip"]["status"] == "skipped"


def test_a_file_in_an_unknown_compression_is_told_and_the_others_are_read(raw: Path, out: Path) -> None:
    packed = bytearray(pack(raw / "x.zip", ("a.txt", "One."), ("b.txt", "Two.")).read_bytes())
    for head, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):  # where the method of a file stands (APPNOTE 4.3)
        at = packed.index(head) + place
        packed[at : at + 2] = (97).to_bytes(2, "little")
    (raw / "x.zip").write_bytes(packed)
    found = cleaned(raw, out)
    assert (found["x.zip/a.txt"]["status"], found["x.zip/b.txt"]["status"]) == ("failed", "ok")
    assert found["x.zip/a.txt"]["error"].startswith("it cannot be unpacked: ")
