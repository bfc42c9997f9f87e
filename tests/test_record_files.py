"""Files of records through a run: every record accounted for, chunk by chunk, whatever happens on the way."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cleaner.errors import Interrupted
from cleaner.one_document import Order, Outcome
from cleaner.records import jsonl, lines
from cleaner.run import clean_all
from cleaner.settings import Settings
from cleaner.writing.tally import Tally
from tests.test_sites import MENU, page

ROOT = Path(__file__).parent.parent

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
CLEAN = "Le maire a signé l’accord mardi.\nLe conseil votera jeudi.\n"
QUICK: dict[str, Any] = {"language": "fr", "only": ("newsletter", "line-break", "off-article")}

SMALL_CHUNK = 2_000
"""Bytes of a chunk in these tests, so that little files have many."""


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "pieces_of_lines", partial(lines.pieces_of_lines, size=SMALL_CHUNK))
    monkeypatch.setattr(lines, "READ_AT_ONCE", 512)


def put(folder: Path, name: str, *rows: object) -> Path:
    """Write rows as JSON lines; a string is a line as it stands."""
    path = folder / name
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


def many(number: int) -> Iterator[dict[str, object]]:
    for count in range(number):
        yield {"id": f"d{count}", "text": f"Le conseil votera la mesure {count} jeudi.\n{DIRTY}"}


def cleaned(raw: Path, out: Path, workers: int = 1, again: bool = False, **settings: Any) -> Tally:
    return clean_all(raw, Order(out, Settings(**(QUICK | settings)), again), workers, lambda outcome: None)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_record_is_cleaned_with_its_columns_and_its_audit(raw: Path, out: Path) -> None:
    put(raw, "a.jsonl", {"id": 7, "text": DIRTY, "tag": ["x"]}, {"id": 8, "text": CLEAN})
    cleaned(raw, out)
    first, second = rows(out / "a.jsonl")
    assert (first["id"], first["text"], first["tag"], first["status"]) == (7, CLEAN, ["x"], "ok")
    assert (first["language"], first["findings"], first["removed_words"]) == ("fr", 2, 5)
    assert 0 < first["quality"] <= 1
    assert (second["text"], second["findings"]) == (CLEAN, 0)
    audit = rows(out / "audit/a.jsonl")
    assert [(one["record"], one["id"], one["source"]) for one in audit] == [
        (1, "7", "a.jsonl#1"),
        (2, "8", "a.jsonl#2"),
    ]
    assert {finding["rule"] for finding in audit[0]["findings"]} == {"newsletter"}
    manifest = rows(out / "manifest.jsonl")
    assert [(row["source"], row["id"], row["output"]) for row in manifest] == [
        ("a.jsonl#1", "7", "a.jsonl"),
        ("a.jsonl#2", "8", "a.jsonl"),
    ]


def test_a_broken_record_costs_itself_only(raw: Path, out: Path) -> None:
    put(raw, "a.jsonl", {"text": DIRTY}, "{broken", {"id": 3}, {"text": 4}, {"text": None}, "[1]", {"text": CLEAN})
    tally = cleaned(raw, out)
    assert [row["text"] for row in rows(out / "a.jsonl")] == [CLEAN, CLEAN]
    failed = {row["source"]: row["error"] for row in rows(out / "manifest.jsonl") if row["status"] == "failed"}
    assert list(failed) == [f"a.jsonl#{line}" for line in (2, 3, 4, 5, 6)]
    assert "JSON" in failed["a.jsonl#2"]
    assert "text" in failed["a.jsonl#3"]
    assert tally.statuses == {"ok": 2, "failed": 5}


def test_two_records_of_one_id_are_both_kept(raw: Path, out: Path) -> None:
    put(raw, "a.jsonl", {"id": "../x", "text": DIRTY}, {"id": "../x", "text": CLEAN})
    cleaned(raw, out)
    assert [row["id"] for row in rows(out / "a.jsonl")] == ["../x", "../x"]
    assert [row["record"] for row in rows(out / "audit/a.jsonl")] == [1, 2]


def test_a_page_in_a_record_is_read_as_a_page(raw: Path, out: Path) -> None:
    markup = f"<html><body><article><h1>Le pont</h1><p>{CLEAN * 3}</p></article></body></html>"
    put(raw, "a.jsonl", {"html": markup, "url": "https://example.org/1"})
    cleaned(raw, out)
    (row,) = rows(out / "a.jsonl")
    assert row["html"] == markup
    assert row["text"].startswith("Le pont\nLe maire")


def test_a_rejected_record_has_no_text_and_keeps_its_audit(raw: Path, out: Path) -> None:
    put(raw, "a.jsonl", {"id": 1, "text": DIRTY})
    cleaned(raw, out, min_score=1.0)
    (row,) = rows(out / "a.jsonl")
    assert (row["text"], row["status"]) == (None, "rejected")
    assert rows(out / "audit/a.jsonl")[0]["rejected_text"] == CLEAN


def test_an_empty_file_is_accounted_for(raw: Path, out: Path) -> None:
    put(raw, "a.jsonl")
    cleaned(raw, out)
    assert [(row["source"], row["status"]) for row in rows(out / "manifest.jsonl")] == [("a.jsonl", "empty")]


def test_near_copies_are_dropped_when_asked(raw: Path, out: Path) -> None:
    story = " ".join(f"Le conseil a examiné la proposition numéro {number} hier soir." for number in range(20))
    put(raw, "a.jsonl", {"text": story}, {"text": "Autre chose."}, {"text": story + " Fin."})
    assert cleaned(raw, out, duplicates="report").statuses == {"ok": 3}
    cleaned(raw, out, duplicates="drop")
    assert [row["status"] for row in rows(out / "manifest.jsonl")] == ["skipped", "ok", "ok"]
    assert len(rows(out / "a.jsonl")) == 2


def test_lines_of_a_site_are_learned_from_records(raw: Path, out: Path) -> None:
    put(raw, "a.jsonl", *({"text": page(number), "site": "echo.example"} for number in range(9)))
    cleaned(raw, out, only=("site-line",), language="en")
    assert all(MENU[0] not in row["text"] for row in rows(out / "a.jsonl"))


def test_results_are_the_same_whatever_the_number_of_processes(raw: Path, out: Path, tmp_path: Path) -> None:
    put(raw, "a.jsonl", *many(60), "{broken", *many(3))
    (raw / "b.txt").write_text(DIRTY, "utf-8")
    cleaned(raw, out, workers=1)
    cleaned(raw, tmp_path / "two", workers=2)
    assert tree(out) == tree(tmp_path / "two")


def test_what_is_done_is_not_done_again(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(raw, "a.jsonl", *many(30))
    cleaned(raw, out)
    before = tree(out)
    with monkeypatch.context() as patch:
        patch.setattr("cleaner.run.clean_chunk", None)
        tally = cleaned(raw, out)
    assert tally.done_already == 30
    assert tree(out) == before


@pytest.mark.parametrize("change", ["input", "result", "audit", "settings"])
def test_what_is_not_done_any_more_is_done_again(raw: Path, out: Path, change: str) -> None:
    put(raw, "a.jsonl", *many(3))
    cleaned(raw, out)
    if change == "input":
        put(raw, "a.jsonl", *many(4))
    elif change == "settings":
        assert cleaned(raw, out, min_score=0.1).done_already == 0
        return
    else:
        (out / ("a.jsonl" if change == "result" else "audit/a.jsonl")).write_text("x")
    tally = cleaned(raw, out)
    assert tally.done_already == 0
    assert len(rows(out / "a.jsonl")) == tally.documents


def test_a_file_that_grows_while_it_is_read_is_read_again(raw: Path, out: Path) -> None:
    place = put(raw, "a.jsonl", *many(30))

    def grown(outcome: Outcome) -> None:
        if outcome.row.id == "d0":
            with place.open("a") as file:
                file.write(json.dumps({"id": "late", "text": DIRTY}) + "\n")

    clean_all(raw, Order(out, Settings(**QUICK)), 1, grown)
    assert cleaned(raw, out).documents == 31
    assert rows(out / "a.jsonl")[-1]["id"] == "late"


def test_a_stopped_run_goes_on_with_the_next_chunk(raw: Path, out: Path, tmp_path: Path) -> None:
    put(raw, "a.jsonl", *many(60))
    cleaned(raw, tmp_path / "undisturbed")
    seen = iter(range(40))

    def stop(outcome: Outcome) -> None:
        if next(seen, None) is None:
            raise KeyboardInterrupt

    with pytest.raises(Interrupted):
        clean_all(raw, Order(out, Settings(**QUICK)), 1, stop)
    assert not (out / "a.jsonl").exists()
    assert cleaned(raw, out).done_already >= 40
    assert tree(out) == tree(tmp_path / "undisturbed")


def test_a_record_given_up_is_failed_and_tried_again_by_the_next_run(raw: Path, out: Path) -> None:
    from cleaner import inputs, run

    put(raw, "a.jsonl", *many(3))
    whole = inputs.handed_out

    def without_the_second(source: Any, *rest: Any) -> Iterator[Any]:
        for item in whole(source, *rest):
            yield inputs.without(item, 1, "it took too long")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "handed_out", without_the_second)
        assert cleaned(raw, out).statuses == {"ok": 2, "failed": 1}
    assert [row["error"] for row in rows(out / "manifest.jsonl")] == [None, "it took too long", None]
    assert cleaned(raw, out).statuses == {"ok": 3}
    assert len(rows(out / "a.jsonl")) == 3
    assert cleaned(raw, out).statuses == {"ok": 3}
    assert cleaned(raw, out).done_already == 3


def test_near_copies_that_went_are_not_told_of_what_is_done(raw: Path, out: Path, tmp_path: Path) -> None:
    story = " ".join(f"Le conseil a examiné la proposition numéro {number} hier soir." for number in range(20))
    put(raw, "a.jsonl", {"text": story})
    (raw / "b.txt").write_text(story, "utf-8")
    cleaned(raw, out, site_lines="off")
    (raw / "b.txt").unlink()
    cleaned(raw, out, site_lines="off")
    cleaned(raw, tmp_path / "fresh", site_lines="off")
    assert rows(out / "manifest.jsonl") == rows(tmp_path / "fresh/manifest.jsonl")


KILLED = """
import sys
from functools import partial
from cleaner.records import jsonl, lines
jsonl.pieces_of_lines = partial(lines.pieces_of_lines, size=20_000)
lines.READ_AT_ONCE = 4_096
from cleaner.cli import main
if __name__ == "__main__":
    main(sys.argv[1:])
