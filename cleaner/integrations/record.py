"""One record of a pipeline: its text or its page cleaned; what is wrong with it is its status, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from cleaner.cleaning import Cleaned, Cleaner
from cleaner.diff import tally
from cleaner.errors import broken
from cleaner.integrations.columns import ERROR, STATUS
from cleaner.integrations.journal import journal_rows
from cleaner.one_document import status_of
from cleaner.reading import Unreadable
from cleaner.reading.charset import decode
from cleaner.reading.html import declared_charset
from cleaner.settings import Settings
from cleaner.sites import named_site
from cleaner.text.characters import encodable
from cleaner.writing.audit_file import rounded

CLEANERS_KEPT = 4
"""Cleaners that a process keeps, one for each choice of settings: each may remember 40 MB of lines."""


class NoText(NamedTuple):
    """Stands for a value that is no text; `kind` is what it is."""

    kind: str


OF_CLEANED: Mapping[str, Callable[[Cleaned], object]] = {
    "text": lambda cleaned: cleaned.text,
    "quality": lambda cleaned: rounded(cleaned.score).value,
    "language": lambda cleaned: cleaned.language.language,
    "findings": lambda cleaned: sum(len(step.findings) for step in cleaned.steps),
    "removed_words": lambda cleaned: sum(rule.words_removed for rule in tally(cleaned.steps)),
    "audit": journal_rows,
}
"""What stands in a column about a text that was cleaned; `columns.py` explains them."""


@dataclass(frozen=True)
class CleanedRecord:
    """What became of one record. `cleaned` is None where it failed, and `error` says why."""

    status: Literal["ok", "empty", "rejected", "failed"]
    cleaned: Cleaned | None = None
    error: str | None = None

    def cells(self, columns: Iterable[str]) -> list[object]:
        """Return what stands in each of some columns: of a record that failed nothing but its status and the reason."""
        return [self._cell(column) for column in columns]

    def _cell(self, column: str) -> object:
        if column == STATUS:
            return self.status
        if column == ERROR:
            return self.error
        return OF_CLEANED[column](self.cleaned) if self.cleaned else None


@lru_cache(maxsize=CLEANERS_KEPT)
def cleaner_of(settings: Settings) -> Cleaner:
    """Return the cleaner of this process for a choice of settings.

    Raises WrongUsage where the file of learned lines that they name is not there: it would fail every record.
    """
    named_site(settings.site_lines)
    return Cleaner(settings)


def clean_text(cleaner: Cleaner, value: object, url: object = None) -> CleanedRecord:
    """Clean a text, a string or bytes in any charset; the host of `url` is its site."""
    return _record(cleaner, lambda: cleaner.clean(_decoded(value), url=_address(url)))


def clean_page(cleaner: Cleaner, value: object, url: object = None) -> CleanedRecord:
    """Clean an HTML page, a string or bytes in the charset that it declares."""
    return _record(cleaner, lambda: cleaner.clean_html(_decoded(value, declared_charset), _address(url)))


def _record(cleaner: Cleaner, clean: Callable[[], Cleaned]) -> CleanedRecord:
    try:
        cleaned = clean()
    except Unreadable as error:
        return CleanedRecord("failed", error=str(error))
    except Exception as error:  # whatever it is, one record must not cost the others
        return CleanedRecord("failed", error=broken(error))
    return CleanedRecord(status_of(cleaned, cleaner.settings.min_score), cleaned)


def _decoded(value: object, declared: Callable[[bytes], str | None] = lambda _: None) -> str:
    """Return the text of a value; half a surrogate pair, which none of the engines can hold, becomes U+FFFD."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, bytes):
        return encodable(decode(value, declared(value)).text)
    if value is None:
        raise Unreadable("there is no text")
    kind = value.kind if isinstance(value, NoText) else type(value).__name__
    raise Unreadable(f"it is no text but {kind}")


def _address(value: object) -> str | None:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value if isinstance(value, str) else None
