"""What makes a counter-example worth having: it nearly is what it must not be taken for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Set
from itertools import pairwise

from cleaner.text.words import words

STEM = 4
"""Letters at which two words count as forms of one: "newsletter" and "newsletters", "lies" and "liest"."""

UNUSUAL = re.compile(r"[^aA0 .,!?\n]|  |\n\n| \n|\n |[.,!?][aA0.,!?]|[.!?] a|\s[.,!?]")
"""What a shape must hold to tell anything: every text has words, commas, and the ends of sentences and lines."""

KINDS = {"Cf": "¤", "Cc": "¤", "Co": "¤", "Cn": "¤", "Cs": "¤", "Mn": "´", "Zs": "_"}
"""Signs for characters that are told by their kind: the invisible, accents on their own, odd spaces."""


def shares_word(kept: str, noise: Iterable[str], common: Set[str] = frozenset()) -> bool:
    """Tell whether `kept` has a word, or a form of it, with one of `noise`; of words in `common`, two in a row."""
    return bool(_stems(kept, common) & {stem for text in noise for stem in _stems(text, common)})


def shares_shape(kept: str, noise: Iterable[str]) -> bool:
    """Tell whether `kept` is like one of `noise` when words are levelled.

    It has an unusual piece of three signs with it, an unusual kind of character, or both say a line twice.
    """
    return bool(_pieces(kept) & {piece for text in noise for piece in _pieces(text)})


def shares_letter(kept: str, noise: Iterable[str]) -> bool:
    """Tell whether `kept` has a letter or mark beyond ASCII with one of `noise`."""
    return any(letter > "\x7f" and any(letter in text for text in noise) for letter in kept)


def _stems(text: str, common: Set[str]) -> set[str]:
    found = words(text.casefold())
    pairs = {f"{first} {second}" for first, second in pairwise(found)}
    return pairs | {word[:STEM] for word in found if word not in common}


def _pieces(text: str) -> set[str]:
    levelled = "".join(map(_levelled, text))
    shape = re.sub(r"([aA0])\1+", r"\1", levelled)
    pieces = {shape[at : at + 3] for at in range(len(shape) - 2)}
    lines = [line for line in text.split("\n") if line.strip()]
    twice = {"a line twice"} if len(set(lines)) < len(lines) else set()
    return {piece for piece in pieces if UNUSUAL.search(piece)} | (set(levelled) & set("¤´_&")) | twice


def _levelled(letter: str) -> str:
    """Return the sign for the kind of a character."""
    if letter in " \n":
        return letter
    if unicodedata.decomposition(letter).startswith("<compat>"):
        return "&"
    if letter.isdigit():
        return "0"
    if letter.isalpha():
        return "A" if letter.isupper() else "a"
    return KINDS.get(unicodedata.category(letter), letter)
