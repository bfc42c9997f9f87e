"""Results on other machines: those of a run into a folder here, byte for byte, and nothing lost when sending fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main
from tests.test_record_files import DIRTY, tree

UPath = pytest.importorskip("upath").UPath
memory = pytest.importorskip("fsspec.implementations.memory").MemoryFileSystem

PLACE = "memory://results/of/a/run"


@pytest.fixture(autouse=True)
def empty_memory() -> Iterator[None]:
    yield
    memory.store.clear()
    memory.pseudo_dirs[:] = [""]


@pytest.fixture
def inputs(raw: Path) -> Path:
    """A folder with a file of every way in: text, page, records of which two are alike and one is broken, archive."""
    (raw / "deep").mkdir()
    (raw / "a.txt").write_text(DIRTY, "utf-8")
    (raw / "deep/b.html").write_text(f"<html><body><p>{DIRTY * 3}</p></body></html>", "utf-8")
    records = [json.dumps({"id": number, "text": f"{DIRTY}{number // 2} voix.\n" * 9}) for number in range(40)]
    (raw / "c.jsonl").write_text("\n".join([*records, "{broken"]) + "\n", "utf-8")
    (raw / "d.pdf").write_bytes(b"%PDF")
    return raw


def run(*arguments: object, workers: int = 1) -> Result:
    given = ["run", *map(str, arguments), "--language=fr", f"--workers={workers}", "--duplicates=report"]
    return CliRunner().invoke(main, given)


def tree_there(place: str) -> dict[str, bytes]:
    """The bytes of every file below a place, by name."""
    root = UPath(place)
    return {name.removeprefix(root.path).strip("/"): root.fs.cat(name) for name in root.fs.find(root.path)}


def test_they_are_those_of_a_run_here(inputs: Path, out: Path) -> None:
    assert run(inputs, out).exit_code == run(inputs, PLACE).exit_code == 3
    assert tree_there(PLACE) == tree(out)


def test_several_processes_send_them_too(inputs: Path, out: Path, tmp_path: Path) -> None:
    there = f"local://{tmp_path}/there"
    run(inputs, out)
    assert run(inputs, there, workers=2).exit_code == 3
    assert tree(tmp_path / "there") == tree(out)


def test_what_is_done_there_is_not_done_again_unless_it_was_changed(inputs: Path) -> None:
    run(inputs, PLACE)
    whole = tree_there(PLACE)
    assert "42 of them were done already" in run(inputs, PLACE).stderr
    (UPath(PLACE) / "a.txt").write_text("half a te", encoding="utf-8")
    (UPath(PLACE) / "audit/c.jsonl").unlink()
    assert "1 of them was done already" in run(inputs, PLACE).stderr
    assert tree_there(PLACE) == whole


def test_an_interrupted_run_goes_on_there(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(inputs, PLACE)
    whole = tree_there(PLACE)
    memory.store.clear()
    sent, put_file = [], memory.put_file

    def stop_at_the_fourth(self: Any, here: str, place: str, **how: Any) -> None:
        sent.append(place)
        if len(sent) == 4:
            raise KeyboardInterrupt
        put_file(self, here, place, **how)

    monkeypatch.setattr(memory, "put_file", stop_at_the_fourth)
    assert run(inputs, PLACE).exit_code == 130
    assert "manifest.jsonl" not in tree_there(PLACE)
    monkeypatch.undo()
    assert "1 of them was done already" in run(inputs, PLACE).stderr
    assert tree_there(PLACE) == whole


def test_what_cannot_be_sent_is_told(inputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Any, here: str, place: str, **how: Any) -> None:
        raise RuntimeError("token expired")

    monkeypatch.setattr(memory, "put_file", refuse)
    result = run(inputs / "a.txt", PLACE)
    assert result.exit_code == 3
    assert "a.txt: its result cannot be written: runtimeerror: token expired" in result.stderr
    assert "memory://results/of/a/run: runtimeerror: token expired; stopped" in result.stderr
    assert "Traceback" not in result.output


def test_results_among_the_inputs_are_no_inputs(inputs: Path) -> None:
    there = UPath("memory://corpus")
    there.fs.put(f"{inputs}/", "/corpus", recursive=True)
    run(there, there / "out/first")
    whole = tree_there("memory://corpus/out/first")
    assert "43 documents" in run(there, there / "out/first").stderr
    assert tree_there("memory://corpus/out/first") == whole
    assert run(there, there / "second").exit_code == 3
    rows = map(json.loads, tree_there("memory://corpus/second")["manifest.jsonl"].splitlines())
    skipped = {row["source"]: row["error"] for row in rows if row["status"] == "skipped"}
    assert skipped.pop("out/first") == "a folder with the results of an earlier run"
    assert list(skipped) == ["d.pdf"]


@pytest.mark.parametrize("out", ["memory://corpus", "memory://corpus/raw", "memory://corpus/raw/a.txt"])
def test_no_result_takes_the_place_of_an_input(inputs: Path, out: str) -> None:
    there = UPath("memory://corpus/raw")
    there.fs.put(f"{inputs}/", "/corpus/raw", recursive=True)
    before = tree_there("memory://corpus")
    assert run(there, out).exit_code == run(there / "a.txt", "memory://corpus/raw").exit_code == 2
    assert tree_there("memory://corpus") == before


def test_they_are_restored_and_reported_from_there(inputs: Path, tmp_path: Path) -> None:
    run(inputs, PLACE)
    restored = CliRunner().invoke(main, ["restore", f"{PLACE}/a.txt"])
    assert restored.stdout == DIRTY
    assert CliRunner().invoke(main, ["restore", f"{PLACE}/c.jsonl", "--record=2"]).stdout == f"{DIRTY}0 voix.\n" * 9
    page = tmp_path / "report.html"
    assert CliRunner().invoke(main, ["report", PLACE, "--to", str(page)]).exit_code == 0
    assert "c.jsonl" in page.read_text("utf-8")


def test_a_copy_of_a_survey_left_there_by_a_killed_run_goes(inputs: Path) -> None:
    left = UPath(PLACE) / ".cleaner-0123456789abcdef.tmp"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"SQLite")
    run(inputs, PLACE)
    assert not left.exists()
