"""The four laws: replay, undo, stable, nothing invented; on cases, samples, generated texts and documents of others."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean, clean_html
from cleaner.catalogue import catalogue
from cleaner.cleaning import Cleaned
from cleaner.diff import audit_diff
from cleaner.edits import Mismatch, applied, apply, undo
from cleaner.language import languages
from cleaner.model import Edit, Part, Span
from cleaner.pipeline import REPORTING_LAST
from cleaner.settings import PARTS, Settings
from tests.cases_format import Case, all_cases, read_diff
from tests.others_data import ROOT, SEEDS, TEXTS, needs_seeds, needs_texts, samples
from tests.texts import any_text

REMOVING = {"page", "site", "margin", "repetition", "language", "fragment"}
"""Stages that write nothing."""

RAW = sorted((ROOT / "raw").rglob("*.txt"))
PAGES = sorted((ROOT / "raw").rglob("*.html"))
FILES = sorted(TEXTS.glob("*.jsonl.zst")) if TEXTS.is_dir() else []
DOCUMENTS_A_FILE = 12
"""Enough of each kind to notice, few enough for a test; CLEANER_ALL_DATA=1 takes all."""
DOCUMENTS_A_CHOICE = 3

CHOICES: tuple[tuple[Part, ...], ...] = (
    (),
    ("body",),
    ("headline", "body"),
    ("standfirst", "body", "list", "table"),
    ("body", "caption", "reader-comment"),
    ("headline", "byline", "date"),
)
"""What users might take for the text."""

SETTINGS = st.builds(
    Settings,
    act_from=st.sampled_from(("certain", "likely", "suspect")),
    keep=st.sampled_from(((), ("newsletter",), ("line-break", "hard-wrap"))),
    captions=st.sampled_from(("auto", "keep", "drop")),
    parts=st.one_of(st.just(()), st.lists(st.sampled_from(PARTS), min_size=1, unique=True).map(tuple)),
    fragments=st.sampled_from(("report", "drop")),
    quotes=st.sampled_from(("keep", "keep", "straight")),
)


def obeys_the_laws(text: str, language: str | None = None, settings: Settings | None = None) -> Cleaned:
    """Clean a text, prove every law on it, and return what came out."""
    return proven(clean(text, language, settings), text, language, settings)


def proven(cleaned: Cleaned, raw: str, language: str | None = None, settings: Settings | None = None) -> Cleaned:
    replays(cleaned)
    assert cleaned.undo() == raw
    invents_nothing(cleaned)
    reports_what_stayed(cleaned)
    again = clean(cleaned.text, language, settings)
    assert (again.text, [done(step) for step in again.steps if done(step)]) == (cleaned.text, [])
    return cleaned


def replays(cleaned: Cleaned) -> None:
    text = cleaned.raw
    for step in cleaned.steps:
        text = apply(text, applied(step.findings))
    assert text == cleaned.text


def invents_nothing(cleaned: Cleaned) -> None:
    for step in cleaned.steps:
        for finding in step.findings:
            assert finding.rule in catalogue()
            assert finding.because.strip(), finding
            assert finding.edit.before != finding.edit.after, finding
            assert step.stage not in REMOVING or finding.edit.after == "", finding
    written = Counter(letter for step in cleaned.steps for finding in done(step) for letter in finding.edit.after)
    assert Counter(cleaned.text) <= Counter(cleaned.raw) + written


def reports_what_stayed(cleaned: Cleaned) -> None:
    for finding in cleaned.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(cleaned.raw)
        assert finding.line >= 1
    for step in cleaned.steps:
        for finding in step.findings:
            if not finding.applied and step.stage in REPORTING_LAST:
                assert cleaned.text[slice(*finding.edit.span)] == finding.edit.before


def done(step: object) -> list[object]:
    return [finding for finding in step.findings if finding.applied]


def ends_its_lines(cleaned: Cleaned) -> None:
    assert not cleaned.text or cleaned.text.endswith("\n")
    assert "\r" not in cleaned.text


@given(any_text())
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    ends_its_lines(obeys_the_laws(text))


@given(any_text(), st.sampled_from(sorted(languages())), SETTINGS)
@settings(max_examples=200)
def test_any_text_in_any_language_with_any_settings(text: str, language: str, chosen: Settings) -> None:
    obeys_the_laws(text, language, chosen)


@given(any_text())
@settings(max_examples=150)
def test_an_audit_diff_holds_both_texts(text: str) -> None:
    cleaned = clean(text)
    written = read_diff(audit_diff(cleaned.raw, cleaned.steps).split("\n")[:-1])
    assert (written.raw, written.clean) == (cleaned.raw, cleaned.text)


@given(st.text(max_size=30), st.text(min_size=1, max_size=5), st.data())
def test_undo_refuses_a_text_that_was_edited(text: str, insertion: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    edits = [Edit(Span(place, place), "", insertion)]
    clean_text = apply(text, edits)
    tampered = clean_text[:place] + "\x00" + clean_text[place + 1 :]
    if insertion[0] != "\x00":
        with pytest.raises(Mismatch):
            undo(tampered, edits)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_every_case(case: Case) -> None:
    proven(case.cleaned(), case.written.raw, case.language, case.settings)


@pytest.mark.parametrize("file", RAW, ids=lambda file: file.name)
def test_every_sample(file: Path) -> None:
    ends_its_lines(obeys_the_laws(file.read_bytes().decode("utf-8", "surrogateescape")))


@pytest.mark.parametrize("parts", CHOICES, ids=",".join)
@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_sample_page(file: Path, parts: tuple[Part, ...]) -> None:
    chosen = Settings(parts=parts)
    cleaned = clean_html(file.read_bytes().decode("utf-8", "surrogateescape"), None, chosen)
    ends_its_lines(proven(cleaned, cleaned.raw, None, chosen))


@needs_seeds
@pytest.mark.parametrize("file", sorted(SEEDS.glob("*.txt")), ids=lambda file: file.name)
def test_every_founding_scrape(file: Path) -> None:
    ends_its_lines(obeys_the_laws(file.read_bytes().decode("utf-8")))


@needs_texts
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_documents_of_others(file: Path) -> None:
    for row in samples(file, DOCUMENTS_A_FILE):
        ends_its_lines(obeys_the_laws(row["text"]))


@needs_texts
@pytest.mark.parametrize("parts", CHOICES[1:], ids=",".join)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_documents_of_others_with_parts_chosen(file: Path, parts: tuple[Part, ...]) -> None:
    for row in samples(file, DOCUMENTS_A_CHOICE):
        obeys_the_laws(row["text"], None, Settings(parts=parts))


ENDLESS = {
    "breaks": "\n",
    "returns": "\r",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "one word": "a",
    "one line": "The council met. ",
    "no stops": "the council met and ",
    "noise in one line": "Sign up for our newsletter! Read more: the council met. ",
    "quotes": "« ",
    "straight quotes": '"a ',
    "brackets": "(",
    "stops": ".",
    "commas": " ,",
    "entities": "&amp;",
    "mojibake": "Ã©",
    "zero widths": "a\u200b",
    "accents": "e\u0301",
    "accents on no letter": "\u0301",
    "replacement marks": "a\ufffdb ",
    "same lines": "The council met on Monday.\n",
    "short lines": "ab\n",
    "hyphens": "coun-\ncil ",
    "bullets": "* ",
    "bars": "a | ",
    "surrogates": "\ud800",
    "NUL": "\x00",
    "capitals": "THE COUNCIL ",
    "digits": "10:32 2021-12-03 ",
    "addresses": "a/b.c?d=e&",
    "brackets and hashes": "[link](#) ",
    "Chinese": "市议会周一开会。",
    "Arabic": "اجتمع المجلس يوم الاثنين. ",
}
LENGTH = 100_000
"""Characters of each; where time grows with their square, they take minutes."""
MOST_SECONDS = 60
"""A stop for what does not end, no measure of speed: the slowest takes two seconds, or ten under coverage."""


@pytest.mark.parametrize("piece", ENDLESS.values(), ids=ENDLESS.keys())
def test_endless_repetition_takes_no_endless_time(piece: str) -> None:
    text = piece * (LENGTH // len(piece))
    start = time.process_time()
    cleaned = clean(text)
    spent = time.process_time() - start
    assert cleaned.undo() == text
    assert spent < MOST_SECONDS
