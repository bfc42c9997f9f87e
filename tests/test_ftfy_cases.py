"""Every case that ftfy passes, where they are at hand: the stages that repair do the same, but for named reasons."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from ftfy import TextFixerConfig, fix_text

from cleaner import Cleaner
from cleaner.catalogue import rules_of
from cleaner.settings import DEFAULTS
from tests.others_data import ENCODING, needs_encoding, samples

AS_WRITTEN = TextFixerConfig(uncurl_quotes=False, fix_character_width=False)
"""What ftfy is asked for. Quotes and the widths of East Asian signs are the author's, and stay."""

FTFY_PASSES = ("in-the-wild", "negative", "synthetic", "language-names")
FEWEST = 150
ALL_OF_THEM = 1_000

OTHERWISE = {
    "synthetic#11": "ftfy leaves a control that has no meaning in any encoding; here such controls go",
    "in-the-wild#42": "the Afrikaans article gets the apostrophe of print, not that of a typewriter",
}
"""Cases that come out in another way, and why."""


@cache
def cases() -> list[dict[str, Any]]:
    rows = samples(ENCODING / "ftfy_cases.jsonl.zst", ALL_OF_THEM)
    return [row for row in rows if row["expect"] == "pass" and fix_text(row["broken"]) == row["fixed"]]


def repaired(text: str) -> str:
    names = tuple(rule.name for stage in ("encoding", "characters") for rule in rules_of(stage))
    return Cleaner(replace(DEFAULTS, only=names)).clean(text).text.removesuffix("\n")


@needs_encoding
@pytest.mark.parametrize("kind", FTFY_PASSES)
def test_what_ftfy_passes_is_passed(kind: str) -> None:
    mine = [row for row in cases() if row["kind"] == kind]
    wrong = [row["id"] for row in mine if repaired(row["broken"]) != fix_text(row["broken"], AS_WRITTEN)]
    assert mine
    assert set(wrong) <= set(OTHERWISE), wrong


@needs_encoding
def test_the_cases_are_all_there() -> None:
    assert len(cases()) >= FEWEST
