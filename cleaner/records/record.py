"""What a file of records is made of: chunks that travel to a process, and the records in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple, Protocol

from cleaner.settings import Fields

CHUNK_BYTES = 1_000_000
"""Of a file that are handed out together: a second or two of work, so that processes seldom wait for one another and
what a killed run loses is little. Where a chunk ends depends on the file alone."""

MOST_IN_A_RECORD = 256_000_000
"""Bytes of one record above which the file is taken for damaged: the memory of a process is not for one line."""

READ_AT_ONCE = 262_144
"""Bytes that are asked for at once: a quarter of a chunk, so that reading costs little and memory holds little more."""

MOST_NAMED, MOST_OF_A_NAME = 8, 40
"""Of the fields of a record that has none of those that are looked for: a line of a terminal shows a slip."""

BEFORE_NUMBER = "#"
"""Between the name of a file and the number of a record in it."""


class Readable(Protocol):
    """What gives bytes piece by piece."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most `size` of them; none at the end."""


class Piece(NamedTuple):
    """A stretch of a file: the number of its first record, and its bytes as `Format.records` understands them.

    With a `problem` the file cannot be read from that record on, and there are no bytes.
    """

    first: int
    data: bytes
    problem: str | None = None


@dataclass(frozen=True)
class Record:
    """One record: what is to be cleaned, a text or a page, and what is known of it.

    `number` counts from 1: lines in JSON lines and CSV, else records. `carried` is every field as the format holds it;
    `taken` names the field that the clean text replaces. A page of bytes has the `charset` that was declared for it.
    With a `problem` the record cannot be cleaned, with `skip` it is passed over; both are plain words.
    """

    number: int
    text: str | None = None
    page: str | bytes | None = None
    id: str | None = None
    url: str = ""
    site: str = ""
    date: str = ""
    charset: str | None = None
    taken: str | None = None
    carried: Mapping[str, Any] = field(default_factory=dict)
    problem: str | None = None
    skip: str | None = None


def record_of(number: int, carried: Mapping[str, Any], value: Callable[[str], Any], fields: Fields) -> Record:
    """Return the record that some named fields make; `value` gives what stands in a field that is there.

    Without a text, the field of the page is looked at; then too the clean text stands in the field of the text, if the
    record has one.
    """
    here = {name: value(name) for name in fields if name in carried}
    known = {"number": number, "carried": carried, **_facts(here, fields)}
    text, page = here.get(fields.text), here.get(fields.html)
    if isinstance(text, str):
        return Record(text=text, taken=fields.text, **known)
    if text is None and isinstance(page, str | bytes):
        return Record(page=page, taken=fields.text if fields.text in carried else None, **known)
    return Record(problem=_what_is_wrong(here, carried, fields), **known)


def _facts(here: Mapping[str, Any], fields: Fields) -> dict[str, Any]:
    """Return what is known of a record beside its text. An id can be a number."""
    found = {"url": fields.url, "site": fields.site, "date": fields.date}
    told = {fact: str(here[name]) for fact, name in found.items() if here.get(name) is not None}
    given = here.get(fields.id)
    return told if given is None else told | {"id": str(given)}


def _what_is_wrong(here: Mapping[str, Any], carried: Iterable[str], fields: Fields) -> str:
    for name in (fields.text, fields.html):
        if here.get(name) is not None:
            return f"the field {name} holds no text, but {type(here[name]).__name__}"
    if fields.text in here:
        return f"the field {fields.text} is empty: null"
    missing = f"there is no field {fields.text}" + (
        f" and no field {fields.html}" if fields.html != fields.text else ""
    )
    names = [str(name)[:MOST_OF_A_NAME] for name in islice(carried, MOST_NAMED + 1)]
    if not names:
        return missing
    return f"{missing}, but {', '.join(names[:MOST_NAMED])}" + (" and others" if len(names) > MOST_NAMED else "")


class Origin(NamedTuple):
    """Where rows come from that stay in their format: a piece of a file, and how its fields are named."""

    piece: Piece
    fields: Fields


@dataclass(frozen=True)
class Chunk:
    """A piece of a file on its way to a process: `relative` is the file's name in the run, `number` counts from 0.

    `lost` says why records, by their places in the piece from 0, are not to be tried again. The one at the place `end`
    is not even to be read.
    """

    relative: str
    number: int
    piece: Piece
    lost: Mapping[int, str] = field(default_factory=dict)
    end: int | None = None

    def name_of(self, record: Record) -> str:
        """Return the name in the run of one of its records."""
        return f"{self.relative}{BEFORE_NUMBER}{record.number}"
