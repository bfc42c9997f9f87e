"""The score: whole from its parts, smooth, bounded in cost, and on the right side for texts whose worth is known."""

from __future__ import annotations

import random
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.damage import DAMAGES
from benchmarks.score import LEVELS, MIN_SCORE, TROUBLE
from cleaner import Cleaner
from cleaner.language import EVERYWHERE, languages
from cleaner.model import Edit, Finding, LanguageGuess, Score, Span, Step
from cleaner.score import MIDDLE, raw_score_of, score_of
from cleaner.score.evidence import SAMPLE, WINDOWS, lexicon, windows
from cleaner.score.signals import KINDS, USUAL_SENTENCE
from cleaner.score.told import told

ENGLISH = LanguageGuess("en", 1.0, "given")

STORY = """\
The council of Little Marsh voted on Tuesday to repair the old bridge over the mill stream, after three winters in \
which the farmers on the far bank had to drive eleven miles to reach the market. The work will take until the autumn \
and cost less than the new road that the county had proposed.

"We have waited long enough," said Ada Fenn, who keeps sheep on the eastern meadows. She had brought a petition with \
four hundred names to the meeting, and it was read aloud before the vote. Nobody spoke against it, although the \
treasurer asked where the money for the railings should come from.

The bridge was built by the miller's grandfather and has been closed since a flood carried away two of its arches. \
Engineers who looked at it last month found that the piers were sound. They want to use the stones that still lie in \
the stream, because new ones of the same colour cannot be had.

Until the work is done, a small ferry will run on market days. It can take six people and their baskets, but no carts. \
The ferryman, a retired teacher, said that he was looking forward to the conversation.
"""

MENU = "Home\nNews\nSport\nWeather\nVideo\nLog in\nRegister\nMost read\nNewsletters\nArchive\nContact\nJobs\n"

ACCENTS = """\
Le conseil de Saint-Léon a décidé mardi de réparer le vieux pont, fermé depuis trois hivers. Les éleveurs de la rive \
opposée étaient obligés de faire un détour de onze lieues. Le chantier s'achèvera à l'été et coûtera moins que prévu.

« Nous avons assez attendu », a déclaré Adèle Féret, qui élève des brebis. Elle avait apporté une pétition \
signée par quatre cents habitants, lue à voix haute avant le vote. Personne ne s'y est opposé.
"""

LANGUAGE_OF = {STORY: ENGLISH, ACCENTS: LanguageGuess("fr", 1.0, "given")}

LEAST_FALL = {
    "boilerplate lines": 0.05,
    "cut sentences": 0.01,  # most of them are for the fragment rules to find
    "lost characters": 0.3,
    "mojibake": 0.1,
    "repeated lines": 0.1,
    "shuffled words": 0.1,
}
"""How far the mean score falls at least when 40 % of a text is damaged."""

MOST_STEP = float(USUAL_SENTENCE)
"""How far one word may move the score, in shares of the words: it can make or break its sentence, and no more."""


def score(text: str, steps: tuple[Step, ...] = ()) -> Score:
    return score_of(text, text, steps, ENGLISH)


def finding(
    place: int, before: str, certainty: str = "likely", rule: str = "newsletter", applied: bool = False
) -> Finding:
    return Finding(rule, Edit(Span(place, place + len(before)), before), "", certainty, applied)  # type: ignore[arg-type]


def rejects() -> list[dict[str, str]]:
    path = Path(__file__).parent.parent / "benchmarks" / "rejects.toml"
    return tomllib.loads(path.read_text("utf-8"))["text"]


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"])
def test_nothing_scores_nothing(text: str) -> None:
    assert score(text).value == 0.0


@given(st.text())
def test_any_text_has_a_score(text: str) -> None:
    for language in ("en", "zh", "und", "xx"):
        found = score_of(text, text, (), LanguageGuess(language, 0.5, "given"))
        assert 0.0 <= found.value <= 1.0
        assert 0.0 <= found.uncertainty <= 1.0


@pytest.mark.parametrize("text", [STORY, MENU, MENU + STORY, "A short note.\n", "lone \ud800 and \x00\n"])
def test_value_and_shares_make_one(text: str) -> None:
    found = score(text)
    assert found.value + sum(signal.share for signal in found.signals) == pytest.approx(1.0, abs=1e-3)
    assert [signal.name for signal in found.signals] == [*(kind.name for kind in KINDS), "length"]
    assert all(0.0 <= signal.value <= 1.0 and signal.share >= 0.0 and signal.because for signal in found.signals)


def test_a_story_scores_high_and_a_menu_low() -> None:
    assert score(STORY).value > 0.85
    assert score(MENU).value < MIN_SCORE


def test_an_article_scores_above_the_page_it_stands_on() -> None:
    assert score(STORY).value > score(MENU + STORY + MENU).value > score(MENU).value


def test_a_short_text_is_uncertain_rather_than_bad() -> None:
    short = score("The bridge was sound.\n")
    assert short.value > 0.4
    assert short.uncertainty > 0.3
    assert short.value + short.uncertainty > score(STORY).value - score(STORY).uncertainty
    assert score(STORY).uncertainty < short.uncertainty


