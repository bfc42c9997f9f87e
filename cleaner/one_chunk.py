"""One chunk of a file of records, from its bytes to its results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from cleaner import __version__
from cleaner.errors import broken
from cleaner.one_document import Order, Outcome, cleaner_for, header_of
from cleaner.reading import Unreadable
from cleaner.reading.record_files import audit_name, format_of, records_result_path
from cleaner.records.columns import joined
from cleaner.records.formats import format_for, records_of
from cleaner.records.reading import read_record
from cleaner.records.record import Chunk, Origin, Record
from cleaner.writing import jsonl
from cleaner.writing.audit_file import FindingRow, Header, finding_rows
from cleaner.writing.chunk_results import ChunkHead, chunk_path, head_at, write_chunk
from cleaner.writing.manifest import ManifestRow, row_of, with_copies


class Made(NamedTuple):
    """What was made of one record: its row in the manifest, its fields with the columns, its audit."""

    row: ManifestRow
    fields: Mapping[str, Any] | None = None
    audit: Mapping[str, Any] | None = None


def clean_chunk(chunk: Chunk, at: Callable[[int], None], order: Order) -> list[Outcome]:
    """Clean the records of a chunk, tell `at` of each by its place, write what was made, return the outcomes.

    What an earlier run made of the same records in the same way is not made again. What goes wrong with a record
    becomes a `failed` row. Raises OSError when it cannot be written.
    """
    place = chunk_path(order.out, chunk.relative, chunk.number)
    made_of = _made_of(chunk, order)
    head = None if order.again else head_at(place)
    if head is not None and head.made_of == made_of:
        return [Outcome(row, done_already=row.status != "failed") for row in head.rows]
    outcomes, result, audit = made_of_chunk(chunk, at, order)
    rows = [outcome.row for outcome in outcomes]
    write_chunk(place, ChunkHead(made_of, rows, len(result), len(audit), given_up=bool(chunk.lost)), result, audit)
    return outcomes


def made_of_chunk(chunk: Chunk, at: Callable[[int], None], order: Order) -> tuple[list[Outcome], bytes, bytes]:
    """Clean the records of a chunk; return the outcomes, the results and the audits as pieces of their files."""
    made = list(_made(chunk, at, order))
    try:
        result, audit = _encoded(chunk, made, order)
    except Exception:  # whatever it is, one record must not cost the others
        made = [_encodable(one, chunk, order) for one in made]
        is_any_left = any(one.fields is not None for one in made)
        result, audit = _encoded(chunk, made, order) if is_any_left else (b"", b"")
    return [Outcome(one.row) for one in made], result, audit


def _made_of(chunk: Chunk, order: Order) -> str:
    known = sorted(chunk.lost.items()), chunk.end
    facts = (__version__, order.fingerprint_of_records, order.to, order.known.whole_digest, chunk.piece.first, known)
    return sha256(repr((facts, chunk.piece.problem)).encode() + chunk.piece.data).hexdigest()


def _made(chunk: Chunk, at: Callable[[int], None], order: Order) -> Iterator[Made]:
    for record in records_of(chunk, order.settings.fields, at):
        yield _made_one(record, chunk, order)


def _encoded(chunk: Chunk, made: Sequence[Made], order: Order) -> tuple[bytes, bytes]:
    """Return the results and the audits of records as pieces of their files."""
    output = records_result_path(chunk.relative, order.to)
    audit = audit_name(output)
    origin = Origin(chunk.piece, order.settings.fields) if _stays(chunk, output) else None
    results = format_for(output).encode([one.fields for one in made if one.fields is not None], output, origin)
    return results, format_for(audit).encode_audits([one.audit for one in made if one.audit is not None], audit)


def _encodable(made: Made, chunk: Chunk, order: Order) -> Made:
    """Return what was made of a record, or that it failed when it cannot be written."""
    try:
        _encoded(chunk, [made], order)
    except Exception as error:
        return Made(ManifestRow(made.row.source, "failed", error=broken(error), id=made.row.id))
    return made


def _made_one(record: Record, chunk: Chunk, order: Order) -> Made:
    name = chunk.name_of(record)
    if record.problem:
        return _failed(record, name, record.problem)
    if record.skip:
        return Made(ManifestRow(name, "skipped", error=record.skip, id=record.id))
    try:
        copies = order.copies_of(name)
        dropped = order.dropped(name, copies)
        if dropped is not None:
            return Made(msgspec.structs.replace(dropped, id=record.id, copies=copies))
        made = _cleaned(record, chunk, order)
        return made._replace(row=with_copies(made.row, copies))
    except Unreadable as error:
        return _failed(record, name, str(error))
    except Exception as error:  # whatever it is, one document must not cost the others
        return _failed(record, name, broken(error))


def _failed(record: Record, name: str, error: str) -> Made:
    return Made(ManifestRow(name, "failed", error=error, id=record.id))


def _cleaned(record: Record, chunk: Chunk, order: Order) -> Made:
    reading = read_record(record, chunk.name_of(record), order.settings.extractor)
    site = order.known.site_of(reading.document, record.site or record.url, None)
    reading = replace(reading, document=replace(reading.document, site=site))
    cleaned = cleaner_for(order.settings).clean_document(reading.document)
    findings = finding_rows(cleaned.findings)
    header = header_of(reading, cleaned, jsonl.lines(findings), order)
    output = records_result_path(chunk.relative, order.to)
    row = msgspec.structs.replace(row_of(header, output), id=record.id)
    fields = joined(_carried(record, chunk, output), _said(header, cleaned.text), record.taken)
    return Made(row, fields, _audit(record, header, findings))


def _carried(record: Record, chunk: Chunk, output: str) -> Mapping[str, Any]:
    """Return the fields of a record as the format of the output holds them."""
    return record.carried if _stays(chunk, output) else format_for(chunk.relative).plain(record.carried)


def _stays(chunk: Chunk, output: str) -> bool:
    """Tell whether the results of a chunk are in the format that it came in, which a broken piece did not."""
    return chunk.piece.problem is None and format_of(chunk.relative) == format_of(output)


def _said(header: Header, text: str) -> dict[str, Any]:
    """Return the columns of a record."""
    return {
        "text": None if header.status == "rejected" else text,
        "quality": header.score.value,
        "language": header.language.code,
        "findings": header.counts.findings,
        "removed_words": header.counts.words_removed,
        "status": header.status,
    }


def _audit(record: Record, header: Header, findings: Sequence[FindingRow]) -> dict[str, Any]:
    """Return the audit of a record: by which number and id it is known, the header, the findings."""
    said: dict[str, Any] = msgspec.to_builtins(header)
    return {"record": record.number, "id": record.id, **said, "findings": msgspec.to_builtins(findings)}
