"""Dumps of whole pages: what is one and what is not, which of its lines go and why, and that the rest is no dump."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cleaner import clean
from cleaner.language import languages
from cleaner.page.gate import QUANTILES, _quantiles, may_be_dump
from cleaner.page.judging import Stretch, left_out
from cleaner.page.letters import codes, words_of
from cleaner.page.marks import MARKS, marks
from cleaner.page.units import units
from cleaner.settings import Settings
from cleaner.text.words import words
from tests.others_data import ALL, TEXTS, needs_texts, samples

ROOT = Path(__file__).parent.parent
LARGEST_MODEL = 5_000_000
"""Bytes that all files of models may have."""

ARTICLE = [
    "The council has decided that the old mill will be open to the public in the summer, and that school classes pay"
    " nothing at all.",
    "It was not clear who would pay for the repair of the roof, but the mayor said that she was sure of the county's"
    " help, and that she had a letter.",
    "The miller's grandson will show the visitors around on Sundays; he has kept his grandfather's notebooks and reads"
    " from them where the old man stood.",
    "The wheel turns again since March, when the divers of the fire brigade had freed it of forty years of mud and"
    " branches, and of one bicycle.",
]
ABOVE = [
    "Skip to content",
    "Menu",
    "Home",
    "News",
    "Politics",
    "Business",
    "Sport",
    "Culture",
    "Weather",
    "Jobs",
    "Homes",
    "Travel",
    "Videos",
    "Podcasts",
    "Search",
    "Log in",
    "Subscribe",
    "My account",
    "Newsletters",
    "Home",
    "News",
    "Local",
]
BELOW = [
    "Share",
    "Facebook",
    "Twitter",
    "Copy link",
    "Print",
    "Related stories",
    "Lighthouse for sale again",
    "Who pays for the fish market?",
    "Ten walks along the shore",
    "Most read",
    "Bus driver finds wallet",
    "Bakery burns a second time",
    "The new bridge in pictures",
    "About us",
    "Contact us",
    "Advertise",
    "Privacy policy",
    "Terms of use",
    "Cookie settings",
    "Site map",
    "© 2024 The Valley Post",
]


def texts(lines: list[str]) -> list[str]:
    return [unit.text for unit in units(lines)]


def gone(lines: list[str], found: list[Stretch]) -> list[str]:
    return [line for one in found for line in lines[one.first : one.last + 1] if line.strip()]


def test_a_wrapped_paragraph_is_one_unit() -> None:
    wrapped = [
        "   The ferry to the three islands will sail at night from the first of",
        "   June, the harbour board said on Thursday. The last boat has left at",
        "   seven since the war.",
        "",
        "     * The boat leaves the town at half past eleven, after the last train",
        "       from the capital has come in.",
        "     * Dogs travel free.",
    ]
    assert [len(text.split()) for text in texts(wrapped)] == [31, 20, 4]


def test_short_lines_are_units_of_their_own() -> None:
    assert texts(["Home", "News", "", "   Sport  "]) == ["Home", "News", "Sport"]
    assert [(unit.first, unit.last, unit.blanks, unit.indent) for unit in units(["Home", "", "", "   Sport"])] == [
        (0, 0, 0, 0),
        (3, 3, 2, 3),
    ]


def test_every_line_with_text_is_in_one_unit() -> None:
    lines = [" " * (number % 5) + "word " * (number % 17) for number in range(300)]
    covered = [number for unit in units(lines) for number in range(unit.first, unit.last + 1)]
    assert covered == [number for number, line in enumerate(lines) if line.strip()]


@pytest.mark.parametrize(
    "text", ["", "One two, three.", "L’été 2023 à 10:15", "你好 world", "ÄÖÜ\n\nß", "😀 a 😀", "\x00"]
)
def test_words_are_found_all_at_once_as_one_by_one(text: str) -> None:
    found = words_of(codes(text)) if text else words_of(codes("."))
    assert [text[at : at + size] for at, size in zip(found.start, found.size, strict=True)] == words(text)


def test_capitals_and_digits_make_no_difference_to_a_word() -> None:
    hashes = words_of(codes("Share SHARE share 2023 1999 shared")).hash.tolist()
    assert len(set(hashes)) == 3
    assert hashes[:3] == hashes[:1] * 3


def test_the_cut_lines_of_a_dump_have_reasons_and_chances() -> None:
    lines = [*ABOVE, *ARTICLE, *BELOW]
    found = left_out(lines, "en")
    assert set(gone(lines, found)) >= {"Weather", "Jobs", "Most read", "Bakery burns a second time"}
    assert not set(gone(lines, found)) & set(ARTICLE)
    for one in found:
        assert re.search(r"[a-z].*\(\d+ % article\)$", one.because)


@pytest.mark.parametrize("layout", ["\n", "\n\n", "\n   ", "\n  * "])
def test_no_layout_hides_a_dump_and_no_layout_costs_a_paragraph(layout: str) -> None:
    text = layout.join([*ABOVE, *ARTICLE, *BELOW]) + "\n"
    cleaned = clean(text).text
    for paragraph in ARTICLE:
        assert paragraph in cleaned
    assert "off-article" in {finding.rule for finding in clean(text).findings}


def test_an_article_alone_is_not_looked_at_closely() -> None:
    assert not may_be_dump(ARTICLE)
    assert not may_be_dump(["Home", "News"])
    assert may_be_dump([*ABOVE, *ARTICLE])


def test_menus_without_an_article_are_only_reported() -> None:
    found = left_out([*ABOVE, *BELOW] * 2, "en")
    assert all(one.certainty == "suspect" for one in found)


def test_a_dump_can_be_kept() -> None:
    text = "\n".join([*ABOVE, *ARTICLE, *BELOW]) + "\n"
    cleaned = clean(text, settings=Settings(keep=("off-article",)))
    assert {finding.applied for finding in cleaned.findings if finding.rule == "off-article"} == {False}


def test_models_are_small() -> None:
    assert sum(file.stat().st_size for file in (ROOT / "cleaner" / "page").glob("*.npz")) <= LARGEST_MODEL


@pytest.mark.parametrize("code", sorted(languages()))
def test_prose_of_every_language_is_no_dump(code: str) -> None:
    prose = list(languages()[code].prose) * 10
    assert left_out(prose, code) == []


def rows_of(name: str) -> Iterator[dict[str, str]]:
    file = TEXTS / f"{name}.jsonl.zst"
    yield from samples(file, 60) if file.is_file() else ()


@needs_texts
@pytest.mark.parametrize("name", ["clean", "must_keep", "random_articles"])
def test_articles_of_others_are_no_dumps(name: str) -> None:
    taken = [row["id"] for row in rows_of(name) if left_out(row["text"].split("\n"), row["lang"])]
    assert not taken


@needs_texts
def test_what_is_left_of_a_dump_of_others_is_cleaned_no_further() -> None:
    dumps = [row for row in rows_of("noisy") if row["kind"] == "fullpage_dump"]
    for row in dumps if ALL else dumps[:12]:
        cleaned = clean(row["text"])
        again = clean(cleaned.text)
        assert (again.text, cleaned.undo()) == (cleaned.text, row["text"])


MARKED = (
    "[12] (BUTTON) [ ] yes ( ) no ____ a____ [photo.png] ![x](y) IFRAME: © 2020",
    "www.a.example http://b.example c@d.example 12:30 3.4.2021 x1999 1999. 20:1519 ١٢:٣٠ 𝟙𝟚:𝟛𝟘",
    "One | Two • Three\tFour – Five",
    "[INLINE] [BUTTON] [unclosed.png and [12345] 1999x 12.3 __ ___ (X)",
)


@pytest.mark.parametrize("text", MARKED)
def test_marks_are_those_that_their_pattern_finds_at_every_place(text: str) -> None:
    text += "\n"
    expected = [(mark.start(), mark.lastgroup) for mark in MARKS.finditer(text)]
    assert list(marks(text, codes(text))) == expected


@pytest.mark.parametrize("size", [1, 2, 3, 8, 11, 200])
def test_quantiles_are_those_of_numpy(size: int) -> None:
    import numpy as np

    values = np.log1p(np.random.default_rng(size).integers(0, 300, size)).astype(np.float32)
    assert _quantiles(values) == [np.quantile(values, share) for share in QUANTILES]
