"""The five founding scrapes, when they are there: everything that `expected.json` says of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from cleaner import clean
from cleaner.cleaning import Cleaned
from cleaner.metadata import recovered
from cleaner.model import Span
from cleaner.text.words import words
from tests.others_data import SEEDS, needs_seeds

pytestmark = needs_seeds

MOST_WORDS_LOST = 0.002
LONGEST_NOISE_LINE = 300
"""Characters; a longer line that holds noise is a wall of text, of which only the sentences with noise are noise."""


@cache
def expected() -> dict[str, Any]:
    return json.loads((SEEDS / "expected.json").read_text("utf-8")) if SEEDS.is_dir() else {}


@cache
def cleaned(name: str) -> Cleaned:
    return clean((SEEDS / f"{name}.txt").read_bytes().decode("utf-8"))


def folded(text: str) -> str:
    """Return text with every run of white space and no-break spaces as one space."""
    return " ".join(text.split())


def entries(kind: str) -> pytest.MarkDecorator:
    listed = [(name, entry) for name, entries in expected().items() for entry in entries.get(kind, ())]
    return pytest.mark.parametrize(("name", "entry"), listed, ids=[f"{name} {entry[:40]}" for name, entry in listed])


@entries("must_go")
def test_noise_goes(name: str, entry: str) -> None:
    assert folded(entry) in folded(cleaned(name).raw)
    assert folded(entry) not in folded(cleaned(name).text)


@entries("must_stay")
def test_the_article_stays(name: str, entry: str) -> None:
    assert folded(entry) in folded(cleaned(name).text)


@entries("once")
def test_what_is_printed_twice_stays_once(name: str, entry: str) -> None:
    assert folded(cleaned(name).raw).count(folded(entry)) == 2
    assert folded(cleaned(name).text).count(folded(entry)) == 1


@entries("repaired")
def test_damage_is_repaired(name: str, entry: str) -> None:
    repaired = expected()[name]["repaired"][entry]
    assert entry in cleaned(name).raw
    assert folded(repaired) in folded(cleaned(name).text)


def place(text: str, entry: str) -> Span:
    """Return where `entry` stands in `text`, however its white space is written."""
    found = re.search(r"\s+".join(map(re.escape, entry.split())), text)
    assert found, entry
    return Span(*found.span())


def fragments(name: str) -> list[Span]:
    return [finding.span for finding in cleaned(name).findings if finding.stage == "fragment"]


@entries("must_flag")
def test_broken_sentences_are_reported(name: str, entry: str) -> None:
    start, end = place(cleaned(name).raw, entry)
    assert any(found.start <= end and found.end >= start for found in fragments(name))
    assert folded(entry) in folded(cleaned(name).text)


@entries("must_not_flag")
def test_whole_sentences_are_not_reported(name: str, entry: str) -> None:
    start, end = place(cleaned(name).raw, entry)
    assert not [found for found in fragments(name) if found.start < end and found.end > start]


@pytest.mark.parametrize("name", [name for name, entries in expected().items() if "metadata" in entries])
def test_facts_are_recovered(name: str) -> None:
    assert recovered(cleaned(name).findings) == expected()[name]["metadata"]


def test_hardly_a_word_of_the_articles_is_lost() -> None:
    lost, total = 0, 0
    for name in expected():
        article = Counter(words(cleaned(name).raw)) - Counter(words(" ".join(dict.fromkeys(noise(name)))))
        gone = article - Counter(words(cleaned(name).text))
        lost, total = lost + gone.total(), total + article.total()
    assert lost <= MOST_WORDS_LOST * total


def noise(name: str) -> Iterator[str]:
    """Yield the text of a scrape that is no article: lines with noise, sentences with it, second printings."""
    facts = expected()[name].get("metadata", {}).values()
    for entry in expected()[name]["must_go"]:
        for line in cleaned(name).raw.split("\n"):
            if folded(entry) in folded(line):
                yield entry if any(fact in entry for fact in facts) else _noise_around(entry, line)
    yield from expected()[name].get("once", [])


def _noise_around(entry: str, line: str) -> str:
    if len(line) <= LONGEST_NOISE_LINE:
        return line
    start, end = place(line, entry)
    return line[start : re.compile(r"[.!?]\s|$").search(line, end).end()]
