"""Fitting: word weights by counting, trees by LightGBM; what one learns from another comes from pages it never saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from cleaner.page.context import with_context, with_verdicts
from cleaner.page.wording import BUCKETS, SCALE, bucket, columns_of
from training.alignment import CONTENT, EITHER, NOISE
from training.examples import Example
from training.pages import fold

FOLDS = 2
"""Parts of the sites: what is learned on one is tried on the other."""
DOUBT = 0.7
"""Pages that every word is imagined to have stood on, in articles and outside, before any are counted."""
MOST_WEIGHT = 7.0
SEED = 20_261_125
TREES: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 48,
    "max_depth": 9,
    "learning_rate": 0.09,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "use_missing": False,
    "num_threads": 1,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
ROUNDS = 150
"""Trees of a model; twice as many gained nothing on pages held back."""

MOST_UNITS = 200
"""Units of a page, drawn by chance, that trees are fitted to; pages with long menus have hundreds more of the same."""
REAL = {"dumps_gold": 3.0, "labelled": 6.0}
"""What a unit of a real dump counts beside one of a rendering of ours, and one that was labelled by hand."""

Weights = np.ndarray
Columns = dict[str, np.ndarray]


def counted(found: Sequence[Example]) -> np.ndarray:
    """Return on how many pages every hash stood: [article or not][word, pair, whole unit][bucket], sites evened out."""
    sites = Counter(example.site for example in found)
    counts = np.zeros((2, 3, BUCKETS), dtype=np.float32)
    for example in found:
        weight = sites[example.site] ** -0.5
        hashed = example.hashes
        units = np.arange(len(example.labels))
        kinds = ((hashed.word, hashed.word_unit), (hashed.pair, hashed.pair_unit), (hashed.whole, units))
        for kind, (values, unit) in enumerate(kinds):
            places = bucket(values)
            for label in (NOISE, CONTENT):
                counts[label, kind, np.unique(places[example.labels[unit] == label])] += weight
    return counts


def weights_of(counts: np.ndarray) -> Weights:
    """Return the weight of every hash: how much likelier it stands in an article than outside, as a logarithm."""
    odds = np.log((counts[CONTENT] + DOUBT) / (counts[NOISE] + DOUBT))
    return np.rint(np.clip(odds, -MOST_WEIGHT, MOST_WEIGHT) * SCALE).astype(np.int8)


def worded(example: Example, weights: Weights) -> dict[str, np.ndarray]:
    """Return the columns of an example with those of its words."""
    return {**example.columns, **columns_of(example.hashes, weights)}


def fitted(rows: np.ndarray, labels: np.ndarray, weight: np.ndarray, rounds: int = ROUNDS) -> Any:
    """Return the trees that LightGBM fits."""
    import lightgbm

    return lightgbm.train(TREES, lightgbm.Dataset(rows, labels, weight=weight, free_raw_data=True), rounds)


def fitted_to(found: Sequence[Example], row_maker: Callable[[Example], np.ndarray]) -> Any:
    """Return the trees fitted to the units of examples whose label is known."""
    rows, marked, weight = [], [], []
    chance = np.random.default_rng(SEED)
    for example in found:
        known = (example.labels != EITHER) & (chance.random(len(example.labels)) < MOST_UNITS / len(example.labels))
        rows.append(row_maker(example)[known])
        marked.append(example.labels[known])
        share = np.sqrt(example.sizes[known] + 1)
        weight.append(share / np.sqrt(share.sum() + 1) * REAL.get(example.set, 1.0))
    return fitted(np.concatenate(rows), np.concatenate(marked), np.concatenate(weight))


class Crossed:
    """For every example its columns with words, and the first verdicts on it, made from pages of other folds only."""

    def __init__(self, found: Sequence[Example]) -> None:
        parts = [[one for one in found if self._fold(one.site) == number] for number in range(FOLDS)]
        counts = [counted(part) for part in parts]
        self.counts = sum(counts)
        self.weights = [weights_of(self.counts - own) for own in counts]
        self.columns: dict[int, dict[str, np.ndarray]] = {}
        self.verdicts: dict[int, np.ndarray] = {}
        for part, weights in zip(parts, self.weights, strict=True):
            self.columns |= {id(one): worded(one, weights) for one in part}
        self.trees = [
            fitted_to([one for one in found if self._fold(one.site) != n], self.first_rows) for n in range(FOLDS)
        ]
        for trees, part in zip(self.trees, parts, strict=True):
            self.verdicts |= {id(one): trees.predict(self.first_rows(one)).astype(np.float32) for one in part}

    @staticmethod
    def _fold(site: str) -> int:
        return fold(f"{site}/", FOLDS)

    def blind_to(self, site: str) -> tuple[Weights, Any]:
        """Return word weights and first trees that were made without the pages of a site."""
        number = self._fold(site)
        return self.weights[number], self.trees[number]

    def first_rows(self, example: Example) -> np.ndarray:
        """Return what the first trees are asked."""
        return with_context(self.columns[id(example)])

    def second_rows(self, example: Example) -> np.ndarray:
        """Return what the second trees are asked."""
        return with_verdicts(self.columns[id(example)], self.verdicts[id(example)])
