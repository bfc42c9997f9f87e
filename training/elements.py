"""Train the page model: `python -m training.elements DATA [WORKING]` writes `cleaner/page/elements.npz`.

The sites of one fold in five are held back. The second look learns from what first looks say that did not see the page.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from cleaner.reading.page_again import second_look
from training.element_examples import TRACED, Example, examples
from training.export import packed, write
from training.lexicon import SCALE, Counts, lexicon
from training.sites import FOLDS, HELD_BACK

MODEL = Path(__file__).parent.parent / "cleaner" / "page" / "elements.npz"
LINES_A_PAGE = 60
"""Lines of a page that are learned from, on average: long pages do not outweigh short ones."""

SETTINGS = {
    "objective": "binary",
    "num_leaves": 31,
    "max_depth": 8,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "max_bin": 127,
    "use_missing": False,
    "num_threads": 1,
    "deterministic": True,
    "seed": 7,
    "verbose": -1,
}
FIRST, SECOND = (150, 0.1), (200, 0.07)
"""Trees and learning rate of the first and of the second look."""

WITHOUT_BODY = 0.5
"""Share of the pages whose JSON-LD does not tell the article's text in training, so that the model can do without."""


def main(data: Path, working: Path) -> None:
    """Train on all pages below `data` whose sites are not held back, and write the model."""
    seen = [page for page in examples(data, working) if page.traced >= TRACED and page.fold != HELD_BACK]
    folds = [fold for fold in range(FOLDS) if fold != HELD_BACK]
    counts = {fold: Counts() for fold in folds}
    for page in seen:
        counts[page.fold].add(page)
    rng = np.random.default_rng(FOLDS)
    for page in seen:
        others = lexicons(counts, page.fold)
        page.matrix = _without_body(page.with_lexicon(others), page.names, rng)
    first = fit(seen, [page.matrix for page in seen], FIRST)
    matrices = second_looks(seen, folds)
    second = fit(seen, matrices, SECOND)
    whole = np.round(lexicon(counts.values()) * SCALE).astype(np.int8)
    extra = {"lexicon": whole, "lexicon_scale": np.float32(SCALE)}
    write(MODEL, {"first.": packed(first), "second.": packed(second), "": extra})


_known: dict[int, Any] = {}


def lexicons(counts: dict[int, Counts], left_out: int) -> Any:
    """Return the lexicon of all folds but one, made once."""
    if left_out not in _known:
        _known[left_out] = lexicon(part for fold, part in counts.items() if fold != left_out)
    return _known[left_out]


def second_looks(pages: Sequence[Example], folds: Sequence[int]) -> list[Any]:
    """Return the features of the second look, from first looks that did not see the half of the folds a page is in."""
    found: dict[int, Any] = {}
    for half in (folds[0::2], folds[1::2]):
        others = [page for page in pages if page.fold not in half]
        model = fit(others, [page.matrix for page in others], FIRST)
        for number, page in enumerate(pages):
            if page.fold in half:
                chances = model.predict(page.matrix).astype(np.float32)
                found[number] = second_look(page.matrix, chances, page.parent, page.of_line)
    return [found[number] for number in range(len(pages))]


def fit(pages: Sequence[Example], matrices: Sequence[Any], size: tuple[int, float]) -> Any:
    """Return trees for the lines of pages."""
    rng = np.random.default_rng(len(pages))
    rows, labels, weights = [], [], []
    for page, matrix in zip(pages, matrices, strict=True):
        share = min(1.0, LINES_A_PAGE / len(page.kept))
        chosen = (rng.random(len(page.kept)) < share) & ~page.ignored
        rows.append(matrix[chosen])
        labels.append(page.kept[chosen])
        weights.append(weight_of(page)[chosen] / share)
    trees, rate = size
    data = lightgbm.Dataset(np.concatenate(rows), np.concatenate(labels), weight=np.concatenate(weights))
    return lightgbm.train({**SETTINGS, "learning_rate": rate}, data, trees)


def weight_of(page: Example) -> Any:
    """Return what a line weighs: its share of the article's words, as the measure counts, and a little."""
    article = max(60.0, float((page.words * page.kept).sum()))
    return 0.3 + 60 * page.words / article


def _without_body(matrix: Any, names: Sequence[str], rng: Any) -> Any:
    column = names.index("in body")
    if rng.random() < WITHOUT_BODY:
        matrix[:, column] = -1
    return matrix


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "build/training"))
