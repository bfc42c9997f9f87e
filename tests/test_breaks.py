"""Seams between sentences: what stands around a gap, how likely it is one, and how that is learnt."""

from __future__ import annotations

import pytest

from benchmarks.cuts import CUTS
from cleaner.breaks.gaps import ends, gap_at, gaps, has_stop, is_inside_marks
from cleaner.breaks.seams import is_only_counted, likelihood, opens, stands_before_names
from cleaner.breaks.traits import traits
from cleaner.breaks.weights import Learnt, learnt
from training.logistic import weighed

SEAM = "The mayor promised the fishermen a longer quay However, the council has not found the money yet."
NAME = "The mayor promised the fishermen a longer quay near London, and the council has not found the money yet."


def around(text: str, word: str) -> float:
    return likelihood(gap_at(text, text.index(word)), "en")


@pytest.mark.parametrize("token", ["mill.", "mill!”", "mill.»", "mill.[12]", "mill…", "。"])
def test_an_end_mark_with_what_closes_behind_it_is_a_stop(token: str) -> None:
    assert has_stop(token)


@pytest.mark.parametrize("token", ["mill", "mill,", "mill”", "U.S", "3.5"])
def test_other_signs_are_none(token: str) -> None:
    assert not has_stop(token)


def test_an_initial_ends_no_sentence() -> None:
    assert has_stop("J.")
    assert not ends("J.")
    assert ends("!")


def test_a_gap_reaches_to_the_stops_on_both_sides_and_not_beyond_its_line() -> None:
    text = "Above it.\nOne here. Two words Then three. Four.\n"
    assert gap_at(text, text.index("Then")) == (["Two", "words"], ["Then", "three."])
    assert gap_at(text, text.index("One")) == ([], ["One", "here."])


def test_gaps_stand_before_capitals_and_not_behind_stops_and_colons() -> None:
    line = "She met Ann. Then: Bob left « Oui ! » Elle and Eve"
    assert [line[place : place + 3] for place in gaps(line)] == ["Ann", "Oui", "Eve"]


def test_a_no_break_space_behind_a_stop_is_no_gap() -> None:
    line = "The roles of clerks.\xa0 These roles \xa0 Mirror all"
    assert [line[place:] for place in gaps(line)] == ["Mirror all"]


def test_a_title_between_marks_is_known() -> None:
    text = 'He sang "My Old Mill" twice before he left.'
    assert is_inside_marks(gap_at(text, text.index("Mill")))
    assert not is_inside_marks(gap_at(text, text.index("twice")))


def test_a_seam_is_likelier_than_a_name() -> None:
    assert around(SEAM, "However") > 3
    assert around(NAME, "London") < 0


@pytest.mark.parametrize("language", ["und", "zu", "sv"])
def test_a_language_that_nobody_learnt_has_the_shared_traits_alone(language: str) -> None:
    assert learnt(language) == Learnt()
    assert likelihood(gap_at(SEAM, SEAM.index("However")), language) > around(NAME, "London")


def test_words_that_open_are_told_from_names() -> None:
    assert opens("However", "en")
    assert not opens("London", "en")
    assert not is_only_counted("However,", "en")


def test_what_was_not_learnt_may_stand_before_names() -> None:
    assert stands_before_names("in", "en")
    assert stands_before_names("zzz", "en")
    assert not stands_before_names("were", "en")


def test_traits_are_the_same_in_every_run_and_name_the_words() -> None:
    shared, own = traits(gap_at(SEAM, SEAM.index("However")), "en")
    assert "rHowever" in own
    assert "lquay" in own
    assert len(set(shared)) == len(shared)


def test_weights_tell_what_the_examples_told_and_are_the_same_again() -> None:
    examples = [(["all", "good" if number % 2 else "bad"], bool(number % 2)) for number in range(40)]
    weights = weighed(examples, seed=1)
    assert weights["good"] > 0 > weights["bad"]
    assert weighed(examples, seed=1) == weights


def test_rare_traits_get_no_weight() -> None:
    assert "once" not in weighed([(["all", "once"], True)] + [(["all"], False)] * 5, seed=1)


@pytest.mark.parametrize(
    ("kind", "left"),
    [("first third", "four five six seven eight nine."), ("last third", "One two three four five six")],
)
def test_a_third_is_cut_with_its_signs(kind: str, left: str) -> None:
    assert CUTS[kind]("One two three four five six seven eight nine.", "en") == left


def test_the_middle_is_cut_and_scripts_without_blanks_lose_characters() -> None:
    assert CUTS["middle"]("One two three four five six seven eight nine.", "en") == "One two three seven eight nine."
    assert CUTS["last third"]("村里的磨坊。", "zh") == "村里的磨"
