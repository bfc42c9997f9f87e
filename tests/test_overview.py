"""The page about a run: what it counts, what it shows, and that nothing in it is more than text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from cleaner.cli import main
from cleaner.one_document import Order
from cleaner.overview import MOST_EXAMPLES, MOST_ROWS, overview
from cleaner.report.browser import browser_page
from cleaner.run import clean_all
from cleaner.settings import Settings

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
HOSTILE = (
    "Le maire a signé.\nInscrivez-vous à notre newsletter <script>alert(1)</script>\x1b[31m\nLe conseil votera jeudi.\n"
)
QUICK: dict[str, Any] = {"language": "fr", "only": ("newsletter", "line-break")}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(MOST_ROWS + 3):
        (raw / f"{number}.txt").write_text(DIRTY, "utf-8")
    (raw / "a.jsonl").write_text(json.dumps({"text": DIRTY}) + "\n{broken\n", "utf-8")
    (raw / "<b>.txt").write_text(HOSTILE, "utf-8")
    clean_all(raw, Order(tmp_path / "out", Settings(**QUICK)), 1, lambda outcome: None)
    return tmp_path / "out"


def test_a_run_is_summed_up(out: Path) -> None:
    found = overview(out)
    assert found.tally.statuses == {"ok": MOST_ROWS + 5, "failed": 1}
    assert len(found.lowest) == len(found.most_removed) == MOST_ROWS
    assert [row.source for row in found.failed] == ["a.jsonl#2"]
    assert len(found.examples["newsletter"]) == MOST_EXAMPLES
    scores = [row.score for row in found.lowest]
    assert scores == sorted(scores)


def test_examples_come_from_texts_and_from_records(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.jsonl").write_text(json.dumps({"text": DIRTY}) + "\n", "utf-8")
    (raw / "b.txt").write_text(DIRTY, "utf-8")
    clean_all(raw, Order(tmp_path / "out", Settings(**QUICK)), 1, lambda outcome: None)
    found = overview(tmp_path / "out").examples["newsletter"]
    assert {example.source for example in found} == {"a.jsonl#1", "b.txt"}


def test_the_page_holds_no_markup_of_others_and_loads_nothing(out: Path) -> None:
    page = BeautifulSoup(browser_page(overview(out)), "html.parser")
    assert page.find(["script", "img", "link", "iframe", "b"]) is None
    assert not [tag for tag in page.find_all(True) if set(tag.attrs) & {"src", "href", "onerror", "onclick"}]
    assert "\x1b" not in page.get_text()
    assert "<b>.txt" in page.get_text()
    assert "newsletter" in [cell.get_text() for cell in page.find_all("td")]


def test_the_command_writes_the_page(out: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["report", str(out), "--to", str(tmp_path / "r.html")])
    assert result.exit_code == 0
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_named(out: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    page = tmp_path / "file/r.html"
    result = CliRunner().invoke(main, ["report", str(out), "--to", str(page)])
    assert (result.exit_code, str(page) in result.stderr) == (3, True)


@pytest.mark.parametrize("manifest", [None, b"{torn"])
def test_a_folder_that_is_no_result_is_told(manifest: bytes | None, tmp_path: Path) -> None:
    if manifest:
        (tmp_path / "manifest.jsonl").write_bytes(manifest)
    result = CliRunner().invoke(main, ["report", str(tmp_path), "--to", str(tmp_path / "r.html")])
    assert result.exit_code == 2
    assert "manifest.jsonl" in result.stderr
    assert not (tmp_path / "r.html").exists()


def test_an_audit_that_is_gone_costs_its_examples_only(out: Path) -> None:
    (out / "audit/a.jsonl").unlink()
    (out / "audit/0.txt.jsonl").write_text("x")
    assert overview(out).examples["newsletter"]
