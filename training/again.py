"""The trees of the second look at a dump, fitted to what the network says of dumps whose sites it never saw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from cleaner.language_of import decide
from cleaner.page.again import second_look
from cleaner.page.gate import may_be_dump
from cleaner.page.judging import stretches
from cleaner.page.model import ANY_DUMP, Look, Verdicts, look, look_again
from cleaner.page.trees import Trees, from_arrays
from training.alignment import CONTENT, EITHER
from training.crossed import weight_of
from training.examples import Example
from training.export import packed
from training.gating import TREES
from training.measure import kept_text
from training.pages import fold

FOLDS = 4
"""Parts of the held-back sites: for the figures, each is judged by trees that were fitted to the others."""
SETTINGS: dict[str, Any] = {**TREES, "num_leaves": 31, "max_depth": 8, "learning_rate": 0.06, "min_data_in_leaf": 100}
"""Settings of LightGBM; half as many leaves and rounds lose .004 of F1 by units."""
ROUNDS = 200
"""Trees."""


def first_looks(held: Sequence[Example]) -> list[Look]:
    """Return the first look at every example by the model that is in the package."""
    return [look(one.units, decide(one.text).language) for one in held]


def fitted(held: Sequence[Example], looks: Sequence[Look]) -> dict[str, np.ndarray]:
    """Return the arrays of the trees that are fitted to examples and the first looks at them."""
    import lightgbm

    rows, labels, weight = [], [], []
    for one, first in zip(held, looks, strict=True):
        if first.dump >= ANY_DUMP:
            known = one.labels != EITHER
            rows.append(second_look(*first)[known])
            labels.append(one.labels[known] == CONTENT)
            weight.append(weight_of(one, 1)[known])
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(labels), weight=np.concatenate(weight))
    return packed(lightgbm.train(SETTINGS, data, ROUNDS))


def left_of(held: Sequence[Example], looks: Sequence[Look]) -> list[str]:
    """Return what is left of every example, each judged by trees that know nothing of its site."""
    folds = [fold(f"{one.site}//", FOLDS) for one in held]
    trees = []
    for number in range(FOLDS):
        others = [place for place, own in enumerate(folds) if own != number]
        trees.append(from_arrays(fitted([held[place] for place in others], [looks[place] for place in others])))
    return [_left(one, first, trees[own]) for one, first, own in zip(held, looks, folds, strict=True)]


def _left(one: Example, first: Look, trees: Trees) -> str:
    if first.dump < ANY_DUMP or not may_be_dump(one.text.split("\n")):
        return one.text
    chances = look_again(first, trees).tolist()
    return kept_text(one.text, stretches(Verdicts(first.dump, one.units, first.columns, chances)))
