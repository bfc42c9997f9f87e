"""Where a headline behind a label ends."""

from __future__ import annotations

import pytest

from cleaner.breaks.headlines import headline_end


@pytest.mark.parametrize(
    ("language", "headline", "behind"),
    [
        pytest.param("fr", ": Le vieux moulin cherche un toit ", "Deux ouvriers ont été blessés.", id="a number word"),
        pytest.param("fr", ": L’avenir du port de Brest ", "La commune paiera la moitié des travaux.", id="a name"),
        pytest.param("pt", ": A ponte velha espera por obras ", "Segundo a câmara, faltam dois anos.", id="an opener"),
        pytest.param("de", ": Der Hafen wird teurer als gedacht ", "Aber das Dach hält noch.", id="among nouns"),
        pytest.param("en", ": Who pays for the old quay?", " The mayor has no answer yet.", id="a question mark"),
        pytest.param("en", ": “A baker wins”", "The mill burned on Monday.", id="glued behind a mark"),
        pytest.param("es", ": El puerto espera", "  Marta Ruiz no quiso hablar con este diario.", id="a gap"),
        pytest.param("en", " our page about old mills.", " Nobody was hurt.", id="a sentence of the label's own"),
    ],
)
def test_the_end_of_a_headline_is_where_the_next_sentence_begins(language: str, headline: str, behind: str) -> None:
    assert headline_end(headline + behind, language) == len(headline)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            ": The lighthouse of Saint Mary Gwen Parry sells it to a baker. Nobody was hurt.", id="names in a row"
        ),
        pytest.param(": " + "the baker and the cook " * 20, id="nothing at all"),
    ],
)
def test_an_end_that_is_not_sure_is_none(text: str) -> None:
    assert headline_end(text, "en") is None


def test_a_headline_may_be_the_rest_of_its_line() -> None:
    assert headline_end(": A cook of Dover loses ", "en") == len(": A cook of Dover loses")


def test_behind_a_label_at_the_end_of_its_line_there_is_nothing() -> None:
    assert headline_end("", "en") == 0
