"""What the elements of a page are like: how much prose and how many links each holds, and where the most prose is."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from cleaner.reading.blocks import PageLine
from cleaner.reading.boxes import Box
from cleaner.reading.page_shapes import Shapes

LEVELS = 4
"""Elements that are looked at for each line: its own block and those around it."""

LEXICON = 1 << 14
"""Places for the words of classes. In the shipped model half of them say something, so some words share a place."""

AROUND = (
    "article", "main", "nav", "aside", "footer", "header", "figure", "form", "table", "ul", "ol", "blockquote",
    "section", "dl", "button", "dialog",
)  # fmt: skip
"""Elements that say something about all that stands in them."""

OWN = ("p", "div", "li", "tr", "td", "figcaption", "blockquote", "pre", "dd", "dt", "button", "section", "article")
"""Blocks that say something about a line of their own."""

AROUND_BITS = {tag: 1 << number for number, tag in enumerate(AROUND)}
OWN_NUMBERS = {tag: number for number, tag in enumerate(OWN)}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
CLASS_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]{2,}")
NAMING = ("class", "id", "itemprop", "role")


@lru_cache(maxsize=1 << 15)
def class_words(named: str) -> tuple[int, ...]:
    """Return the places in the lexicon of the words in a class or an id: `postBody` has the words `post`, `body`."""
    return tuple({zlib.crc32(word.lower().encode()) % LEXICON for word in CLASS_WORD.findall(named[:200])})


def named(box: Box) -> str:
    """Return all that an element is called by."""
    attributes = box.attributes
    return " ".join([str(attributes[name]) for name in NAMING if attributes.get(name)])


class Boxes:
    """The blocks of a page, each behind the one that it is in, with what they hold."""

    def __init__(self, lines: Sequence[PageLine], shapes: Shapes) -> None:
        import numpy as np

        self.blocks: list[Box] = []
        self.names: list[str] = []
        self.parents: list[int] = []
        self._numbers: dict[int, int] = {}
        self.of_line = np.array([self._number(line.box) for line in lines], dtype=np.int64)
        self.parent = np.array(self.parents, dtype=np.int64)
        weights = (shapes.words, shapes.words * shapes.linked, shapes.words * shapes.prose, np.ones(len(lines)))
        self.words, self.linked, self.prose, self.lines = (self._held(weight) for weight in weights)
        self.top = self._top(shapes)

    def _number(self, box: Box) -> int:
        """Return the number of a box's block; all that it is in come before it."""
        numbers, chain = self._numbers, []
        block: Box | None = box.block
        while block is not None and id(block) not in numbers:
            chain.append(block)
            block = block.parent.block if block.parent else None
        for block in reversed(chain):
            numbers[id(block)] = len(self.blocks)
            self.parents.append(numbers[id(block.parent.block)] if block.parent else 0)
            self.blocks.append(block)
            self.names.append(named(block) if block.attributes else "")
        return numbers[id(box.block)]

    def _held(self, weight: Any) -> Any:
        """Return for each block the sum of a weight over the lines in it, in whatever depth."""
        import numpy as np

        sums = np.bincount(self.of_line, weight, len(self.blocks)).tolist()
        for number in range(len(sums) - 1, 0, -1):
            sums[self.parents[number]] += sums[number]
        return np.array(sums, dtype=np.float32)

    def _top(self, shapes: Shapes) -> int:
        """Return the block in which the most prose stands close by: it counts whole for its parent, half above it."""
        import numpy as np

        near = np.bincount(self.of_line, shapes.words * shapes.prose, len(self.blocks))
        parent = self.parent
        score = np.bincount(parent, near, len(near)) + 0.5 * np.bincount(parent[parent], near, len(near))
        return int(score.argmax())

    def columns(self, lexicon: Any) -> dict[str, Any]:
        """Return for each line the columns that its elements give, by their names."""
        told = lexicon_columns(told_by_names(self.names, lexicon), self.parent)
        by_block = self._element_columns() | told | self._top_columns()
        columns = {name: column[self.of_line] for name, column in by_block.items()}
        return columns | self._level_columns()

    def _element_columns(self) -> dict[str, Any]:
        import numpy as np

        tags = [block.tag for block in self.blocks]
        own = np.array([OWN_NUMBERS.get(tag, -1) for tag in tags])
        inside = [AROUND_BITS.get(tag, 0) for tag in tags]
        depths = [0] * len(tags)
        for number, parent in enumerate(self.parents[1:], 1):
            inside[number] |= inside[parent]
            depths[number] = depths[parent] + 1
        bits = np.array(inside)
        columns: dict[str, Any] = {f"is {tag}": own == number for tag, number in OWN_NUMBERS.items()}
        columns["heading"] = np.array([HEADINGS.get(tag, 0) for tag in tags])
        columns |= {f"in {tag}": (bits & bit) > 0 for tag, bit in AROUND_BITS.items()}
        return columns | {"depth": np.array(depths)}

    def _top_columns(self) -> dict[str, Any]:
        """How far each block is from the one with the most prose."""
        import numpy as np

        above: dict[int, int] = {}
        at = self.top
        while at not in above:
            above[at] = len(above)
            at = self.parents[at]
        up, down = [0] * len(self.parents), [0] * len(self.parents)
        for number, parent in enumerate(self.parents):
            if number in above:
                down[number] = above[number]
            else:
                up[number], down[number] = up[parent] + 1, down[parent]
        return {"up to top": np.array(up), "down to top": np.array(down)}

    def _level_columns(self) -> dict[str, Any]:
        import numpy as np

        all_prose = max(1.0, float(self.prose[0]))
        columns: dict[str, Any] = {}
        level = self.of_line
        for number in range(LEVELS):
            words, lines = np.maximum(1, self.words[level]), self.lines[level]
            columns |= {
                f"words {number}": words,
                f"lines {number}": lines,
                f"linked {number}": self.linked[level] / words,
                f"prose {number}": self.prose[level] / words,
                f"share {number}": self.prose[level] / all_prose,
                f"length {number}": words / lines,
            }
            level = self.parent[level]
        return columns


def told_by_names(names: Sequence[str], lexicon: Any) -> list[float]:
    """Return what a lexicon says of elements by what they are called: the mean over their words, else 0."""
    known: dict[str, float] = {"": 0.0}
    for name in names:
        if name not in known:
            told = [float(lexicon[word]) for word in class_words(name)]
            known[name] = sum(told) / len(told) if told else 0.0
    return [known[name] for name in names]


def lexicon_columns(own: Sequence[float], parent: Any) -> dict[str, Any]:
    """Return what a lexicon says: of each block, of those around it, and of all of them together.

    `own`: what it says of each block alone; `parent`: the block that each is in, which comes before it.
    """
    import numpy as np

    least, most, total = [own[0]], [own[0]], [own[0]]
    for value, around in zip(own[1:], parent[1:].tolist(), strict=True):
        lower, upper = least[around], most[around]
        least.append(value if value < lower else lower)
        most.append(value if value > upper else upper)
        total.append(value + total[around])
    found = {"least word": np.array(least), "most word": np.array(most), "all words": np.array(total)}
    level, values = np.arange(len(own)), np.array(own)
    for number in range(LEVELS):
        found[f"word {number}"] = values[level]
        level = parent[level]
    return found
