r"""Cleans scraped web text; every changed character has an owner.

    >>> import cleaner
    >>> cleaned = cleaner.clean("The ferry left at noon.\nLEAVE A REPLY\n", language="en")
    >>> cleaned.text
    'The ferry left at noon.\n'
    >>> [(finding.rule, finding.because) for finding in cleaned.findings]
    [('comment-form', 'the line says nothing but “LEAVE A REPLY”')]
    >>> cleaned.undo() == cleaned.raw
    True

`clean` takes a text, `clean_html` a page; `Cleaner(Settings(...))` keeps its settings for many of them, and all three
return a `Cleaned`. On the command line: `cleaner --help`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.audit import AuditEntry
    from cleaner.cleaning import Cleaned, Cleaner, clean, clean_html
    from cleaner.composition import PartSpan
    from cleaner.errors import CleanerError, WrongUsage
    from cleaner.model import Edit, Finding, Score, Signal, Span, Step
    from cleaner.settings import Settings

__version__ = "0.6.2"

__all__ = [
    "AuditEntry",
    "Cleaned",
    "Cleaner",
    "CleanerError",
    "Edit",
    "Finding",
    "PartSpan",
    "Score",
    "Settings",
    "Signal",
    "Span",
    "Step",
    "WrongUsage",
    "clean",
    "clean_html",
]

HOMES = {
    "AuditEntry": "cleaner.audit",
    "Cleaned": "cleaner.cleaning",
    "Cleaner": "cleaner.cleaning",
    "CleanerError": "cleaner.errors",
    "Edit": "cleaner.model",
    "Finding": "cleaner.model",
    "PartSpan": "cleaner.composition",
    "Score": "cleaner.model",
    "Settings": "cleaner.settings",
    "Signal": "cleaner.model",
    "Span": "cleaner.model",
    "Step": "cleaner.model",
    "WrongUsage": "cleaner.errors",
    "clean": "cleaner.cleaning",
    "clean_html": "cleaner.cleaning",
}
"""Where each public name lives; a module is imported when one of its names is first asked for."""


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
