"""A folder through the cleaner: every input accounted for, nothing lost, nothing done twice."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from cleaner import one_document
from cleaner import run as run_module
from cleaner.cleaning import Cleaner
from cleaner.errors import Interrupted, OutputFailed, WrongUsage
from cleaner.model import Document
from cleaner.one_document import Order, Outcome
from cleaner.run import clean_all
from cleaner.settings import Settings
from cleaner.writing import atomic
from cleaner.writing.lock import lock
from cleaner.writing.restore import restore_file
from cleaner.writing.tally import Tally

ROOT = Path(__file__).parent.parent

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
CLEAN = "Le maire a signé l’accord mardi.\nLe conseil votera jeudi.\n"
BINARY = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
PAGE = """<!doctype html><html lang="fr"><head><title>Le pont</title></head>
<body><nav><a href="/">Accueil</a></nav><article><h1>Le pont</h1>
<p>Le maire a signé l’accord mardi, après des mois de discussions avec la région et les riverains.</p>
<p>Le conseil votera jeudi le budget des travaux, qui doivent durer deux ans selon la ville.</p>
</article></body></html>
"""

FEW_RULES = ("newsletter", "line-break", "date-line", "off-article")
"""Enough to see what becomes of files."""
QUICK: dict[str, Any] = {"language": "fr", "only": FEW_RULES}


def put(folder: Path, name: str, content: str | bytes = DIRTY) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def cleaned(raw: Path, out: Path, workers: int = 1, again: bool = False, **settings: Any) -> Tally:
    return clean_all(raw, Order(out, Settings(**(QUICK | settings)), again), workers, lambda outcome: None)


def manifest(out: Path) -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in (out / "manifest.jsonl").read_text("utf-8").splitlines()]
    by_source = {row["source"]: row for row in rows}
    assert len(by_source) == len(rows), "an input has two rows"
    return by_source


def statuses(out: Path) -> dict[str, str]:
    return {source: row["status"] for source, row in manifest(out).items()}


def error_of(out: Path, source: str) -> str:
    row = manifest(out)[source]
    assert row["status"] == "failed"
    assert row["output"] is None
    return str(row["error"])


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def leftovers(out: Path) -> list[str]:
    return [name for name in contents(out) if ".cleaner-" in name]


MANY = 400
"""Documents of a run that is stopped in the middle: seconds of work, so that there is a middle."""


def many(raw: Path, number: int) -> None:
    for n in range(number):
        put(raw, f"{n % 7}/{n:04}.txt", f"{DIRTY}Dossier numéro {n}, page {n * 3}.\n" * (1 + n % 5))


def test_every_input_has_its_results_under_its_name(raw: Path, out: Path) -> None:
    put(raw, "b/c.txt")
    put(raw, "a.txt", "Rien à dire ce matin.\n")
    put(raw, "b/page.html", PAGE)
    tally = cleaned(raw, out)
    assert list(contents(out)) == list(contents(out))
    assert set(contents(out)) == {
        *("a.txt", "b/c.txt", "b/page.html.txt"),
        *("audit/a.txt.jsonl", "audit/b/c.txt.jsonl", "audit/b/page.html.txt.jsonl"),
        *("manifest.jsonl", "scores.csv"),
    }
    assert (out / "b/c.txt").read_text("utf-8") == CLEAN
    assert list(manifest(out)) == ["a.txt", "b/c.txt", "b/page.html"]
    assert statuses(out) == dict.fromkeys(manifest(out), "ok")
    assert (tally.documents, tally.failed) == (3, 0)


def test_manifest_counts_what_was_done(raw: Path, out: Path) -> None:
    put(raw, "a.txt")
    cleaned(raw, out, only=("newsletter",))
    row = manifest(out)["a.txt"]
    assert (row["output"], row["language"], row["error"]) == ("a.txt", "fr", None)
    assert row["counts"]["words"] == 11
    assert row["counts"]["words_removed"] == 5
    assert row["counts"]["applied"] == {"newsletter": 1}
    lines = (out / "scores.csv").read_text("utf-8").splitlines()
    assert lines[0] == "file,score,language,words,words_removed,status"
    assert lines[1] == f"a.txt,{row['score']:.3f},fr,11,5,ok"


def test_a_date_that_leaves_the_text_is_in_the_manifest(raw: Path, out: Path) -> None:
    put(raw, "a.txt", "date 2021-12 Le maire a signé l’accord mardi.\n")
    cleaned(raw, out)
    assert manifest(out)["a.txt"]["date"] == "2021-12"


def test_one_file_goes_into_the_folder_under_its_own_name(raw: Path, out: Path) -> None:
    cleaned(put(raw, "b/a.txt"), out)
    assert set(contents(out)) == {"a.txt", "audit/a.txt.jsonl", "manifest.jsonl", "scores.csv"}


def test_an_empty_folder_is_no_error(raw: Path, out: Path) -> None:
    assert cleaned(raw, out).documents == 0
    assert manifest(out) == {}


def test_results_are_the_same_whatever_the_number_of_processes(raw: Path, tmp_path: Path) -> None:
    many(raw, 90)
    put(raw, "page.html", PAGE)
    put(raw, "bad.txt", BINARY)
    put(raw, "other.pdf", "%PDF")
    cleaned(raw, tmp_path / "one", 1)
    cleaned(raw, tmp_path / "two", 2)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_much_work_is_shared_and_little_is_not(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: list[int] = []

    def noted(work: Any, items: Any, workers: int, **rest: Any) -> Any:
        numbers.append(workers)
        return (work(item, lambda place: None) for item in items)

    monkeypatch.setattr(run_module, "ordered", noted)
    monkeypatch.setattr(run_module, "_cores", lambda: 7)
    for name in ("a.txt", "b.txt"):
        put(raw, name)
    cleaned(raw, out, workers=0)
    cleaned(raw, out, workers=3)
    monkeypatch.setattr(run_module, "FEW_BYTES", 10)
    cleaned(raw, out, workers=0)
    monkeypatch.undo()
    monkeypatch.setattr(run_module, "ordered", noted)
    monkeypatch.setattr(run_module, "_cores", lambda: 7)
    monkeypatch.setattr(run_module, "FEW_INPUTS", 2)
    assert cleaned(raw, out, workers=0).documents == 2
    assert numbers == [1, 3, 7, 7]


def test_results_of_inputs_that_are_gone_stay_and_are_not_named(raw: Path, out: Path) -> None:
    put(raw, "a.txt")
    gone = put(raw, "b.txt")
    cleaned(raw, out)
    gone.unlink()
    cleaned(raw, out)
    assert (out / "b.txt").exists()
    assert list(manifest(out)) == ["a.txt"]


def test_results_do_not_depend_on_where_they_are_made(raw: Path, out: Path, tmp_path: Path) -> None:
    many(raw, 5)
    cleaned(raw, out)
    shutil.copytree(raw, tmp_path / "moved" / "raw")
    cleaned(tmp_path / "moved" / "raw", tmp_path / "moved" / "clean")
    assert contents(out) == contents(tmp_path / "moved" / "clean")


# What is done already


def test_a_second_run_skips_what_is_done(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many(raw, 6)
    put(raw, "bad.txt", BINARY)
    put(raw, "empty.txt", "")
    put(raw, "other.pdf", "%PDF")
    first = cleaned(raw, out)
    before = contents(out)
    monkeypatch.setattr(Cleaner, "clean_document", None)
    second = cleaned(raw, out)
    assert contents(out) == before
    assert (first.done_already, second.done_already) == (0, 7)
    assert (first.statuses, first.words, first.applied) == (second.statuses, second.words, second.applied)


@pytest.mark.parametrize(
    "change",
    [
        lambda raw, out: put(raw, "a.txt", DIRTY * 2),
        lambda raw, out: put(out, "a.txt", "edited\n"),
        lambda raw, out: (out / "a.txt").unlink(),
        lambda raw, out: (out / "audit" / "a.txt.jsonl").unlink(),
        lambda raw, out: put(out, "audit/a.txt.jsonl", "no audit\n"),
    ],
    ids=["input changed", "result changed", "result gone", "audit gone", "audit broken"],
)
def test_what_is_not_done_any_more_is_done_again(raw: Path, out: Path, tmp_path: Path, change: Any) -> None:
    put(raw, "a.txt")
    put(raw, "b.txt")
    cleaned(raw, out)
    change(raw, out)
    assert cleaned(raw, out).done_already == 1
    cleaned(raw, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_other_settings_another_version_or_a_wish_do_it_all_again(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(raw, "a.txt")
    cleaned(raw, out)
    assert cleaned(raw, out, again=True).done_already == 0
    assert cleaned(raw, out, keep=("newsletter",)).done_already == 0
    assert (out / "a.txt").read_text("utf-8") == DIRTY
    assert cleaned(raw, out, keep=("newsletter",)).done_already == 1
    monkeypatch.setattr(one_document, "__version__", "99")
    assert cleaned(raw, out, keep=("newsletter",)).done_already == 0


# Documents that do not come to a clean text


def low_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    from cleaner import cleaning
    from cleaner.model import Score

    monkeypatch.setattr(cleaning, "score_of", lambda *_: Score(0.25, 0.1, ()))


def test_a_text_below_the_minimum_is_rejected(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    low_scored(monkeypatch)
    put(raw, "a.txt")
    cleaned(raw, out)
    assert (out / "a.txt").exists()
    tally = cleaned(raw, out, min_score=0.5)
    assert statuses(out) == {"a.txt": "rejected"}
    assert manifest(out)["a.txt"]["output"] is None
    assert not (out / "a.txt").exists()
    assert restore_file(out / "a.txt") == DIRTY
    assert (tally.failed, cleaned(raw, out, min_score=0.5).done_already) == (0, 1)
    cleaned(raw, out)
    assert (out / "a.txt").read_text("utf-8") == CLEAN


def test_a_text_of_which_nothing_is_left_is_empty(raw: Path, out: Path) -> None:
    put(raw, "a.txt", "Inscrivez-vous à notre newsletter\n")
    put(raw, "b.txt", "")
    cleaned(raw, out)
    assert statuses(out) == {"a.txt": "empty", "b.txt": "empty"}
    assert (out / "a.txt").read_bytes() == b""
    assert restore_file(out / "a.txt") == "Inscrivez-vous à notre newsletter\n"


def test_files_of_other_kinds_are_skipped(raw: Path, out: Path) -> None:
    put(raw, "a.pdf", "%PDF")
    put(raw, "b.json", "{}")
    os.mkfifo(raw / "pipe.txt")
    tally = cleaned(raw, out)
    assert set(statuses(out).values()) == {"skipped"}
    assert (tally.documents, tally.statuses["skipped"]) == (0, 3)
    assert "pdf" in manifest(out)["a.pdf"]["error"]


def test_names_that_the_run_needs_itself_fail(raw: Path, out: Path) -> None:
    for name in ("audit/a.txt", "manifest.jsonl/a.txt", "scores.csv/a.html", "sub/audit/a.txt"):
        put(raw, name, PAGE if name.endswith("html") else DIRTY)
    cleaned(raw, out)
    assert statuses(out) == {
        "audit/a.txt": "failed",
        "manifest.jsonl/a.txt": "failed",
        "scores.csv/a.html": "failed",
        "sub/audit/a.txt": "ok",
    }
    assert "audit" in error_of(out, "audit/a.txt")


def test_two_inputs_for_one_result_fail_both(raw: Path, out: Path) -> None:
    put(raw, "a.html", PAGE)
    put(raw, "a.html.txt")
    put(raw, "b.txt")
    cleaned(raw, out)
    assert statuses(out) == {"a.html": "failed", "a.html.txt": "failed", "b.txt": "ok"}
    assert "a.html.txt" in error_of(out, "a.html")


def test_a_result_where_a_folder_has_to_be_fails(raw: Path, out: Path) -> None:
    put(raw, "a.html", PAGE)
    put(raw, "a.html.txt/b.txt")
    cleaned(raw, out)
    assert statuses(out) == {"a.html": "failed", "a.html.txt/b.txt": "ok"}
    assert "a.html.txt" in error_of(out, "a.html")


def test_a_document_that_breaks_the_cleaning_costs_itself_only(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clean_document = Cleaner.clean_document

    def breaking(self: Cleaner, document: Document) -> Any:
        if "BREAK" in document.text:
            raise RecursionError("too deep")
        return clean_document(self, document)

    monkeypatch.setattr(Cleaner, "clean_document", breaking)
    put(raw, "a.txt")
    put(raw, "b.txt", "PLEASE BREAK\n")
    put(raw, "c.txt")
    tally = cleaned(raw, out)
    assert statuses(out) == {"a.txt": "ok", "b.txt": "failed", "c.txt": "ok"}
    assert "RecursionError: too deep" in error_of(out, "b.txt")
    assert tally.failed == 1


# Bad input


def test_bytes_of_other_charsets_are_read(raw: Path, out: Path) -> None:
    text = "Le maire a signé l’accord mardi à l’hôtel de ville.\n" * 5
    put(raw, "windows.txt", text.encode("windows-1252"))
    put(raw, "utf16.txt", text.encode("utf-16"))
    put(raw, "utf16le.txt", text.encode("utf-16-le"))
    put(raw, "utf16be.txt", text.encode("utf-16-be"))
    cleaned(raw, out)
    assert statuses(out) == dict.fromkeys(("utf16.txt", "utf16be.txt", "utf16le.txt", "windows.txt"), "ok")
    for name in manifest(out):
        assert restore_file(out / name).removeprefix("\ufeff") == text


def test_not_text_at_all_fails(raw: Path, out: Path) -> None:
    put(raw, "picture.txt", BINARY)
    put(raw, "good.txt")
    cleaned(raw, out)
    assert statuses(out) == {"good.txt": "ok", "picture.txt": "failed"}
    assert "binary" in error_of(out, "picture.txt")


def test_nul_bytes_lose_nothing(raw: Path, out: Path) -> None:
    put(raw, "a.txt", "Le maire a\0 signé l’accord mardi.\n")
    cleaned(raw, out)
    if statuses(out)["a.txt"] != "failed":
        assert restore_file(out / "a.txt") == "Le maire a\0 signé l’accord mardi.\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_fails(raw: Path, out: Path) -> None:
    put(raw, "a.txt").chmod(0)
    put(raw, "b.txt")
    cleaned(raw, out)
    assert statuses(out) == {"a.txt": "failed", "b.txt": "ok"}
    assert "permission" in error_of(out, "a.txt")


def test_a_file_that_vanishes_fails(raw: Path, out: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        put(raw, name)

    def vanish(outcome: Outcome) -> None:
        (raw / "b.txt").unlink(missing_ok=True)

    clean_all(raw, Order(out, Settings(**QUICK)), 1, vanish)
    assert statuses(out) == {"a.txt": "ok", "b.txt": "failed", "c.txt": "ok"}
    assert error_of(out, "b.txt")


def test_links_to_nothing_and_links_in_circles_fail(raw: Path, out: Path) -> None:
    (raw / "broken.txt").symlink_to("nothing.txt")
    (raw / "circle.txt").symlink_to("circle.txt")
    (raw / "folder").symlink_to(raw, target_is_directory=True)
    put(raw, "good.txt")
    cleaned(raw, out)
    found = statuses(out)
    assert (found["broken.txt"], found["circle.txt"], found["good.txt"]) == ("failed", "failed", "ok")
    assert all(found[name] in ("failed", "skipped") for name in found if name.startswith("folder"))


def test_names_that_are_no_utf8_are_names(raw: Path, out: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    put(raw, name)
    put(raw, "line\nbreak.txt")
    cleaned(raw, out)
    assert statuses(out) == {name: "ok", "line\nbreak.txt": "ok"}
    assert (out / name).read_text("utf-8") == CLEAN
    assert cleaned(raw, out).done_already == 2


def test_a_name_too_long_for_its_audit_fails(raw: Path, out: Path) -> None:
    name = "x" * 251 + ".txt"
    put(raw, name)
    put(raw, "a.txt")
    cleaned(raw, out)
    assert statuses(out) == {"a.txt": "ok", name: "failed"}
    assert "too long" in error_of(out, name)


def test_one_endless_line_is_cleaned(raw: Path, out: Path) -> None:
    text = "Le maire a signé l’accord mardi. " * 40_000
    put(raw, "a.txt", text)
    cleaned(raw, out)
    assert statuses(out) == {"a.txt": "ok"}
    assert restore_file(out / "a.txt") == text


def test_a_page_of_endless_depth_loses_nothing_else(raw: Path, out: Path) -> None:
    put(raw, "deep.html", "<div>" * 20_000 + "Le maire a signé l’accord mardi." + "</div>" * 20_000)
    put(raw, "good.txt")
    cleaned(raw, out)
    assert statuses(out)["good.txt"] == "ok"
    assert set(manifest(out)) == {"deep.html", "good.txt"}


# Places


def test_out_inside_in_is_no_input(raw: Path) -> None:
    put(raw, "a.txt")
    put(raw, "sub/b.txt")
    out = raw / "sub" / "clean"
    cleaned(raw, out)
    before = contents(out)
    assert cleaned(raw, out).done_already == 2
    assert list(manifest(out)) == ["a.txt", "sub/b.txt"]
    assert contents(out) == before


def refusal(raw: Path, out: Path) -> str:
    before = contents(raw) if raw.is_dir() else {}
    with pytest.raises(WrongUsage) as raised:
        cleaned(raw, out)
    assert raised.value.exit_code == 2
    assert (contents(raw) if raw.is_dir() else {}) == before
    return str(raised.value)


def test_results_over_inputs_are_refused(raw: Path, tmp_path: Path) -> None:
    file = put(raw, "a.txt")
    (tmp_path / "link").symlink_to(raw)
    assert "overwrite" in refusal(raw, raw)
    assert "overwrite" in refusal(raw, tmp_path)
    assert "overwrite" in refusal(raw, tmp_path / "link")
    assert "overwrite" in refusal(tmp_path / "link", raw)
    assert "overwrite" in refusal(file, raw)


def test_a_link_among_the_inputs_to_a_result_is_not_overwritten(raw: Path, out: Path) -> None:
    put(out, "a.txt")
    (raw / "a.txt").symlink_to(out / "a.txt")
    cleaned(raw, out)
    assert "overwrite" in error_of(out, "a.txt")
    assert (out / "a.txt").read_text("utf-8") == DIRTY


def test_places_that_are_not_there_are_refused(raw: Path, out: Path, tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none", out)
    assert "folder" in refusal(raw, put(tmp_path, "file"))
    assert "cannot be used" in refusal(raw, tmp_path / "file" / "below")
    assert "pdf" in refusal(put(raw, "a.pdf"), out)
    assert not out.exists()


def test_two_runs_do_not_share_a_folder(raw: Path, out: Path) -> None:
    put(raw, "a.txt")

    def second_run(outcome: Outcome) -> None:
        with pytest.raises(WrongUsage, match="another run"):
            cleaned(raw, out)

    clean_all(raw, Order(out, Settings(**QUICK)), 1, second_run)
    assert statuses(out) == {"a.txt": "ok"}


# A run that ends before its end


def test_a_full_disk_ends_the_run_and_keeps_what_is_done(
    raw: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        put(raw, name)
    write = atomic.write

    def full(path: Path, data: bytes) -> None:
        if path.name.startswith("b"):
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, data)

    monkeypatch.setattr(atomic, "write", full)
    with pytest.raises(OutputFailed, match="no space left") as raised:
        cleaned(raw, out)
    assert raised.value.exit_code == 3
    assert set(contents(out)) == {"a.txt", "audit/a.txt.jsonl"}
    monkeypatch.undo()
    assert cleaned(raw, out).done_already == 1
    cleaned(raw, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def test_a_small_disk_fills_without_half_files(raw: Path, small_disk: Path, tmp_path: Path) -> None:
    for n in range(60):
        put(raw, f"{n:02}.txt", DIRTY * 100)
    out = small_disk / "clean"
    alone = {"site_lines": "off", "duplicates": "off"}  # what a survey notes for the time of the run fills the disk too
    with pytest.raises(OutputFailed, match="no space left"):
        cleaned(raw, out, workers=2, **alone)
    done = contents(out)
    cleaned(raw, tmp_path / "fresh", **alone)
    whole = contents(tmp_path / "fresh")
    assert 2 <= len(done) < len(whole)
    assert done.items() <= whole.items()


def test_ctrl_c_in_this_process_stops_cleanly(raw: Path, out: Path) -> None:
    many(raw, 10)

    def stop(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(Interrupted, match="goes on from there") as raised:
        clean_all(raw, Order(out, Settings(**QUICK)), 1, stop)
    assert raised.value.exit_code == 130
    assert not leftovers(out)
    assert not (out / "manifest.jsonl").exists()
    assert cleaned(raw, out).done_already == 1


def test_a_stopped_run_clears_up_before_another_may_begin(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fcntl")
    many(raw, 2)
    cleaned(raw, out)
    swept: list[Path] = []

    def sweep(folder: Path) -> None:
        swept.append(folder)
        with pytest.raises(BlockingIOError), ExitStack() as held:
            lock(folder, held)

    def stop(outcome: Outcome) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run_module, "sweep", sweep)
    with pytest.raises(Interrupted):
        clean_all(raw, Order(out, Settings(**QUICK)), 1, stop)
    assert swept == [out]


def started(raw: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    decisions = ["--language", "fr", *(word for rule in FEW_RULES for word in ("--only", rule))]
    places = [str(raw), str(out), "--workers", str(workers)]
    command = [sys.executable, "-m", "cleaner", "run", *places, *decisions]
    # What a shell starts in the background ignores Ctrl-C, and so would all that is started from there.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        return subprocess.Popen(command, cwd=ROOT, start_new_session=True, **pipes)
    finally:
        signal.signal(signal.SIGINT, before)


def until_some_are_done(process: subprocess.Popen[bytes], out: Path) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not any(out.glob("*/0*.txt")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.005)


@pytest.mark.parametrize(
    ("workers", "stop"),
    [(1, os.killpg), (2, os.killpg), (2, os.kill)],
    ids=["terminal, one process", "terminal, more processes", "the main process alone"],
)
def test_ctrl_c_stops_with_130_and_a_second_run_goes_on(
    raw: Path, out: Path, tmp_path: Path, workers: int, stop: Callable[[int, int], None]
) -> None:
    many(raw, MANY)
    process = started(raw, out, workers)
    until_some_are_done(process, out)
    stop(process.pid, signal.SIGINT)
    said = process.communicate(timeout=30)[1].decode()
    assert process.returncode == 130, said
    assert "goes on from there" in said
    assert "Traceback" not in said
    assert not leftovers(out)
    resumed_equals_fresh(raw, out, tmp_path)


def test_a_killed_run_leaves_no_half_file_and_a_second_run_goes_on(raw: Path, out: Path, tmp_path: Path) -> None:
    many(raw, MANY)
    process = started(raw, out, workers=2)
    until_some_are_done(process, out)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=30)  # the pipes close when the last worker is gone
    whole = fresh(raw, tmp_path)
    assert all(whole[name] == data for name, data in contents(out).items() if ".cleaner-" not in name)
    put(out, "audit/.cleaner-00.tmp", "left over")
    resumed_equals_fresh(raw, out, tmp_path)


def fresh(raw: Path, tmp_path: Path) -> dict[str, bytes]:
    if not (tmp_path / "fresh").exists():
        cleaned(raw, tmp_path / "fresh")
    return contents(tmp_path / "fresh")


def resumed_equals_fresh(raw: Path, out: Path, tmp_path: Path) -> None:
    done = cleaned(raw, out).done_already
    assert 0 < done < MANY
    assert contents(out) == fresh(raw, tmp_path)
