"""Edits: applied, taken back, settled, traced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.edits import Mismatch, Trace, applied, apply, inverted, settle, undo
from cleaner.model import SUREST_FIRST, Certainty, Edit, Finding, Span, Step

TEXT = st.text("abc \n", max_size=20)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits of it, in order, without overlap."""
    text = draw(TEXT)
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = dict.fromkeys(Span(*pair) for pair in zip(cuts[::2], cuts[1::2], strict=False))
    return text, [Edit(span, text[slice(*span)], draw(st.text("abX", max_size=3))) for span in spans]


def finding(start: int, end: int, rule: str = "x", certainty: Certainty = "likely", applied: bool = True) -> Finding:
    return Finding(rule, Edit(Span(start, end), "." * (end - start)), "", certainty, applied)


@given(edited())
def test_undo_takes_back_what_apply_did(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    assert undo(apply(text, edits), edits) == text


@given(edited())
def test_inverting_twice_gives_the_same_edits(case: tuple[str, list[Edit]]) -> None:
    _, edits = case
    assert inverted(inverted(edits)) == edits


def test_apply_does_removals_insertions_and_replacements() -> None:
    edits = [Edit(Span(0, 0), "", ">"), Edit(Span(1, 3), "bc"), Edit(Span(3, 4), "d", "DD")]
    assert apply("abcde", edits) == ">aDDe"


@pytest.mark.parametrize("change", [apply, undo])
def test_a_text_that_is_not_the_right_one_is_refused_with_the_place(change: object) -> None:
    with pytest.raises(Mismatch, match="at character 3: expected 'd', found 'x'") as error:
        change("abcx", [Edit(Span(3, 4), "d", "d")])
    assert error.value.at == 3


@pytest.mark.parametrize(
    ("wanting", "winners"),
    [
        ([finding(0, 4, "b"), finding(2, 6, "a", "certain")], {"a"}),
        ([finding(0, 4, "b"), finding(2, 8, "a")], {"a"}),
        ([finding(0, 4, "b"), finding(2, 6, "a")], {"b"}),
        ([finding(0, 4, "b"), finding(0, 4, "a")], {"a"}),
        ([finding(0, 4, "a"), finding(4, 8, "b")], {"a", "b"}),
        ([finding(2, 2, "b"), finding(2, 2, "a")], {"a"}),
        ([finding(2, 2, "a"), finding(2, 4, "b")], {"a", "b"}),
        ([finding(0, 4, "a"), finding(4, 4, "b")], {"a", "b"}),
        ([finding(0, 4, "a"), finding(2, 2, "b")], {"a"}),
        ([finding(0, 5, "a"), finding(4, 8, "b"), finding(7, 9, "c")], {"a", "c"}),
        ([finding(0, 9, "a", "certain", applied=False), finding(2, 4, "b")], {"b"}),
    ],
    ids=[
        "surer first",
        "then longer",
        "then earlier",
        "then by name",
        "neighbours do not collide",
        "two insertions at one place do",
        "an insertion before a removal does not",
        "an insertion behind a removal does not",
        "an insertion inside one does",
        "who loses to a loser wins",
        "a report takes no place",
    ],
)
def test_collisions_are_settled_by_one_sentence(wanting: list[Finding], winners: set[str]) -> None:
    for order in (wanting, wanting[::-1]):
        settled = settle(order)
        assert {one.rule for one in settled if one.applied} == winners
        assert len(settled) == len(wanting)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.sampled_from("abc"), st.sampled_from(SUREST_FIRST))))
def test_what_is_settled_can_be_applied_whatever_the_order(drawn: list[tuple[int, int, str, Certainty]]) -> None:
    wanting = [finding(start, start + length, rule, sure) for start, length, rule, sure in drawn]
    settled = settle(wanting)
    assert apply("." * 20, applied(settled))
    assert sorted(settle(wanting[::-1])) == sorted(settled)
    assert [one.edit.span for one in settled] == sorted(one.edit.span for one in wanting)


def step(*edits: Edit) -> Step:
    return Step("stage", tuple(Finding("x", edit, "", "likely", True) for edit in edits))


def test_a_place_is_traced_back_through_all_steps() -> None:
    steps = [step(Edit(Span(0, 2), "ab")), step(Edit(Span(1, 2), "d", "DDD")), step()]
    # "abcdef" → "cdef" → "cDDDef"
    trace = Trace(steps)
    assert trace.to_raw(2, [Span(4, 6)]) == [Span(4, 6)]
    assert trace.to_raw(2, [Span(2, 3)]) == [Span(3, 4)]
    assert trace.to_raw(1, [Span(0, 1)]) == [Span(2, 3)]
    assert trace.to_raw(0, [Span(0, 1)]) == [Span(0, 1)]


@given(edited())
def test_letters_that_stayed_are_traced_back_to_themselves(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    trace = Trace([step(*edits), step()])
    clean = apply(text, edits)
    written = {place for edit in inverted(edits) for place in range(*edit.span)}
    for place, letter in enumerate(clean):
        [(start, end)] = trace.to_raw(1, [Span(place, place + 1)])
        assert 0 <= start <= end <= len(text)
        assert place in written or text[start:end] == letter
