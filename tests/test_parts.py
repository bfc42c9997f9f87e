"""Parts of an article: which line is which, of plain text and of pages, and what a user's choice makes of them."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.part_labels import label_of
from benchmarks.parts import chosen as held_parts
from cleaner import Cleaned, Cleaner, clean, clean_html
from cleaner.model import Document, Extractor, InPart, LeftOut, Part
from cleaner.parts.of_text import parts_of_text
from cleaner.parts.reasons import because, part_told
from cleaner.parts.shapes import is_byline, is_date, is_prose, is_title
from cleaner.reading import page_parts
from cleaner.reading.html import read_page
from cleaner.settings import PARTS, Settings, choice
from cleaner.writing.audit_file import header_at
from tests.cases_format import CASES, read_cases
from tests.docs import ROOT
from tests.page_texts import FIRST, SECOND, THIRD
from tests.test_cli import cleaner

COMMENT = "My grandfather helped to build the first one, as he told us every Sunday."
AUTHOR = "Jane Doe has written about bridges and rivers for this paper since the first flood."
MORE = "<p>The children sang, and the ferryman, who will retire to his island, was given a barrel of beer.</p>" * 2
TEXT = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))


def told(text: str, language: str = "en") -> dict[int, Part]:
    return {number: told.part for number, told in parts_of_text(Document("text", text, language)).items()}


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Bridge reopens</title>{head}</head><body>{body}</body></html>"


def parts_of(html: str) -> dict[str, Part]:
    document = read_page(html, "page").document
    lines = document.text.split("\n")
    return {lines[number]: told.part for number, told in document.parts.items()}


def in_parts(cleaned: Cleaned) -> list[tuple[str, str]]:
    lines = cleaned.raw.split("\n")
    return [(span.part, " / ".join(lines[span.first - 1 : span.last])) for span in cleaned.parts]


# Single lines


@pytest.mark.parametrize(
    "text", ["By Jane Doe", "BY JANE DOE AND JOHN ROE", "Par Jeanne Dupont", "By: Jane van der Doe in Rome"]
)
def test_by_lines(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize(
    "text", ["By Monday the bridge was open.", "By the sea", "Jane Doe", "By", "Parbleu", "by the Way"]
)
def test_no_by_lines(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2021",
        "12.11.2024",
        "Posted: 2021-05-03 at 10:32",
        "2021年5月3日",
        "May 3rd, 2021 | 5:30 pm",
        "Publicado el 3 de mayo de 2021",
        "03. 05. 2021, 14:59 Uhr Lesedauer: 4 Minuten",
        "Last Updated: Monday, 3 May 2021, 17:04 GMT",
    ],
)
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "The flood of 2021",
        "25 bridges that reopened in 2021",
        "The masons of the village cut the last stone on 3 May 2021",
        "12 000 000 in May 2021",
        "May 2021",
        "3 of 4",
        "",
    ],
)
def test_no_dates(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["Bridge reopens", "Will the bridge reopen?", "大桥重新开放"])
def test_titles(text: str) -> None:
    assert is_title(text, "en")
    assert not is_prose(text)


@pytest.mark.parametrize(
    "text", ["It reopens.", "The mayor, a friend of the", "ROME --", "Ingredients:", "", " ".join(["word"] * 30)]
)
def test_no_titles(text: str) -> None:
    assert not is_title(text, "en")


# Plain text


def test_the_head_of_a_text() -> None:
    text = f"Town news\nBridge reopens\n\nBy Jane Doe\n3 May 2021\n\n{FIRST}\n{SECOND}\n"
    assert told(text) == {0: "headline", 1: "headline", 3: "byline", 4: "date"}


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\nBridge reopens\n{SECOND}\n",
        f"The harbour sleeps\nThe engine too\nThe captain keeps\nThe rope and crew\n{FIRST}\n",
        "Bridge reopens\nFerry stops\n",
        "The old bridge over the\nriver was opened again on Monday, two years after the flood had carried it away.\n",
        "- Will it open?\n- On Monday it will.\n",
        f"1. {FIRST}\n2. {SECOND}\n",
        "",
        "\n\n",
    ],
    ids=[
        "heading below a paragraph",
        "verse",
        "no paragraph",
        "broken line",
        "dialogue",
        "numbered text",
        "nothing",
        "blank",
    ],
)
def test_what_is_unsure_is_body(text: str) -> None:
    assert told(text) == {}


def test_lists_and_tables_of_a_text() -> None:
    text = f"{FIRST}\n* one\n* two\n\n{SECOND}\n\na\tb\nc\td\n* alone\n"
    assert told(text) == {1: "list", 2: "list", 6: "table", 7: "table"}


def test_a_paragraph_right_below_a_list_is_no_item() -> None:
    long = f"* {FIRST[:-1]}"
    assert 2 not in told(f"{long}\n* two\n{SECOND}\n{THIRD}\n")


def test_a_hard_wrapped_paragraph_has_no_headline_in_it() -> None:
    lines = (
        "The Bridge over the River was opened again on Monday, two years",
        "After the flood had carried away one of its old arches, and people",
        "Came from far to see how the masons had cut each stone by hand.",
    )
    assert told("\n".join(lines)) == {}


# Pages


def test_a_page_with_every_part() -> None:
    html = page(
        "<article><h1>Bridge reopens</h1><p class=dek>Two years after the flood people cross the river again.</p>"
        f"<p class=author>Jane Doe</p><p class=date>3 May 2021</p><p>{FIRST}</p>"
        "<figure><img><figcaption>The bridge on Monday</figcaption></figure>"
        f"<p>{SECOND}</p><ul><li>Twelve masons worked for two years</li><li>One crane</li></ul>"
        f"<blockquote><p>We had never seen so much water in our lives.</p></blockquote><p>{THIRD}</p></article>"
        f"<div class=author-bio><p>{AUTHOR}</p></div>"
        f"<div id=comments><p>{COMMENT}</p></div>"
    )
    assert parts_of(html) == {
        "Bridge reopens": "headline",
        "Two years after the flood people cross the river again.": "standfirst",
        "Jane Doe": "byline",
        "3 May 2021": "date",
        FIRST: "body",
        "The bridge on Monday": "caption",
        SECOND: "body",
        "Twelve masons worked for two years": "list",
        "One crane": "list",
        "We had never seen so much water in our lives.": "quotation-box",
        THIRD: "body",
        AUTHOR: "author-box",
        COMMENT: "reader-comment",
    }


@pytest.mark.parametrize("name", ["comments", "caption", "standfirst", "author", "pullquote"])
def test_an_element_that_holds_the_article_has_no_other_role(name: str) -> None:
    found = parts_of(page(f"<div class={name}><h1>Bridge reopens</h1>{TEXT}</div>"))
    assert [found[text] for text in ("Bridge reopens", FIRST, SECOND, THIRD)] == ["headline", "body", "body", "body"]


def test_a_kept_heading_comes_before_the_name_of_the_site() -> None:
    menu = "<nav><a href=/>Town Echo</a><a href=/w>Weather</a></nav>"
    body = f"<body>{menu}<article><h1>Bridge reopens</h1>{TEXT}</article></body>"
    html = f"<html><head><title>Town Echo</title></head>{body}</html>"
    assert parts_of(html)["Bridge reopens"] == "headline"


def test_a_paragraph_that_the_description_repeats_is_a_standfirst_only_in_an_element_of_its_own() -> None:
    head = f'<meta name="description" content="{FIRST}">'
    plain = page(f"<h1>Bridge reopens</h1><div class=text>{TEXT}{MORE}</div>", head)
    apart = page(
        f"<h1>Bridge reopens</h1><p class=big>{FIRST}</p><div class=text><p>{SECOND}</p><p>{THIRD}</p>{MORE}</div>",
        head,
    )
    assert (parts_of(plain)[FIRST], parts_of(apart)[FIRST]) == ("body", "standfirst")


def test_captions_that_the_extractor_left_out_can_be_kept() -> None:
    caption = "Photo: the bridge"
    html = page(
        f"<article><h1>Bridge reopens</h1><p>{FIRST}</p><figure><figcaption>{caption}</figcaption></figure>"
        f"<p>{SECOND}</p></article>"
    )
    assert caption in clean_html(html, None, Settings(captions="keep")).text
    assert caption in clean_html(html, None, Settings(parts=("body", "caption"))).text
    assert caption not in clean_html(html, None, Settings(captions="drop")).text
    assert FIRST in clean_html(html, None, Settings(captions="drop")).text


def test_parts_of_a_page_are_told_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, tell = [], page_parts.page_parts
    monkeypatch.setattr(page_parts, "page_parts", lambda *given: asked.append(given) or tell(*given))
    cleaned = clean_html(page(f"<article><h1>Bridge reopens</h1>{TEXT}</article>"))
    assert cleaned.text.startswith("Bridge reopens")
    assert not asked
    assert [span.part for span in cleaned.parts] == ["headline", "body"]
    assert cleaned.raw_of("headline") == "Bridge reopens\n"
    assert len(asked) == 1


def test_what_became_of_a_page_can_be_sent_to_another_process() -> None:
    cleaned = clean_html(page(f"<article><h1>Bridge reopens</h1>{TEXT}</article>"))
    sent = pickle.loads(pickle.dumps(cleaned))
    assert (sent, sent.parts) == (cleaned, cleaned.parts)


def test_nothing_is_a_part_of_an_empty_page() -> None:
    assert clean_html("<html></html>").parts == ()


# The user's choice


def test_no_choice_says_nothing_of_any_part() -> None:
    assert choice(Settings()) == {}
    assert choice(Settings(captions="keep")) == {"caption": True}
    assert choice(Settings(captions="drop")) == {"caption": False}


def test_a_choice_speaks_of_every_part_and_overrules_captions() -> None:
    assert choice(Settings(parts=("body",), captions="keep")) == {part: part == "body" for part in PARTS}


def test_a_part_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="there is no part boddy"):
        choice(Settings(parts=("boddy",)))  # type: ignore[arg-type]


def test_choosing_all_parts_keeps_what_rules_would_take() -> None:
    text = f"Bridge reopens\nStory by Jane Doe, Political Editor\nPublished on 3 March 2021 at 10:32\n{FIRST}\n"
    assert clean(text, "en").text == f"Bridge reopens\n{FIRST}\n"
    assert clean(text, "en", Settings(parts=PARTS)).text == text


def test_a_part_that_is_chosen_stays_although_the_extractor_left_it_out() -> None:
    out, told = {0: LeftOut("it is a link", "likely")}, {0: InPart("headline", "it is like the title")}
    document = Document("page", f"Bridge reopens\n{FIRST}\n", "en", left_out=out, parts=told)
    assert Cleaner().clean_document(document).text == f"{FIRST}\n"
    assert Cleaner(Settings(parts=("headline", "body"))).clean_document(document).text == document.text
    assert Cleaner(Settings(parts=("body",))).clean_document(document).text == f"{FIRST}\n"


@pytest.mark.parametrize("extractor", ["page-model", "trafilatura"])
def test_parts_can_be_chosen_with_either_extractor(extractor: Extractor) -> None:
    html = page(f"<nav><a href=/>Home</a></nav><article><h1>Bridge reopens</h1>{TEXT}</article>")
    chosen = Settings(parts=("headline", "body"), extractor=extractor)
    assert clean_html(html, None, chosen).text == f"Bridge reopens\n{FIRST}\n{SECOND}\n{THIRD}\n"
    assert clean_html(html, None, replace(chosen, parts=("body",))).text == f"{FIRST}\n{SECOND}\n{THIRD}\n"


def test_a_reason_names_its_part() -> None:
    findings = clean(f"Bridge reopens\n\n{FIRST}\n", "en", Settings(parts=("body",))).findings
    (found,) = [finding for finding in findings if finding.rule == "other-part"]
    assert found.because == "the settings keep no headline: it is a line like a title above the first paragraph"
    assert part_told(found.because) == "headline"
    assert part_told("a headline of the site") is None
    assert because(parts_of_text(Document("text", f"Bridge reopens\n{FIRST}\n"))[0]) == found.because


def test_the_example_of_the_readme_is_a_golden_case() -> None:
    case = next(read_cases(CASES / "page" / "other-part.md"))
    assert case.cleaned().diff() in (ROOT / "README.md").read_text("utf-8")


# What a text is made of


@pytest.mark.parametrize("parts", [(), ("body",), ("headline", "byline")])
def test_parts_are_told_whatever_was_kept(parts: tuple[Part, ...]) -> None:
    text = (
        f"Bridge reopens\n\nBy Jane Doe\n\nPublished on 3 March 2021 at 10:32\n\n{FIRST}\n\nLEAVE A REPLY\n\n{SECOND}\n"
    )
    assert in_parts(clean(text, "en", Settings(parts=parts))) == [
        ("headline", "Bridge reopens"),
        ("byline", "By Jane Doe"),
        ("date", "Published on 3 March 2021 at 10:32"),
        ("body", FIRST),
        ("noise", "LEAVE A REPLY"),
        ("body", SECOND),
    ]


def test_noise_above_a_headline_does_not_hide_it() -> None:
    text = "Sign up for our newsletter!\n" * 12 + f"Bridge reopens\n{FIRST}\n"
    assert in_parts(clean(text, "en"))[-2:] == [("headline", "Bridge reopens"), ("body", FIRST)]


def test_a_part_as_a_field_of_its_own() -> None:
    comments = f"<div id=comments><h3>2 comments</h3><div class=comment><p>{COMMENT}</p></div></div>"
    cleaned = clean_html(page(f"<article><h1>Bridge reopens</h1>{TEXT}</article>{comments}"))
    assert cleaned.raw_of("headline") == "Bridge reopens\n"
    assert cleaned.raw_of("body") == f"{FIRST}\n{SECOND}\n{THIRD}\n"
    assert COMMENT in cleaned.raw_of("reader-comment")
    assert COMMENT not in cleaned.text
    assert cleaned.raw_of("table") == ""


def test_the_audit_of_a_run_names_the_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(f"Bridge reopens\n\n{FIRST}\n", "utf-8")
    assert cleaner("run", "raw", "clean", "--parts", "body,list", "--parts", "table").exit_code == 0
    assert (tmp_path / "clean" / "a.txt").read_text("utf-8") == f"{FIRST}\n"
    header = header_at(tmp_path / "clean" / "audit" / "a.txt.jsonl")
    assert header is not None
    assert header.parts == [("headline", 1, 1), ("body", 3, 3)]
    assert cleaner("restore", "clean/a.txt").stdout == f"Bridge reopens\n\n{FIRST}\n"


def test_a_misspelt_part_is_wrong_usage() -> None:
    result = cleaner("diff", "x.txt", "--parts", "body,tables")
    assert (result.exit_code, result.stderr) == (
        2,
        "cleaner: command line: parts: there is no part tables; did you mean “table”?\n",
    )


# How they are measured


def test_the_label_of_a_line_is_that_of_most_of_its_segments() -> None:
    known = {"Bridge reopens": "headline", "By Jane Doe, Reuters": "margin", "and": "text"}
    assert [label_of(line, known) for line in ("Bridge  reopens", "and", "Hand in hand")] == [
        "headline",
        "text",
        "noise",
    ]
    assert label_of("Bridge reopens By Jane Doe, Reuters", known) == ""
    assert label_of("By Jane Doe, Reuters and AP", known) == "margin"


def test_a_set_holds_its_body_and_what_most_of_it_is_in_the_text() -> None:
    assert held_parts({"headline": 0.9, "list": 0.1}) == ("headline", "body")
