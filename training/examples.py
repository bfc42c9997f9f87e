"""A dump as an example to learn from: what is seen of its units, their hashes, and their labels."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from cleaner.language_of import decide
from cleaner.page.features import columns_of
from cleaner.page.leaning import leaning
from cleaner.page.numbered import numbered
from cleaner.page.units import Unit, units
from cleaner.page.wording import Hashes, hashes
from cleaner.text.words import words
from training.alignment import CONTENT, EITHER, NOISE, Aligned, labels
from training.dumps import Dump
from training.pages import pages

FOUND = 0.8
"""Share of the article's words that a dump must have: otherwise the article is that of another version of the page."""
FEWEST_UNITS, MOST_UNITS = 8, 3000
"""Units of a dump that can be learned from."""
CAPTION = re.compile(r"<figcaption\b.{0,3000}?</figcaption>", re.IGNORECASE | re.DOTALL)
HEADING = re.compile(r"<(h1|title)\b[^>]{0,500}>(.{3,500}?)</\1>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<[^>]{0,2000}>")
FEWEST_WORDS = 3
"""Words of a headline or a caption that is looked for among the units."""


@dataclass
class Example:
    """A dump to learn from: its text and its units, what is seen of them, and which of them are content."""

    set: str
    key: str
    site: str
    language: str
    kind: str
    rendering: str
    columns: dict[str, np.ndarray]
    hashes: Hashes
    labels: np.ndarray
    sizes: np.ndarray
    units: list[Unit]
    gold: str
    text: str


@dataclass
class Parts:
    """The headlines and the captions of a page, as words."""

    headlines: set[str]
    captions: set[str]


def parts_of(data: Path) -> dict[str, Parts]:
    """Return the headlines and captions of every page, by its key."""
    return {
        page.key: Parts(
            {_plain(found[2]) for found in HEADING.finditer(page.markup)},
            {_plain(found[0]) for found in CAPTION.finditer(page.markup)},
        )
        for page in pages(data)
        if page.markup
    }


def examples(found: Iterable[Dump], parts: dict[str, Parts]) -> Iterator[Example]:
    """Yield the examples that dumps make; those whose article is not on them make none."""
    for dump in found:
        example = example_of(dump, parts.get(dump.key))
        if example:
            yield example


def example_of(dump: Dump, parts: Parts | None) -> Example | None:
    """Return the example that a dump makes, None when there is nothing to learn from it."""
    if not dump.text.strip():  # of some pages a program prints nothing
        return None
    example = seen_in(dump)
    if not FEWEST_UNITS <= len(example.units) <= MOST_UNITS:
        return None
    aligned = Aligned([unit.text for unit in example.units], dump.gold)
    if aligned.found < FOUND:
        return None
    example.labels[:] = labels(aligned)
    _mark_parts(example.labels, example.units, parts)
    return example


def seen_in(dump: Dump) -> Example:
    """Return a dump as an example whose labels are not known yet."""
    text = dump.text.encode("utf-8", "replace").decode("utf-8")
    cut = units(text.split("\n"))
    numbers = numbered(cut)
    hashed = hashes(numbers)
    columns = columns_of(cut, numbers, hashed.whole, leaning(decide(text).language))
    marked = np.full(len(cut), EITHER, dtype=np.int8)
    sizes = np.array([len(words(unit.text)) for unit in cut], dtype=np.float32)
    return Example(*dump[:6], columns, hashed, marked, sizes, cut, dump.gold, text)


def _mark_parts(marked: np.ndarray, cut: list[Unit], parts: Parts | None) -> None:
    """Make the headline above the article content, whatever the set holds, and unlearn its copies and captions."""
    if parts is None or CONTENT not in marked:
        return
    first = int(np.argmax(marked == CONTENT))
    headlines = []
    for number, unit in enumerate(cut):
        plain = " ".join(words(unit.text.lower()))
        if marked[number] == NOISE and len(plain.split()) >= FEWEST_WORDS:
            if any(plain in headline for headline in parts.headlines):
                headlines.append(number)
                marked[number] = EITHER
            elif any(plain in caption for caption in parts.captions):
                marked[number] = EITHER
    above = [number for number in headlines if number < first]
    if above:
        marked[above[-1]] = CONTENT


def _plain(markup: str) -> str:
    return " ".join(words(html.unescape(TAG.sub(" ", markup)).lower()))
