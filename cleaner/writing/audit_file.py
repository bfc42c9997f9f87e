"""The audit of one text as a file: a line about the document, then a line for each finding."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from cleaner.audit import AuditEntry
from cleaner.model import Certainty, LanguageGuess, Part, Score, Step
from cleaner.writing import jsonl

LOW_BITS = 0xFFFF
"""Checksums of 16 bits, 4 hexadecimal digits a line, tell where a text was edited; that it was, SHA-256 tells."""

DECIMALS = 4
"""Of what is written of a score: its uncertainty is about 0.1."""


class Counts(msgspec.Struct, frozen=True):
    """What was done to a document: its words after cleaning, words in removals, findings, applied ones by rule."""

    words: int
    words_removed: int
    findings: int
    applied: dict[str, int]


class LanguageRow(msgspec.Struct, frozen=True):
    """The language of a document, how sure, and what decided; the fields are those of `LanguageGuess`."""

    code: str
    share: float
    decided_by: str


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an audit says about the document as a whole.

    `sha256_raw` is that of the bytes that were read, `sha256_decoded` and `sha256_clean` those of the texts
    in UTF-8. `journal` has, for each stage that found something, where its findings start in the text that
    the stage was given: with the findings below, enough to take every change back. `clean_lines` and
    `finding_lines` are checksums of lines, to name the first that was changed afterwards. `guarded`: rules that
    are not certain would have taken more than they may, so they took nothing. `learned` is a digest of what was known
    of the site's lines. `parts` says what the raw text is made of, each part with the numbers of its first and its
    last line, from 1. `rejected_text` is the clean text where the score was too low to write it to a file.
    """

    source: str
    status: Literal["ok", "empty", "rejected"]
    sha256_raw: str
    sha256_decoded: str
    sha256_clean: str
    charset: str
    charset_because: str
    language: LanguageRow
    score: Score
    metadata: dict[str, str]
    counts: Counts
    version: str
    settings: str
    journal: list[tuple[str, list[int]]]
    clean_lines: str
    finding_lines: str
    guarded: bool = False
    learned: str = ""
    parts: list[tuple[Part, int, int]] = []
    rejected_text: str | None = None


class FindingRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding as the audit writes it; `span` is in characters of the decoded raw text."""

    rule: str
    code: str
    stage: str
    certainty: Certainty
    because: str
    line: int
    span: tuple[int, int]
    before: str
    after: str
    applied: bool


class Audit(NamedTuple):
    """An audit that was read: the line about the document, and the findings with the bytes of their lines."""

    header: Header
    findings: tuple[FindingRow, ...]
    lines: tuple[bytes, ...]


def utf8(text: str) -> bytes:
    """Return `text` as the bytes that are written and hashed; half a surrogate pair stays what it is."""
    return text.encode("utf-8", "surrogatepass")


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal digits."""
    return sha256(data).hexdigest()


def checks(lines: Sequence[bytes]) -> str:
    """Return a checksum of four hexadecimal digits for each line, one behind the other."""
    return struct.pack(f">{len(lines)}H", *(zlib.crc32(line) & LOW_BITS for line in lines)).hex()


def journal_of(steps: Iterable[Step]) -> list[tuple[str, list[int]]]:
    """Return the part of a journal that the findings of an audit do not hold: where each starts in its own text."""
    return [(step.stage, [finding.edit.span.start for finding in step.findings]) for step in steps]


def finding_lines(entries: Iterable[AuditEntry]) -> list[bytes]:
    """Return the lines of an audit that stand below the first."""
    return jsonl.lines(finding_rows(entries))


def finding_rows(entries: Iterable[AuditEntry]) -> list[FindingRow]:
    """Return findings as the audit writes them."""
    return [FindingRow(*entry) for entry in entries]


def guessed(guess: LanguageGuess) -> LanguageRow:
    """Return a language guess as the audit writes it."""
    return LanguageRow(*guess)


def rounded(score: Score) -> Score:
    """Return a score as it is written and compared with the minimum: the same on machines that calculate otherwise."""
    signals = (
        replace(one, value=_rounded(one.value), weight=_rounded(one.weight), share=_rounded(one.share))
        for one in score.signals
    )
    return Score(_rounded(score.value), _rounded(score.uncertainty), tuple(signals))


def _rounded(number: float) -> float:
    return round(number, DECIMALS) + 0.0  # which makes 0.0 of -0.0


def header_at(path: Path) -> Header | None:
    """Return what the first line of the audit at `path` says; None when there is no audit that is whole."""
    try:
        first, *findings = path.read_bytes().splitlines(keepends=True) or [b""]
        header = jsonl.parse(first, Header)
    except (OSError, jsonl.Malformed):
        return None
    return header if checks(findings) == header.finding_lines else None


def digest_at(path: Path) -> str | None:
    """Return the SHA-256 of the file at `path`; None when it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def read_audit(data: bytes) -> Audit:
    """Return an audit from the bytes of its file. Raises Malformed, naming the line."""
    first, *rest = data.removesuffix(b"\n").split(b"\n")
    findings = tuple(_parsed(line, number, FindingRow) for number, line in enumerate(rest, 2))
    return Audit(_parsed(first, 1, Header), findings, tuple(line + b"\n" for line in rest))


def _parsed(line: bytes, number: int, kind: Any) -> Any:
    try:
        return jsonl.parse(line, kind)
    except jsonl.Malformed as error:
        raise jsonl.Malformed(f"line {number}: {error}") from None
