"""The two loops that are compared: all that the cleaner does to a text, and the least that any tool does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from cleaner import Cleaner
from cleaner.workers import collecting_rarely
from cleaner.writing.audit_file import finding_lines


def seconds(work: Callable[..., None], *arguments: Any) -> float:
    """Return how long `work(*arguments)` takes."""
    start = process_time()
    work(*arguments)
    return process_time() - start


def clean_and_write(pages: Sequence[bytes], folder: Path) -> None:
    """Decode, clean and score every text as a run does; write the clean ones and their audits, each into one file."""
    cleaner = Cleaner()
    with collecting_rarely(), (folder / "clean").open("wb") as clean, (folder / "audit").open("wb") as audit:
        for page in pages:
            cleaned = cleaner.clean(page.decode("utf-8", "surrogatepass"))
            clean.write(cleaned.text.encode("utf-8", "surrogatepass"))
            audit.write(b"".join(finding_lines(cleaned.findings)))


def plain_loop(pages: Sequence[bytes], folder: Path) -> None:
    """Decode every text, cut it into lines, join them, encode and write it."""
    with (folder / "plain").open("wb") as plain:
        for page in pages:
            lines = page.decode("utf-8", "surrogatepass").splitlines()
            plain.write("\n".join(lines).encode("utf-8", "surrogatepass"))
