"""How well the model finds the article on dumps of pages it never saw: by 4-word shingles, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.shingles import agreement
from cleaner.page.judging import Stretch
from training.examples import Example


class Figures(NamedTuple):
    """Of a group of dumps: how many, and what the text that was left is worth."""

    dumps: int
    f1: float
    precision: float
    recall: float


def measured(held: Sequence[Example], left: Sequence[str]) -> dict[str, Figures]:
    """Return the figures of held-back dumps, of which such texts are left, by group: all, set, rendering, language."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for example, text in zip(held, left, strict=True):
        pair = (example.gold, text)
        for group in ("all", f"set {example.set}", f"rendering {example.rendering}", f"language {example.language}"):
            groups[group].append(pair)
    return {name: figures(pairs) for name, pairs in sorted(groups.items())}


def kept_text(text: str, stretches: Iterable[Stretch]) -> str:
    """Return what is left of a text of which stretches are left out."""
    gone = {
        number
        for stretch in stretches
        if stretch.certainty != "suspect"
        for number in range(stretch.first, stretch.last + 1)
    }
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in gone)


def figures(pairs: Sequence[tuple[str, str]]) -> Figures:
    """Return precision, recall and F1 of texts beside what they should be."""
    return Figures(len(pairs), *agreement(pairs))
