"""The page model: what it keeps of ordinary and of strange pages, what it says of a line, and what the head tells."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean_html
from cleaner.one_document import Order
from cleaner.reading import page_model
from cleaner.reading.head_facts import ARTICLE, PRODUCT, UNTOLD, facts, told
from cleaner.reading.html import read_page
from cleaner.reading.page_model import DOUBT, bound_of
from cleaner.reading.parsing import page_lines
from cleaner.run import clean_all
from cleaner.settings import Settings
from tests.page_texts import FIRST, SECOND, THIRD

MENU = "<nav><ul><li><a href=/>Home</a><li><a href=/w>Weather</a><li><a href=/s>Sports</a></ul></nav>"
FOOTER = "<footer><p><a href=/i>Imprint</a> | <a href=/p>Privacy</a></p></footer>"
PARAGRAPHS = [FIRST, SECOND, THIRD]
ARTICLE_MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>Bridge reopens</title>{head}</head><body>{MENU}{body}{FOOTER}</body></html>"
    )


def kept(html: str) -> list[str]:
    return clean_html(html).text.split("\n")[:-1]


# What it keeps


@pytest.mark.parametrize(
    "body",
    [
        f"<main><article><h1>Bridge reopens</h1>{ARTICLE_MARKUP}</article></main>",
        f"<div id=content><div class=story><h1>Bridge reopens</h1>{ARTICLE_MARKUP}</div></div>",
        f"<table><tr><td><h1>Bridge reopens</h1>{ARTICLE_MARKUP}</td></tr></table>",
        "<div class=text><h1>Bridge reopens</h1>" + "<br><br>".join(PARAGRAPHS) + "</div>",
        f"<x-page><x-story><h1>Bridge reopens</h1>{ARTICLE_MARKUP}</x-story></x-page>",
    ],
    ids=["article", "divisions", "layout table", "line breaks", "elements of its own"],
)
def test_an_article_is_kept_with_its_headline_in_any_markup(body: str) -> None:
    assert kept(page(body)) == ["Bridge reopens", *PARAGRAPHS]


def test_several_articles_on_a_page_are_kept() -> None:
    articles = "".join(
        f"<article><h2>Part {n}</h2>{ARTICLE_MARKUP.replace('<p>', f'<p>{n}. ')}</article>" for n in "123"
    )
    lines = kept(page(f"<main>{articles}</main>"))
    assert sum(line.endswith(FIRST) for line in lines) == sum(line.endswith(THIRD) for line in lines) == 3


def test_a_page_in_xhtml_with_namespaces_is_read() -> None:
    html = page(f"<div><h1>Bridge reopens</h1>{ARTICLE_MARKUP}<svg:svg><svg:path/></svg:svg></div>")
    html = '<?xml version="1.0"?>' + html.replace("<html>", '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en">')
    assert set(PARAGRAPHS) <= set(kept(html))
    assert read_page(html, "page").metadata["language"] == "en"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<frameset><frame src=a><noframes><p>no</p></noframes></frameset>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "It is told here only."}</script>',
    ],
    ids=["nothing", "no body", "frames", "an article that only the head tells"],
)
def test_a_page_without_lines_is_empty(html: str) -> None:
    document, metadata = read_page(html, "page")
    assert (document.text, dict(document.left_out), metadata["extraction"]) == (
        "",
        {},
        "page-model: there is no text on the page",
    )


ERROR_PAGES = (
    page("<h1>404</h1><p>Page not found</p><p><a href=/>Back to the front page</a></p>"),
    page("<h1>Error 404</h1><p>We are sorry, but the page that you are looking for does not exist any more.</p>"),
    page("<h1>Not found</h1>"),
)
ERROR_PAGE = ERROR_PAGES[0]


@pytest.mark.parametrize("html", ERROR_PAGES)
def test_an_error_page_has_no_article(html: str) -> None:
    cleaned = clean_html(html)
    assert cleaned.text == ""
    assert cleaned.score.value < 0.5
    assert cleaned.undo() == cleaned.raw != ""
    assert read_page(html, "page").metadata["extraction"] == "page-model: no article was found on the page"


def test_an_article_about_an_error_is_one() -> None:
    assert len(kept(page(f"<h1>What a 404 page should say</h1>{ARTICLE_MARKUP}{ARTICLE_MARKUP}"))) > len(PARAGRAPHS)


def test_the_manifest_says_why_a_page_is_empty(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/404.html").write_text(ERROR_PAGE, "utf-8")
    clean_all(tmp_path / "raw", Order(tmp_path / "clean", Settings()), 1, lambda _: None)
    (row,) = map(json.loads, (tmp_path / "clean/manifest.jsonl").read_text("utf-8").splitlines())
    assert (row["status"], row["error"]) == ("empty", "page-model: no article was found on the page")


@pytest.mark.parametrize("nested", ["<div>" * 100_000, "<b>" * 100_000, "<ul><li>" * 50_000])
def test_an_article_below_a_hundred_thousand_open_elements_is_read(nested: str) -> None:
    assert FIRST in read_page(page(nested + ARTICLE_MARKUP), "page").document.text


def test_a_page_with_too_many_lines_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_model, "MOST_LINES", 3)
    document, metadata = read_page(page(ARTICLE_MARKUP), "page")
    assert document.left_out == {}
    assert metadata["extraction"].startswith("none, so every line is kept: the page has ")


# What it says of a line


def test_the_reason_names_chance_element_and_what_speaks_against_the_line() -> None:
    document = read_page(page(ARTICLE_MARKUP), "page").document
    because = document.left_out[0].because
    assert re.fullmatch(r"\d+% likely to be of the article: <li> in <nav>(, [a-z ]+){1,2}", because), because


def test_what_is_kept_in_doubt_is_reported() -> None:
    document = read_page(page(ARTICLE_MARKUP), "page").document
    applied = {entry.before.strip() for entry in clean_html(page(ARTICLE_MARKUP)).findings if entry.applied}
    lines = document.text.split("\n")
    assert {lines[n] for n, why in document.left_out.items() if why.certainty == "likely"} == applied


chances = st.lists(st.floats(0.0009765625, 1, width=32), min_size=1, max_size=30)


@given(chances)
@settings(max_examples=100)
def test_the_bound_is_at_most_one_half_and_keeps_something(values: list[float]) -> None:
    array = np.array(values, dtype=np.float32)
    bound = bound_of(array, np.full(len(values), 10, dtype=np.float32))
    assert 0 < bound <= DOUBT + 1e-6
    assert array.max() >= bound - 1e-6


def test_the_bound_falls_where_a_page_is_unclear() -> None:
    words = np.full(6, 20, dtype=np.float32)
    clear = bound_of(np.array([1, 1, 1, 0, 0, 0], dtype=np.float32), words)
    unclear = bound_of(np.array([0.4, 0.4, 0.4, 0.2, 0.2, 0.2], dtype=np.float32), words)
    assert clear == pytest.approx(0.5)
    assert unclear < 0.3


# What the head tells


def linked(*records: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(record)}</script>' for record in records)


def head(html: str) -> dict[str, str]:
    return facts(page_lines(f"<html><head>{html}</head><body></body></html>").head)


def test_json_ld_tells_what_the_meta_elements_do_not() -> None:
    record = {
        "@type": "NewsArticle",
        "headline": "Bridge reopens",
        "author": [{"@type": "Person", "name": "Ann Smith"}, {"name": "Bo Berg"}],
        "datePublished": "2021-03-04T10:00:00+01:00",
        "publisher": {"name": "The Daily"},
    }
    for html in (linked(record), linked({"@graph": [{"@type": "WebSite", "name": "x"}, record]}), linked("{", record)):
        assert head(html) == {
            "title": "Bridge reopens",
            "author": "Ann Smith, Bo Berg",
            "date": "2021-03-04",
            "site": "The Daily",
        }


@pytest.mark.parametrize(
    ("html", "date"),
    [
        ('<meta name=date content="2021/03/04">', "2021-03-04"),
        ('<meta name="DC.date" content="20210304">', "2021-03-04"),
        ('<meta name=date content="soon"><time datetime="2021-03-04 10:00">', "2021-03-04"),
        ('<meta name=date content="2021-13-41">', None),
    ],
)
def test_a_date_is_told_in_one_form(html: str, date: str | None) -> None:
    assert head(html).get("date") == date


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert head("<title>Bridge reopens | The Daily</title>")["title"] == "Bridge reopens"
    assert head("<title>Bridge - old and new - reopens for all who want to walk across it</title>")["title"] == (
        "Bridge - old and new - reopens for all who want to walk across it"
    )


def test_broken_and_endless_scripts_cost_nothing() -> None:
    for script in ("{", "[" * 100_000, '{"@type": 3, "author": {"name": ["x"]}}', "null"):
        assert head(f'<script type="application/ld+json">{script}</script>') == {}


@pytest.mark.parametrize(
    ("html", "graph", "typed"),
    [
        ("", UNTOLD, UNTOLD),
        ("<meta property=og:type content=article>" + linked({"@type": "NewsArticle"}), ARTICLE, ARTICLE),
        ("<meta property=og:type content=product>" + linked({"@type": "Product"}), PRODUCT, PRODUCT),
    ],
)
def test_a_page_may_say_what_it_is(html: str, graph: int, typed: int) -> None:
    found = told(page_lines(f"<html><head>{html}</head>").head)
    assert (found.graph, found.linked) == (graph, typed)
