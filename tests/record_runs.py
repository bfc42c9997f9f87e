"""Runs over one file of records, as the tests of every format need them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from cleaner.one_document import Order
from cleaner.records.compression import opened
from cleaner.records.formats import Format
from cleaner.run import clean_all
from cleaner.settings import Settings
from cleaner.writing.places import MANIFEST

STORY = "The ferry left at noon. Nobody on the quay had seen the captain since the evening before.\n"
CALL = "LEAVE A REPLY\n"
PAGE = f"<html><body><article><h1>The ferry</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"

ALONE = Settings(language="en", site_lines="off", duplicates="off")
"""Each record by itself."""


@dataclass(frozen=True)
class Ran:
    """What a run left: the rows of its manifest, and its folder."""

    rows: list[Mapping[str, Any]]
    out: Path

    def result(self, name: str) -> bytes:
        return (self.out / name).read_bytes()

    def audit(self, name: str) -> bytes:
        return (self.out / "audit" / name).read_bytes()

    def lines(self, name: str) -> list[Any]:
        return [json.loads(line) for line in self.result(name).splitlines()]

    @property
    def statuses(self) -> list[str]:
        return [row["status"] for row in self.rows]

    @property
    def errors(self) -> list[str]:
        return [row["error"] for row in self.rows if row["status"] == "failed"]


def ran(folder: Path, name: str, data: bytes, settings: Settings = ALONE, to: str | None = None) -> Ran:
    """Clean a file `name` of these bytes."""
    raw = folder / "raw"
    raw.mkdir(parents=True, exist_ok=True)
    (raw / name).write_bytes(data)
    return ran_again(folder, settings, to, workers=1)


def ran_again(folder: Path, settings: Settings = ALONE, to: str | None = None, workers: int = 1) -> Ran:
    """Clean what was written to the folder before."""
    out = folder / "out"
    clean_all(folder / "raw", Order(out, settings, to=to), workers, lambda outcome: None)
    return Ran([json.loads(line) for line in (out / MANIFEST).read_bytes().splitlines()], out)


def unpacked(done: Ran, name: str) -> bytes:
    """Return a result that is compressed as its name says."""
    stream = opened(io.BytesIO(done.result(name)), name)
    return b"".join(iter(lambda: stream.read(65_536), b""))


class Encoded:
    """Encoded pieces, as a run hands them to a format: they can be gone through more than once."""

    def __init__(self, encoded: Sequence[bytes]) -> None:
        self._pieces = encoded

    def __iter__(self) -> Iterator[BinaryIO]:
        return map(io.BytesIO, self._pieces)


def joined(form: Format, encoded: Sequence[bytes], name: str) -> bytes:
    """Return the file that encoded pieces make."""
    file = io.BytesIO()
    form.join(Encoded(encoded), file, name)
    return file.getvalue()
