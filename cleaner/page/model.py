"""The model for dumps: from the lines of a text to the chance that each belongs to its article, if it is a dump."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.page import features, network, trees, wording
from cleaner.page.gate import gate_row
from cleaner.page.leaning import leaning
from cleaner.page.model_files import arrays
from cleaner.page.numbered import numbered
from cleaner.page.units import Unit, units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from cleaner.page.numbered import Columns

MODEL = "dumps"
"""The file of the model."""
FEWEST_UNITS = 8
"""Units that a dump has at the least; the model has seen none with fewer."""
ANY_DUMP = 0.3
"""Probability of being a dump below which the units of a text are not judged."""


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


def judge(lines: Sequence[str], language: str) -> Verdicts:
    """Return what the model finds in a text of `language`, given as its lines."""
    found = units(lines)
    if len(found) < FEWEST_UNITS:
        return NOTHING
    columns = columns_of(found, language, arrays(MODEL)["weights"])
    verdicts = network.load(MODEL, "network_").probabilities(columns)
    dump = float(trees.load(MODEL, "gate_").probabilities(gate_row(columns, verdicts))[0])
    return Verdicts(dump, found, columns, verdicts.tolist() if dump >= ANY_DUMP else ())


def columns_of(found: Sequence[Unit], language: str, weights: NDArray[np.int8]) -> Columns:
    """Return all that is seen of every unit by itself, its words by their `weights`."""
    numbers = numbered(found)
    hashed = wording.hashes(numbers)
    columns = features.columns_of(found, numbers, hashed.whole, leaning(language))
    return {**columns, **wording.columns_of(hashed, weights)}
