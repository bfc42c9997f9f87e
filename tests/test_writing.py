"""Files that are whole or not there, records that survive any Unicode, tables that no spreadsheet runs."""

from __future__ import annotations

import csv
import errno
import json
import os
from pathlib import Path

import pytest
from hypothesis import given

from cleaner.writing import jsonl, manifest
from cleaner.writing.atomic import obstacle, replacing, sweep, write
from cleaner.writing.audit_file import Counts, FindingRow
from cleaner.writing.manifest import ManifestRow, books, close_books
from cleaner.writing.places import audit_of, audit_path, own_name
from cleaner.writing.tally import Tally
from tests.texts import ANYTHING

FULL = OSError(errno.ENOSPC, "No space left on device")


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write(tmp_path / "a" / "b" / "c.txt", b"whole")
    assert files_below(tmp_path) == ["a/b/c.txt"]
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"whole"


def test_a_file_has_the_permissions_that_the_user_gives_files(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    write(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("trouble", [FULL, KeyboardInterrupt(), RuntimeError("broken")])
def test_after_trouble_nothing_is_left_and_the_old_file_stands(tmp_path: Path, trouble: BaseException) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")

    def interrupted() -> None:
        with replacing(file) as out:
            out.write(b"half")
            raise trouble

    with pytest.raises(type(trouble)):
        interrupted()
    assert files_below(tmp_path) == ["a.txt"]
    assert file.read_bytes() == b"old"


def test_results_are_on_the_disk_before_the_books_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named_when_flushed: list[list[str]] = []
    monkeypatch.setattr(manifest, "flush_disks", lambda: named_when_flushed.append(files_below(tmp_path)))
    with books(tmp_path):
        write(tmp_path / "a.txt", b"")
    (names,) = named_when_flushed
    assert [name for name in names if not name.startswith(".cleaner-")] == ["a.txt"]


def test_a_folder_in_the_way_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(OSError, match=r"directory|folder"):
        write(tmp_path / "a.txt", b"all of it")
    assert files_below(tmp_path) == []


def test_a_name_as_long_as_names_may_be_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / ("x" * 255), b"fits")
    assert files_below(tmp_path) == ["x" * 255]


def test_what_stands_in_the_way_of_a_file_is_told_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("folder")
    assert obstacle(tmp_path / "folder") == "a folder of that name is in the way"
    assert obstacle(tmp_path / "file/a") == "a file of the name of its folder is in the way"
    assert obstacle(tmp_path / ("x" * 300)) == "the name is too long for this disk"
    assert [obstacle(tmp_path / name) for name in ("new", "new folder/a", "file", "link")] == [None] * 4

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", full)
    assert obstacle(tmp_path / "other/a") is None


def test_leftovers_are_swept_and_nothing_else(tmp_path: Path) -> None:
    for name in ("a/.cleaner-0011.tmp", ".cleaner-22.tmp", "a/.cleaner-notes", "b.tmp", "a/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)
    assert files_below(tmp_path) == ["a/.cleaner-notes", "a/.hidden", "b.tmp"]


@given(ANYTHING)
def test_a_record_comes_back_whatever_its_text(text: str) -> None:
    row = FindingRow("rule", "SIT001", "site", "likely", text, 1, (0, len(text)), text, "", True)
    data = jsonl.line(row)
    assert data.count(b"\n") == 1
    assert data.endswith(b"\n")
    assert jsonl.parse(data, FindingRow) == row
    assert json.loads(data)["before"] == text


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"rule": 1}', b"[" * 100_000])
def test_what_is_no_record_is_malformed(data: bytes) -> None:
    with pytest.raises(jsonl.Malformed):
        jsonl.parse(data, FindingRow)


def test_books_are_there_only_when_the_run_has_ended_well(tmp_path: Path) -> None:
    with books(tmp_path) as written:
        written.add(ManifestRow("a.txt", "skipped", error="no"))
        assert "manifest.jsonl" not in files_below(tmp_path)
    assert files_below(tmp_path) == ["manifest.jsonl", "scores.csv"]
    close_books(tmp_path)
    with pytest.raises(RuntimeError), books(tmp_path):
        raise RuntimeError
    assert files_below(tmp_path) == []


def test_manifest_rows_have_every_key(tmp_path: Path) -> None:
    with books(tmp_path) as written:
        written.add(ManifestRow("a.txt", "failed", error="it is gone"))
    assert json.loads((tmp_path / "manifest.jsonl").read_text()) == {
        "source": "a.txt",
        "status": "failed",
        "output": None,
        "score": None,
        "language": None,
        "counts": None,
        "date": None,
        "error": "it is gone",
        "guarded": False,
        "copies": None,
        "id": None,
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(tmp_path: Path, start: str) -> None:
    with books(tmp_path) as written:
        written.add(
            ManifestRow(f'{start}HYPERLINK("x","y")', "ok", score=0.5, language="fr", counts=Counts(7, 2, 3, {}))
        )
    with (tmp_path / "scores.csv").open(newline="", encoding="utf-8") as file:
        heads, row = csv.reader(file)
    assert heads == ["file", "score", "language", "words", "words_removed", "status"]
    assert row == [f'\'{start}HYPERLINK("x","y")', "0.500", "fr", "7", "2", "ok"]


def test_names_that_are_not_utf8_are_written(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    with books(tmp_path) as written:
        written.add(ManifestRow(name, "ok", output=name))
    assert json.loads((tmp_path / "manifest.jsonl").read_text("utf-8"))["source"] == name
    assert r"caf\udce9.txt" in (tmp_path / "scores.csv").read_text("utf-8")


def test_own_names_are_known() -> None:
    assert [own_name(name) for name in ("audit/a.txt", "manifest.jsonl/a.txt", "scores.csv/a.txt")] == [
        "audit",
        "manifest.jsonl",
        "scores.csv",
    ]
    assert [own_name(name) for name in ("audits/a.txt", "a/audit/b.txt", "audit.txt")] == [None, None, None]


def test_the_audit_is_found_by_walking_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = audit_path(tmp_path, "a/b/c.txt")
    write(audit, b"")
    assert audit_of(tmp_path / "a/b/c.txt") == audit
    assert audit_of(tmp_path / "a/b/d.txt") is None
    monkeypatch.chdir(tmp_path / "audit")
    assert audit_of(Path("../a/b/c.txt")) == audit


def test_a_tally_adds_up() -> None:
    tally = Tally()
    tally.add(ManifestRow("a", "ok", score=1.0, counts=Counts(10, 2, 3, {"byline": 2})), done_already=False)
    tally.add(ManifestRow("b", "ok", score=0.72, counts=Counts(5, 0, 1, {"byline": 1})), done_already=True)
    tally.add(ManifestRow("c", "failed", error="x"), done_already=False)
    tally.add(ManifestRow("d", "skipped", error="x"), done_already=False)
    assert (tally.documents, tally.failed, tally.done_already) == (3, 1, 1)
    assert (tally.words, tally.words_removed, tally.findings) == (15, 2, 4)
    assert tally.applied == {"byline": 3}
    assert tally.scores == [0, 0, 0, 0, 0, 0, 0, 1, 0, 1]
