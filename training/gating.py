"""What tells the dump of a page from a text that is all article: texts of both kinds, and the trees that part them."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from benchmarks.records import found, half_of, records
from cleaner.language_of import decide
from cleaner.page.gate import gate_row
from cleaner.page.model import FEWEST_UNITS, columns_of
from cleaner.page.numbered import numbered
from cleaner.page.units import Unit, units
from training.alignment import CONTENT, EITHER, NOISE
from training.examples import Example

if TYPE_CHECKING:
    from training.crossed import Crossed

ARTICLES = ("clean", "must_keep", "random_articles", "labelled", "noisy")
"""Files with texts that are all article, or nearly; of `labelled` and `noisy` the kinds that no text browser dumped."""
FULL_DUMP = "fullpage_dump"
LEAST_NOISE = 0.15
"""Share of a dump's words that must be noise for it to show what a dump is."""
EVERY = 3
"""Of so many pages one is cut to pieces and its article laid out anew."""
FEWEST_NOISE = 12
"""Units of noise that a piece of a dump has at the least."""
SLICES, SLICE_LINES = 4, (40, 160, 500)
"""Pieces cut from every text of ARTICLES, and how many lines they have: verse, recipes and code are few."""
WEIGHT_OF_ARTICLES = 4.0
"""What a text of ARTICLES counts beside one made of a page: an article that is taken for a dump costs sentences."""
LEFTOVERS = (0.0, 0.0, 0.02, 0.04)
"""Shares of a page's noise that are left in when its article is cut out, to show what a cleaned dump looks like."""
SEED = 20_261_125
TREES: dict[str, Any] = {
    "objective": "binary",
    "num_leaves": 48,
    "max_depth": 9,
    "learning_rate": 0.09,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 127,
    "use_missing": False,
    "num_threads": 1,
    "seed": SEED,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
"""Settings of LightGBM, on one thread and the same every time; found for trees that judged lines, and kept."""
ROUNDS = 120
"""Trees."""


class Article(NamedTuple):
    """A text for the gate to learn from; `site` tells which pages it must not be judged by, empty when none."""

    text: str
    site: str
    weight: float


def articles(data: Path, pages: Sequence[Example]) -> Iterator[Article]:
    """Yield texts that are all article: those of even number in ARTICLES, whole and cut, and the articles of pages."""
    for name in ARTICLES:
        path = found(data, name)
        for row in half_of(list(records(path)), "even") if path else ():
            if row.get("kind") != FULL_DUMP:
                yield from _pieces(row["text"])
    for number, page in enumerate(pages):
        yield Article(_laid_out(page.gold, number), page.site, 1.0)
        yield Article(_cut_out(page, number), page.site, 1.0)


def cuttings(pages: Sequence[Example]) -> Iterator[Article]:
    """Yield pieces of dumps with the article and a part of what stands around it, as people copy them."""
    for number, page in enumerate(pages):
        inside = np.flatnonzero(page.labels == CONTENT)
        if not len(inside):
            continue
        chance = random.Random(number)
        first, last = max(0, inside[0] - chance.randrange(5, 35)), inside[-1] + chance.randrange(5, 35)
        cut = slice(first, last + 1)
        noise = page.labels[cut] == NOISE
        share = page.sizes[cut][noise].sum() / max(1.0, page.sizes[cut].sum())
        if noise.sum() >= FEWEST_NOISE and share >= LEAST_NOISE / 2:
            yield Article("\n".join(_lines(page.units[cut])), page.site, 1.0)


def _lines(cut: Sequence[Unit]) -> Iterator[str]:
    for unit in cut:
        yield from [""] * min(unit.blanks, 2)
        yield " " * unit.indent + unit.text


def _pieces(text: str) -> Iterator[Article]:
    yield Article(text, "", WEIGHT_OF_ARTICLES)
    lines = text.split("\n")
    chance = random.Random(len(text))
    for number in range(SLICES):
        length = SLICE_LINES[number % len(SLICE_LINES)]
        if len(lines) > 1.5 * length:
            start = chance.randrange(len(lines) - length)
            yield Article("\n".join(lines[start : start + length]), "", WEIGHT_OF_ARTICLES / 2)


def _laid_out(text: str, number: int) -> str:
    """Return an article as it is, or wrapped, or wrapped and indented."""
    if number % 3 == 0:
        return text
    indent = " " * (3 * (number % 3 - 1))
    paragraphs = (textwrap.fill(line, 75, initial_indent=indent, subsequent_indent=indent) for line in text.split("\n"))
    return "\n\n".join(paragraphs)


def _cut_out(page: Example, number: int) -> str:
    """Return the article of a dump in the layout of the dump, with a little of the noise around it."""
    chance = random.Random(number)
    share = LEFTOVERS[number % len(LEFTOVERS)]
    kept = [
        unit
        for unit, label in zip(page.units, page.labels, strict=True)
        if label == CONTENT or (label == EITHER and number % 2) or (label == NOISE and chance.random() < share)
    ]
    return "\n".join(_lines(kept))


def gate_of(data: Path, pages: Sequence[Example], crossed: Crossed) -> Any:
    """Return the trees that tell dumps from articles, fitted to what a network says of pages it never saw."""
    import lightgbm

    rows, marked, weight = [], [], []
    for page in pages:
        noise = page.sizes[page.labels == NOISE].sum() / max(1.0, page.sizes.sum())
        if noise >= LEAST_NOISE:
            rows.append(gate_row(crossed.columns[id(page)], crossed.verdicts[id(page)]))
            marked.append(1)
            weight.append(1.0)
    some = pages[::EVERY]
    for label, texts in ((1, cuttings(some)), (0, articles(data, some))):
        for article in texts:
            row = row_of(article, crossed)
            if row is not None:
                rows.append(row)
                marked.append(label)
                weight.append(article.weight)
    print(f"gate: {sum(marked)} dumps, {len(marked) - sum(marked)} articles", flush=True)
    order = np.random.default_rng(SEED).permutation(len(rows))
    rows, labels = np.concatenate(rows)[order], np.array(marked)[order]
    return lightgbm.train(TREES, lightgbm.Dataset(rows, labels, weight=np.array(weight)[order]), ROUNDS)


def row_of(article: Article, crossed: Crossed) -> np.ndarray | None:
    """Return what the gate's trees are asked about an article, judged by a network that knows nothing of its site."""
    text = article.text.encode("utf-8", "replace").decode("utf-8")
    lines = text.split("\n")
    cut = units(lines)
    if len(cut) < FEWEST_UNITS:
        return None
    weights, network = crossed.blind_to(article.site)
    columns = columns_of(cut, numbered(cut), decide(text).language, weights)
    return gate_row(columns, network.probabilities(columns))
