"""Pages as documents: cleaned, with metadata, and what strange and hostile ones do."""

from __future__ import annotations

import gc
import logging
import time
from typing import get_args

import pytest

from cleaner import clean_html
from cleaner.model import Extractor
from cleaner.reading import html as reading_html
from cleaner.reading import left_out, main_content, parsing
from cleaner.reading.boxes import Box
from cleaner.reading.html import MOST_ATTRIBUTES, MOST_DEPTH, read_html, read_page
from cleaner.reading.parsing import page_lines
from cleaner.settings import Settings
from tests.page_texts import ARTICLE, FIRST, SECOND, THIRD

EXTRACTORS: tuple[Extractor, ...] = get_args(Extractor)


# Whole pages


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_page_is_cleaned_with_an_owner_for_every_line(extractor: Extractor) -> None:
    html = f"<html><body><nav><ul><li>Home<li>Sports</ul></nav>{ARTICLE}<footer><p>Imprint</p></footer></body></html>"
    cleaned = clean_html(html, settings=Settings(extractor=extractor))
    assert cleaned.text == f"{FIRST}\n{SECOND}\n{THIRD}\n"
    assert cleaned.undo() == cleaned.raw == f"Home\nSports\n{FIRST}\n{SECOND}\n{THIRD}\nImprint\n"
    assert [(entry.rule, entry.before) for entry in cleaned.findings] == [
        ("off-article", "Home\n"),
        ("off-article", "Sports\n"),
        ("off-article", "Imprint\n"),
    ]


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_metadata_is_recovered_once_and_named_plainly(extractor: Extractor) -> None:
    head = (
        '<html lang="en"><head><title>Bridge reopens - The Daily</title>'
        '<meta property="og:title" content="Bridge reopens"><meta name="author" content="Ann Smith">'
        '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'
        '<meta property="og:site_name" content="The Daily"><meta name="description" content="After two years.">'
    )
    metadata = read_page(f"{head}</head><body>{ARTICLE}", "page", "https://example.org/bridge", extractor).metadata
    assert metadata == {
        "title": "Bridge reopens",
        "author": "Ann Smith",
        "date": "2021-03-04",
        "site": "The Daily",
        "url": "https://example.org/bridge",
        "description": "After two years.",
        "language": "en",
        "extraction": extractor,
    }


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_date_is_not_guessed_from_the_text(extractor: Extractor) -> None:
    html = f"<html><body>{ARTICLE}<p>Copyright 2013, all of it.</p>"
    assert "date" not in read_page(html, "page", None, extractor).metadata


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        (" \n", []),
        ("<html><head><title>x</title></head></html>", []),
        ("Just words, no markup", ["Just words, no markup"]),
        ("<p>Hel\0lo \0world</p>", ["Hello world"]),
        ("<p>Hello \ud800 world</p><p>next</p>", ["Hello \ufffd world", "next"]),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>café €</p></body></html>', ["café €"]),
        ('<meta charset="iso-8859-1"><p>café € 中文</p>', ["café € 中文"]),
        ("<p>" * 3 + "x" + "<b" * 50, ["x"]),
        ("<" * 2000, ["<" * 2000]),
    ],
)
def test_strange_pages(html: str, lines: list[str]) -> None:
    document = read_html(html, "page", None, "trafilatura")
    kept_lines = [line for number, line in enumerate(document.text.split("\n")[:-1]) if number not in document.left_out]
    assert kept_lines == lines


def many(html: str) -> str:
    return f"<html><body>{html}{ARTICLE}"


@pytest.mark.parametrize(
    ("html", "obstacle"),
    [
        (many("<div>" * 100_000), "nests 100,0"),
        (many("<b>" * (MOST_DEPTH + 1)), "nests 25"),
        (many("<p " + " ".join(f"a{number}" for number in range(MOST_ATTRIBUTES + 1)) + ">"), "1,001 attributes"),
        (many("<i></i>" * 100_001), "100,0"),
        (many("word " * 1_100_000), "characters long"),
    ],
    ids=["deep", "rather deep", "attributes", "elements", "long"],
)
def test_a_hostile_page_keeps_its_lines_and_says_why(html: str, obstacle: str) -> None:
    start = time.process_time()
    document, metadata = read_page(html, "page", None, "trafilatura")
    assert document.left_out == {}
    assert document.text.endswith(f"{SECOND}\n{THIRD}\n")
    assert metadata["extraction"].startswith("none, so every line is kept: ")
    assert obstacle in metadata["extraction"]
    assert time.process_time() - start < 60


def test_a_million_tags_need_no_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_tree", lambda html: pytest.fail("a tree of a million tags"))
    html = many("<b>" * 1_000_000)
    assert read_html(html, "page").text.endswith(f"{FIRST}\n{SECOND}\n{THIRD}\n")


def test_what_the_extractor_raises_costs_only_its_help(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(main_content, "_trafilatura", lambda: fail)
    document, metadata = read_page(f"<html><body><nav>Home</nav>{ARTICLE}", "page", None, "trafilatura")
    assert document.left_out == {}
    assert metadata["extraction"] == "none, so every line is kept: trafilatura failed: RecursionError"


def test_the_extractor_prints_nothing(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        for html in ("", "<p>", "<html></html>", "\x01"):
            read_html(html, "page", None, "trafilatura")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_reading_is_the_same_every_time(extractor: Extractor) -> None:
    html = f"<html><body><nav>Home</nav>{ARTICLE}<aside>More</aside>"
    first, second = (read_page(html, "page", None, extractor) for _ in range(2))
    assert (first.document.text, first.document.left_out, first.metadata) == (
        second.document.text,
        second.document.left_out,
        second.metadata,
    )


def test_limits_are_those_of_real_pages() -> None:
    """The widest of thousands of real pages are well inside, so that the extractor is asked about all of them."""
    assert reading_html.MOST_CHARACTERS > 2 * 1_900_000
    assert reading_html.MOST_ELEMENTS > 2 * 25_000
    assert reading_html.MOST_DEPTH > 2 * 98
    assert left_out.PARAGRAPH > left_out.LIKE_KEPT


def test_a_page_that_is_done_with_goes_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        before = boxes_alive()
        page = page_lines(f"<nav><ul><li><a href=/>Home</a></ul></nav><p class=x>{FIRST} <b id=y>{SECOND}</b>")
        assert boxes_alive() > before
        del page
        assert boxes_alive() == before
    finally:
        gc.enable()


def boxes_alive() -> int:
    return sum(isinstance(held, Box) for held in gc.get_objects())
