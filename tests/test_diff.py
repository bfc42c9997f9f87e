"""The audit diff says what the journal says: nothing is lost between a journal, its print and what is read from it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.diff import Row, Tally, audit_diff, render, rows, tally, unified_diff
from cleaner.edits import applied, apply
from cleaner.model import Edit, Finding, Span, Step
from cleaner.regions import Region, carried, regions
from tests.cases_format import read_diff, read_row

LETTERS = "ab \n\n\r\t\x0c\x85\u2028\u00a0\u0301⟦⟧⟵?-\\"


@st.composite
def journals(draw: st.DrawFn, letters: str = LETTERS) -> tuple[str, tuple[Step, ...]]:
    """A text and some steps over it, the last of which may report as well."""
    raw = text = draw(st.text(letters, max_size=30))
    steps = []
    for number in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
        spans = list(dict.fromkeys(Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False)))
        findings = [
            Finding(
                f"rule-{'abcd'[number]}",
                Edit(span, text[slice(*span)], draw(st.text(letters, max_size=3))),
                "",
                "likely",
                True,
            )
            for span in spans
        ]
        steps.append(Step("stage", tuple(findings)))
        text = apply(text, applied(findings))
    place = draw(st.integers(0, len(text)))
    end = draw(st.integers(place, len(text)))
    reported = Finding("reporter", Edit(Span(place, end), text[place:end]), "", "suspect", False)
    return raw, (*steps, Step("stage", (reported,) if draw(st.booleans()) else ()))


def replayed(text: str, steps: Sequence[Step]) -> str:
    for step in steps:
        text = apply(text, applied(step.findings))
    return text


def step(*changes: tuple[str, int, str, str], report: bool = False) -> Step:
    return Step(
        "stage",
        tuple(
            Finding(rule, Edit(Span(at, at + len(before)), before, after), "", "likely", not report)
            for rule, at, before, after in changes
        ),
    )


@given(journals())
@settings(max_examples=300)
def test_an_audit_diff_is_read_back_into_the_texts_it_was_made_of(journal: tuple[str, tuple[Step, ...]]) -> None:
    raw, steps = journal
    printed = audit_diff(raw, steps)
    written = read_diff(printed.split("\n")[:-1])
    assert (written.raw, written.clean) == (raw, replayed(raw, steps))
    assert list(written.rows) == rows(raw, steps)


@given(journals())
@settings(max_examples=300)
def test_every_change_is_signed_and_nothing_else_is(journal: tuple[str, tuple[Step, ...]]) -> None:
    raw, steps = journal
    listed = rows(raw, steps)
    owners = {finding.rule for one in steps for finding in one.findings if finding.applied}
    signing = {rule for row in listed if row.mark in "-+\\" for rule in row.rules if not rule.endswith("?")}
    assert signing <= owners
    assert all(row.rules for row in listed if row.mark == "-")
    assert bool(signing) == (raw != replayed(raw, steps))


@given(journals())
def test_the_regions_make_the_clean_text_of_the_raw_one(journal: tuple[str, tuple[Step, ...]]) -> None:
    raw, steps = journal
    clean = replayed(raw, steps)
    edits = [Edit(one.raw, raw[slice(*one.raw)], clean[slice(*one.clean)]) for one in regions(steps)]
    assert apply(raw, edits) == clean


@given(journals(letters="ab\n\n\r\x0c\x85\u2028\x00é"))
@settings(max_examples=60)
def test_patch_makes_the_clean_text_of_the_raw_one(
    tmp_path_factory: pytest.TempPathFactory, journal: tuple[str, tuple[Step, ...]]
) -> None:
    if not shutil.which("patch"):
        pytest.skip("the program `patch` is not installed")
    raw, steps = journal
    folder = tmp_path_factory.mktemp("patch")
    patched(folder / "a text.txt", raw, unified_diff(raw, steps, "a text.txt"))
    assert (folder / "a text.txt").read_bytes().decode() == replayed(raw, steps)


def patched(file: Path, raw: str, diff: str) -> None:
    file.write_bytes(raw.encode())
    if diff:
        command = ["patch", "--binary", "--silent", "--force", "--no-backup-if-mismatch", "--posix", str(file)]
        done = subprocess.run(command, input=diff.encode(), cwd=file.parent, check=False, capture_output=True)
        assert done.returncode == 0, (raw, diff, done.stdout)
    if not file.exists():  # what `patch` does with a file that becomes empty
        file.write_bytes(b"")


def test_a_line_that_only_got_its_break_counts_as_kept() -> None:
    assert audit_diff("one\ntwo", [step(("line-break", 7, "", "\n"))]) == (
        "  one\n  two\n\\ no line break at the end  ⟵ line-break\n"
    )


def test_a_line_joined_to_the_one_before_is_signed_like_it() -> None:
    assert audit_diff("one\ntwo\nthree\n", [step(("hard-wrap", 3, "\n", " "))]) == (
        "- one  ⟵ hard-wrap\n- two  ⟵ hard-wrap\n+ one two\n  three\n"
    )


def test_neighbouring_changes_stand_in_pairs() -> None:
    assert audit_diff("one.\ntwo.\n", [step(("x", 3, ".", "!"), ("y", 8, ".", "!"))]) == (
        "- one.  ⟵ x\n+ one!\n- two.  ⟵ y\n+ two!\n"
    )


def test_rules_sign_in_the_order_of_the_journal_and_once() -> None:
    steps = [step(("late", 4, "b", "bb"), ("late", 6, "c", "cc")), step(("early", 0, "aa", "a"))]
    assert rows("aa  b c\n", steps)[0].rules == ("late", "early")


def test_blank_lines_around_removed_ones_have_owners_of_their_own() -> None:
    steps = [step(("share-bar", 3, "Share\n", "")), step(("blank-run", 2, "\n\n", "\n"))]
    assert audit_diff("a\n\nShare\n\nb\n", steps) == ("  a\n\n- Share  ⟵ share-bar\n-   ⟵ blank-run\n  b\n")


def test_removed_text_belongs_to_the_rule_that_removed_it() -> None:
    steps = [step(("line-break", 1, "\r", ""), ("mojibake", 3, "Ã©", "é")), step(("newsletter", 2, "é\n", ""))]
    assert audit_diff("a\r\nÃ©\n", steps) == "- a⟦cr⟧  ⟵ line-break\n+ a\n- Ã©  ⟵ newsletter\n"


def test_what_lost_against_another_change_at_its_place_is_no_report() -> None:
    lost = step(("paywall", 0, "ab", ""), report=True).findings
    steps = [Step("site", step(("read-also", 1, "bc", "")).findings + lost)]
    assert audit_diff("abcd\n", steps) == "- abcd  ⟵ read-also\n+ ad\n"


def test_what_two_steps_did_and_undid_is_no_change() -> None:
    assert audit_diff("one\n", [step(("x", 0, "one", "two")), step(("y", 0, "two", "one"))]) == "  one\n"


def test_a_report_on_a_kept_line_is_signed_and_one_on_a_changed_line_is_asked() -> None:
    steps = [step(("x", 0, "a", "b")), step(("cut-sentence", 0, "b\nc", ""), report=True)]
    assert audit_diff("a\nc\n", steps) == "- a  ⟵ x\n+ b  ⟵ cut-sentence?\n? c  ⟵ cut-sentence\n"


def test_an_early_report_follows_its_line_and_goes_with_it() -> None:
    steps = [
        step(("off-article", 2, "b\n", ""), ("off-article", 4, "c\n", ""), report=True),
        step(("x", 0, "a\nb\n", "y\n")),
    ]
    assert audit_diff("a\nb\nc\n", steps) == "- a  ⟵ x\n- b  ⟵ x\n+ y  ⟵ off-article?\n? c  ⟵ off-article\n"
    assert audit_diff("a\nb\nc\n", [steps[0], step(("x", 4, "c\n", ""))]) == "  a\n? b  ⟵ off-article\n- c  ⟵ x\n"


@given(journals())
def test_a_place_that_no_change_touches_is_carried_to_the_same_letter(journal: tuple[str, tuple[Step, ...]]) -> None:
    raw, steps = journal
    clean, found = replayed(raw, steps), regions(steps)
    for place, letter in enumerate(raw):
        start, end = carried(Span(place, place + 1), found)
        changed = next((one.clean for one in found if one.raw.start <= place < one.raw.end), None)
        assert (Span(start, end) == changed) if changed else (clean[start:end] == letter)


def test_a_new_line_is_signed_by_who_wrote_it() -> None:
    assert audit_diff("a\nb\n", [step(("x", 2, "", "new\n"))]) == "  a\n+ new  ⟵ x\n  b\n"


def test_far_lines_are_folded_for_display() -> None:
    raw = "".join(f"{number}\n" for number in range(10))
    assert audit_diff(raw, [step(("x", 10, "5", "five"))], context=1) == (
        "⋯ 4 unchanged lines\n  4\n- 5  ⟵ x\n+ five\n  6\n⋯ 3 unchanged lines\n"
    )


def test_a_fold_hides_two_lines_at_least() -> None:
    assert audit_diff("a\nb\n", [step(("x", 2, "b", "c"))], context=0) == "  a\n- b  ⟵ x\n+ c\n"


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        (Row(" ", ""), ""),
        (Row(" ", " "), "  ⟦space⟧"),
        (Row("-", "a\u00a0b\u200b", ("x", "y")), "- a⟦nbsp⟧b⟦zwsp⟧  ⟵ x, y"),
        (Row("-", "", ("x",)), "-   ⟵ x"),
        (Row(" ", "\x92 e\u0301 \U000e0041"), "  ⟦U+0092⟧ e⟦U+0301⟧ ⟦U+E0041⟧"),
        (Row(" ", "a ⟵ b ⟦nbsp⟧ \ud800"), "  a ⟦U+27F5⟧ b ⟦U+27E6⟧nbsp⟦U+27E7⟧ ⟦U+D800⟧"),
    ],
)
def test_what_cannot_be_seen_is_spelled(row: Row, printed: str) -> None:
    assert render(row) == printed
    assert read_row(printed) == row


def test_regions_of_one_step_are_its_edits() -> None:
    assert regions([step(("x", 1, "bc", "-"))]) == [Region(Span(1, 3), Span(1, 2), ("x",))]


@pytest.mark.parametrize("name", ['say "hi".txt', "back\\slash", "line\nfeed", "two words.txt"])
def test_patch_reads_odd_file_names(tmp_path: Path, name: str) -> None:
    if not shutil.which("patch"):
        pytest.skip("the program `patch` is not installed")
    (tmp_path / name).write_text("a\n")
    diff = unified_diff("a\n", [step(("x", 0, "a", "b"))], name)
    done = subprocess.run(["patch", "--silent"], input=diff, text=True, cwd=tmp_path, check=False, capture_output=True)
    assert (done.returncode, (tmp_path / name).read_text()) == (0, "b\n"), done.stdout


def test_the_tally_counts_findings_and_words_by_rule() -> None:
    steps = [
        step(("newsletter", 0, "Sign up now!\n", ""), ("doubled-space", 20, "  ", " ")),
        step(("cut-sentence", 0, "and then", ""), report=True),
    ]
    assert tally(steps) == (
        Tally("doubled-space", 1, 0, 0),
        Tally("newsletter", 1, 0, 3),
        Tally("cut-sentence", 0, 1, 0),
    )
