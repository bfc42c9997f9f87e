"""Bytes to documents: what the inputs are, which charset they are in, and one file per format."""

from cleaner.reading.binary import Unreadable
from cleaner.reading.readers import READERS, looks_like_html, read, read_bytes, read_unnamed
from cleaner.reading.reading import Reading
from cleaner.reading.source import Source, clashes, read_source, result_path
from cleaner.reading.sources import discover

__all__ = [
    "READERS",
    "Reading",
    "Source",
    "Unreadable",
    "clashes",
    "discover",
    "looks_like_html",
    "read",
    "read_bytes",
    "read_source",
    "read_unnamed",
    "result_path",
]
