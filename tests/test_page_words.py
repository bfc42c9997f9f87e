"""What the page model reads of words: those of lines as numbers, those of classes in its lexicon."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.reading import page_lexicon
from cleaner.reading.boxes import Box
from cleaner.reading.page_lexicon import SIZE, Lexicon, class_words, named
from cleaner.reading.page_words import USUAL, Words

WORD = re.compile(r"\w+")


@given(st.lists(st.text(st.characters(codec="utf-8") | st.sampled_from("aAbΣσςİı_ \n𝒳𠀀"), max_size=30), max_size=8))
def test_words_are_those_of_a_regular_expression_and_the_same_where_their_numbers_are(texts: list[str]) -> None:
    cut = Words(texts)
    strings = [WORD.findall(text.lower()) for text in texts]
    numbers = [cut.of(place) for place in range(len(texts))]
    assert [len(words) for words in numbers] == [len(words) for words in strings]
    pairs = {pair for one, other in zip(strings, numbers, strict=True) for pair in zip(one, other, strict=True)}
    assert len({word for word, _ in pairs}) == len({number for _, number in pairs}) == len(pairs)


def test_a_word_is_the_same_number_in_any_text_and_place() -> None:
    long = Words(["x" * USUAL + " the old bridge"])
    assert long.of(0)[1:] == Words(["", "The Old", "bridge"]).of(1) + Words(["bridge"]).of(0)


def test_lines_are_found_by_their_words() -> None:
    cut = Words(["The old bridge", "", "a new one", "the bridge"])
    assert [number for number, _ in cut.lines_with(set(Words(["bridge"]).of(0)))] == [0, 3]
    assert [number for number, _ in cut.lines_with(set(Words(["a ferry"]).of(0)))] == [2]
    assert list(cut.lines_with(set())) == []


def test_an_element_is_worth_the_mean_of_its_words() -> None:
    weights = np.zeros(SIZE, dtype=np.float32)
    (body,), (menu,) = class_words("body"), class_words("menu")
    weights[body], weights[menu] = 2, -1
    assert Lexicon(weights).told_by(["postBody", "menu body", "menu", "", "7"]) == [1, 0.5, -1, 0, 0]


def test_a_lexicon_that_forgets_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = np.arange(SIZE, dtype=np.float32)
    names = ["menu", "body", "post-body", "x" * 300, "menu"]
    told = Lexicon(weights).told_by(names)
    monkeypatch.setattr(page_lexicon, "MOST_NAMES", 1)
    forgetful = Lexicon(weights)
    assert [forgetful.told_by([name])[0] for name in names] == told


@pytest.mark.parametrize(
    ("attributes", "name"),
    [
        ({"class": "post"}, "post"),
        ({"id": "post"}, "post"),
        ({"href": "post"}, ""),
        ({"class": None}, ""),
        ({"href": "/", "role": "menu", "class": "post"}, "post menu"),
    ],
)
def test_an_element_is_called_by_four_of_its_attributes(attributes: dict[str, str | None], name: str) -> None:
    assert named(Box("div", attributes, None)) == name
