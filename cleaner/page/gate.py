"""Is a text the dump of a page at all? A cheap look at its lines, then a row for the trees that decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cleaner.page.numbered import mean
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS

if TYPE_CHECKING:
    from cleaner.page.numbered import Column, Columns
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
QUANTILES = (0.25, 0.5, 0.9)
"""Sizes of units that are looked at."""
HALF = 0.5
"""A quantile that is nearer to the value above is reckoned from there: it is never past it for being rounded."""


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
    has = np.array([columns[name] for name in SHARES]) > 0
    measured = (
        *_means(columns),
        *(has.sum(axis=1) / len(size)),
        *(float(share) / total for share in (size * has).sum(axis=1)),
        np.log1p(len(size)),
        np.log1p(total),
        mean(noise),
        mean(unsure),
        mean(verdicts > SURELY_CONTENT),
        (size * noise).sum() / total,
        (size * unsure).sum() / total,
        (size * verdicts).sum() / total,
        np.log1p(noise.sum()),
        np.log1p((size * noise).sum()),
        min(first, 100),
        min(len(size) - 1 - last, 100),
        np.log1p(size[:first].sum()),
        np.log1p(size[last + 1 :].sum()),
        mean(unsure[first : last + 1]) if len(kept) else 1.0,
        *_quantiles(columns["size"]),
        mean(columns["copies"] > 1),
    )
    return np.array([measured], dtype=np.float32)


def _means(columns: Columns) -> Iterator[Any]:
    """Yield the means of MEANS, those of words reckoned in 64 bits and the others in 32, as they were trained."""
    import numpy as np

    means: dict[str, Any] = {}
    for names in ([name for name in MEANS if name in WORDING], [name for name in MEANS if name not in WORDING]):
        means.update(zip(names, np.array([columns[name] for name in names]).mean(axis=1), strict=True))
    return map(means.__getitem__, MEANS)


def _quantiles(values: Column) -> list[Any]:
    """Return what `np.quantile` does for each of QUANTILES, which takes ten times as long for so few values."""
    import numpy as np

    in_order = np.sort(values)
    last = len(values) - 1
    found = []
    for share in QUANTILES:
        number, part = divmod(last * share, 1)
        below, above = in_order[int(number)], in_order[min(int(number) + 1, last)]
        apart = above - below
        found.append(above - apart * (1 - part) if part >= HALF else below + apart * part)
    return found


MEANS = (
    "size", "words", "indent", "blanks", "lines", "capitals", "digits", "marks", "density", "commas", "capital words",
    "leaning", "topic", "shared", "word mean", "pair mean", "whole", "group", "group size", "group long", "word size",
)  # fmt: skip
WORDING = ("word mean", "pair mean", "shared", "whole")
SHARES = ("link", "picture", "field", "address", "clock", "divider", "right", "bullet", "stops", "ending", "glued")
