"""What the cleaner says of a record, beside the fields that the record has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cleaner.settings import Fields

TEXT = "text"
COLUMNS = (TEXT, "quality", "language", "findings", "removed_words", "status")
"""The clean text; its score; its language; how many findings, applied or not; words in what was removed; `ok`, `empty`
or `rejected`, which has no text."""

AGAIN = "clean_"


def names_beside(theirs: Sequence[str], taken: str | None) -> dict[str, str]:
    """Return under which names the columns stand beside the fields of a record.

    A field of one of these names stays what it is, and ours is called `clean_…`; only the field `taken`, which held
    the raw text, makes room.
    """
    kept = {name for name in theirs if name != taken}
    names = {}
    for column in COLUMNS:
        name = column
        while name in kept:
            name = AGAIN + name
        names[column] = name
    return names


def joined(carried: Mapping[str, Any], said: Mapping[str, Any], taken: str | None) -> dict[str, Any]:
    """Return the fields of a record with the columns: the clean text where the raw one stood, the others at the end."""
    names = names_beside(list(carried), taken)
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
