"""Picture credits and facts recovered from what goes."""

from __future__ import annotations

import pytest

import cleaner
from cleaner.credits import is_credit
from cleaner.metadata import recovered


@pytest.mark.parametrize(
    "text",
    [
        "© Harbour Press",
        "  © AFP  ",
        "Jane Doe | PA",
        "Jane Doe/AP",
        "City Hall via Reuters",
        "(c) Jane Doe",
        "Jane Doe - Getty Images",
    ],
)
def test_a_name_and_an_owner_is_a_credit(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "She told Reuters that the mill had burned.",
        "The mill burned | and nobody came",
        "The agency AP",
        "",
        "© is the sign that the miller painted on every sack of flour in the long winter before the great flood came",
    ],
)
def test_a_sentence_or_a_name_alone_is_none(text: str) -> None:
    assert not is_credit(text)


def test_the_date_of_a_date_field_is_recovered() -> None:
    cleaned = cleaner.clean("date 2021-12 The mill burned down on the coldest night of the year.", language="en")

    assert cleaned.text.startswith("The mill")
    assert recovered(cleaned.findings) == {"date": "2021-12"}


def test_a_date_that_stays_in_the_text_is_not_metadata() -> None:
    cleaned = cleaner.clean("The mill burned.\n2021-12-03\nNobody came.\n", language="en")

    assert "2021-12-03" in cleaned.text
    assert recovered(cleaned.findings) == {}
