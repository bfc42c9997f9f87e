"""How likely a gap before a word with a capital is the seam of two sentences, by the weights that were learnt."""

from __future__ import annotations

from functools import cache

from cleaner.breaks.gaps import Gap
from cleaner.breaks.traits import opening_lists, traits
from cleaner.breaks.weights import SHARED, UNIT, learnt


def likelihood(gap: Gap, language: str) -> float:
    """Return the logarithm of the odds that a gap is a seam."""
    shared, own = traits(gap, language)
    weight, own_weight = learnt(SHARED).weights.get, learnt(language).weights.get
    return (sum(weight(trait, 0) for trait in shared) + sum(own_weight(trait, 0) for trait in own)) * UNIT


@cache
def opens(word: str, language: str) -> bool:
    """Tell whether a word with a capital can open a sentence and is hardly ever a name."""
    return opening_lists(word, language) != ""
