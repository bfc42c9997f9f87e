"""How far noise reaches from the words that give it away."""

from __future__ import annotations

import re

import pytest

from cleaner.breaks.headlines import headline_end
from cleaner.model import Line, Span
from cleaner.text.extents import headline, opens_here, quoted, sentence_around, tidy, whole_line

LABEL = re.compile("read also:?", re.IGNORECASE)


def line_of(text: str, offset: int = 0) -> Line:
    return Line(0, Span(offset, offset + len(text) + 1), text)


def taken(text: str) -> str | None:
    """What goes with the label in `text`, None when only the label is known."""
    match = LABEL.search(text)
    assert match
    extent = headline(line_of(text), match, lambda behind: headline_end(behind, "en"))
    return None if extent.unsure else text[extent.span.start : extent.span.end]


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        pytest.param("Read also: A baker wins", "Read also: A baker wins", id="the whole line"),
        pytest.param("→ Read also: A baker wins", "→ Read also: A baker wins", id="behind an arrow"),
        pytest.param(
            "The mill burned.Read also: «A baker wins»Nobody was hurt.",
            "Read also: «A baker wins»",
            id="glued behind a quotation mark",
        ),
        pytest.param(
            "The mill burned. Read also: A baker winsNobody was hurt.", "Read also: A baker wins", id="glued word"
        ),
        pytest.param(
            "The mill burned. Read also: Who won?Nobody was hurt.", "Read also: Who won?", id="its own question mark"
        ),
        pytest.param(
            "The mill burned.   Read also: A baker wins   Nobody was hurt.",
            "Read also: A baker wins   ",
            id="gaps around it",
        ),
        pytest.param(
            "It burned. Read also: A baker wins Read also: A cook loses",
            "Read also: A baker wins ",
            id="two links in a row",
        ),
    ],
)
def test_a_headline_ends_where_it_is_seen_to_end(text: str, goes: str) -> None:
    assert taken(text) == goes


def test_a_headline_without_a_visible_end_is_unsure() -> None:
    endless = "The mill burned. Read also: " + "the baker and the cook " * 20

    assert taken(endless) is None


def test_a_line_with_several_sentences_behind_a_label_is_no_link() -> None:
    text = "Read also: A baker wins. The mill burned on Monday. Nobody was hurt. It will be built again."

    assert taken(text) == "Read also: A baker wins. "


@pytest.mark.parametrize(
    ("text", "place", "opens"),
    [
        ("Read also", 0, True),
        ("  • Read also", 4, True),
        ("It burned. Read also", 11, True),
        ("It burned.Read also", 10, True),
        ("It burned   Read also", 12, True),
        ("They read also", 5, False),
    ],
)
def test_a_label_opens_a_line_or_a_sentence(text: str, place: int, opens: bool) -> None:
    assert opens_here(line_of(text), place) is opens


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Share", True),
        ("» Share «", False),
        ("→ Share (12)", True),
        ("• Share •", True),
        ("“Share”", False),
        ("Share this story with him", False),
    ],
)
def test_a_phrase_is_a_whole_line_among_signs_and_a_counter(text: str, alone: bool) -> None:
    assert (re.fullmatch(whole_line("Share"), text) is not None) is alone


def test_a_sentence_goes_whole_and_leaves_one_space() -> None:
    text = "The mill burned. Sign up for our letter today! Nobody was hurt."
    start = text.index("our letter")

    extent = sentence_around(line_of(text, 100), (100 + start, 100 + start + 10), "en")

    assert text[: extent.span.start - 100] + text[extent.span.end - 100 :] == "The mill burned. Nobody was hurt."


def test_a_sentence_too_long_to_be_one_is_unsure() -> None:
    text = "The miller said " + "and said again " * 40 + "that our letter is free."
    start = text.index("our letter")

    assert sentence_around(line_of(text), (start, start + 10), "en").unsure


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Il lança : « Abonnez-vous ! »", True),
        ("« Oui. » Abonnez-vous !", False),
        ('He said: "Abonnez-vous"', True),
        ('It is 12" wide. Abonnez-vous', False),
        ("Hon ropade: ”Abonnez-vous”", True),
        ("”Ja.” Abonnez-vous. ”Nej.”", False),
        ("“Yes.” Abonnez-vous. “No.”", False),
    ],
)
def test_quotations_are_seen(text: str, inside: bool) -> None:
    assert quoted(line_of(text), text.index("Abonnez")) is inside


@pytest.mark.parametrize(
    ("text", "language", "inside"),
    [
        ("Han råbte: »Abonnez-vous«", "da", True),
        ("»Ja.« Abonnez-vous. »Nej.«", "da", False),
        ("« Oui », dit-il. »Abonnez-vous « Non »", "fr", False),
    ],
)
def test_quotations_may_open_with_the_right_mark(text: str, language: str, inside: bool) -> None:
    assert quoted(line_of(text), text.index("Abonnez"), language) is inside


@pytest.mark.parametrize(
    ("text", "noise", "left"),
    [
        ("One. NOISE Two.", "NOISE", "One. Two."),
        ("One. NOISE", "NOISE", "One."),
        ("NOISE Two.", "NOISE", "Two."),
        ("One.NOISETwo.", "NOISE", "One.Two."),
        ("One (NOISE) two.", "(NOISE)", "One two."),
    ],
)
def test_the_seam_is_tidy(text: str, noise: str, left: str) -> None:
    start = text.index(noise)
    span = tidy(line_of(text), (start, start + len(noise)))

    assert text[: span.start] + text[span.end :] == left


def test_an_emptied_line_goes_with_its_break() -> None:
    assert tidy(line_of("  NOISE ", 10), (12, 17)) == Span(10, 19)
