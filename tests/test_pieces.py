"""Which pieces of a text its article is in, and which line above them is its headline."""

from __future__ import annotations

import numpy as np
import pytest

from cleaner.page.model import Verdicts
from cleaner.page.pieces import ABOVE, BEHIND, FAR, INSIDE, limits
from cleaner.page.units import Unit
from cleaner.text.words import count

LIMIT = 0.5
PROSE = "The harbour board has asked the county for the money of a new channel to the islands."
HEADLINE = "Harbour board asks county for money"
MENU = "Weather"


def found(*lines: tuple[str, float], topic: float = 1.0) -> Verdicts:
    """Units with their chances; the words of every unit are said again in others by the share `topic`."""
    columns = {
        "words": np.log1p([count(text) for text, _ in lines]),
        "ending": np.array([float(text.endswith(".")) for text, _ in lines]),
        "bullet": np.array([float(text.startswith("*")) for text, _ in lines]),
        "topic": np.full(len(lines), topic),
    }
    units = [Unit(number, number, text, 0, 0) for number, (text, _) in enumerate(lines)]
    return Verdicts(1.0, units, columns, [chance for _, chance in lines])


def menu(lines: int) -> list[tuple[str, float]]:
    return [(MENU, 0.1)] * lines


def test_a_small_piece_far_behind_the_article_must_be_surer_content() -> None:
    each = limits(found(*[(PROSE, 0.9)] * 5, *menu(FAR), (PROSE, 0.6)), LIMIT)
    assert each[-1] == pytest.approx(BEHIND * LIMIT)


@pytest.mark.parametrize(
    ("article", "gap", "behind"),
    [
        pytest.param(5, FAR - 1, 1, id="near"),
        pytest.param(2, FAR, 1, id="not small"),
    ],
)
def test_other_pieces_behind_it_are_judged_as_all_are(article: int, gap: int, behind: int) -> None:
    each = limits(found(*[(PROSE, 0.9)] * article, *menu(gap), *[(PROSE, 0.6)] * behind), LIMIT)
    assert each[-1] == LIMIT


def test_what_stands_near_a_part_of_the_article_is_near_it() -> None:
    step = [*menu(FAR - 1), (PROSE, 0.9)]
    assert limits(found(*[(PROSE, 0.9)] * 5, *step, *step), LIMIT)[-1] == LIMIT


def test_a_short_line_inside_the_article_must_be_surer_noise() -> None:
    each = limits(found((PROSE, 0.9), ("Marta Lind", 0.4), (PROSE, 0.9), *menu(5), (PROSE, 0.9)), LIMIT)
    assert each == pytest.approx([LIMIT, INSIDE * LIMIT, *[LIMIT] * 7])


def test_a_text_without_any_content_keeps_its_limit() -> None:
    assert limits(found(*menu(4)), LIMIT) == [LIMIT] * 4


def test_the_headline_above_the_first_prose_stays() -> None:
    each = limits(found(*menu(3), (HEADLINE, 0.3), *menu(3), (PROSE, 0.9)), LIMIT)
    assert each[3] == 0.0


@pytest.mark.parametrize(
    ("line", "chance", "topic"),
    [
        pytest.param(HEADLINE, 0.3, 0.4, id="about something else"),
        pytest.param(f"* {HEADLINE}", 0.3, 1.0, id="an item of a list"),
        pytest.param(f"[{HEADLINE}]", 0.3, 1.0, id="in brackets"),
        pytest.param("Harbour board", 0.3, 1.0, id="too short"),
        pytest.param(f"{HEADLINE}:", 0.3, 1.0, id="the title of a list"),
    ],
)
def test_other_lines_above_it_are_no_headline(line: str, chance: float, topic: float) -> None:
    each = limits(found(*menu(3), (line, chance), *menu(3), (PROSE, 0.9), topic=topic), LIMIT)
    assert each[3] == LIMIT


def test_a_headline_with_hardly_any_chance_goes() -> None:
    each = limits(found(*menu(3), (HEADLINE, 0.1), *menu(3), (PROSE, 0.9)), LIMIT)
    assert each[3] == pytest.approx(ABOVE * LIMIT)


def test_where_a_headline_is_kept_another_must_be_surer_noise_only() -> None:
    each = limits(found((HEADLINE, 0.3), *menu(3), (HEADLINE, 0.8), *menu(3), (PROSE, 0.9)), LIMIT)
    assert each[0] == pytest.approx(ABOVE * LIMIT)
