"""Which lines of a page are no part of its article, as the cleaner's own model has it, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from cleaner.model import Certainty, LeftOut
from cleaner.page import trees
from cleaner.reading.blocks import PageLine, PageLines
from cleaner.reading.head_facts import told
from cleaner.reading.left_out import Judgement, unaided
from cleaner.reading.page_again import second_look
from cleaner.reading.page_features import features

MODEL = "elements"
"""The file of the model in the package."""

MOST_LINES = 100_000
"""Lines up to which the model is asked: their matrix takes 80 MB. The most in 5,900 real pages are 6,000."""

DOUBT = 0.5
"""Chance below which a line that is kept is reported."""

LINE_ITSELF = 0.5
"""What a line counts beside its words."""

LEAST_FOUND = 10
"""Words that a page must have as its article, as far as the model can tell; with fewer it has none."""

MOST_REASONS = 2
"""Reasons that are named beside the probability and the element."""

FURNITURE = -1.5
"""What the words of classes say of an element that far more often holds furniture than article: e to this power."""

REASONS: tuple[tuple[str, Callable[[float], bool], str], ...] = (
    ("linked", lambda share: share > 0.6, "it is a link"),
    ("repeated", lambda times: times > 1, "it stands on the page more than once"),
    ("least word", lambda told: told < FURNITURE, "classes around it speak of furniture"),
    ("linked 2", lambda share: share > 0.5, "between links"),
    ("from prose", lambda lines: lines < 0, "before the first paragraph"),
    ("to last prose", lambda lines: lines < 0, "after the last paragraph"),
    ("next prose", lambda lines: lines > 12, "no paragraph comes near"),
)
"""Features, when they are a reason, and how it is said."""


class Opinion(NamedTuple):
    """What the model makes of a page: each line's chance to be of the article, and the features with their places."""

    chances: Any
    columns: dict[str, int]
    matrix: Any


@cache
def _model() -> tuple[Any, trees.Trees, trees.Trees]:
    """Return the lexicon, and the trees of the first and of the second look."""
    held = trees.arrays(MODEL)
    lexicon = held["lexicon"].astype("float32") / held["lexicon_scale"]
    return lexicon, trees.load(MODEL, "first."), trees.load(MODEL, "second.")


def opinion(page: PageLines) -> Opinion:
    """Return what the model makes of a page that has lines."""
    lexicon, first, second = _model()
    boxes, names, matrix = features(page, lexicon, told(page.head))
    chances = first.probabilities(matrix)
    chances = second.probabilities(second_look(matrix, chances, boxes.parent, boxes.of_line))
    return Opinion(chances, {name: number for number, name in enumerate(names)}, matrix)


def judge_by_model(page: PageLines) -> Judgement:
    """Return which lines of a page are no part of its article, and in words how that was found."""
    lines = page.lines
    if not lines:
        return Judgement({}, "page-model")
    if len(lines) > MOST_LINES:
        return unaided(lines, f"the page has {len(lines):,} lines")
    found = opinion(page)
    words = found.matrix[:, 0]
    if words @ found.chances < LEAST_FOUND and found.chances.max() < DOUBT:
        return Judgement(_all_left_out(found, lines), "page-model: no article was found on the page")
    bound = bound_of(found.chances, words)
    left_out = {
        number: LeftOut(_because(found, number, lines[number]), _certainty(chance, bound))
        for number, chance in enumerate(found.chances.tolist())
        if chance < DOUBT
    }
    return Judgement(left_out, "page-model")


def bound_of(chances: Any, words: Any) -> float:
    """Return the chance below which a line goes: half of the best F1 that can be expected.

    That choice is the best there is where the chances are right. On a page that is clear it is nearly one half; the
    less clear a page is, the more of it is kept.
    """
    import numpy as np

    surest_first = np.argsort(-chances, kind="stable")
    size = words[surest_first].astype(np.float64) + LINE_ITSELF
    expected = np.cumsum(size * chances[surest_first])
    return float((expected / (np.cumsum(size) + expected[-1])).max())


def _all_left_out(found: Opinion, lines: Sequence[PageLine]) -> dict[int, LeftOut]:
    return {number: LeftOut(_because(found, number, line), "likely") for number, line in enumerate(lines)}


def _certainty(chance: float, bound: float) -> Certainty:
    return "likely" if chance < bound else "suspect"


def _because(found: Opinion, number: int, line: PageLine) -> str:
    row = found.matrix[number]
    reasons = [said for name, holds, said in REASONS if holds(float(row[found.columns[name]]))][:MOST_REASONS]
    unseen = ["a browser would not show it"] if line.unseen else []
    chance = round(100 * float(found.chances[number]))
    return f"{chance} % likely to be of the article: " + ", ".join([line.place, *unseen, *reasons])
