"""Which reader reads which kind of file; the one place where bytes come in."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path, PurePath

from cleaner.errors import in_words
from cleaner.model import Extractor
from cleaner.reading.binary import Unreadable
from cleaner.reading.html import read_html_file
from cleaner.reading.reading import Reading
from cleaner.reading.record_files import endings, holds_many
from cleaner.reading.text import read_text_file
from cleaner.remote import is_remote
from cleaner.settings import DEFAULTS

Reader = Callable[[bytes, str, str | None, Extractor], Reading]

READERS: dict[str, Reader] = {
    ".txt": read_text_file,
    ".html": read_html_file,
    ".htm": read_html_file,
}
"""The reader for each ending; a new kind of file is a line here."""

HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
HTML_PROLOGUE = 4_096
"""Bytes in which a page shows that it is one."""

UNBLOCKED = getattr(os, "O_NONBLOCK", 0)
"""Opening a pipe must not wait for its other end."""


def read(
    path: Path, name: str | None = None, url: str | None = None, extractor: Extractor = DEFAULTS.extractor
) -> Reading:
    """Return a file read by the reader for its ending; `name` is the document's name, that of the file if not given.

    `extractor` decides what of a page is its article.

    Raises Unreadable, with a reason in plain words, whatever is wrong.
    """
    try:
        data = bytes_of(path)
    except OSError as error:
        raise Unreadable(in_words(error)) from error
    except MemoryError as error:
        raise Unreadable("it does not fit into memory") from error
    return read_bytes(data, name if name is not None else path.name, suffix_of(path.name), url, extractor)


def read_bytes(
    data: bytes, name: str, suffix: str = ".txt", url: str | None = None, extractor: Extractor = DEFAULTS.extractor
) -> Reading:
    """Return bytes read by the reader for `suffix`.

    Raises Unreadable for binary data and for an ending that no reader reads.
    """
    reader = READERS.get(suffix.lower())
    if reader is None:
        raise Unreadable(not_read(f"{name}{suffix}") or f"{suffix} files hold many documents")
    return reader(data, name, url, extractor)


def read_unnamed(data: bytes, name: str, extractor: Extractor = DEFAULTS.extractor) -> Reading:
    """Return bytes that came without a file name, read as the page or the plain text that they look like.

    Raises Unreadable for binary data.
    """
    return read_bytes(data, name, ".html" if looks_like_html(data) else ".txt", None, extractor)


def looks_like_html(data: bytes) -> bool:
    """Tell whether bytes without a name are a page."""
    start = data[:HTML_PROLOGUE].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return HTML_START.match(start) is not None


def suffix_of(name: str) -> str:
    """Return the ending of a file's name in lower case, with its dot; empty when there is none."""
    return PurePath(name).suffix.lower()


def not_read(name: str) -> str | None:
    """Return in plain words that files with the ending of `name` are not read; None if they are."""
    suffix = suffix_of(name)
    if suffix in READERS or holds_many(name):
        return None
    kinds = ", ".join([*READERS, *endings()])
    return f"{suffix} is not a kind of file that is read ({kinds})" if suffix else f"its name has none of {kinds}"


def bytes_of(path: Path) -> bytes:
    """Return what a file holds. Raises Unreadable for what is no file, OSError when it cannot be read."""
    if is_remote(path):
        return path.read_bytes()
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | UNBLOCKED)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise Unreadable("it is not a file")
        return file.read()
