"""The decoded raw text again, of a file or of one record of a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from cleaner.errors import WrongUsage, in_words
from cleaner.reading.record_files import audit_name, format_of
from cleaner.records.columns import OURS, TEXT
from cleaner.records.formats import format_for, lacking
from cleaner.records.record import Record
from cleaner.settings import FIELDS
from cleaner.writing import jsonl
from cleaner.writing.audit_file import Audit, FindingRow, Header, digest, utf8
from cleaner.writing.places import AUDIT_FOLDER, without_audit
from cleaner.writing.restore import Changed, restore, restore_file

OUR_TEXT = re.compile(f"({OURS})*{TEXT}")
"""What the column of the clean text can be called."""

WRITTEN_IN = "utf-8"
"""The charset of results: with NULs in them, they could be taken for another."""

NESTED = ("language", "score", "metadata", "counts", "journal", "parts", "findings")
"""What an audit holds inside one another; a table of cells has it as JSON."""


def restored(clean: Path, record: int | None = None, audit: Path | None = None) -> str:
    """Return the raw text that a clean text was made of: a file, or a `record` of a file.

    Raises WrongUsage when something is missing, Changed when something was edited.
    """
    if format_of(clean.name) is None:
        if record is not None:
            raise WrongUsage(f"{clean}: is one text and has no records")
        return restore_file(clean, audit)
    if record is None:
        raise WrongUsage(f"{clean}: holds many texts; say which one with --record N")
    return restore_record(clean, record, audit)


def restore_record(clean: Path, number: int, audit: Path | None = None) -> str:
    """Return the raw text that a record of the file `clean` was made of; `number` is that of the record in the input,
    as the manifest and the audit give it.

    Raises WrongUsage when a file or the record is missing, Changed when one of the files was edited.
    """
    place = audit or _audit_of(clean)
    for above, row in enumerate(_fields(place)):
        if str(row.get("record")) == str(number):
            return _restored(clean, place, above, row)
    raise WrongUsage(f"{place}: has no record {number}")


def _audit_of(clean: Path) -> Path:
    for out in clean.absolute().parents:
        audit = out / AUDIT_FOLDER / audit_name(clean.absolute().relative_to(out).as_posix())
        if audit.is_file():
            return audit
    raise WrongUsage(without_audit(clean))


def _restored(clean: Path, place: Path, above: int, row: Mapping[str, Any]) -> str:
    audit = _audit(row, place)
    text = audit.header.rejected_text
    if text is None:
        text = _text_at(clean, above, audit.header.sha256_clean)
    if text is None:
        raise Changed(f"{clean}: the record is not there any more")
    try:
        return restore(utf8(text), audit)
    except Changed as error:
        raise Changed(f"{clean} with {place}: record {row['record']}: {error}") from error


def _text_at(clean: Path, above: int, sha256: str) -> str | None:
    """Return the text of the record of a file that so many others stand above; it should have this digest."""
    plain = format_for(clean.name).plain
    return next((_text(record, plain(record.carried), sha256) for record in islice(_records(clean), above, None)), None)


def audits_in(place: Path) -> Iterator[Audit]:
    """Yield the audits of all records of a file. Raises WrongUsage, Changed."""
    for row in _fields(place):
        yield _audit(row, place)


def _audit(row: Mapping[str, Any], place: Path) -> Audit:
    there = {name: row[name] for name in NESTED if row.get(name) not in (None, "")}
    try:
        told = {name: json.loads(value) if isinstance(value, str) else value for name, value in there.items()}
        told |= {name: list(map(_unnamed, told.get(name, ()))) for name in ("journal", "parts")}
        header = msgspec.convert({name: value for name, value in {**row, **told}.items() if value is not None}, Header)
        findings = tuple(msgspec.convert(told["findings"], list[FindingRow]))
    except (msgspec.ValidationError, KeyError, TypeError, ValueError) as error:
        raise Changed(f"{place}: this is no audit, or was changed: {error}") from error
    return Audit(header, findings, tuple(jsonl.lines(findings)))


def _unnamed(values: Any) -> Any:
    """Return values of different kinds by their places; in Parquet they have names."""
    return list(values.values()) if isinstance(values, Mapping) else values


def _records(file: Path) -> Iterator[Record]:
    """Yield the records of a file in their order."""
    kind, missing = format_for(file.name), lacking(file.name)
    if missing:
        raise WrongUsage(f"{file}: {missing}")
    try:
        with file.open("rb") as opened:
            for piece in kind.pieces(opened, file.name, WRITTEN_IN):
                if piece.problem is not None:
                    raise Changed(f"{file}: {piece.problem}")
                yield from kind.records(piece, FIELDS)
    except OSError as error:
        raise WrongUsage(f"{file}: {in_words(error)}") from error


def _fields(file: Path) -> Iterator[dict[str, Any]]:
    return (format_for(file.name).plain(record.carried) for record in _records(file))


def _text(record: Record, fields: Mapping[str, Any], sha256: str) -> str | None:
    """Return the clean text of a record: where the input has a field of its name, ours has another, unless that was the
    raw text; the digest tells which it is.
    """
    named = sorted(filter(OUR_TEXT.fullmatch, fields), key=len)
    found = [record.text, *(fields[name] for name in named)]
    texts = [text for text in found if isinstance(text, str)]
    return next((text for text in texts if digest(utf8(text)) == sha256), texts[-1] if texts else None)
