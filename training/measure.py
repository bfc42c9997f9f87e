"""How well the model finds the article on dumps of pages it never saw: by 4-word shingles, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from benchmarks.shingles import agreement
from cleaner.language_of import decide
from cleaner.page.judging import left_out
from training.examples import Example


class Figures(NamedTuple):
    """Of a group of dumps: how many, and what the text that was left is worth."""

    dumps: int
    f1: float
    precision: float
    recall: float


def measured(held: Sequence[Example]) -> dict[str, Figures]:
    """Return the figures of held-back dumps by group: all, set, rendering, language."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for example in held:
        pair = (example.gold, kept_text(example.text))
        for group in ("all", f"set {example.set}", f"rendering {example.rendering}", f"language {example.language}"):
            groups[group].append(pair)
    return {name: figures(pairs) for name, pairs in sorted(groups.items())}


def kept_text(text: str, judged: Callable[[Sequence[str], str], Iterable[object]] = left_out) -> str:
    """Return what is left of a text."""
    lines = text.split("\n")
    gone = {
        number
        for first, last, _, certainty in judged(lines, decide(text).language)  # type: ignore[misc]
        if certainty != "suspect"
        for number in range(first, last + 1)
    }
    return "\n".join(line for number, line in enumerate(lines) if number not in gone)


def figures(pairs: Sequence[tuple[str, str]]) -> Figures:
    """Return precision, recall and F1 of texts beside what they should be."""
    return Figures(len(pairs), *agreement(pairs))
