"""Where one sentence runs into the next without an end mark, and what a phrase takes there."""

from __future__ import annotations

import re

import pytest

from cleaner.breaks.headlines import headline_end
from cleaner.model import Line, Span
from cleaner.text.extents import headline, sentence_around
from cleaner.text.seams import EdgeWords, seams

WORDS = EdgeWords(
    starters=frozenset({"He", "But", "In"}),
    never_last=frozenset({"the", "of", "and"}),
    small=frozenset({"the", "of", "and", "in", "with"}),
)
LABEL = re.compile("Read also:?")


def line_of(text: str) -> Line:
    return Line(0, Span(0, len(text) + 1), text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Bread rises to six euros The mayor is angry", ["The mayor is angry"], id="an article"),
        pytest.param("The council votes in Rome But nobody came today", ["But nobody came today"], id="behind a name"),
        pytest.param("Bread rises to six eurosThe mayor is angry", ["The mayor is angry"], id="glued"),
        pytest.param("The mill of president Smith burned", [], id="a name"),
        pytest.param("The harbour of The Hague burned", [], id="an article behind a word that ends nothing"),
        pytest.param("Why Bread Rises And He Is Angry", [], id="a headline in capitals"),
    ],
)
def test_seams(text: str, parts: list[str]) -> None:
    assert [text[seam.end() :] for seam in seams(text, WORDS)] == parts


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        pytest.param(
            "It burned. Read also: Bread rises to six euros The mayor is angry and the bakers of the town are not.",
            "Read also: Bread rises to six euros ",
            id="up to the seam",
        ),
        pytest.param(
            "It burned. Read also: Bread rises in Lower Mill three bakers tell us why they had to. Nobody was hurt.",
            None,
            id="a stop behind names ends the article's sentence",
        ),
        pytest.param("It burned (read also page 4), and nobody was hurt.", "(read also page 4)", id="in brackets"),
    ],
)
def test_a_headline_does_not_take_the_sentence_behind_it(text: str, goes: str | None) -> None:
    match = re.search("read also:?", text, re.IGNORECASE)
    assert match
    extent = headline(line_of(text), match, lambda behind: headline_end(behind, "en"), WORDS)
    assert (None if extent.unsure else text[extent.span.start : extent.span.end]) == goes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("He lives in Lower Mill Sign up for our letter", "He lives in Lower Mill"),
        ("It burned. [We write. Sign up for our letter.]Nobody was hurt.", "It burned. Nobody was hurt."),
        ("It burned.  Sign up for our letter  Nobody was hurt.", "It burned.  Nobody was hurt."),
        ("Sign up for our letter The mayor is angry.", "The mayor is angry."),
    ],
)
def test_a_sentence_ends_at_seams_gaps_and_brackets(text: str, left: str) -> None:
    match = re.search("Sign up for our letter", text)
    assert match
    span = sentence_around(line_of(text), match.span(), "en", WORDS).span
    assert text[: span.start] + text[span.end :] == left


def test_a_match_that_runs_on_into_another_sentence_is_unsure() -> None:
    text = "Get all the news. The mill burned and our letter says it."

    assert sentence_around(line_of(text), (0, text.index(" says")), "en", WORDS).unsure
