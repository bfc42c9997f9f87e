"""Inputs on other machines: read as those of this one, by what fsspec knows."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main
from cleaner.errors import WrongUsage
from cleaner.remote import is_remote, place_of

UPath = pytest.importorskip("upath").UPath

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
CLEAN = "Le maire a signé l’accord mardi.\nLe conseil votera jeudi.\n"


@pytest.fixture
def bucket(request: pytest.FixtureRequest) -> Any:
    """A folder of another machine, as far as this process knows."""
    root = UPath(f"memory://{abs(hash(request.node.name))}")
    for name, text in {
        "a.txt": DIRTY,
        "deep/in/b.html": f"<html><body><p>{DIRTY * 3}</p></body></html>",
        "c.jsonl": json.dumps({"id": 1, "text": DIRTY}) + "\n",
        "d.pdf": "%PDF",
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["run", *map(str, arguments), "--language=fr", "--workers=1"])


def statuses(out: Path) -> dict[str, str]:
    rows = map(json.loads, (out / "manifest.jsonl").read_text("utf-8").splitlines())
    return {row["source"]: row["status"] for row in rows}


def test_a_folder_elsewhere_is_cleaned_into_one_here(bucket: Any, tmp_path: Path) -> None:
    assert run(bucket, tmp_path / "out").exit_code == 0
    expected = {"a.txt": "ok", "c.jsonl#1": "ok", "d.pdf": "skipped", "deep/in/b.html": "ok"}
    assert statuses(tmp_path / "out") == expected
    assert (tmp_path / "out/a.txt").read_text("utf-8") == CLEAN
    assert json.loads((tmp_path / "out/c.jsonl").read_text("utf-8"))["text"] == CLEAN
    assert "3 of them were done already" in run(bucket, tmp_path / "out").stderr


def test_no_name_elsewhere_leads_out_or_takes_the_place_of_another(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec.implementations.memory")
    root = UPath("memory://odd")
    names = ["a.html", "a.html.txt", "x//b.txt", "x/b.txt", "y//c.txt", "./audit/d.txt", "../e.txt", "in/../../f.txt"]
    for key in [f"/odd/{name}" for name in names]:
        root.fs.store[key] = fsspec.MemoryFile(root.fs, key, DIRTY.encode())
    try:
        assert run(root, tmp_path / "deep/out").exit_code == 3
    finally:
        root.fs.store.clear()
    assert statuses(tmp_path / "deep/out") == {
        **dict.fromkeys(("a.html", "a.html.txt", "x//b.txt", "x/b.txt", "audit/d.txt"), "failed"),
        **dict.fromkeys(("(above)/e.txt", "in/(above)/(above)/f.txt"), "failed"),
        "y/c.txt": "ok",
    }
    assert not list(tmp_path.glob("*.txt"))


def test_what_has_changed_elsewhere_is_cleaned_again(bucket: Any, tmp_path: Path) -> None:
    run(bucket, tmp_path / "out")
    (bucket / "c.jsonl").write_text(json.dumps({"text": CLEAN}) + "\n", encoding="utf-8")
    assert "2 of them were done already" in run(bucket, tmp_path / "out").stderr


def test_a_file_elsewhere_can_go_to_standard_output(bucket: Any) -> None:
    assert run(bucket / "a.txt", "-").stdout == CLEAN


def test_processes_read_by_addresses_too(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(3):
        (raw / f"{number}.txt").write_text(DIRTY, "utf-8")
    arguments = ["run", raw.as_uri(), str(tmp_path / "out"), "--language=fr", "--workers=2"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert set(statuses(tmp_path / "out").values()) == {"ok"}


@pytest.mark.parametrize(
    ("address", "said"),
    [("memory://nowhere/at/all", "no such file"), ("nosuchsystem://x/y", "nosuchsystem")],
)
def test_what_cannot_be_read_there_is_told(address: str, said: str, tmp_path: Path) -> None:
    result = run(address, tmp_path / "out")
    assert result.exit_code == 2
    assert said in result.stderr
    with pytest.raises(WrongUsage):
        place_of(address)


def test_paths_of_this_machine_are_no_addresses() -> None:
    assert not any(map(is_remote, ["a/b.txt", "/a/b", "C:\\a", "a:b", ".", "http"]))
    assert is_remote("s3://bucket/key")


def test_a_file_of_this_machine_may_be_named_by_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)  # the extra is not installed
    file = tmp_path / "été à.txt"
    file.write_text("One sentence.\n", "utf-8")
    assert place_of(file.as_uri()) == place_of(file.as_uri().replace("file://", "file://localhost")) == file
    assert run(file.as_uri(), "-").stdout == "One sentence.\n"
    assert run(file.as_uri(), (tmp_path / "out").as_uri()).exit_code == 0
    assert (tmp_path / "out" / file.name).read_text("utf-8") == "One sentence.\n"
