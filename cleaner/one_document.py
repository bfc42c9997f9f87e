"""One input of a run, from its file to its results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from cleaner import __version__
from cleaner.cleaning import Cleaned, Cleaner
from cleaner.diff import tally
from cleaner.errors import NO_ROOM, broken, in_words
from cleaner.metadata import recovered
from cleaner.reading import Reading, Source, Unreadable, read_source, result_path
from cleaner.settings import Settings, fingerprint
from cleaner.sites import Known, Surveyed
from cleaner.text.words import count
from cleaner.writing import atomic
from cleaner.writing.audit_file import (
    Counts,
    Header,
    checks,
    digest,
    digest_at,
    finding_lines,
    guessed,
    header_at,
    journal_of,
    rounded,
    utf8,
)
from cleaner.writing.jsonl import line
from cleaner.writing.manifest import CopiesRow, ManifestRow, row_of, with_copies
from cleaner.writing.places import audit_path, clean_path, is_one_file, own_name


class Outcome(NamedTuple):
    """What became of an input; `done_already`: an earlier run had finished it."""

    row: ManifestRow
    done_already: bool = False


@dataclass(frozen=True)
class Order:
    """What is to be done with each input of a run; `again`: also with those that are done already.

    `surveyed` is what all the inputs told together, if they were asked. `to` is the ending of the results of files of
    records, if it is not that of the inputs.
    """

    out: Path
    settings: Settings
    again: bool = False
    surveyed: Surveyed | None = None
    to: str | None = None

    @cached_property
    def fingerprint(self) -> str:
        """The hash of the settings."""
        return fingerprint(self.settings)

    @cached_property
    def fingerprint_of_records(self) -> str:
        """The same for results of many documents at once: near-copies, which are not among them, are chosen too."""
        return f"{self.fingerprint} {self.settings.duplicates}"

    @cached_property
    def known(self) -> Known:
        """What is known of the sites of the inputs."""
        return Known(self.settings.site_lines, self.surveyed)

    def copies_of(self, name: str) -> CopiesRow | None:
        """Return the near-copies of a document, if it has any and they are asked for."""
        if self.surveyed is None or self.settings.duplicates == "off":
            return None
        copies = self.surveyed.copies_of(name)
        return CopiesRow(*copies) if copies else None

    def dropped(self, name: str, copies: CopiesRow | None) -> ManifestRow | None:
        """Return the row of a near-copy where those are dropped; None for a document that is to be cleaned."""
        if self.settings.duplicates != "drop" or copies is None or copies.keep == name:
            return None
        return ManifestRow(name, "skipped", error=f"a near-copy of {copies.keep}")


def clean_one(source: Source, order: Order) -> Outcome:
    """Read, clean and write one input. What goes wrong with it becomes a `failed` row.

    Raises OSError when the disk has no room for results at all.
    """
    if source.skip:
        return Outcome(ManifestRow(source.relative, "skipped", error=source.skip))
    if source.problem:
        return failed(source, source.problem)
    try:
        copies = order.copies_of(source.relative)
        outcome = _in_the_way(source, order) or _dropped(source, order, copies)
        outcome = outcome or _done_already(source, order) or _cleaned(source, order)
        return outcome._replace(row=with_copies(outcome.row, copies))
    except Unreadable as error:
        return failed(source, str(error))
    except OSError as error:
        if error.errno in NO_ROOM:
            raise
        return failed(source, f"its result cannot be written: {in_words(error)}")
    except Exception as error:  # whatever it is, one document must not cost the others
        return failed(source, broken(error))


def failed(source: Source, error: str) -> Outcome:
    """Return the outcome of an input that could not be cleaned."""
    return Outcome(ManifestRow(source.relative, "failed", error=error))


def _in_the_way(source: Source, order: Order) -> Outcome | None:
    output = result_path(source.relative)
    taken = own_name(output)
    if taken:
        return failed(source, f"its result would lie on {taken}, which the run writes itself")
    if is_one_file(clean_path(order.out, output), source.path):
        return failed(source, "its result would overwrite it")
    return None


def _dropped(source: Source, order: Order, copies: CopiesRow | None) -> Outcome | None:
    """Pass over a near-copy where those are dropped; what an earlier run made of it goes."""
    row = order.dropped(source.relative, copies)
    if row is None:
        return None
    output = result_path(source.relative)
    for path in (clean_path(order.out, output), audit_path(order.out, output)):
        path.unlink(missing_ok=True)
    return Outcome(row)


def _done_already(source: Source, order: Order) -> Outcome | None:
    """Return what an earlier run made of the same bytes in the same way, if all of it is still there."""
    output = result_path(source.relative)
    header = None if order.again else header_at(audit_path(order.out, output))
    made_of = (source.relative, __version__, order.fingerprint)
    if header is None or (header.source, header.version, header.settings) != made_of:
        return None
    if header.learned != order.known.digest(source.relative) or header.sha256_raw != _sha256_of(source):
        return None
    expected = None if header.status == "rejected" else header.sha256_clean
    if digest_at(clean_path(order.out, output)) != expected:
        return None
    return Outcome(row_of(header, output), done_already=True)


def _cleaned(source: Source, order: Order) -> Outcome:
    output = result_path(source.relative)
    reading = read_source(source, source.relative, order.settings.extractor)
    site = order.known.site_of(reading.document, reading.metadata.get("url", ""), source.path)
    reading = replace(reading, document=replace(reading.document, site=site))
    cleaned = cleaner_for(order.settings).clean_document(reading.document)
    header, audit = audit_lines(reading, cleaned, order)
    # The audit first: a clean text without its audit could not be restored.
    atomic.write(audit_path(order.out, output), audit)
    if header.status == "rejected":
        clean_path(order.out, output).unlink(missing_ok=True)
    else:
        atomic.write(clean_path(order.out, output), utf8(cleaned.text))
    return Outcome(row_of(header, output))


def _sha256_of(source: Source) -> str | None:
    return digest_at(source.path) if source.data is None else digest(source.data)


@cache
def cleaner_for(settings: Settings) -> Cleaner:
    """Return the cleaner of this process for some settings."""
    return Cleaner(settings)


def audit_lines(reading: Reading, cleaned: Cleaned, order: Order) -> tuple[Header, bytes]:
    """Return the audit of a document: its first line, and the bytes of all its lines."""
    findings = finding_lines(cleaned.findings)
    header = header_of(reading, cleaned, findings, order)
    return header, b"".join((line(header), *findings))


def header_of(reading: Reading, cleaned: Cleaned, findings: Sequence[bytes], order: Order) -> Header:
    """Return what the audit of a document says of it as a whole; `findings` are the lines of its findings."""
    clean = utf8(cleaned.text)
    status = status_of(cleaned, order.settings.min_score)
    return Header(
        source=cleaned.name,
        status=status,
        sha256_raw=reading.raw_sha256,
        sha256_decoded=digest(utf8(cleaned.raw)),
        sha256_clean=digest(clean),
        charset=reading.charset,
        charset_because=reading.why,
        language=guessed(cleaned.language),
        score=rounded(cleaned.score),
        metadata={**recovered(cleaned.findings), **reading.metadata},
        counts=counts_of(cleaned),
        version=__version__,
        settings=order.fingerprint,
        journal=journal_of(cleaned.steps),
        clean_lines=checks(clean.split(b"\n")),
        finding_lines=checks(findings),
        guarded=cleaned.guarded,
        learned=order.known.digest(reading.document),
        parts=list(cleaned.parts),
        rejected_text=cleaned.text if status == "rejected" else None,
    )


def status_of(cleaned: Cleaned, min_score: float) -> Literal["ok", "empty", "rejected"]:
    """Tell what a cleaning came to."""
    if not cleaned.text.strip():
        return "empty"
    return "rejected" if rounded(cleaned.score).value < min_score else "ok"


def counts_of(cleaned: Cleaned) -> Counts:
    """Count words and findings."""
    by_rule = tally(cleaned.steps)
    return Counts(
        words=count(cleaned.text),
        words_removed=sum(one.words_removed for one in by_rule),
        findings=len(cleaned.findings),
        applied={one.rule: one.applied for one in sorted(by_rule) if one.applied},
    )
