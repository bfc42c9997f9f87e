"""Documents of others, for tests only: never part of the repository, used where they lie.

Looked for in the folder `shared` beside the repository, or where the variable CLEANER_DATA points.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SHARED = Path(os.environ.get("CLEANER_DATA") or ROOT.parent / "shared")
SEEDS = SHARED / "seeds"
TEXTS = SHARED / "data" / "text"
ENCODING = SHARED / "data" / "encoding"
ALL = os.environ.get("CLEANER_ALL_DATA") == "1"

needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no folder {SEEDS}; CLEANER_DATA names another")
needs_texts = pytest.mark.skipif(not TEXTS.is_dir(), reason=f"no folder {TEXTS}; CLEANER_DATA names another")
needs_encoding = pytest.mark.skipif(not ENCODING.is_dir(), reason=f"no folder {ENCODING}; CLEANER_DATA names another")


def samples(file: Path, most: int) -> list[dict[str, Any]]:
    """Return up to `most` rows of a file, evenly spread over it; all of them with CLEANER_ALL_DATA=1."""
    rows = [json.loads(line) for line in _lines(file)]
    return rows if ALL else rows[:: max(1, len(rows) // most)][:most]


def _lines(file: Path) -> Iterator[str]:
    """Yield the lines of a zstd file, unpacked by the package or the program, whichever is there."""
    try:
        import zstandard
    except ImportError:
        if not shutil.which("zstd"):
            pytest.skip("neither the package zstandard nor the program zstd is installed")
        unpacked = subprocess.run(["zstd", "-dc", str(file)], check=True, capture_output=True).stdout
        yield from unpacked.decode().splitlines()
        return
    with file.open("rb") as packed:
        yield from io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8", newline="\n")
