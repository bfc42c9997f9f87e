"""Cleans scraped web text; every changed character has an owner."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cleaner.audit import AuditEntry
    from cleaner.cleaning import Cleaned, Cleaner, clean, clean_html
    from cleaner.composition import PartSpan
    from cleaner.model import Edit, Finding, Score, Signal, Span, Step
    from cleaner.settings import Settings

__version__ = "0.3.0"

__all__ = [
    "AuditEntry",
    "Cleaned",
    "Cleaner",
    "Edit",
    "Finding",
    "PartSpan",
    "Score",
    "Settings",
    "Signal",
    "Span",
    "Step",
    "clean",
    "clean_html",
]

HOMES = {
    "AuditEntry": "cleaner.audit",
    "Cleaned": "cleaner.cleaning",
    "Cleaner": "cleaner.cleaning",
    "Edit": "cleaner.model",
    "Finding": "cleaner.model",
    "PartSpan": "cleaner.composition",
    "Score": "cleaner.model",
    "Settings": "cleaner.settings",
    "Signal": "cleaner.model",
    "Span": "cleaner.model",
    "Step": "cleaner.model",
    "clean": "cleaner.cleaning",
    "clean_html": "cleaner.cleaning",
}
"""Where each public name lives; a module is imported when one of its names is first asked for."""


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module 'cleaner' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
