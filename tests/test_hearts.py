"""The literal hearts of patterns."""

from __future__ import annotations

import pytest

from cleaner.text.hearts import NoHeart, anatomy


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("newsletter", {"newsletter"}),
        ("sign up( now)?", {"sign up"}),
        ("(read|see) also", {"read also", "see also"}),
        ("share on .{0,20}", {"share on "}),
        (r"\d{1,3} comments", {" comments"}),
        ("colou?r", {"color", "colour"}),
        ("[àa] lire", {"à lire", "a lire"}),
        ("more .{0,9} subscribers", {" subscribers"}),
    ],
)
def test_every_match_holds_a_heart(pattern: str, expected: set[str]) -> None:
    assert set(anatomy(pattern).hearts) == expected


@pytest.mark.parametrize(
    ("pattern", "longest"), [("newsletter", 10), ("sign up( now)?", 11), (r"\d{1,3} comments", 12)]
)
def test_the_longest_match_bounds_where_to_look(pattern: str, longest: int) -> None:
    assert anatomy(pattern).longest == longest


@pytest.mark.parametrize("pattern", [".{0,9}", r"\d{1,4}", "(a)?", "(letter|.{0,3})"])
def test_a_pattern_that_can_match_anything_has_none(pattern: str) -> None:
    with pytest.raises(NoHeart):
        anatomy(pattern)
