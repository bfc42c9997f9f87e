"""The columns that a pipeline gets from the cleaner, and what they are called beside those that are there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.errors import WrongUsage
from cleaner.records import columns as of_records
from cleaner.text.spelling import did_you_mean

TEXT, STATUS, ERROR, AUDIT = of_records.TEXT, "status", "error", "audit"

COLUMNS = (*of_records.COLUMNS, ERROR)
"""What is added unless a pipeline says otherwise.

`text`: the clean text, also where its score rejects it. `quality`: the score, from 0 to 1. `language`: the code of the
language. `findings`: how many there are, applied or not. `removed_words`: how many words went. `status`: `ok`, `empty`,
`rejected` (the score is below `min_score`) or `failed`. `error`: why it failed; then all else is null.
"""

ALL_COLUMNS = (*COLUMNS, AUDIT)
"""`audit` has all findings of a text as a list of rows (`journal.py`), enough to make the raw text again."""


def checked(columns: Iterable[str]) -> tuple[str, ...]:
    """Return names of columns, each once. Raises WrongUsage where one is none that the cleaner can give."""
    chosen = tuple(dict.fromkeys(columns))
    for name in chosen:
        if name not in ALL_COLUMNS:
            raise WrongUsage(f"columns: there is no {name}{did_you_mean(name, ALL_COLUMNS)}")
    return chosen


def named(columns: Iterable[str], given: Iterable[str], source: str) -> dict[str, str]:
    """Return what each of our columns is called in a table that has the columns `given`.

    A column of one of our names stays as it is, and ours is called `clean_…`; only the one that the text is read from,
    `source`, gives its place to the clean text.
    """
    return of_records.names_beside(columns, given, TEXT if source == TEXT else None)


def place_of(name: str, given: Sequence[str], asked_by: str) -> int:
    """Return where the column `name` stands. Raises WrongUsage where there is none, or several."""
    found = given.count(name)
    if found > 1:
        raise WrongUsage(f"{asked_by}: {found} columns are called {name}")
    if not found:
        there = f"the columns are {', '.join(given)}" if given else "there are no columns"
        raise WrongUsage(f"{asked_by}: there is no column {name}, {there}{did_you_mean(name, given)}")
    return given.index(name)
