"""What one part of the model learns from another is made from pages that the other never saw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from cleaner.page.network import Network
from training.examples import Example
from training.labelled import LABELLED
from training.network import Seen, fitted
from training.pages import DUMPS, fold
from training.word_weights import Weights, counted, weights_of, worded

FOLDS = 2
"""Parts of the sites: what is learned on one is tried on the other."""
REAL = {DUMPS: 6.0, LABELLED: 6.0}
"""What a unit of a real dump counts beside one of a rendering of ours; 20 made no difference."""
NOT_ENGLISH = 2.0
"""What a unit in another language than English counts, as the pages in English are three in four; 5 made no difference.
The labelled dumps are few of each language and count as they are."""


class Crossed:
    """For every example its columns with words, and the verdicts on it, made from pages of other folds only."""

    def __init__(self, found: Sequence[Example]) -> None:
        parts = [[one for one in found if _fold(one.site) == number] for number in range(FOLDS)]
        counts = [counted(part) for part in parts]
        self.counts = sum(counts)
        self.weights = [weights_of(self.counts - own) for own in counts]
        self.columns = {
            id(one): worded(one, weights) for part, weights in zip(parts, self.weights, strict=True) for one in part
        }
        renderings = Counter(one.key for one in found)
        self._counts_for = {id(one): weight_of(one, renderings[one.key]) for one in found}
        self.networks = [
            Network(self.fitted_to([one for one in found if _fold(one.site) != number])) for number in range(FOLDS)
        ]
        self.verdicts = {
            id(one): network.probabilities(self.columns[id(one)])
            for network, part in zip(self.networks, parts, strict=True)
            for one in part
        }

    def blind_to(self, site: str) -> tuple[Weights, Network]:
        """Return word weights and a network that were made without the pages of a site."""
        number = _fold(site)
        return self.weights[number], self.networks[number]

    def fitted_to(self, found: Sequence[Example]) -> dict[str, np.ndarray]:
        """Return the arrays of the network that is fitted to examples."""
        names = list(self.columns[id(found[0])])
        seen = [Seen(_rows(self.columns[id(one)]), one.labels, self._counts_for[id(one)]) for one in found]
        return fitted(seen, names)


def _fold(site: str) -> int:
    return fold(f"{site}/", FOLDS)


def _rows(columns: dict[str, np.ndarray]) -> np.ndarray:
    """Return columns as rows of 16-bit numbers: of all pages together, there are some hundred million."""
    return np.array(list(columns.values())).T.astype(np.float16)


def weight_of(example: Example, renderings: int) -> np.ndarray:
    """Return what every unit of an example counts, of a page that is there in so many renderings: a long page more than
    a short one, but its units less.
    """
    share = np.sqrt(example.sizes + 1)
    counts_double = example.language != "en" and example.set != LABELLED
    factor = REAL.get(example.set, 1.0) * (NOT_ENGLISH if counts_double else 1.0) / np.sqrt(renderings)
    weight: np.ndarray = (factor * share / np.sqrt(share.sum() + 1)).astype(np.float32)
    return weight
