"""A rule that tells which lines concern it is not asked about other texts: it would have had nothing to say."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import pipeline
from cleaner.asked import asked
from cleaner.catalogue import catalogue, rules_of
from cleaner.language import languages
from cleaner.model import Document, Memory
from cleaner.pipeline import Outcome
from cleaner.rule import Rule
from cleaner.settings import DEFAULTS, Settings
from cleaner.text.fresh import Fresh
from tests.docs import ROOT
from tests.others_data import TEXTS, needs_texts, samples
from tests.test_repair import REPAIRABLE
from tests.texts import any_text

SAMPLES = {file.name: file.read_text("utf-8", "replace") for file in sorted((ROOT / "raw").glob("*.txt"))}
EVERYTHING = Settings(act_from="suspect", captions="drop", fragments="drop", most_removed=1.0)

telling = [rule for rule in catalogue().values() if rule.concerned]


def outcome(text: str, settings: Settings = DEFAULTS, memory: Memory | None = None) -> Outcome:
    cleaned = pipeline.clean(Document("text", text, memory=memory or Memory()), settings)
    return cleaned._replace(document=cleaned.document.text)  # type: ignore[arg-type]  # documents are compared by it


def asking_all(text: str, settings: Settings = DEFAULTS) -> Outcome:
    with patch.object(pipeline, "asked", lambda stage, _: rules_of(stage)):
        return outcome(text, settings)


def silent(text: str, language: str) -> list[str]:
    """Return the rules that have something to say about a text and are not asked."""
    document = Document("text", text, language)
    names = {rule.name for stage in pipeline.STAGES for rule in asked(stage, document)}
    return [rule.name for rule in telling if rule.name not in names and list(rule.find(document))]


@pytest.mark.parametrize("rule", telling, ids=[rule.name for rule in telling])
def test_examples_concern_their_rule(rule: Rule) -> None:
    for text in (*rule.noise, *rule.kept):
        for language in languages():
            assert rule.name not in silent(text, language)


@given(text=st.one_of(any_text(), REPAIRABLE), language=st.sampled_from(["fr", "en", "de", "ar", "zh", "und"]))
@settings(max_examples=500, deadline=None)
def test_no_rule_is_passed_over_that_has_something_to_say(text: str, language: str) -> None:
    assert silent(text, language) == []


@given(text=st.one_of(any_text(), REPAIRABLE))
@settings(max_examples=100, deadline=None)
def test_asking_all_rules_comes_to_the_same(text: str) -> None:
    for choice in (DEFAULTS, EVERYTHING):
        assert outcome(text, choice) == asking_all(text, choice)


@pytest.mark.parametrize("name", SAMPLES)
def test_asking_all_rules_about_the_samples_comes_to_the_same(name: str) -> None:
    assert outcome(SAMPLES[name]) == asking_all(SAMPLES[name])


@needs_texts
@pytest.mark.parametrize("file", ["clean", "noisy", "random_articles", "must_keep", "labelled"])
def test_asking_all_rules_about_real_texts_comes_to_the_same(file: str) -> None:
    shared = Memory()
    for row in samples(TEXTS / f"{file}.jsonl.zst", 40):
        assert outcome(row["text"], memory=shared) == asking_all(row["text"]), row["id"]


def test_most_rules_tell_which_lines_concern_them() -> None:
    assert len(telling) > len(catalogue()) / 2


def test_a_place_belongs_to_the_line_around_it_or_before_its_line_feed() -> None:
    fresh = Fresh(["one", "", "three"], Document("text", ""))
    assert fresh.joined == "\none\n\nthree\n"
    assert [fresh.number_at(place) for place in range(1, len(fresh.joined))] == [0, 0, 0, 0, 1, 2, 2, 2, 2, 2, 2]
