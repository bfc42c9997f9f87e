"""Any bytes under any ending: a run over them raises nothing and accounts for every input, each exactly once.

`python fuzz/readers.py -max_total_time=60`, with `pip install cleaner[fuzz]`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

NEIGHBOUR = "zz.txt"
"""A sound file beside the one that may be broken: it has to be cleaned, whatever that is."""
SOUND = "The ferry left at noon.\nLEAVE A REPLY\n"

ENDINGS = (
    *(".txt", ".html", ".htm", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc", ".wet"),
    *(".jsonl.gz", ".jsonl.zst", ".csv.gz", ".tsv.zst", ".warc.gz", ".parquet.gz"),
    *(".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst", ".JSONL.GZ", ".Csv", ".png", ""),
)


def accounted_for(folder: Path, name: str, data: bytes, **settings: Any) -> list[dict[str, Any]]:
    """Clean a file `name` of these bytes, beside a sound one, twice; return the rows of the manifest.

    Raises AssertionError when an input is lost, told twice or changed, or when something is left over.
    """
    from cleaner.writing.atomic import PREFIX

    raw, out = folder / "raw", folder / "out"
    raw.mkdir(parents=True, exist_ok=True)
    (raw / name).write_bytes(data)
    (raw / NEIGHBOUR).write_text(SOUND)
    rows = _run(raw, out, settings)
    _check_rows(rows, name, out)
    before = tree(out)
    assert not [place for place in before if PREFIX in place], "temporary files are left"
    assert _run(raw, out, settings) == rows
    assert tree(out) == before, "a second run makes something else of the same"
    assert tree(raw) == {name: data, NEIGHBOUR: SOUND.encode()}, "an input was changed"
    return rows


def _run(raw: Path, out: Path, settings: dict[str, Any]) -> list[dict[str, Any]]:
    from cleaner.one_document import Order
    from cleaner.run import clean_all
    from cleaner.settings import Settings
    from cleaner.writing.places import MANIFEST

    clean_all(raw, Order(out, Settings(**settings)), 1, lambda _: None)
    return [json.loads(line) for line in (out / MANIFEST).read_bytes().splitlines()]


def _check_rows(rows: list[dict[str, Any]], name: str, out: Path) -> None:
    from cleaner.record_restore import restored

    sources = Counter(row["source"] for row in rows)
    assert sources[NEIGHBOUR] == 1
    assert max(Counter(row["source"] for row in rows if row["status"] != "failed").values()) == 1, sources
    assert all(source == name or source.startswith((f"{name}#", f"{name}/")) for source in {*sources} - {NEIGHBOUR})
    for row in rows:
        assert row["error"] or row["status"] in ("ok", "empty", "rejected"), row
    written = [row["output"] for row in rows if row["output"] and row["output"] != _file_of(row["source"])]
    assert len(written) == len(set(written)), "two inputs have one result"
    for row in rows:
        if row["output"]:
            record = row["source"].rpartition("#")[2] if row["output"] == _file_of(row["source"]) else None
            restored(out / row["output"], int(record) if record else None)


def _file_of(source: str) -> str | None:
    """Return the file of a record by its name in the run; None for what is no record."""
    return source.rpartition("#")[0] or None


def tree(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def one_input(data: bytes) -> None:
    """Take the first byte for the ending of a file, the others for what is in it."""
    ending = ENDINGS[data[0] % len(ENDINGS)] if data else ""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        accounted_for(Path(folder), f"a{ending}", data[1:], only=("newsletter", "comment-form", "line-break"))


def _seeded(folder: Path) -> None:
    """Write the samples as inputs to begin with."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from fuzz.samples import samples

    for name, data in samples().items():
        ending = name.removeprefix("a")
        if ending in ENDINGS:
            (folder / ending.strip(".")).write_bytes(bytes([ENDINGS.index(ending)]) + data)


def main() -> None:
    """Fuzz."""
    import atheris

    with atheris.instrument_imports(include=["cleaner"]):
        import cleaner.record_restore
        import cleaner.run  # noqa: F401
    os.sync = lambda: None  # a run flushes the disks, which here would be all that takes time
    with tempfile.TemporaryDirectory() as corpus:
        _seeded(Path(corpus))
        atheris.Setup([*sys.argv, corpus], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
