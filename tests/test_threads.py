"""The second look at a dump: threads of comments, the places and verdicts around every unit."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner import clean
from cleaner.page.again import WINDOWS, second_look
from cleaner.page.model import MODEL, Look, columns_of, look_again, settled
from cleaner.page.model_files import arrays
from cleaner.page.numbered import Numbered, numbered
from cleaner.page.threads import comments, threads
from cleaner.page.trees import Trees
from cleaner.page.units import units
from cleaner.text.words import count
from tests.test_page import ABOVE, ARTICLE, BELOW

OPINIONS = [
    "I walked past it every day as a child and never once saw that wheel move, so this is wonderful news for us all.",
    "Who is going to pay for the heating in winter? Nobody ever asks that before such a building is opened again.",
    "My grandmother carried her grain there, and she said the miller always kept a sweet for the children.",
    "It is a nice story, but the road to the mill is still full of holes, and somebody should write about that too.",
    "Thank you for this article, I had no idea that the divers had found a bicycle, and I wonder whose it was.",
    "The school should go there every year, because children today think that flour comes from a shop.",
]
NAMES = ["Marta", "Old Sailor", "jk1954", "Peter from the hill", "Nora B.", "hillside"]


def comment(number: int) -> list[str]:
    opinion = OPINIONS[number % len(OPINIONS)]
    return [NAMES[number % len(NAMES)], f"March {number + 3}, 2024 at 10:{number + 11}", opinion, "Reply", "Report"]


THREAD = [line for number in range(6) for line in comment(number)]


def thread_columns(lines: list[str]) -> list[np.ndarray]:
    text = numbered(units(lines))
    return list(threads(text, np.array([count(line) for line in lines], dtype=float), np.full(len(lines), 0.5)))


def test_what_comes_again_every_few_lines_makes_a_thread() -> None:
    around, most, _, own, *_ = thread_columns([*ARTICLE, *THREAD])
    above, inside = slice(len(ARTICLE)), slice(len(ARTICLE) + 3, -5)
    assert not around[above].any()
    assert (around[inside] >= 2).all()
    assert np.expm1(most[inside]).round().tolist() == [6] * len(most[inside])
    assert own[len(ARTICLE) + 3] >= 1  # a button
    assert not own[len(ARTICLE) + 2]  # an opinion


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["Buy", "now", "Sale", "today"] * 8, id="a menu: no words between"),
        pytest.param([*ARTICLE, *comment(0), *comment(1), *comment(2)], id="three are too few"),
        pytest.param(["Reply", *ARTICLE * 20] * 4, id="too far apart"),
        pytest.param(["Reply"] * 8 + ARTICLE, id="one after the other"),
    ],
)
def test_other_repetition_makes_none(lines: list[str]) -> None:
    assert not thread_columns(lines)[0].any()


def test_a_thread_ends_before_a_mark_that_is_far_away() -> None:
    lines = ["Reply", *(f"{number} {opinion} {opinion}" for number in range(12) for opinion in OPINIONS), *THREAD]
    assert thread_columns(lines)[0][: -len(THREAD)].sum() == 0


def test_units_that_speak_of_comments_are_counted() -> None:
    lines = [*ARTICLE, "12 Kommentare", "Répondre", "He said that a comment on this would come too soon, and " * 2]
    above, below, own, *_ = comments(numbered(units(lines)))
    assert own.tolist() == [False] * 4 + [True, True, False]
    assert np.expm1(above).round().tolist() == [0, 0, 0, 0, 0, 1, 2]
    assert np.expm1(below).round().tolist() == [2, 2, 2, 2, 1, 0, 0]


def test_readers_comments_go_and_the_article_stays() -> None:
    text = "\n".join([*ABOVE, "The old mill opens again", *ARTICLE, "6 comments", *THREAD, *BELOW]) + "\n"
    left = clean(text).text
    assert all(paragraph in left for paragraph in ARTICLE)
    assert not any(opinion in left for opinion in OPINIONS)


def looked_at(lines: list[str], seed: int) -> tuple[Numbered, dict[str, np.ndarray], np.ndarray]:
    found = units(lines)
    text = numbered(found)
    chances = np.random.default_rng(seed).random(len(found), dtype=np.float32)
    return text, columns_of(found, text, "en", arrays(MODEL)["weights"]), chances


def test_the_words_around_a_unit_are_counted_as_one_by_one() -> None:
    text, columns, chances = looked_at([*ABOVE, *ARTICLE, *THREAD, *BELOW], seed=1)
    matrix = second_look(text, columns, chances, 1.0)
    words = np.expm1(columns["words"].astype(float))
    at = len(columns) + 9  # behind the columns and the verdicts around
    for place in range(len(chances)):
        for number, width in enumerate(WINDOWS):
            for side, part in enumerate((slice(max(0, place - width), place), slice(place + 1, place + 1 + width))):
                likely = float((words[part] * chances[part]).sum())
                share, size = matrix[place, at + 4 * number + 2 * side : at + 4 * number + 2 * side + 2]
                assert share == pytest.approx(likely / max(1.0, words[part].sum()), abs=1e-4)
                assert size == pytest.approx(np.log1p(likely), abs=1e-4)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_a_text_of_one_kind_has_a_second_look_too(chance: float) -> None:
    text, columns, chances = looked_at(ABOVE, seed=2)
    matrix = second_look(text, columns, np.full_like(chances, chance), 0.5)
    assert np.isfinite(matrix).all()
    assert len(matrix) == len(ABOVE)


def test_two_looks_come_to_the_mean_of_their_odds() -> None:
    first = np.array([0.2, 0.9, 0.5, 0.0, 1.0, 0.0], dtype=np.float32)
    again = np.array([0.2, 0.1, 0.8, 0.3, 0.3, 1.0], dtype=np.float32)
    assert settled(first, again) == pytest.approx([0.2, 0.5, 2 / 3, 0.0, 1.0, 0.0], abs=1e-6)


class Judges(Trees):
    """Trees that say one thing of all rows."""

    def __init__(self, chance: float) -> None:
        self.chance = chance

    def probabilities(self, matrix: np.ndarray) -> np.ndarray:
        return np.full(len(matrix), self.chance, dtype=np.float32)


@pytest.mark.parametrize(("second", "headline", "prose"), [(0.01, 0.4, 0.25), (0.9, 0.71, 0.9)])
def test_a_headline_is_only_raised_and_what_is_surely_noise_stays_so(
    second: float, headline: float, prose: float
) -> None:
    lines = [*ABOVE, "The old mill will be open in the summer", *ARTICLE]
    text, columns, _ = looked_at(lines, seed=3)
    first = np.array([0.01] * len(ABOVE) + [0.4] + [0.9] * len(ARTICLE), dtype=np.float32)
    found = look_again(Look(text, columns, first, 1.0), Judges(second))
    assert found[: len(ABOVE)] == pytest.approx(first[: len(ABOVE)])
    assert found[len(ABOVE)] == pytest.approx(headline, abs=0.01)
    assert found[len(ABOVE) + 1 :] == pytest.approx([prose] * len(ARTICLE), abs=0.02)
