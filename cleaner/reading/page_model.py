"""Which lines of a page are no part of its article, as the cleaner's own model has it, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from cleaner.model import LeftOut
from cleaner.page import trees
from cleaner.page.model_files import arrays
from cleaner.reading.blocks import PageLine, PageLines
from cleaner.reading.head_facts import told
from cleaner.reading.left_out import HEADINGS, Judgement, unaided
from cleaner.reading.page_again import second_look
from cleaner.reading.page_features import features
from cleaner.reading.page_lexicon import Lexicon

MODEL = "elements"
"""The file of the model in the package."""

MOST_LINES = 100_000
"""Lines up to which the model is asked: their matrix takes 80 MB. The most in 5,900 real pages are 4,000."""

DOUBT = 0.5
"""Chance below which a line that is kept is reported."""

SETTLED = 0.01
"""Chance at first look up to which a line is not looked at again: of 124,000 such lines one in 260 is article."""

LINE_ITSELF = 0.5
"""What a line counts beside its words."""

LEAST_FOUND = 10
"""Words that a page must have as its article, as far as the model can tell; with fewer it has none."""

MOST_REASONS = 2
"""Reasons that are named beside the probability and the element."""

LEAST_PROSE = 60
"""Words of prose with which a page that names the number of an error has an article all the same: one about it."""

ERROR_NUMBER = re.compile(r"(?<![\d.,])(?:40[0-9]|410|50[0-4])(?![\d.,]*\d)")
"""The numbers by which servers say that there is no page: 404 but not 1,404."""

LEAST_HEADING = 0.1
"""Chance from which on a heading between kept lines is kept; on 1,000 pages none fell below it."""

FURNITURE = -1.5
"""What the words of classes say of an element that far more often holds furniture than article: e to this power."""

REASONS: tuple[tuple[str, Callable[[Any], Any], str], ...] = (
    ("unseen", lambda unseen: unseen > 0, "a browser would not show it"),
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
def _model() -> tuple[Lexicon, trees.Trees, trees.Trees]:
    """Return the lexicon, and the trees of the first and of the second look."""
    held = arrays(MODEL)
    lexicon = held["lexicon"].astype("float32") / held["lexicon_scale"]
    return Lexicon(lexicon), trees.load(MODEL, "first."), trees.load(MODEL, "second.")


def opinion(page: PageLines) -> Opinion:
    """Return what the model makes of a page that has lines."""
    lexicon, first, second = _model()
    boxes, names, matrix = features(page, lexicon, told(page.head))
    chances = first.probabilities(matrix)
    open_ = (chances > SETTLED).nonzero()[0]
    if len(open_):
        again = second_look(matrix, chances, boxes.parent, boxes.of_line, open_)
        chances[open_] = second.probabilities(again)
    return Opinion(chances, {name: number for number, name in enumerate(names)}, matrix)


def judge_by_model(page: PageLines) -> Judgement:
    """Return which lines of a page are no part of its article, and in words how that was found."""
    lines = page.lines
    if not lines:
        return Judgement({}, "page-model: there is no text on the page")
    if len(lines) > MOST_LINES:
        return unaided(lines, f"the page has {len(lines):,} lines")
    found = opinion(page)
    words = found.matrix[:, 0]
    if _has_no_article(page, found):
        return Judgement(_left_out(found, lines, 1, 1), "page-model: no article was found on the page")
    return Judgement(_left_out(found, lines, bound_of(found.chances, words), DOUBT), "page-model")


def _has_no_article(page: PageLines, found: Opinion) -> bool:
    """Tell whether a page has no article: hardly a word and no sentence of one, or an error's number and no prose."""
    words, likely = found.matrix[:, 0], found.chances >= DOUBT
    ended = found.matrix[:, found.columns["ended"]] > 0
    if words @ found.chances < LEAST_FOUND and not (likely & ended).any():
        return True
    headings = [line.text for line in page.lines if line.tag in HEADINGS]
    if not any(ERROR_NUMBER.search(text) for text in (page.head.title, *headings)):
        return False
    prose = found.matrix[:, found.columns["prose"]]
    return bool((words * prose) @ found.chances < LEAST_PROSE)


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


def _left_out(found: Opinion, lines: Sequence[PageLine], bound: float, below: float) -> dict[int, LeftOut]:
    """Return the lines whose chance is below `below`, those below `bound` as `likely`, the others as `suspect`."""
    heads, reasons = _heads_of_parts(found, lines, bound), _reasons(found)
    chances, percents = found.chances.tolist(), (100 * found.chances.astype("float64")).round().astype(int).tolist()
    places: dict[tuple[str, int], str] = {}
    left_out = {}
    for number in (found.chances < below).nonzero()[0].tolist():
        box = lines[number].box
        key = (box.block.tag, id(box.landmark or box.labelled))
        if key not in places:
            places[key] = box.place
        words = f"{percents[number]}% likely to be of the article: {places[key]}{reasons[number]}"
        is_sure = chances[number] < bound and number not in heads
        left_out[number] = LeftOut(words, "likely" if is_sure else "suspect")
    return left_out


def _reasons(found: Opinion) -> list[str]:
    """Return for each line what speaks against it, a comma before each reason."""
    held = sum((holds(found.matrix[:, found.columns[name]]) << bit for bit, (name, holds, _) in enumerate(REASONS)))
    return list(map(_said, held.tolist()))


@cache
def _said(held: int) -> str:
    reasons = [reason for bit, (_, _, reason) in enumerate(REASONS) if held >> bit & 1]
    return "".join([f", {reason}" for reason in reasons[:MOST_REASONS]])


def _heads_of_parts(found: Opinion, lines: Sequence[PageLine], bound: float) -> set[int]:
    """Return the headings with a kept line right before and after them: they head a part of the article."""
    kept = (found.chances >= bound).tolist()
    return {
        number
        for number in range(1, len(lines) - 1)
        if lines[number].tag in HEADINGS
        and kept[number - 1]
        and kept[number + 1]
        and found.chances[number] >= LEAST_HEADING
    }
