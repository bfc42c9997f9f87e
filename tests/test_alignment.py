"""Which lines of a page an extractor's text accounts for."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.reading.alignment import align
from tests.page_texts import FIRST, SECOND, THIRD

# Which lines an extractor's text accounts for


def kept(lines: list[str], passages: list[str]) -> list[str]:
    return [lines[number] for number in sorted(align(lines, passages).kept)]


def test_equal_lines_are_found() -> None:
    lines = ["Home", FIRST, "Share", SECOND, "Imprint"]
    assert align(lines, [FIRST, SECOND]) == ({1, 3}, 1.0)


@pytest.mark.parametrize(
    "passages",
    [
        [FIRST + " " + SECOND],
        [FIRST[:40], FIRST[40:], SECOND],
        [FIRST.replace(" ", "  \n"), SECOND + "\xad"],
        [FIRST, "Words that stand nowhere on the page at all.", SECOND],
        [FIRST.replace("old bridge", "bridge"), SECOND.replace("people ", "")],
    ],
    ids=["joined", "split", "spaced", "more", "less"],
)
def test_breaks_and_small_differences_do_not_matter(passages: list[str]) -> None:
    assert kept(["Home", FIRST, "Share", SECOND, "Imprint"], passages) == [FIRST, SECOND]


def test_words_that_are_cut_by_soft_hyphens_are_found() -> None:
    assert kept(["Donau\xaddampf\xadschiff\xadfahrt ist hier der Titel"], ["Donaudampfschifffahrt ist hier der Titel"])


@pytest.mark.parametrize("short", ["Share", "The", "Monday", "two years", "masons"])
def test_a_short_line_is_not_kept_for_a_word_of_a_sentence(short: str) -> None:
    lines = [short, FIRST, short, SECOND, short]
    assert kept(lines, [FIRST, SECOND]) == [FIRST, SECOND]


def test_a_short_line_is_kept_for_itself_and_only_once() -> None:
    lines = ["Analysis", "Home", "Analysis", FIRST, "Analysis", SECOND, "Analysis"]
    assert align(lines, [FIRST, "Analysis", SECOND]).kept == {3, 4, 5}
    assert align(lines, ["Analysis", FIRST, SECOND]).kept == {2, 3, 5}
    assert align(lines, [FIRST, SECOND, "Analysis"]).kept == {3, 5, 6}


def test_a_row_of_a_table_is_found_by_its_cells() -> None:
    assert kept(["Paris\t2,1", FIRST, "Lyon\t0,5"], [FIRST, "Lyon 0,5"]) == [FIRST, "Lyon\t0,5"]


def test_a_line_is_kept_for_a_sentence_of_it() -> None:
    menu = " ".join(f"menu{number}" for number in range(200))
    assert kept([f"{menu} {FIRST} {menu}"], [FIRST]) != []
    assert kept([f"{menu} {FIRST[:20]} {menu}", SECOND], [SECOND]) == [SECOND]


def test_a_passage_that_was_moved_is_found() -> None:
    lines = [FIRST, "Home", SECOND, "Share", THIRD]
    assert kept(lines, [SECOND, THIRD, FIRST]) == [FIRST, SECOND, THIRD]


def test_a_text_that_stands_twice_is_kept_once() -> None:
    assert sorted(align([FIRST, SECOND, "Menu", FIRST, SECOND], [FIRST, SECOND]).kept) in ([0, 1], [3, 4])


def test_chinese_is_found_by_its_signs() -> None:
    lines = ["首页", "市长星期二在市政厅签署了协议，市议会将于星期四投票。", "分享", "老桥星期一重新开放。"]
    assert kept(lines, [lines[1] + lines[3]]) == [lines[1], lines[3]]


def test_what_is_not_on_the_page_is_not_traced() -> None:
    assert align([FIRST], ["Something else altogether was said there."]).traced < 0.3
    assert align([], [FIRST]) == (frozenset(), 0.0)
    assert align([FIRST], []) == (frozenset(), 0.0)


SENTENCES = (FIRST, SECOND, THIRD, "Share", "Read more", "Paris\t2,1", "The masons", "Nobody was hurt.")


@given(st.permutations(SENTENCES), st.sets(st.sampled_from(SENTENCES)))
@settings(max_examples=100)
def test_whatever_lines_an_extractor_takes_they_are_found_again(lines: list[str], taken: set[str]) -> None:
    passages = [line for line in lines if line in taken]
    assert kept(lines, passages) == passages
    assert align(lines, passages).traced == (1.0 if passages else 0.0)


@given(st.lists(st.sampled_from(SENTENCES), max_size=12), st.data())
@settings(max_examples=100)
def test_no_paragraph_is_lost_on_a_page_that_repeats_itself(lines: list[str], data: st.DataObject) -> None:
    passages = [line for line in lines if data.draw(st.booleans())]
    assert {FIRST, SECOND, THIRD}.intersection(passages) <= set(kept(lines, passages))


@pytest.mark.parametrize("line", ["0 0 0 0 0 0", "word " * 50, "a"], ids=["figures", "words", "letter"])
def test_repetition_takes_no_time(line: str) -> None:
    start = time.process_time()
    lines = [line] * 4000
    assert len(align(lines, lines).kept) == 4000
    assert time.process_time() - start < 10
