"""The model for dumps: from the lines of a text to the chance that each belongs to its article, if it is a dump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleaner.page import features, network, trees, wording
from cleaner.page.again import second_look
from cleaner.page.gate import gate_row
from cleaner.page.leaning import leaning
from cleaner.page.model_files import arrays
from cleaner.page.numbered import Numbered, numbered
from cleaner.page.pieces import SHORTEST_HEADLINE
from cleaner.page.units import Unit, units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Columns
    from cleaner.page.trees import Matrix

MODEL = "dumps"
"""The file of the model."""
FEWEST_UNITS = 8
"""Units that a dump has at the least; the model has seen none with fewer."""
ANY_DUMP = 0.3
"""Probability of being a dump below which the units of a text are not judged."""
LIKELY = 0.45
"""Verdict from which on a unit is taken for one of the article: that up to which lines go, `MOST` in `judging`."""
SETTLED = 0.02
"""Verdict of the first look up to which a unit is not looked at again: the second would have to be as sure of the
opposite for the unit to stay. Two units in three of a dump have less."""


@dataclass(frozen=True, eq=False)
class Verdicts:
    """What was found in a text: how probably it is a dump, its units, what was seen of them, and the `chances`: how
    probably each belongs to the article; none where it hardly is a dump.
    """

    dump: float
    units: Sequence[Unit]
    columns: Columns
    chances: Sequence[float]

    @cached_property
    def words(self) -> list[int]:
        """How many words each unit has."""
        import numpy as np

        counts: list[int] = np.expm1(self.columns["words"]).round().astype(int).tolist()
        return counts


NOTHING = Verdicts(0.0, (), {}, ())


class Look(NamedTuple):
    """The first look at a text: its units as numbers, what is seen of each, how probably each belongs to the article,
    and how probably the text is a dump.
    """

    text: Numbered
    columns: Columns
    chances: Matrix
    dump: float


def judge(lines: Sequence[str], language: str) -> Verdicts:
    """Return what the model finds in a text of `language`, given as its lines."""
    found = units(lines)
    if len(found) < FEWEST_UNITS:
        return NOTHING
    first = look(found, language)
    if first.dump < ANY_DUMP:
        return Verdicts(first.dump, found, first.columns, ())
    return Verdicts(first.dump, found, first.columns, look_again(first, trees.load(MODEL, "again_")).tolist())


def look_again(first: Look, judges: trees.Trees) -> Matrix:
    """Return how probably each unit of a dump belongs to the article when `judges` have looked at it a second time.

    What may be a headline above the article is only raised, for a headline that is lost is worse than a menu's line.
    """
    import numpy as np

    chances = first.chances.copy()
    open_ = (chances > SETTLED).nonzero()[0]
    if len(open_):
        again = settled(chances[open_], judges.probabilities(second_look(*first)[open_]))
        chances[open_] = np.where(_above(first)[open_], np.maximum(again, chances[open_]), again)
    return chances


def _above(first: Look) -> NDArray[np.bool_]:
    """Tell which units of some words stand above the first prose that is likely to be of the article."""
    import numpy as np

    words = np.expm1(first.columns["words"])
    prose = (first.chances >= LIKELY) & (words > features.PROSE) & (first.columns["ending"] > 0)
    above: NDArray[np.bool_] = (np.arange(len(words)) < prose.argmax()) & (words >= SHORTEST_HEADLINE)
    return above


def settled(first: Matrix, again: Matrix) -> Matrix:
    """Return what two looks come to: the mean of their log-odds. It finds more than either, and loses hardly more of
    the article than the first alone.
    """
    import numpy as np

    for_it, against = np.sqrt(first * again), np.sqrt((1 - first) * (1 - again))
    chances: Matrix = for_it / np.maximum(for_it + against, np.finfo(np.float32).tiny)
    return chances


def look(found: Sequence[Unit], language: str) -> Look:
    """Return the first look at a text of `language`, given as its units."""
    text = numbered(found)
    columns = columns_of(found, text, language, arrays(MODEL)["weights"])
    verdicts = network.load(MODEL, "network_").probabilities(columns)
    dump = float(trees.load(MODEL, "gate_").probabilities(gate_row(columns, verdicts))[0])
    return Look(text, columns, verdicts, dump)


def columns_of(found: Sequence[Unit], text: Numbered, language: str, weights: NDArray[np.int8]) -> Columns:
    """Return all that is seen of every unit by itself, its words by their `weights`; `text`: the units as numbers."""
    hashed = wording.hashes(text)
    columns = features.columns_of(found, text, hashed.whole, leaning(language))
    return {**columns, **wording.columns_of(hashed, weights)}
