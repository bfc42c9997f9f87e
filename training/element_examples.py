"""What the page model is trained on: the lines of pages with their features, and which of them the gold text holds."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.records import Record, found, records
from cleaner.reading.alignment import align
from cleaner.reading.head_facts import told
from cleaner.reading.html import as_markup
from cleaner.reading.page_boxes import lexicon_columns
from cleaner.reading.page_distances import shifted
from cleaner.reading.page_features import NEIGHBOURS, features
from cleaner.reading.page_lexicon import SIZE, Lexicon, class_words
from cleaner.reading.parsing import page_lines
from training.pages import SETS
from training.sites import fold_of, site_of

MOST_LINES = 6_000
"""Lines of a page that is trained on; none of 5,900 has more."""

TRACED = 0.6
"""Share of the gold's words that must be found on a page's lines, or it speaks of something else than them."""

TITLE = 0.4
"""From which likeness with the title a heading is the headline."""


@dataclass
class Example:
    """A page: its features by name and line, which lines its gold holds, which are not learned from, and its blocks."""

    set: str
    number: int
    site: str
    fold: int
    names: list[str]
    matrix: Any
    kept: Any
    ignored: Any
    traced: float
    parent: Any
    of_line: Any
    class_words: list[tuple[int, ...]]

    @property
    def words(self) -> Any:
        """The words of each line."""
        return self.matrix[:, 0]

    def told_by(self, lexicon: Any) -> list[float]:
        """Return what a lexicon says of each block."""
        weights = lexicon.tolist()
        told = [[weights[word] for word in words] for words in self.class_words]
        return [sum(values) / len(values) if values else 0.0 for values in told]

    def with_lexicon(self, lexicon: Any) -> Any:
        """Return the features with what a lexicon says of the elements."""
        matrix = self.matrix.copy()
        for name, column in lexicon_columns(self.told_by(lexicon), self.parent).items():
            matrix[:, self.names.index(name)] = column[self.of_line]
        told_by_all = matrix[:, self.names.index("all words")]
        for step in NEIGHBOURS:
            matrix[:, self.names.index(f"all words {step:+}")] = shifted(told_by_all, step)
        return matrix


def examples(data: Path, working: Path) -> Iterator[Example]:
    """Yield the pages below `data`, each set's from a file below `working` where an earlier run left it."""
    working.mkdir(parents=True, exist_ok=True)
    for name in SETS:
        path, kept = found(data, name), working / f"{name}.pickle"
        if path and not kept.exists():
            made = [example for number, row in enumerate(records(path)) for example in _examples(name, number, row)]
            kept.write_bytes(pickle.dumps(made, protocol=5))
        if kept.exists():
            yield from pickle.loads(kept.read_bytes())


def _examples(name: str, number: int, row: Record) -> Iterator[Example]:
    page = page_lines(as_markup(row["html"])) if row.get("gold_text") else None
    if page is None or not 0 < len(page.lines) <= MOST_LINES:
        return
    boxes, names, matrix = features(page, Lexicon(np.zeros(SIZE, dtype=np.float32)), told(page.head))
    aligned = align([line.text for line in page.lines], [part for part in row["gold_text"].split("\n") if part.strip()])
    kept = np.zeros(len(page.lines), dtype=np.uint8)
    kept[list(aligned.kept)] = 1
    site = site_of(row)
    yield Example(
        set=name,
        number=number,
        site=site,
        fold=fold_of(site),
        names=names,
        matrix=matrix,
        kept=kept,
        ignored=(kept == 0) & headline(names, matrix),
        traced=aligned.traced,
        parent=boxes.parent,
        of_line=boxes.of_line,
        class_words=[class_words(name) for name in boxes.names],
    )


def headline(names: list[str], matrix: Any) -> Any:
    """Return which lines are the headline: sets differ in whether their gold holds it, so a missing one is no noise."""
    like = matrix[:, names.index("in title")] * matrix[:, names.index("of title")]
    return (matrix[:, names.index("heading")] > 0) & (like > TITLE) & (like >= like.max())
