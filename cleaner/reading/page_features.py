"""What the page model is told of every line: a matrix with one row a line and one column a feature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from cleaner.reading.blocks import PageLine, PageLines
from cleaner.reading.head_facts import Told
from cleaner.reading.page_boxes import Boxes
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

WORD = re.compile(r"\w+")
GROUP = 3
"""Words in a group, by which a line is found again in a text that the head holds."""

LONGEST_TITLE = 40
"""Words of a line that may be the headline."""

LEAST_LIKE_TITLE = 0.4
"""The line that is most like a title is the headline when the product of both shares is above this."""

BACK, AHEAD = 50, 400
"""Lines before and behind a place beyond which a distance is not told exactly."""

NOWHERE = -99
"""The distance from a line that the page does not have."""


class Features(NamedTuple):
    """The blocks of a page, the names of the features, and the matrix, one row a line; its first column is `words`."""

    boxes: Boxes
    names: list[str]
    matrix: Matrix


def features(page: PageLines, lexicon: Any, head: Told) -> Features:
    """Return the features of a page that has at least one line; `lexicon`: what each word of a class says."""
    import numpy as np

    lines = page.lines
    shapes = Shapes([line.text for line in lines], [line.linked for line in lines])
    boxes = Boxes(lines, shapes)
    columns = shapes.columns() | boxes.columns(lexicon)
    columns["unseen"] = np.array([line.unseen for line in lines])
    columns["all linked"] = np.full(len(lines), boxes.linked[0] / max(1.0, boxes.words[0]))
    columns |= _group_columns(lines, shapes, boxes) | _place_columns(lines, shapes, columns["heading"])
    columns |= _head_columns(lines, shapes, head)
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


def _head_columns(lines: Sequence[PageLine], shapes: Shapes, head: Told) -> dict[str, Any]:
    """How much of a line is in what the head tells, and how much of a title in the line."""
    import numpy as np

    found = [WORD.findall(line.text.lower()) for line in lines]
    in_title, of_title = _title_columns(found, shapes, head)
    best = int((in_title * of_title).argmax())
    is_found = in_title[best] * of_title[best] > LEAST_LIKE_TITLE
    from_title = np.clip(np.arange(len(lines)) - best, -BACK, AHEAD) if is_found else np.full(len(lines), NOWHERE)
    columns = {"in title": in_title, "of title": of_title, "from title": from_title}
    for label, text in (("body", head.body), ("description", head.description)):
        groups = set(_groups(WORD.findall(text.lower())))
        firsts = {group[0] for group in groups}
        shares = np.full(len(lines), 0.0 if groups else -1.0)
        for number in np.flatnonzero(shapes.words >= GROUP).tolist() if groups else ():
            shares[number] = _share(found[number], groups, firsts)
        columns[f"in {label}"] = shares
    return columns | {"graph": np.full(len(lines), head.graph), "typed": np.full(len(lines), head.linked)}


def _title_columns(found: Sequence[Sequence[str]], shapes: Shapes, head: Told) -> tuple[Any, Any]:
    """Return the share of each line's words that a title has, and the share of a title's that the line has."""
    import numpy as np

    titles = [title for title in (frozenset(WORD.findall(title.lower())) for title in head.titles) if title]
    any_title = frozenset().union(*titles)
    in_title, of_title = np.zeros(len(found)), np.zeros(len(found))
    for number in np.flatnonzero(shapes.words <= LONGEST_TITLE).tolist() if titles else ():
        own = any_title.intersection(found[number])
        if own:
            shared = [(len(own & title), len(title)) for title in titles]
            in_title[number] = max(both for both, _ in shared) / len(set(found[number]))
            of_title[number] = max(both / size for both, size in shared)
    return in_title, of_title


def _groups(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[shift:] for shift in range(min(GROUP, max(1, len(words))))), strict=False)


def _share(words: Sequence[str], groups: set[tuple[str, ...]], first_words: set[str]) -> float:
    """Return the share of a line's groups that are among `groups`, whose first words are `first_words`."""
    own = len(words) - GROUP + 1
    if own < 1:
        return float(tuple(words) in groups)
    starts = [place for place in range(own) if words[place] in first_words]
    return sum([tuple(words[place : place + GROUP]) in groups for place in starts]) / own


def _neighbour_columns(columns: dict[str, Any], boxes: Boxes) -> dict[str, Any]:
    import numpy as np

    found: dict[str, Any] = {}
    parents = boxes.parent[boxes.of_line]
    for step in NEIGHBOURS:
        for name in SHARED:
            found[f"{name} {step:+}"] = shifted(columns[name], step)
        if abs(step) == 1:
            found[f"same block {step:+}"] = shifted(boxes.of_line, step) == boxes.of_line
            found[f"same parent {step:+}"] = shifted(parents, step) == parents
    return {name: np.asarray(column, dtype=np.float32) for name, column in found.items()}


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


def shifted(column: Any, step: int) -> Any:
    """Return a column in which each line has the value of the line `step` lines further on; -1 beyond the page."""
    import numpy as np

    moved = np.full(len(column), -1, dtype=np.float32)
    if step > 0:
        moved[:-step] = column[step:] if step < len(column) else moved[:-step]
    else:
        moved[-step:] = column[:step] if -step < len(column) else moved[-step:]
    return moved
