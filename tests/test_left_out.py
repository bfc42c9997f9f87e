"""What is left out of a page, and how sure that is."""

from __future__ import annotations

import pytest

from cleaner.reading.blocks import PageLine
from cleaner.reading.boxes import Box
from cleaner.reading.left_out import judge
from tests.page_texts import FIRST, SECOND, THIRD

# What is left out, and how sure that is


def page_line(text: str, place: str = "<p>", landmark: str = "", unseen: bool = False) -> PageLine:
    page = Box("", {}, None)
    around = Box(landmark, {}, page) if landmark else page
    tag, _, label = place[1:].rstrip(">").split(">")[0].partition(" ")
    attributes = {"class": label.split('"')[1]} if label else {}
    return PageLine(text, Box(tag, attributes, around), unseen)


def certainties(lines: list[PageLine], passages: list[str]) -> dict[str, str]:
    return {lines[number].text: why.certainty for number, why in judge(lines, passages).left_out.items()}


@pytest.mark.parametrize(
    ("place", "landmark", "certainty"),
    [
        ("<p>", "", "suspect"),
        ("<div>", "", "suspect"),
        ("<p> in <header>", "header", "suspect"),
        ("<li> in <header>", "header", "likely"),
        ("<p> in <aside>", "aside", "likely"),
        ("<p> in <form>", "form", "likely"),
        ("<figcaption> in <figure>", "figure", "likely"),
    ],
)
def test_a_long_paragraph_among_kept_lines_is_only_suspected(place: str, landmark: str, certainty: str) -> None:
    lines = [page_line(FIRST), page_line(SECOND, place, landmark), page_line(THIRD)]
    assert certainties(lines, [FIRST, THIRD]) == {SECOND: certainty}


def test_what_is_far_from_the_article_or_no_sentence_is_left_out() -> None:
    menu = [page_line(f"Item {number}", "<li>") for number in range(40)]
    teaser = SECOND.rstrip(".")
    lines = [page_line(SECOND), *menu, page_line(FIRST), page_line(teaser), page_line(THIRD)]
    found = certainties(lines, [FIRST, THIRD])
    assert found[SECOND] == found[teaser] == "likely"


def test_a_heading_between_kept_lines_is_only_suspected() -> None:
    lines = [page_line("Menu", "<h2>"), page_line(FIRST), page_line("The stones", "<h3>"), page_line(SECOND)]
    assert certainties(lines, [FIRST, SECOND]) == {"Menu": "likely", "The stones": "suspect"}


def test_a_shorter_paragraph_is_suspected_where_its_like_was_kept() -> None:
    short = "Nobody was hurt when the old arch fell."
    lines = [page_line(FIRST), page_line(short, '<p class="note">'), page_line(SECOND), page_line(short)]
    assert [why.certainty for why in judge(lines, [FIRST, SECOND]).left_out.values()] == ["likely", "suspect"]


def test_the_reason_names_the_element() -> None:
    (why,) = judge([page_line(FIRST), page_line("Home", "<li> in <nav>", "nav", unseen=True)], [FIRST])[0].values()
    assert why.because == "trafilatura left out this line: <li> in <nav>, which a browser would not show"


@pytest.mark.parametrize("passages", [[], ["This text is about something else and not on the page."]])
def test_without_an_extract_every_line_that_is_seen_is_kept(passages: list[str]) -> None:
    lines = [page_line(FIRST), page_line("Home"), page_line("Please enable JavaScript", unseen=True)]
    left_out_, how = judge(lines, passages)
    assert list(left_out_) == [2]
    assert left_out_[2].because == "a browser would not show this line: <p>"
    assert how.startswith("none, so every line is kept: ")


def test_a_page_that_hides_most_of_itself_is_kept() -> None:
    assert judge([page_line("Loading"), page_line(FIRST, unseen=True)], []).left_out == {}
