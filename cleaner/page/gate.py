"""Is a text the dump of a page at all? A cheap look at its lines, then a row for the trees that decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleaner.text.characters import CLOSERS, SENTENCE_ENDS

if TYPE_CHECKING:
    from cleaner.page.features import Columns
    from cleaner.page.trees import Matrix

SHORT = 40
"""Characters of a line that may be an item of a menu, if no sentence ends with it."""
FEWEST_SHORT = 8
SHORT_SHARE = 0.1
"""How many such lines a dump has, and their share of all lines. Of 2,500 dumps in six renderings 98 % have as many;
of 240 articles that an extractor had been over none, of 85 articles that were chosen for their odd words four."""
ENDED = tuple(SENTENCE_ENDS + CLOSERS + ":;,")
SURELY_NOISE, MAYBE_NOISE, SURELY_CONTENT = 0.2, 0.5, 0.8
"""First verdicts that are counted."""


def may_be_dump(lines: Sequence[str]) -> bool:
    """Tell whether a text, given as its lines, has so many short ones that it is worth a closer look."""
    short = full = 0
    for line in lines:
        text = line.strip()
        if text:
            full += 1
            short += len(text) <= SHORT and not text.endswith(ENDED)
    return short >= FEWEST_SHORT and short >= SHORT_SHARE * full


def gate_row(columns: Columns, verdicts: Matrix) -> Matrix:
    """Return what the trees are asked about a text: a matrix of one row."""
    import numpy as np

    size = np.expm1(columns["size"])
    noise, unsure = verdicts < SURELY_NOISE, verdicts < MAYBE_NOISE
    kept = np.flatnonzero(verdicts >= MAYBE_NOISE)
    first, last = (int(kept[0]), int(kept[-1])) if len(kept) else (len(size), len(size) - 1)
    total = float(size.sum())
    measured = (
        *(float(np.mean(columns[name])) for name in MEANS),
        *(float(np.mean(columns[name] > 0)) for name in SHARES),
        *(float(np.sum(size * (columns[name] > 0))) / total for name in SHARES),
        np.log1p(len(size)),
        np.log1p(total),
        np.mean(noise),
        np.mean(unsure),
        np.mean(verdicts > SURELY_CONTENT),
        np.sum(size * noise) / total,
        np.sum(size * unsure) / total,
        np.sum(size * verdicts) / total,
        np.log1p(np.sum(noise)),
        np.log1p(np.sum(size * noise)),
        min(first, 100),
        min(len(size) - 1 - last, 100),
        np.log1p(size[:first].sum()),
        np.log1p(size[last + 1 :].sum()),
        np.mean(unsure[first : last + 1]) if len(kept) else 1.0,
        float(np.quantile(columns["size"], 0.25)),
        float(np.quantile(columns["size"], 0.5)),
        float(np.quantile(columns["size"], 0.9)),
        float(np.mean(columns["copies"] > 1)),
    )
    return np.array([measured], dtype=np.float32)


MEANS = (
    "size", "words", "indent", "blanks", "lines", "capitals", "digits", "marks", "density", "commas", "capital words",
    "leaning", "topic", "shared", "word mean", "pair mean", "whole", "group", "group size", "group long", "word size",
)  # fmt: skip
SHARES = ("link", "picture", "field", "address", "clock", "divider", "right", "bullet", "stops", "ending", "glued")
