"""Golden cases: every audit diff in `cases/` is what the cleaner does today.

`UPDATE_CASES=1` rewrites the expectations, except those of known failures, which show what is wanted.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleaner.diff import audit_diff
from tests import cases_format
from tests.cases_format import KNOWN_FAILURES, Case, Malformed, all_cases, read_cases, rewrite

UPDATE = os.environ.get("UPDATE_CASES") == "1"


def marked(case: Case) -> object:
    failing = [pytest.mark.xfail(strict=True, reason="known failure")] if KNOWN_FAILURES in case.file.parents else []
    return pytest.param(case, id=case.name, marks=failing)


@pytest.mark.parametrize("case", list(map(marked, all_cases())))
def test_case(case: Case) -> None:
    cleaned = case.cleaned()
    printed = audit_diff(cleaned.raw, cleaned.steps).split("\n")[:-1]
    if UPDATE and KNOWN_FAILURES not in case.file.parents:
        rewrite(case, printed)
        return
    assert "\n".join(printed) == "\n".join(line.rstrip() if line.strip() == "" else line for line in case.body)


def test_titles_are_unique_within_a_file() -> None:
    names = [case.name for case in all_cases()]
    assert sorted(set(names)) == sorted(names)


HEAD = "# Title\n\nWhy.\n\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("words\n", "bad.md:1: no case in this file"),
        ("# Title\n\n```diff fr\n  a\n```\n", "bad.md:3: a sentence of why stands between the heading and the fence"),
        (HEAD + "```diff fr\n  a\n", "bad.md:5: this fence is not closed"),
        (HEAD + "```text\n  a\n```\n", "bad.md:5: the fence of a case is ```diff"),
        (HEAD + "```diff\n  a\n```\n```diff\n  b\n```\n", "bad.md:5: one heading, one fence"),
        (HEAD + "```diff\na\n```\n", "bad.md:5 + 1: a line begins with two spaces"),
        (HEAD + "```diff\n  a\n- b\n```\n", "bad.md:5 + 2: a line with `-` is signed"),
        (HEAD + "```diff\n  a  ⟵ x\n```\n", "bad.md:5 + 1: a kept line is not signed"),
        (HEAD + "```diff\n  a\u00a0b\n```\n", "bad.md:5 + 1: write it as 'a⟦nbsp⟧b'"),
        (HEAD + "```diff\n  a \n```\n", "bad.md:5 + 1: write it as 'a⟦space⟧'"),
        (HEAD + "```diff\n  a⟦foo⟧b\n```\n", "bad.md:5 + 1: ⟦foo⟧ is no character"),
        (HEAD + "```diff\n  a\n\\ the end\n```\n", "a line with `\\` says `no line break at the end`"),
        (HEAD + "settings: fragments = drop\n```diff\n  a\n```\n", "bad.md:6: settings are TOML"),
        (HEAD + "```html\n<p>a\n```\n", "bad.md:1: a page is followed by the diff of its lines"),
        (HEAD + "```site\nHome\n```\n```diff\n  a\n```\n", "bad.md:8: a site is `60 pages of example.org`"),
        (HEAD + "settings: framgents = 1\n```diff\n  a\n```\n", "bad.md:6: no such setting: framgents"),
    ],
)
def test_a_malformed_case_is_refused(
    text: str, complaint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases_format, "CASES", tmp_path)
    (tmp_path / "bad.md").write_text(text, "utf-8")
    with pytest.raises(Malformed) as error:
        list(read_cases(tmp_path / "bad.md"))
    assert complaint in str(error.value)


def test_a_case_is_rewritten_in_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases_format, "CASES", tmp_path)
    file = tmp_path / "two.md"
    file.write_text("# A\n\nWhy.\n\n```diff\n  a\n```\n\n# B\n\nWhy.\n\n```diff\n  b\n```\n", "utf-8")
    first, second = read_cases(file)
    rewrite(first, ["- a  ⟵ x", "+ c"])
    rewrite(second, ["  d"])
    assert [case.written.clean for case in read_cases(file)] == ["c\n", "d\n"]
