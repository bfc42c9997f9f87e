"""What makes a counter-example worth having: it nearly is what it must not be taken for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from cleaner.text.words import words

STEM = 5
"""Letters at which two words count as forms of one: "newsletter" and "newsletters", "inscrivez" and "inscrire"."""

UNUSUAL = re.compile(r"[^aA0 .,!?\n]|  |\n\n| \n|\n |[.,!?][aA0.,!?]|\s[.,!?]")
"""What a shape must hold to tell anything: every text has words, commas, and the ends of sentences and lines."""


def shares_word(kept: str, noise: Iterable[str], common: Set[str] = frozenset()) -> bool:
    """Tell whether `kept` has a word, or a form of it, with one of `noise`; words in `common` don't count."""
    return bool(_stems(kept, common) & {stem for text in noise for stem in _stems(text, common)})


def shares_shape(kept: str, noise: Iterable[str]) -> bool:
    """Tell whether `kept` has an unusual piece of three signs with one of `noise`, letters and digits levelled."""
    return bool(_pieces(kept) & {piece for text in noise for piece in _pieces(text)})


def _stems(text: str, common: Set[str]) -> set[str]:
    return {word[:STEM] for word in words(text.casefold()) if word not in common}


def _pieces(text: str) -> set[str]:
    levelled = "".join("0" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c for c in text)
    shape = re.sub(r"([aA0])\1+", r"\1", levelled)
    pieces = {shape[at : at + 3] for at in range(len(shape) - 2)}
    return {piece for piece in pieces if UNUSUAL.search(piece)}
