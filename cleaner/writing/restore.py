"""The decoded raw text again, from a clean text and its audit."""

from __future__ import annotations

from itertools import islice, zip_longest
from pathlib import Path

from cleaner import edits
from cleaner.errors import CleanerError, WrongUsage, in_words
from cleaner.model import Edit, Finding, Span, Step
from cleaner.writing.audit_file import Audit, FindingRow, checks, digest, read_audit, utf8
from cleaner.writing.jsonl import Malformed
from cleaner.writing.places import audit_of, without_audit

DIGITS = 4
"""Hexadecimal digits of a line's checksum."""


class Changed(CleanerError):
    """The clean text or its audit is not what the run wrote; the message names the first place."""


def restore_file(clean: Path, audit: Path | None = None) -> str:
    """Return the raw text that the file `clean` was made of; its audit is looked for when not given.

    A rejected text has no file: then `clean` is where it would be, and the audit holds the text. Raises
    WrongUsage when a file is missing or is no audit, Changed when one of the two was edited.
    """
    place = audit or audit_of(clean)
    if place is None:
        raise WrongUsage(without_audit(clean))
    try:
        read = read_audit(_bytes(place))
    except Malformed as error:
        raise Changed(f"{place}: this is no audit, or was changed: {error}") from error
    rejected = read.header.rejected_text
    try:
        return restore(utf8(rejected) if rejected is not None else _bytes(clean), read)
    except Changed as error:
        raise Changed(f"{clean} with {place}: {error}") from error


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise WrongUsage(f"{file}: {in_words(error)}") from error


def restore(clean: bytes, audit: Audit) -> str:
    """Return the raw text, as it was decoded, that `clean` was made of.

    Raises Changed, naming the first line that differs, when the clean text or the audit was edited.
    """
    _check_clean(clean, audit)
    _check_findings(audit)
    text = clean.decode("utf-8", "surrogatepass")  # cannot fail: the digest was right
    try:
        for step in reversed(_steps(audit)):
            text = edits.undo(text, edits.applied(step.findings))
    except edits.Mismatch as error:
        raise Changed(f"line 1 of the audit was changed: its journal does not fit ({error})") from error
    if digest(utf8(text)) != audit.header.sha256_decoded:
        raise Changed("line 1 of the audit was changed: the text it leads to is not the one it names")
    return text


def _check_clean(clean: bytes, audit: Audit) -> None:
    if digest(clean) == audit.header.sha256_clean:
        return
    line = _first_difference(checks(clean.split(b"\n")), audit.header.clean_lines)
    if line is None:
        raise Changed("the clean text or line 1 of the audit was changed")
    raise Changed(f"line {line} of the clean text was changed")


def _check_findings(audit: Audit) -> None:
    line = _first_difference(checks(audit.lines), audit.header.finding_lines)
    if line is not None:
        raise Changed(f"line {line + 1} of the audit was changed")


def _first_difference(found: str, expected: str) -> int | None:
    """Return the number, from 1, of the first line whose checksum differs."""
    if found == expected:
        return None
    pairs = enumerate(zip_longest(found, expected))
    return next(place for place, (one, other) in pairs if one != other) // DIGITS + 1


def _steps(audit: Audit) -> list[Step]:
    rows = iter(audit.findings)
    steps = []
    for stage, starts in audit.header.journal:
        findings = tuple(map(_finding, islice(rows, len(starts)), starts))
        if len(findings) < len(starts):
            raise Changed("line 1 of the audit was changed: it speaks of more findings than there are")
        steps.append(Step(stage, findings))
    return steps


def _finding(row: FindingRow, start: int) -> Finding:
    edit = Edit(Span(start, start + len(row.before)), row.before, row.after)
    return Finding(row.rule, edit, row.because, row.certainty, row.applied)
