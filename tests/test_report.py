"""What people read: sentences, tables, colours."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from cleaner.report.live import progress
from cleaner.report.painting import painted
from cleaner.report.sentence import checked, sentence
from cleaner.report.summary import MOST_RULES, summary
from cleaner.report.table import columns
from cleaner.report.terminal import harmless, one_line
from cleaner.writing.tally import Tally


@pytest.mark.parametrize(
    ("statuses", "done", "words"),
    [
        ({}, 0, "0 documents"),
        ({"ok": 1}, 0, "1 document: 1 ok"),
        ({"ok": 10, "failed": 1, "rejected": 1}, 5, "5 of them were done already and skipped"),
        ({"ok": 10, "failed": 1, "rejected": 1}, 5, "12 documents: 10 ok, 1 rejected, 1 failed; "),
        (
            {"empty": 2, "skipped": 1},
            1,
            "2 documents: 2 empty; 1 of them was done already and skipped; 1 other file left",
        ),
        ({"skipped": 3}, 0, "0 documents; 3 other files left alone, see the manifest"),
    ],
)
def test_a_run_is_one_sentence(statuses: dict[str, int], done: int, words: str) -> None:
    assert words in sentence(Tally(statuses=Counter(statuses), done_already=done))


def test_a_check_is_one_sentence() -> None:
    assert checked([0, 3, 1]) == "4 things to clean in 2 of 3 files"
    assert checked([]) == "0 things to clean in 0 of 0 files"


def test_the_summary_has_the_sums_and_the_busiest_rules() -> None:
    applied = Counter({f"rule-{n}": n for n in range(1, MOST_RULES + 3)})
    scores = [0, 0, 0, 0, 0, 0, 0, 2, 0, 1]
    said = summary(Tally(Counter(ok=3), applied, scores, words=12_345, words_removed=67, findings=8))
    for words in ("documents", "12345", "67", f"rule-{MOST_RULES + 2} ", "2 more rules", "score 0.7 to 0.8"):
        assert words in said
    assert "rule-1 " not in said
    assert "score 0.8" not in said


def test_a_summary_of_few_rules_hides_none() -> None:
    said = summary(Tally(Counter(ok=1), Counter({"newsletter": 4})))
    assert "newsletter" in said
    assert "more rules" not in said


def test_progress_says_lines_above_its_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(2) as advance:
        advance(None)
        advance("bad.txt: [red]no markup[/red]")
    assert "bad.txt: [red]no markup[/red]\n" in capsys.readouterr().err


def test_progress_shows_how_fast_it_goes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    with progress(9) as advance:
        for _ in range(9):
            advance(None)
    said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", capsys.readouterr().err)
    assert re.search(r"9/9 [0-9]+/s [0-9:]+ left", said)


def test_columns_put_numbers_right_and_words_left() -> None:
    assert columns([("file", "words"), ("a", 5), ("long", 1234)]) == "file  words\na         5\nlong   1234\n"
    assert columns([("only", "heads")]) == "only  heads\n"


def test_paint_follows_the_first_character_and_adds_nothing_else() -> None:
    assert painted("- gone\n  kept\n") == "\x1b[31m- gone\x1b[0m\n  kept\n"
    assert painted("") == ""
    assert painted("+ \x1b[0m\n") == "\x1b[32m+ ⟦U+001B⟧[0m\x1b[0m\n"


def test_what_speaks_to_terminals_is_spelled() -> None:
    assert harmless("a\tb\nc\r\x1b\x9b\u202e\ud800") == "a\tb\nc⟦U+000D⟧⟦U+001B⟧⟦U+009B⟧⟦U+202E⟧⟦U+D800⟧"
    assert one_line("a\nb\tc") == "a⟦U+000A⟧b c"
