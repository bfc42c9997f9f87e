"""What a format of records can do, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import count
from typing import Any, BinaryIO, Protocol, cast

from cleaner.errors import WrongUsage, broken
from cleaner.reading.binary import Unreadable
from cleaner.reading.record_files import format_of
from cleaner.records import jsonl, parquet, warc
from cleaner.records.csv import Table
from cleaner.records.record import Chunk, Origin, Piece, Record
from cleaner.settings import Fields


class Format(Protocol):
    """What a format of records can do; each is a file beside this one."""

    def pieces(self, file: BinaryIO, name: str, charset: str | None = None) -> Iterator[Piece]:
        """Yield a file in pieces, in memory that does not grow with the file. What is wrong with it is told in one.

        A format that does not say which charset it is in guesses, unless that is known.
        """

    def records(self, piece: Piece, fields: Fields) -> Iterator[Record]:
        """Yield the records of a piece; one that cannot be read says why."""

    def plain(self, carried: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a record of this format carries as values that every format can write."""

    def encode(self, rows: Sequence[Mapping[str, Any]], name: str, origin: Origin | None) -> bytes:
        """Return rows as a piece of the file `name`: as this format carries those of `origin`, or plain."""

    def encode_audits(self, rows: Sequence[Mapping[str, Any]], name: str) -> bytes:
        """Return the audits of records as a piece of the file `name`."""

    def join(self, encoded: Iterable[BinaryIO], file: BinaryIO, name: str) -> None:
        """Write encoded pieces as the file `name`; `encoded` can be gone through more than once."""


FORMATS: Mapping[str, Format] = {
    "jsonl": cast(Format, jsonl),
    "csv": Table(),
    "tsv": Table("\t"),
    "parquet": cast(Format, parquet),
    "warc": cast(Format, warc),
}
"""Each format that `reading.record_files` names; a new one is a line here and a line there."""


def format_for(name: str) -> Format:
    """Return the format of a file that holds records."""
    return FORMATS[format_of(name) or ""]


NEEDED = {"parquet": "pyarrow", "warc": "fastwarc"}
"""Packages that come with the extra of a format's name."""


def lacking(name: str) -> str | None:
    """Return in plain words what has to be installed for a file that holds records; None when all is there."""
    extra = format_of(name) or ""
    return f"needs pip install 'cleaner[{extra}]'" if extra in NEEDED and not find_spec(NEEDED[extra]) else None


def check_writable(to: str | None) -> None:
    """Raise WrongUsage when the format that results are wanted in cannot be written here."""
    missing = lacking(f".{to}") if to else None
    if missing:
        raise WrongUsage(f"--to {to}: {missing}")


BEHIND = "nor can what follows in its piece of the file be read"


def records_of(chunk: Chunk, fields: Fields, at: Callable[[int], None] = lambda _place: None) -> Iterator[Record]:
    """Yield the records of a chunk; one that is lost says why, and where the file cannot be read on, one that says so.

    `at` is told of each by its place, before it is read: reading can take too long, or end the process, as well.
    """
    number, problem = chunk.piece.first, chunk.piece.problem
    try:
        records = format_for(chunk.relative).records(chunk.piece, fields) if problem is None else iter(())
        for place in count():
            at(place)
            if place == chunk.end:
                problem = f"{chunk.lost[place]}; {BEHIND}"
                break
            record = next(records, None)
            if record is None:
                break
            number = record.number + 1
            lost = chunk.lost.get(place)
            yield replace(record, problem=lost) if lost else record
    except Unreadable as error:
        problem = str(error)
    except Exception as error:  # whatever it is, one record must not cost the others
        problem = broken(error)
    if problem is not None:
        yield Record(number, problem=problem)
