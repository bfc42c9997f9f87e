"""How training data are made: dumps look like dumps, lines get the label of the text they come from."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

import numpy as np
import pytest

from training.alignment import CONTENT, EITHER, NOISE, Aligned, labels
from training.dumps import Dump
from training.examples import example_of
from training.letters import kinds, lower_by
from training.lynx import Style, dump
from training.measure import figures
from training.pages import fold, registered, site_of
from training.renderings import RENDERINGS, rendered
from training.word_weights import weights_of

PAGE = """<html><head><title>Bridge</title></head><body><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a>
<ul><li>Chess</li></ul></li></ul><button>Menu</button><iframe src="https://ads.example/1"></iframe>
<h1>Bridge reopens</h1><p>The old bridge over the river was opened again on Monday, two years after the flood had
carried away one arch.</p><img src="/pictures/bridge.jpg"><p>Hundreds walked across it.</p></body></html>"""

GOLD = """The old bridge was opened on Monday after two years.
It had lost an arch
in the flood of the year before last, and the masons cut each stone by hand."""


def labelled(lines: Sequence[str]) -> list[int]:
    return labels(Aligned(lines, GOLD))


def test_a_text_browser_s_dump() -> None:
    assert dump(PAGE, Style(width=60, numbered=True, listed=True)) == (
        "      * [1]Home\n"
        "      * [2]Sport\n"
        "\n"
        "           + Chess\n"
        "\n"
        "   (BUTTON) Menu\n"
        "\n"
        "   IFRAME: https://ads.example/1\n"
        "\n"
        "Bridge reopens\n"
        "\n"
        "   The old bridge over the river was opened again on Monday,\n"
        "   two years after the flood had carried away one arch.\n"
        "\n"
        "   [bridge.jpg]\n"
        "\n"
        "   Hundreds walked across it.\n"
        "\n"
        "References\n"
        "\n"
        "   1. /\n"
        "   2. /s\n"
    )


@pytest.mark.parametrize("name", sorted(RENDERINGS))
def test_every_rendering_has_the_article_and_is_the_same_each_time(name: str) -> None:
    needed = {"markdown": "html2text", "laid-out": "inscriptis"}.get(name)
    if needed and not importlib.util.find_spec(needed):
        pytest.skip(f"{needed} is only needed to train")
    text = rendered(PAGE, name, "a page")
    assert "opened again" in " ".join(text.split())
    assert rendered(PAGE, name, "a page") == text


def test_lines_of_the_article_are_content_and_others_noise() -> None:
    lines = [
        "Home",
        "The old bridge was opened on Monday after two years.",
        "Share",
        "It had lost an arch in the flood of the year before last,",
        "and the masons cut each stone by hand.",
        "Weather for the weekend",
    ]
    assert labelled(lines) == [NOISE, CONTENT, NOISE, CONTENT, CONTENT, NOISE]


def test_a_copy_of_the_article_s_words_is_not_learned_from() -> None:
    lines = ["The old bridge was opened on Monday after two years.", *GOLD.split("\n")]
    assert sorted(labelled(lines)[:2]) == [EITHER, CONTENT]


def test_a_short_line_between_lines_of_the_article_is_found() -> None:
    lines = [
        "The old bridge was opened on Monday after two years.",
        "It had",
        "lost an arch",
        "in the flood of the year before",
    ]
    assert labelled(lines) == [CONTENT] * 4


@pytest.mark.parametrize("text", ["", "\n  \n\n"])
def test_a_page_of_which_a_program_prints_nothing_is_no_example(text: str) -> None:
    dump = Dump("set", "set/1", "harbour.example", "en", "", "soup", text, "The night boat runs again.")
    assert example_of(dump, None) is None


def test_sites() -> None:
    assert registered("news.bbc.co.uk:80") == "bbc.co.uk"
    assert site_of({"id": "x", "url": "https://www.example.org/a"}) == "example.org"
    assert site_of({"id": "20111103_www.express.gr_b790"}) == "express.gr"
    assert site_of({"id": "7", "html": '<link rel="canonical" href="https://a.example.com/1">'}) == "example.com"
    assert fold("bbc.com", 5) == fold("bbc.co.uk", 5)


def test_words_of_articles_weigh_more() -> None:
    counts = np.zeros((2, 3, 4), dtype=np.float32)
    counts[CONTENT, 0, 0], counts[NOISE, 0, 1] = 9, 9
    weights = weights_of(counts)[0]
    assert weights[0] > 0
    assert weights[1] == -weights[0]
    assert weights[2] == 0


def test_tables_of_characters() -> None:
    kind, low = kinds(), np.arange(len(lower_by())) + lower_by()
    assert kind[ord("A")] != kind[ord("a")]
    assert chr(low[ord("É")]) == "é"
    assert chr(low[ord("İ")]) == "İ"


def test_the_measure() -> None:
    same = figures([("a b c d e", "a b c d e")])
    assert (same.f1, same.precision, same.recall) == (1.0, 1.0, 1.0)
    half = figures([("a b c d e", "a b c d e f g")])
    assert half.precision == 0.5
