"""How likely a gap before a word with a capital is the seam of two sentences, by the weights that were learnt."""

from __future__ import annotations

from functools import cache

from cleaner.breaks.gaps import Gap
from cleaner.breaks.traits import COUNTED, MARKS, opening_lists, traits
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


def is_only_counted(token: str, language: str) -> bool:
    """Tell whether a word is in no list of the language, and only was seen to open sentences."""
    return opening_lists(token.strip(MARKS), language) in ("", COUNTED)


def stands_before_names(word: str, language: str) -> bool:
    """Tell whether a word that ends no sentence stands before capitals in good prose too, as *in* and *the* do.

    What nobody learnt anything of is taken for such a word.
    """
    return learnt(language).weights.get(f"l{word}", 0) <= 0