"""
KILLS = 50
LONGEST_WAIT = 1.5
"""Seconds after which a run is killed at the latest; undisturbed it takes about two."""


def test_killed_at_any_moment_a_run_comes_to_the_same_end(raw: Path, out: Path, tmp_path: Path) -> None:
    put(raw, "a.jsonl", *many(1_200), "{broken")
    put(raw, "b.jsonl", *many(300))
    (raw / "c.txt").write_text(DIRTY, "utf-8")
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    rules = [f"--only={rule}" for rule in QUICK["only"]]

    def command(target: Path) -> list[str]:
        return [sys.executable, str(script), "run", str(raw), str(target), "--workers=2", "--language=fr", *rules]

    assert subprocess.run(command(tmp_path / "undisturbed"), check=False, cwd=ROOT, capture_output=True).returncode == 3
    expected = tree(tmp_path / "undisturbed")
    chance = random.Random(8)
    for _ in range(KILLS):
        run = subprocess.Popen(command(out), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, LONGEST_WAIT))
        run.send_signal(signal.SIGKILL)
        if run.wait() == 3:
            assert tree(out) == expected
            shutil.rmtree(out)
    assert subprocess.run(command(out), check=False, cwd=ROOT, capture_output=True).returncode == 3
    assert tree(out) == expected
