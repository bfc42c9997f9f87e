"""What every rule promises: a name, an explanation, examples that hold, findings that can be applied."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean_html, pipeline
from cleaner.catalogue import DuplicateRule, catalogue
from cleaner.language import ENGLISH, languages
from cleaner.language_of import decide
from cleaner.model import SUREST_FIRST, Document, Finding, Found
from cleaner.pipeline import STAGES
from cleaner.rule import Rule
from cleaner.rules.site import site_line
from cleaner.settings import Settings
from tests.cases_format import CASES, read_cases
from tests.likeness import shares_letter, shares_shape, shares_word
from tests.test_laws import REMOVING
from tests.texts import any_text

PREFIXES = {
    "page": "PAG",
    "encoding": "ENC",
    "characters": "CHR",
    "site": "SIT",
    "margin": "MAR",
    "repetition": "REP",
    "spacing": "SPC",
    "language": "LNG",
    "fragment": "FRG",
    "lines": "LIN",
}

HEADINGS = re.compile(
    r"(?P<caption>[^\n]{10,120}\.)\n\n"
    r"What it does\n(?P<does>(?: {4}\S.*\n|\n)+)"
    r"Why it is noise\n(?P<why>(?: {4}\S.*\n|\n)+)"
    r"Known limits\n(?P<limits>(?: {4}\S.*\n?|\n)+)"
)

PAGE_STAGE = STAGES[0]
ONLY_BODY = Settings(parts=("body",))
"""With this the rules of the page stage are tried: one of them is silent where no parts are chosen."""

FROZEN = Path(__file__).parent / "catalogue.txt"

every_rule = pytest.mark.parametrize("rule", catalogue().values(), ids=catalogue().keys())


def examples(kind: str) -> pytest.MarkDecorator:
    pairs = [(rule, text) for rule in catalogue().values() for text in getattr(rule, kind)]
    return pytest.mark.parametrize(("rule", "text"), pairs, ids=[f"{rule.name}: {text[:40]!r}" for rule, text in pairs])


def document(text: str, language: str | None = None) -> Document:
    return Document("example", text, language or decide(text).language, site=site_line.EXAMPLE)


@cache
def in_pipeline(text: str) -> tuple[Finding, ...]:
    """Return all that the pipeline finds in a text when everything is to be applied that can be."""
    steps = pipeline.clean(document(text), Settings(act_from="suspect", captions="drop", fragments="drop")).steps
    return tuple(finding for step in steps for finding in step.findings)


def found_by(rule: Rule, text: str) -> list[Found]:
    return [found for found in rule.find(document(text)) if found.edit.before != found.edit.after]


def test_the_catalogue_is_the_frozen_one() -> None:
    """A rule that is lost, renamed or surer than before does not pass unseen; UPDATE_CASES=1 writes the file anew."""
    listed = "".join(f"{rule.code} {rule.name} {rule.certainty}\n" for rule in catalogue().values())
    if os.environ.get("UPDATE_CASES") == "1":
        FROZEN.write_text(listed, "utf-8")
    assert listed == FROZEN.read_text("utf-8")


def test_a_second_rule_of_a_name_or_code_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = next(iter(catalogue().values()))
    monkeypatch.setattr("cleaner.catalogue.rule_of", lambda module: rule)
    with pytest.raises(DuplicateRule, match=rule.name):
        catalogue.__wrapped__()


def test_every_stage_has_a_prefix_and_rules() -> None:
    assert set(PREFIXES) == set(STAGES)
    assert {rule.stage for rule in catalogue().values()} == set(STAGES)


@every_rule
def test_names_and_codes(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name)
    assert re.fullmatch(PREFIXES[rule.stage] + r"\d{3}", rule.code)
    assert rule.certainty in SUREST_FIRST


@every_rule
def test_the_explanation_has_its_caption_and_three_headings(rule: Rule) -> None:
    assert HEADINGS.fullmatch(rule.explanation + "\n"), rule.explanation


@every_rule
def test_examples_are_given_once(rule: Rule) -> None:
    for given_ones in (rule.noise, rule.kept):
        assert isinstance(given_ones, tuple)
        assert given_ones
        assert len(set(given_ones)) == len(given_ones)
    assert not set(rule.noise) & set(rule.kept)


@examples("noise")
def test_noise_is_found(rule: Rule, text: str) -> None:
    """By the rule itself; where it needs what earlier stages do, in the pipeline; of a page, in the page."""
    if rule.stage == PAGE_STAGE:
        assert rule.name in {finding.rule for finding in clean_html(text, None, ONLY_BODY).findings}
        return
    assert found_by(rule, text) or rule.name in {finding.rule for finding in in_pipeline(text)}


@examples("kept")
def test_kept_is_not_found(rule: Rule, text: str) -> None:
    if rule.stage == PAGE_STAGE:
        assert rule.name not in {finding.rule for finding in clean_html(text, None, ONLY_BODY).findings}
        return
    assert found_by(rule, text) == []
    assert rule.name not in {finding.rule for finding in in_pipeline(text)}


@examples("kept")
def test_kept_is_nearly_noise(rule: Rule, text: str) -> None:
    """It shares a word or a shape with the noise; where letters themselves are judged, a letter is enough."""
    common = languages()[ENGLISH].word_set("function_words")
    by_letter = rule.stage in ("encoding", "characters") and (not text or shares_letter(text, rule.noise))
    assert by_letter or shares_word(text, rule.noise, common) or shares_shape(text, rule.noise)


def can_be_applied(rule: Rule, text: str, findings: Iterable[Found]) -> None:
    for (span, before, after), because, certainty in findings:
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == before
        assert before != after
        assert isinstance(because, str)
        assert because.strip()
        assert certainty in (None, *SUREST_FIRST)
        assert rule.stage not in REMOVING or after == ""


@every_rule
def test_findings_can_be_applied(rule: Rule) -> None:
    for text in (*rule.noise, *rule.kept, "", "\n", " "):
        for language in ("und", *languages()):
            can_be_applied(rule, text, rule.find(document(text, language)))


@every_rule
@given(text=any_text(), language=st.sampled_from(("und", "xx", *sorted(languages()))))
@settings(max_examples=40)
def test_no_text_is_too_strange(rule: Rule, text: str, language: str) -> None:
    findings = list(rule.find(document(text, language)))
    can_be_applied(rule, text, findings)
    assert findings == list(rule.find(document(text, language)))


@every_rule
def test_a_rule_has_cases_that_it_signs(rule: Rule) -> None:
    file = CASES / rule.stage / f"{rule.name}.md"
    assert file.is_file(), f"write {file.relative_to(CASES.parent.parent)}"
    signing = {name.rstrip("?") for case in read_cases(file) for row in case.written.rows for name in row.rules}
    assert rule.name in signing


def test_every_case_stands_in_the_folder_of_a_stage_and_under_the_name_of_a_rule() -> None:
    names = {(rule.stage, rule.name) for rule in catalogue().values()}
    for file in CASES.rglob("*.md"):
        folder = file.parent.name
        assert folder in {"articles", "known-failures"} or (folder, file.stem) in names, file.relative_to(CASES)


@pytest.mark.parametrize(
    ("kept", "near"),
    [
        ("The newsletters were printed.", True),
        ("Two plus two is four.", False),
        ("Sign here!", True),
        ("Smoke: nothing to see.", False),
        ("« Oui »", False),
    ],
)
def test_a_hollow_counter_example_is_noticed(kept: str, near: bool) -> None:
    noise = ("Sign up for our newsletter!",)
    assert (shares_word(kept, noise, {"for", "our", "the"}) or shares_shape(kept, noise)) == near
