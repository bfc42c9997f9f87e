"""What the elements of a page are like: how much prose and how many links each holds, and where the most prose is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.reading.blocks import PageLine
from cleaner.reading.boxes import Box
from cleaner.reading.page_lexicon import Lexicon, named
from cleaner.reading.page_shapes import Shapes

LEVELS = 4
"""Elements that are looked at for each line: its own block and those around it."""

AROUND = (
    "article", "main", "nav", "aside", "footer", "header", "figure", "form", "table", "ul", "ol", "blockquote",
    "section", "dl", "button", "dialog",
)  # fmt: skip
"""Elements that say something about all that stands in them."""

OWN = ("p", "div", "li", "tr", "td", "figcaption", "blockquote", "pre", "dd", "dt", "button", "section", "article")
"""Blocks that say something about a line of their own."""

AROUND_BITS = {tag: 1 << number for number, tag in enumerate(AROUND)}
OWN_NUMBERS = {tag: number for number, tag in enumerate(OWN)}
IS_OWN = tuple(f"is {tag}" for tag in OWN)
IS_AROUND = tuple(f"in {tag}" for tag in AROUND)
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Boxes:
    """The blocks of a page, each behind the one that it is in, with what they hold."""

    def __init__(self, lines: Sequence[PageLine], shapes: Shapes) -> None:
        import numpy as np

        self.blocks: list[Box] = []
        self.names: list[str] = []
        self.parents: list[int] = []
        self._inside: list[int] = []
        self._depths: list[int] = []
        self.of_line = np.array(self._numbered(lines), dtype=np.int64)
        self.parent = np.array(self.parents, dtype=np.int64)
        weights = (shapes.words, shapes.words * shapes.linked, shapes.words * shapes.prose, np.ones(len(lines)))
        self.words, self.linked, self.prose, self.lines = (self._held(weight) for weight in weights)
        self.top = self._top(shapes)

    def _numbered(self, lines: Sequence[PageLine]) -> list[int]:
        """Number the blocks that lines stand in, each behind the one that it is in, and return that of each line."""
        blocks, names, parents, insides, depths = self.blocks, self.names, self.parents, self._inside, self._depths
        numbers: dict[int, int] = {}
        of_line = []
        for line in lines:
            block = line.box.block
            if id(block) not in numbers:
                parent, chain = _chain(block, numbers)
                inside, depth = (insides[parent], depths[parent]) if blocks else (0, -1)
                for inner in chain:
                    inside |= AROUND_BITS.get(inner.tag, 0)
                    depth += 1
                    insides.append(inside)
                    depths.append(depth)
                    parents.append(parent)
                    parent = numbers[id(inner)] = len(blocks)
                    blocks.append(inner)
                    names.append(named(inner) if inner.attributes else "")
            of_line.append(numbers[id(block)])
        return of_line

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

    def columns(self, lexicon: Lexicon) -> dict[str, Any]:
        """Return for each line the columns that its elements give, by their names."""
        by_block = lexicon_columns(lexicon.told_by(self.names), self.parent) | self._top_columns()
        columns = {name: column[self.of_line] for name, column in by_block.items()}
        return self._element_columns() | columns | self._level_columns()

    def _element_columns(self) -> dict[str, Any]:
        import numpy as np

        tags = [block.tag for block in self.blocks]
        own = np.array([OWN_NUMBERS.get(tag, -1) for tag in tags])[self.of_line]
        inside = np.array(self._inside)[self.of_line]
        columns = dict(zip(IS_OWN, own == np.arange(len(OWN))[:, None], strict=True))
        columns["heading"] = np.array([HEADINGS.get(tag, 0) for tag in tags])[self.of_line]
        columns |= zip(IS_AROUND, (inside & (1 << np.arange(len(AROUND)))[:, None]) > 0, strict=True)
        return columns | {"depth": np.array(self._depths)[self.of_line]}

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


def _chain(block: Box, numbers: Mapping[int, int]) -> tuple[int, list[Box]]:
    """Return the number of the first numbered block around one, and those from there on to it, the outermost first."""
    chain = [block]
    around = block.parent
    while around is not None and id(around.block) not in numbers:
        chain.append(around.block)
        around = around.block.parent
    return (0 if around is None else numbers[id(around.block)]), chain[::-1]


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
