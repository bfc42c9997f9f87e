"""The guard: rules that are not certain may take no more than a share of a text."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.cleaning import Cleaned
from cleaner.settings import Settings

PROSE = (
    "Le conseil municipal a voté mardi la restauration du moulin, après trois mois de débats avec les riverains.\n"
    "Les travaux coûteront deux millions d'euros, dont un tiers sera payé par la région, et ils dureront deux ans.\n"
)
LINKS = "".join(
    f"Lire aussi : {number} villages du canton attendent encore le retour de l'eau\n" for number in range(2, 16)
)
CERTAIN = "Laisser un commentaire\n"


def cleaned(text: str, **settings: float) -> Cleaned:
    return clean(text, "fr", Settings(**settings))  # type: ignore[arg-type]


def test_rules_that_would_take_most_of_a_text_only_report() -> None:
    found = cleaned(PROSE + LINKS)
    assert found.guarded
    assert found.text == PROSE + LINKS
    assert {finding.applied for finding in found.findings if finding.rule == "read-also"} == {False}


def test_what_is_certain_goes_all_the_same() -> None:
    assert cleaned(PROSE + LINKS + CERTAIN).text == PROSE + LINKS


def test_the_score_says_that_much_noise_stayed() -> None:
    assert cleaned(PROSE + LINKS).score.value < cleaned(PROSE + LINKS, most_removed=1.0).score.value - 0.2


@pytest.mark.parametrize("text", [PROSE + LINKS[: len(LINKS) // 5], LINKS[: LINKS.index("\n") + 1] * 2])
def test_a_text_with_little_noise_and_a_short_one_are_not_guarded(text: str) -> None:
    found = cleaned(text)
    assert not found.guarded
    assert "Lire aussi" not in found.text


def test_the_share_can_be_set() -> None:
    assert not cleaned(PROSE + LINKS, most_removed=1.0).guarded
    assert cleaned(PROSE + LINKS, most_removed=1.0).text == PROSE
    assert cleaned(PROSE + LINKS[: len(LINKS) // 2], most_removed=0.1).guarded


def test_a_guarded_text_stays_as_it_is() -> None:
    once = cleaned(PROSE + LINKS + CERTAIN)
    again = cleaned(once.text)
    assert again.text == once.text
    assert again.guarded


def test_the_first_words_of_a_long_text_are_enough_to_see_that_little_goes() -> None:
    found = cleaned(LINKS[: LINKS.index("\n") + 1] + PROSE * 50)
    assert not found.guarded
    assert found.text.startswith(PROSE)
