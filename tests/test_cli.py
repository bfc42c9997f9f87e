"""The command line, as a user meets it."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner import __version__
from cleaner.cleaning import Cleaner
from cleaner.cli import main
from cleaner.report.sentence import MOST_FAILURES

ROOT = Path(__file__).parent.parent

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
CLEAN = "Le maire a signé l’accord mardi.\nLe conseil votera jeudi.\n"
HEAVY = {"trafilatura", "langdetect", "ftfy", "rich", "bs4", "lxml", "chardet", "msgspec", "sentencex"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text('language = "fr"\n')
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(DIRTY, "utf-8")
    return tmp_path


def cleaner(*words: str, given: bytes | str | None = None) -> Result:
    return CliRunner().invoke(main, words, input=given, prog_name="cleaner")


def process(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own: for what a test runner cannot imitate."""
    return subprocess.run(
        [sys.executable, "-m", "cleaner", *words],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def on_terminal(*words: str) -> tuple[int, str]:
    """Run the command on a terminal and return its status and what it showed."""
    main_end, terminal = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "cleaner", *words],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLUMNS": "100"},
    )
    os.close(terminal)
    shown = b""
    while True:
        try:
            piece = os.read(main_end, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(main_end)
    return running.wait(), shown.decode("utf-8", "replace").replace("\r\n", "\n")


# run


def test_run_says_one_sentence_and_nothing_else(here: Path) -> None:
    result = cleaner("run", "raw", "clean")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "cleaner: 1 document: 1 ok\n"
    assert (here / "clean/a.txt").read_text("utf-8") == CLEAN
    assert (
        cleaner("run", "raw", "clean").stderr == "cleaner: 1 document: 1 ok; 1 of them was done already and skipped\n"
    )


def test_run_alone_takes_everything_from_the_configuration(here: Path) -> None:
    (here / "config.toml").write_text('input = "raw/a.txt"\noutput = "texts"\nkeep = ["newsletter"]\n')
    assert cleaner("run").exit_code == 0
    assert (here / "texts/a.txt").read_text("utf-8") == DIRTY
    assert cleaner("run", "raw", "others", "--keep", "byline").exit_code == 0
    assert (here / "others/a.txt").read_text("utf-8") == CLEAN


def test_run_tells_each_failure_and_ends_with_3(here: Path) -> None:
    (here / "raw/bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 30)
    (here / "raw/empty.txt").write_bytes(b"")
    (here / "raw/other.pdf").write_bytes(b"%PDF")
    result = cleaner("run", "raw", "clean")
    assert result.exit_code == 3
    first, last = result.stderr.splitlines()
    assert first.startswith("cleaner: bad.txt: ")
    assert "binary" in first
    assert last == "cleaner: 3 documents: 1 ok, 1 empty, 1 failed; 1 other file left alone, see the manifest"


def test_a_run_tells_the_first_failures_and_where_the_others_are(here: Path) -> None:
    (here / "raw/many.jsonl").write_text('{"body": "x"}\n' * (MOST_FAILURES + 5))
    told = cleaner("run", "raw/many.jsonl", "clean").stderr.splitlines()
    assert len(told) == MOST_FAILURES + 2
    assert told[-2] == "cleaner: more failures: see clean/manifest.jsonl"
    assert told[-1] == f"cleaner: {MOST_FAILURES + 5} documents: {MOST_FAILURES + 5} failed"
    assert len(cleaner("run", "raw/many.jsonl", "-").stderr.splitlines()) == MOST_FAILURES + 6


def test_run_from_stream_to_stream() -> None:
    result = process("run", "-", "-", "--language", "fr", given=DIRTY.encode())
    assert (result.returncode, result.stdout.decode()) == (0, CLEAN)
    assert result.stderr.decode() == "cleaner: 1 document: 1 ok\n"


def test_run_knows_a_page_on_standard_input() -> None:
    page = "<!doctype html><html lang=fr><body><p>Le maire a signé l’accord mardi.</p></body></html>"
    assert cleaner("run", "-", "-", given=page).stdout == "Le maire a signé l’accord mardi.\n"


def test_run_of_a_file_to_standard_output(here: Path) -> None:
    assert cleaner("run", "raw/a.txt", "-").stdout == CLEAN
    assert cleaner("run", "raw/none.txt", "-").exit_code == 3
    assert cleaner("run", "-", "clean", given=DIRTY).exit_code == 2
    assert not (here / "clean").exists()


def test_run_from_a_stream_that_is_no_text_fails() -> None:
    result = cleaner("run", "-", "-", given=b"\x89PNG\r\n\x1a\n\x00\x00" * 30)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "binary" in result.stderr


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("run", "none", "clean"), "none: there is no such file or folder"),
        (("run", "raw", "raw"), "raw: the results would overwrite the inputs; name another folder"),
        (("run", "--keep", "newsleter"), "command line: keep: there is no rule newsleter; did you mean “newsletter”?"),
        (("run", "--min-score", "7"), "command line: min_score: expected a number from 0.0 to 1.0, found 7.0"),
        (("run", "--workers", "-1"), "command line: workers: expected a whole number, 0 to 1000000000, found -1"),
        (("run", "--config", "none.toml"), "none.toml: it is not there"),
        (("explain", "newsleter"), "there is no rule newsleter; did you mean “newsletter”?"),
        (("rules", "--language", "tlh"), "there is no language tlh; there are "),
        (("restore", "raw/a.txt"), "raw/a.txt: no audit of it in any folder above; name one with --audit"),
        (("restore", "raw/none.txt"), "raw/none.txt: it is not there, nor is an audit of it"),
        (("restore", "raw/none.csv", "--record", "1"), "raw/none.csv: it is not there, nor is an audit of it"),
        (("restore", "raw"), "raw: is a folder; name one clean text in it"),
        (
            ("run", "raw", "-"),
            "raw: holds many files, which do not go to standard output; name a folder for the results",
        ),
        (("run", "", "clean"), 'command line: input: expected a file or folder, in quotes, found ""'),
        (("run", "raw", ""), 'command line: output: expected a folder, in quotes, found ""'),
        (("diff", "--language", "fra", "raw"), "command line: language: expected a code of two letters, found"),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(words: Sequence[str], complaint: str) -> None:
    result = cleaner(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"cleaner: {complaint}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [("rn",), ("run", "--workers", "four"), ("run", "--wrkers", "4"), ("diff",)])
def test_click_answers_what_is_no_command_or_option(words: Sequence[str]) -> None:
    result = cleaner(*words)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_the_command_alone_shows_its_help() -> None:
    result = cleaner()
    assert result.exit_code == 2
    assert "\n  explain   Say what" in result.stderr


def test_a_misspelt_command_is_answered_with_the_right_one() -> None:
    assert "did you mean “run”?" in cleaner("rn").stderr


def test_a_terminal_gets_a_table_and_no_pipe_does(here: Path) -> None:
    (here / "raw/bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 30)
    status, shown = on_terminal("run", "raw", "clean")
    assert status == 3
    assert re.search(r"(^|\x1b\[2K)bad\.txt: ", shown, re.MULTILINE)
    for words in ("documents", "words removed", "newsletter", "cleaner: 2 documents: 1 ok, 1 failed"):
        assert words in shown


# diff


def test_diff_shows_who_changed_what_and_writes_nothing(here: Path) -> None:
    before = sorted(here.rglob("*"))
    result = cleaner("diff", "raw/a.txt")
    assert result.exit_code == 0
    assert "- Inscrivez-vous à notre newsletter  ⟵ newsletter\n" in result.stdout
    assert "\x1b" not in result.stdout
    assert sorted(here.rglob("*")) == before


def test_diff_of_several_files_names_them() -> None:
    assert "# raw/a.txt\n" in cleaner("diff", "raw/a.txt", "raw/a.txt").stdout
    assert "# raw/a.txt\n" in cleaner("diff", "raw").stdout
    assert "# raw/a.txt\n" not in cleaner("diff", "raw/a.txt").stdout


def test_diff_of_records_names_them(here: Path) -> None:
    record = json.dumps({"text": DIRTY}) + "\n"
    (here / "raw/a.jsonl").write_text(record * 2)
    said = cleaner("diff", "raw/a.jsonl").stdout
    assert [line for line in said.splitlines() if line.startswith("#")] == ["# raw/a.jsonl#1", "# raw/a.jsonl#2"]
    assert cleaner("diff", "-", given=record * 2).stdout == said.replace("raw/a.jsonl", "-")


def test_what_writes_nothing_reads_standard_input_too() -> None:
    assert cleaner("diff", "-", given=DIRTY).stdout == cleaner("diff", "raw/a.txt").stdout
    assert cleaner("check", "-", given=DIRTY).stdout == cleaner("check", "raw/a.txt").stdout.replace("raw/a.txt", "-")
    assert cleaner("score", "-", given="<html><body><p>Un.</p></body></html>").stdout.startswith("-: ")
    result = cleaner("check", "-", given=b"\x89PNG\r\n\x1a\n\x00\x00" * 30)
    assert result.exit_code == 3
    assert result.stderr.startswith("cleaner: -: looks like binary data")


def test_patch_accepts_the_unified_diff(here: Path) -> None:
    patch = cleaner("diff", "--format", "unified", "raw/a.txt").stdout_bytes
    assert patch
    subprocess.run(["patch", "-p0"], input=patch, check=True, capture_output=True)
    assert (here / "raw/a.txt").read_text("utf-8") == CLEAN
    assert cleaner("diff", "--format", "unified", "raw/a.txt").stdout == ""


def test_a_patch_that_cannot_fit_is_said_not_to(here: Path) -> None:
    (here / "raw/a.txt").write_bytes(DIRTY.encode("windows-1252"))
    assert "windows-1252" in cleaner("diff", "--format", "unified", "raw/a.txt").stderr


def test_stat_is_a_table(here: Path) -> None:
    (here / "raw/a.txt").write_text("Le maire  a signé l’accord mardi.\n", "utf-8")
    lines = [line.split() for line in cleaner("diff", "--stat", "--only", "doubled-space", "raw").stdout.splitlines()]
    assert lines == [
        ["file", "words", "words", "removed", "applied", "reported"],
        ["raw/a.txt", "7", "0", "1", "0"],
        [],
        ["rule", "words", "removed", "applied", "reported"],
        ["doubled-space", "0", "1", "0"],
    ]


SPEAKING = f"\x1b]0;gotcha\x07\x1b[31m{DIRTY}\x9b31m\u202e\n"


@pytest.mark.parametrize("words", [("diff", "raw"), ("check", "raw"), ("score", "raw"), ("diff", "--stat", "raw")])
def test_nothing_in_a_text_speaks_to_the_terminal(here: Path, words: Sequence[str]) -> None:
    (here / "raw/\x1b[2J.txt").write_text(SPEAKING, "utf-8")
    shown = cleaner(*words).output
    assert shown
    assert not set("\x1b\x07\x9b\u202e") & set(shown)


def test_a_terminal_gets_colours_and_a_patch_that_is_harmless(here: Path) -> None:
    (here / "raw/a.txt").write_text(SPEAKING, "utf-8")
    _, shown = on_terminal("diff", "--format", "unified", "raw/a.txt")
    assert "\x1b[31m-Inscrivez-vous" in shown
    assert not set("\x07\x9b\u202e") & set(shown)
    assert "\x1b]" not in shown


def test_colours_can_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in on_terminal("diff", "raw/a.txt")[1]


# check


def test_check_lists_what_there_is_and_ends_with_1(here: Path) -> None:
    (here / "raw/b.txt").write_text(CLEAN, "utf-8")
    result = cleaner("check", "raw")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stdout.startswith("raw/a.txt:2: newsletter  ")
    assert result.stderr == "cleaner: 1 thing to clean in 1 of 2 files\n"
    assert not (here / "clean").exists()


def test_check_of_clean_texts_ends_with_0(here: Path) -> None:
    (here / "raw/a.txt").write_text(CLEAN, "utf-8")
    result = cleaner("check", "raw")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "cleaner: 0 things to clean in 0 of 1 file\n"


def test_check_counts_only_what_would_be_done() -> None:
    assert cleaner("check", "raw", "--keep", "newsletter").exit_code == 0


@pytest.mark.parametrize("command", ["check", "diff", "score"])
def test_what_cannot_be_read_is_told_and_ends_with_3(here: Path, command: str) -> None:
    (here / "raw/bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00" * 30)
    (here / "raw/other.pdf").write_bytes(b"%PDF")
    result = cleaner(command, "raw")
    assert result.exit_code == 3
    assert "raw/bad.txt: " in result.stderr
    assert "other.pdf" not in result.stderr
    assert "other.pdf" in cleaner(command, "raw/other.pdf").stderr
    assert cleaner(command, "none.txt").exit_code == 3


@pytest.mark.parametrize("words", [("check", "raw"), ("diff", "raw"), ("score", "raw"), ("run", "raw/a.txt", "-")])
def test_a_mistake_of_ours_is_told_and_ends_with_3(monkeypatch: pytest.MonkeyPatch, words: Sequence[str]) -> None:
    monkeypatch.setattr(Cleaner, "clean_document", lambda *_: 1 // 0)
    result = cleaner(*words)
    assert result.exit_code == 3
    assert "the cleaning itself broke, please report it: ZeroDivisionError" in result.stderr


# restore, rules, explain, score, settings


def test_restore_gives_the_raw_text_back(here: Path) -> None:
    raw = "date 2021-12 Le maire  a signé.\r\n\u200bInscrivez-vous à notre newsletter\r\nFin"
    (here / "raw/a.txt").write_bytes(raw.encode())
    cleaner("run", "raw", "clean")
    assert cleaner("restore", "clean/a.txt").stdout_bytes == raw.encode()
    (here / "clean/a.txt").write_text("edited\n")
    result = cleaner("restore", "clean/a.txt")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "line 1 of the clean text was changed" in result.stderr


def test_restore_takes_an_audit_that_is_named(here: Path) -> None:
    cleaner("run", "raw", "clean")
    (here / "clean/a.txt").rename(here / "moved.txt")
    assert cleaner("restore", "moved.txt").exit_code == 2
    assert cleaner("restore", "moved.txt", "--audit", "clean/audit/a.txt.jsonl").stdout == DIRTY


def test_rules_are_listed_with_their_phrases() -> None:
    everything = cleaner("rules").stdout
    french = cleaner("rules", "--language", "fr").stdout
    assert "newsletter" in everything
    assert "SIT004" in everything
    assert len(french) > len(everything)
    assert "certainty" in french


@pytest.mark.parametrize("name", ["newsletter", "SIT004", "sit004", "Newsletter"])
def test_explain_takes_name_or_code(name: str) -> None:
    said = cleaner("explain", name).stdout
    for words in ("newsletter (SIT004, stage site, likely)", "What it does", "Why it is noise", "Known limits"):
        assert words in said


def test_explain_shows_examples_in_full() -> None:
    said = cleaner("explain", "story-card").stdout
    assert "Marta Ruiz. Cádiz La familia" in said
    assert "…" not in said.split("Finds something in")[1]


def test_score_is_shown_signal_by_signal() -> None:
    said = cleaner("score", "raw/a.txt").stdout
    assert said.startswith("raw/a.txt: ")
    assert "fr (given" in said
    assert "signal" in said


def test_settings_are_shown_with_their_origin() -> None:
    said = cleaner("settings", "--act-from", "certain").stdout
    assert 'act_from = "certain"  # command line\n' in said
    assert 'language = "fr"  # config.toml\n' in said
    assert "workers = 0  # default\n" in said


def test_settings_take_all_that_a_run_takes() -> None:
    assert "min_score = 0.5  # command line\n" in cleaner("settings", "--min-score", "0.5").stdout


@pytest.mark.parametrize("words", [("report", "clean"), ("learn", "raw")])
def test_what_cannot_be_written_is_named_as_it_was_given(here: Path, words: Sequence[str]) -> None:
    cleaner("run", "raw", "clean")
    result = cleaner(*words, "--to", "raw/a.txt/x")
    assert result.exit_code == 3
    assert result.stderr == "cleaner: raw/a.txt/x: cannot be written: a file of the name of its folder is in the way\n"


# The command as a whole


def test_the_version_is_said() -> None:
    assert cleaner("--version").stdout == f"cleaner, version {__version__}\n"


@pytest.mark.parametrize("words", [("--help",), ("run", "--help"), ("--version",)])
def test_help_imports_nothing_heavy(words: Sequence[str]) -> None:
    code = "import sys; from cleaner.cli import main\ntry: main(sys.argv[1:])\nfinally: print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert not HEAVY & {name.split(".")[0] for name in run.stdout.decode().split()}


def test_a_closed_pipe_is_no_traceback(here: Path) -> None:
    (here / "raw/a.txt").write_text(DIRTY * 3_000, "utf-8")
    command = f"({sys.executable} -m cleaner check raw; echo status $? >&2) | head -n 1"
    shown = subprocess.run(
        command, shell=True, capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert shown.stdout.count(b"\n") == 1
    assert shown.stderr == b"status 141\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only where a device is always full")
def test_a_full_standard_output_is_told(here: Path) -> None:
    command = f"{sys.executable} -m cleaner run raw/a.txt - > /dev/full"
    run = subprocess.run(
        command, shell=True, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert run.returncode == 3
    assert run.stderr.endswith(b"cleaner: standard output: no space left on the disk\n")
    assert b"Traceback" not in run.stderr


def test_output_survives_a_narrow_encoding(here: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "cleaner", "diff", "raw"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"},
    )
    assert b"newsletter" in run.stdout


def test_json_is_what_the_books_hold(here: Path) -> None:
    cleaner("run", "raw", "clean")
    row = json.loads((here / "clean/manifest.jsonl").read_text())
    assert row["counts"]["applied"] == {"newsletter": 1}


def test_ctrl_c_while_the_command_is_loaded_is_quiet(here: Path) -> None:
    (here / "click.py").write_text("raise KeyboardInterrupt\n")
    done = subprocess.run(
        [sys.executable, "-m", "cleaner", "settings"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{here}{os.pathsep}{ROOT}"},
    )
    assert (done.returncode, done.stderr) == (130, b"")
