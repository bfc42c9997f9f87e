"""What the cleaner says of a record, beside the fields that the record has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cleaner.settings import Fields

TEXT = "text"
COLUMNS = (TEXT, "quality", "language", "findings", "removed_words", "status")
"""The clean text; its score; its language; how many findings, applied or not; words in what was removed; `ok`, `empty`
or `rejected`, which has no text."""

OURS = "clean_"
"""What stands before the name of our column where another has that name."""


def names_beside(columns: Iterable[str], theirs: Iterable[str], freed: str | None) -> dict[str, str]:
    """Return what each of our columns is called beside theirs, which stay what they are but for `freed`.

    Many programs take `Text` and `text` for one name: case does not count.
    """
    taken = {name.casefold() for name in theirs if name != freed}
    names = {}
    for column in columns:
        name = column
        while name != freed and name.casefold() in taken:
            name = OURS + name
        names[column] = name
        taken.add(name.casefold())
    return names


def joined(carried: Mapping[str, Any], said: Mapping[str, Any], taken: str | None) -> dict[str, Any]:
    """Return the fields of a record with the columns: the clean text where the raw one stood, the others at the end.

    `taken` is the field that held the raw text, which alone makes room.
    """
    names = names_beside(COLUMNS, carried, taken)
    fields: dict[str, Any] = {}
    for name, value in carried.items():
        if name == taken:
            fields[names[TEXT]] = said[TEXT]
        else:
            fields[name] = value
    return fields | {names[column]: said[column] for column in COLUMNS}


def names_joined(theirs: Sequence[str], fields: Fields) -> list[str]:
    """Return the names that `joined` gives every record of a table whose columns are `theirs`."""
    taken = fields.text if fields.text in theirs else None
    return list(joined(dict.fromkeys(theirs), dict.fromkeys(COLUMNS), taken))
