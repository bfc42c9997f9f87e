"""A run over a file of any format that is stopped goes on, and comes to the same bytes with any number of processes."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cleaner.errors import Interrupted
from cleaner.one_document import Order, Outcome
from cleaner.run import clean_all
from tests.record_runs import ALONE, CALL, STORY
from tests.test_records_warc import record

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

RECORDS = 60
LONG = "x" * 60_000
"""So that the records are four chunks."""


def texts() -> Iterator[str]:
    return (f"{number}. {STORY}{CALL if number % 2 else ''}" for number in range(RECORDS))


def as_csv() -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["text", "long"], *([text, LONG] for text in texts())])
    return file.getvalue().encode()


def as_parquet() -> bytes:
    file = io.BytesIO()
    table = pa.table({"text": list(texts()), "long": [f"{number}{LONG}" for number in range(RECORDS)]})
    pq.write_table(table, file, row_group_size=40)
    return file.getvalue()


def as_warc() -> bytes:
    return b"".join(
        gzip.compress(record((text + "\n" + "word " * 12_000).encode(), "conversion", "text/plain")) for text in texts()
    )


def as_lines() -> bytes:
    return "".join(json.dumps({"text": text, "long": LONG}) + "\n" for text in texts()).encode()


CASES: dict[str, tuple[str, Callable[[], bytes], str | None]] = {
    "csv": ("a.csv", as_csv, None),
    "parquet": ("a.parquet", as_parquet, None),
    "warc": ("a.warc.gz", as_warc, None),
    "lines to parquet": ("a.jsonl", as_lines, "parquet"),
    "parquet to csv": ("a.parquet", as_parquet, "csv"),
}


def tree(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.rglob("*") if path.is_file() and not path.name.startswith(".")}


@pytest.mark.parametrize("case", CASES)
def test_stopped_and_shared_runs_come_to_the_same_bytes(tmp_path: Path, case: str) -> None:
    name, data, to = CASES[case]
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / name).write_bytes(data())

    def run(out: str, workers: int, stop_after: int = 0) -> list[Outcome]:
        outcomes: list[Outcome] = []

        def seen(outcome: Outcome) -> None:
            outcomes.append(outcome)
            if len(outcomes) == stop_after:
                raise KeyboardInterrupt

        clean_all(raw, Order(tmp_path / out, ALONE, to=to), workers, seen)
        return outcomes

    assert len(run("alone", 1)) == RECORDS
    with pytest.raises(Interrupted):
        run("stopped", 1, stop_after=RECORDS // 2)
    assert (tmp_path / "stopped" / ".cleaner-chunks").is_dir()
    assert 10 < sum(outcome.done_already for outcome in run("stopped", 1)) < RECORDS
    assert tree(tmp_path / "stopped") == tree(tmp_path / "alone")
    run("shared", 2)
    assert tree(tmp_path / "shared") == tree(tmp_path / "alone")
    assert all(outcome.done_already for outcome in run("shared", 1))
