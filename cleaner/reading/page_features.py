"""What the page model is told of every line: a matrix with one row a line and one column a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.reading.blocks import PageLine, PageLines
from cleaner.reading.head_facts import Told
from cleaner.reading.page_boxes import Boxes
from cleaner.reading.page_distances import AHEAD, BACK, NOWHERE, shifted
from cleaner.reading.page_head import head_columns
from cleaner.reading.page_lexicon import Lexicon
from cleaner.reading.page_shapes import Shapes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
"""Lines before and behind a line that are looked at one by one."""

WINDOWS = (4, 12, 40)
"""Lines on both sides that are summed up."""

SHARED = ("words", "linked", "ended", "prose", "heading", "all words")
"""What a line is told of each neighbour."""


class Features(NamedTuple):
    """The blocks of a page, the names of the features, and the matrix, one row a line; its first column is `words`."""

    boxes: Boxes
    names: list[str]
    matrix: Matrix


def features(page: PageLines, lexicon: Lexicon, head: Told) -> Features:
    """Return the features of a page that has at least one line; `lexicon`: what each word of a class says."""
    import numpy as np

    lines = page.lines
    shapes = Shapes([line.text for line in lines], [line.linked for line in lines])
    boxes = Boxes(lines, shapes)
    columns = shapes.columns() | boxes.columns(lexicon)
    columns["unseen"] = np.array([line.unseen for line in lines])
    columns["all linked"] = np.full(len(lines), boxes.linked[0] / max(1.0, boxes.words[0]))
    columns |= _group_columns(lines, shapes, boxes) | _place_columns(lines, shapes, columns["heading"])
    columns |= head_columns([line.text for line in lines], shapes, head)
    columns |= _neighbour_columns(columns, boxes) | _window_columns(shapes)
    matrix = np.empty((len(columns), len(lines)), dtype=np.float32)
    for row, column in zip(matrix, columns.values(), strict=True):
        row[:] = column
    return Features(boxes, list(columns), np.ascontiguousarray(matrix.T))


def _group_columns(lines: Sequence[PageLine], shapes: Shapes, boxes: Boxes) -> dict[str, Any]:
    """What the lines have in common that stand in elements of the same kind, and which lines say the same."""
    import numpy as np

    keys = []
    for block, name, parent in zip(boxes.blocks, boxes.names, boxes.parents, strict=True):
        keys.append((block.tag, name, boxes.blocks[parent].tag, boxes.names[parent]))
    columns: dict[str, Any] = {}
    all_prose = max(1.0, float(boxes.prose[0]))
    for label, made in (("kind", keys), ("tag", [(tag, upper) for tag, _, upper, _ in keys])):
        known: dict[Any, int] = {}
        group = np.array([known.setdefault(key, len(known)) for key in made])[boxes.of_line]
        words = np.bincount(group, shapes.words)
        columns |= {
            f"{label} lines": np.bincount(group)[group],
            f"{label} length": (words / np.maximum(1, np.bincount(group, minlength=len(words))))[group],
            f"{label} linked": (np.bincount(group, shapes.words * shapes.linked) / np.maximum(1, words))[group],
            f"{label} share": (np.bincount(group, shapes.words * shapes.prose) / all_prose)[group],
        }
    often = Counter(line.text for line in lines)
    return columns | {"repeated": np.array([often[line.text] for line in lines], dtype=np.float32)}


def _place_columns(lines: Sequence[PageLine], shapes: Shapes, heading: Any) -> dict[str, Any]:
    """Where a line stands on its page: among all lines, all words, all prose, and from the first headline on."""
    import numpy as np

    number = np.arange(len(lines))
    words, prose = np.cumsum(shapes.words), np.cumsum(shapes.words * shapes.prose)
    firsts = np.flatnonzero(heading == 1)
    prosaic = np.flatnonzero(shapes.prose)
    first, last = (prosaic[0], prosaic[-1]) if len(prosaic) else (0, len(lines))
    before = np.searchsorted(prosaic, number)
    nearest = np.append(prosaic, len(lines) + BACK)
    previous = np.append([-BACK], prosaic)
    return {
        "place": number / len(lines),
        "number": number,
        "lines": np.full(len(lines), len(lines)),
        "all prose": np.full(len(lines), prose[-1]),
        "words before": words / words[-1],
        "prose before": prose / max(1, prose[-1]),
        "from headline": np.clip(number - firsts[0], -BACK, AHEAD) if len(firsts) else np.full(len(lines), NOWHERE),
        "from prose": np.clip(number - first, -BACK, AHEAD),
        "to last prose": np.clip(last - number, -BACK, AHEAD),
        "next prose": np.minimum(BACK, nearest[before] - number),
        "last prose": np.minimum(BACK, number - previous[np.searchsorted(prosaic, number)]),
    }


def _neighbour_columns(columns: dict[str, Any], boxes: Boxes) -> dict[str, Any]:
    import numpy as np

    size, reach = len(boxes.of_line), max(NEIGHBOURS)
    parents = boxes.parent[boxes.of_line]
    wide = np.full((len(SHARED), size + 2 * reach), -1, dtype=np.float32)  # beyond the page nothing is known
    for row, name in enumerate(SHARED):
        wide[row, reach : reach + size] = columns[name]
    found: dict[str, Any] = {}
    for step in NEIGHBOURS:
        found |= zip([f"{name} {step:+}" for name in SHARED], wide[:, reach + step : reach + step + size], strict=True)
        if abs(step) == 1:
            found[f"same block {step:+}"] = shifted(boxes.of_line, step) == boxes.of_line
            found[f"same parent {step:+}"] = shifted(parents, step) == parents
    return found


def _window_columns(shapes: Shapes) -> dict[str, Any]:
    import numpy as np

    found: dict[str, Any] = {}
    for name, column in (("prose", shapes.words * shapes.prose), ("linked", shapes.words * shapes.linked)):
        sums = np.concatenate([[0.0], np.cumsum(column)])
        place = np.arange(len(column))
        for width in WINDOWS:
            found[f"{name} {width} before"] = sums[place] - sums[np.maximum(0, place - width)]
            found[f"{name} {width} behind"] = sums[np.minimum(len(column), place + width + 1)] - sums[place + 1]
    return found