def test_a_word_tips_nothing() -> None:
    chance = random.Random(0)
    words = STORY.split(" ")
    before = score(STORY).value
    for _ in range(300):
        changed = list(words)
        changed[chance.randrange(len(words))] = chance.choice([chance.choice(words), *TROUBLE])
        assert abs(score(" ".join(changed)).value - before) <= MOST_STEP / len(words)


def test_no_cliff_while_a_text_grows() -> None:
    words = STORY.split(" ")
    values = [score(" ".join(words[:number])).value for number in range(1, len(words))]
    steps = [abs(b - a) * number for number, (a, b) in enumerate(pairwise(values), start=2)]
    assert max(steps) <= MOST_STEP


@pytest.mark.parametrize("name", sorted(DAMAGES))
def test_damage_lowers_the_score_every_time(name: str) -> None:
    text = ACCENTS if name == "mojibake" else STORY

    def mean(level: float) -> float:
        spoilt = [DAMAGES[name](text, level, random.Random(seed)) for seed in range(20)]
        return sum(score_of(each, each, (), LANGUAGE_OF[text]).value for each in spoilt) / len(spoilt)

    means = [mean(level) for level in LEVELS]
    assert means == sorted(means, reverse=True)
    assert means[0] > means[-1] + LEAST_FALL[name]


def test_noise_that_stays_counts_by_its_share_and_certainty() -> None:
    def noisy(certainty: str) -> float:
        return score(STORY, (Step("site", (finding(0, STORY[:200], certainty),)),)).value

    assert score(STORY).value > noisy("suspect") > noisy("likely") == noisy("certain")


def test_two_findings_at_one_place_count_once() -> None:
    once = told((Step("site", (finding(0, "abcd"),)),), 10, 10)
    twice = told((Step("site", (finding(0, "abcd"), finding(2, "cd"))),), 10, 10)
    assert once.noise == twice.noise == pytest.approx(0.4)


def test_what_lost_against_an_applied_finding_is_gone_too() -> None:
    winner, loser = finding(0, "abcd", applied=True), finding(2, "cdef")
    assert told((Step("site", (winner, loser)),), 10, 10).noise == 0.0
    assert told((Step("site", (winner, finding(4, "efgh"))),), 10, 10).noise == pytest.approx(0.4)


def test_captions_are_no_noise() -> None:
    assert told((Step("margin", (finding(0, "abcd", rule="caption"),)),), 10, 10).noise == 0.0


def test_what_was_taken_out_counts_as_removed_and_for_the_raw_text_as_noise() -> None:
    steps = (Step("site", (finding(0, MENU, applied=True),)),)
    after, before = score_of(MENU + STORY, STORY, steps, ENGLISH), raw_score_of(MENU + STORY, steps, ENGLISH)
    values = {signal.name: signal.value for signal in after.signals}
    assert values["noise-left"] == 1.0
    assert values["share-removed"] == pytest.approx(len(STORY) / len(MENU + STORY), abs=1e-3)
    assert {signal.name: signal.value for signal in before.signals}["noise-left"] < 1.0
    assert after.value > before.value


def test_broken_sentences_and_lost_characters_count() -> None:
    assert score(STORY, (Step("fragment", (finding(0, ""), finding(90, ""))),)).value < score(STORY).value
    assert score(STORY, (Step("encoding", (finding(0, "?"), finding(90, "?"))),)).value < score(STORY).value
    assert score(STORY.replace("the", "th\ufffd")).value < score(STORY).value - 0.2


def test_the_cost_is_bounded() -> None:
    text = STORY * 5_000
    assert len(windows(text, SAMPLE)) <= SAMPLE + WINDOWS
    assert windows(STORY, len(STORY)) == STORY


COUNTED = [code for code in sorted(set(languages()) - {EVERYWHERE}) if lexicon(code).function_words]
"""Languages whose function words are counted; Korean writes too few of them as words of their own."""


@pytest.mark.parametrize("language", COUNTED)
def test_the_own_prose_of_a_language_reads_like_prose(language: str) -> None:
    text = "\n".join(languages()[language].prose) + "\n"
    found = score_of(text, text, (), LanguageGuess(language, 1.0, "given"))
    assert {signal.name: signal.value for signal in found.signals}["function-words"] > 0.7


def test_a_language_without_a_file_is_judged_by_its_commonest_words() -> None:
    assert not lexicon("xx").function_words
    unknown = LanguageGuess("xx", 1.0, "given")
    listed = " ".join(dict.fromkeys(STORY.split())) + "\n"
    assert score_of(STORY, STORY, (), unknown).value > score_of(listed, listed, (), unknown).value + 0.1


def test_most_of_what_no_corpus_wants_is_rejected() -> None:
    cleaner = Cleaner()
    values = [cleaner.clean(text["text"].strip() + "\n", text["language"]).score.value for text in rejects()]
    assert sum(value < MIN_SCORE for value in values) >= 0.9 * len(values)


def test_an_unknown_text_starts_from_the_middle() -> None:
    assert abs(score("word\n").value - MIDDLE) < 0.05
