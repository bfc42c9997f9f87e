"""Reading measured data: JSON lines, plain or compressed, found by name in a folder."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

Half = Literal["all", "even", "odd"]
"""Which documents, by their number in the file: rules are tuned on the even ones, figures told for the odd ones."""

Record = dict[str, Any]


def records(path: Path) -> Iterator[Record]:
    """Yield the records of a `.jsonl` or `.jsonl.zst` file."""
    with path.open("rb") as handle:
        stream: Any = handle
        if path.suffix == ".zst":
            import zstandard

            stream = zstandard.ZstdDecompressor().stream_reader(handle)
        for line in io.TextIOWrapper(stream, encoding="utf-8"):
            yield json.loads(line)


def found(folder: Path, name: str) -> Path | None:
    """Return the file `name.jsonl` or `name.jsonl.zst` in or under `folder`, None where there is none."""
    return next((path for end in (".jsonl", ".jsonl.zst") for path in sorted(folder.rglob(name + end))), None)


def half_of(rows: Sequence[Record], half: Half) -> list[Record]:
    """Return the rows with an even or an odd number, or all."""
    return list(rows) if half == "all" else list(rows[half == "odd" :: 2])
