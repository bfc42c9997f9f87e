"""The examples run and give what the cleaner gives alone; an engine that is not installed skips its own."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
ARTICLES = EXAMPLES / "articles.jsonl"
ROWS = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
WITH_TEXT = {row["id"]: row for row in ROWS if row["text"]}

QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_DATASETS_DISABLE_PROGRESS_BARS": "1",
    "PYSPARK_PYTHON": sys.executable,
    "RAY_USAGE_STATS_ENABLED": "0",
    "SPARK_LOCAL_IP": "127.0.0.1",
}
"""Engines that ask nothing of the network, and whose workers are the interpreter of the tests."""


def needs(*packages: str, program: str = "") -> Any:
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    missing += [program] if program and not shutil.which(program) else []
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def run(example: str, folder: Path, source: Path = ARTICLES) -> Path:
    """Run an example and return where it wrote its results."""
    out = folder / "out"
    environment = os.environ | QUIET | {"HF_HOME": str(folder / "cache")}
    command = [sys.executable, str(EXAMPLES / example), str(source), str(out)]
    done = subprocess.run(
        command, check=False, env=environment, cwd=folder, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return out


def parquet(path: Path) -> list[dict[str, Any]]:
    from pyarrow.parquet import read_table

    rows: list[dict[str, Any]] = read_table(path).to_pylist()
    return rows


def json_lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def are_clean(rows: list[dict[str, Any]]) -> None:
    """Check rows, in any order, against what the cleaner makes of each text."""
    assert sorted(row["id"] for row in rows) == sorted(WITH_TEXT)
    alone = Cleaner()
    for row in rows:
        one = alone.clean(WITH_TEXT[row["id"]]["text"])
        assert row["text"] == one.text
        assert row["url"] == WITH_TEXT[row["id"]]["url"]
        assert (row["language"], row["findings"], row["status"]) == (one.language.language, len(one.findings), "ok")
        assert row["quality"] == pytest.approx(one.score.value, abs=0.0001)


@needs("pyarrow")
def test_arrow_tables(tmp_path: Path) -> None:
    rows = parquet(run("arrow_table.py", tmp_path))
    assert [row["id"] for row in rows] == [row["id"] for row in ROWS]
    are_clean([row for row in rows if row["status"] != "failed"])


@needs("pyarrow")
def test_arrow_in_a_stream(tmp_path: Path) -> None:
    from pyarrow import Table
    from pyarrow.parquet import write_table

    write_table(Table.from_pylist(ROWS), tmp_path / "in.parquet")
    rows = parquet(run("arrow_stream.py", tmp_path, tmp_path / "in.parquet"))
    are_clean([row for row in rows if row["status"] != "failed"])
    assert [len(row["audit"] or ()) for row in rows] == [row["findings"] or 0 for row in rows]


@pytest.mark.xdist_group("ray")
@needs("ray", "pyarrow")
def test_ray_data(tmp_path: Path) -> None:
    are_clean(parquet(run("ray_data.py", tmp_path)))


@needs("datasets")
def test_hugging_face_datasets(tmp_path: Path) -> None:
    are_clean(json_lines(run("hugging_face.py", tmp_path)))


@needs("pyspark", "pyarrow", program="java")
def test_spark(tmp_path: Path) -> None:
    are_clean(parquet(run("spark_frame.py", tmp_path)))


@needs("datatrove", "orjson")
def test_datatrove(tmp_path: Path) -> None:
    out = run("datatrove_pipeline.py", tmp_path, EXAMPLES)
    documents = [row for file in out.glob("*.jsonl") for row in json_lines(file)]
    are_clean([{**document, **document["metadata"]} for document in documents])


@needs("datasets")
def test_splits_and_streams_of_hugging_face_are_cleaned_and_keep_their_other_features(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    from cleaner.integrations.datasets import clean_dataset

    kind = datasets.ClassLabel(names=["news", "other"])
    features = datasets.Features({"text": datasets.Value("string"), "kind": kind})
    given = datasets.Dataset.from_dict({"text": [row["text"] for row in ROWS], "kind": [1] * len(ROWS)}, features)
    splits = clean_dataset(datasets.DatasetDict({"train": given}))
    streamed = list(clean_dataset(given.to_iterable_dataset()))
    assert splits["train"].features["kind"] == kind
    assert streamed == splits["train"].to_list()
    assert [row["status"] for row in streamed] == ["ok", "ok", "ok", "failed", "ok", "ok"]


@needs("datatrove")
def test_datatrove_keeps_what_cannot_be_cleaned_and_reads_pages() -> None:
    from datatrove.data import Document

    from cleaner.integrations.datatrove import CleanPages, CleanTexts

    wrong = Document(text=None, id="wrong", metadata={"status": "mine"})  # type: ignore[arg-type]
    [kept] = CleanTexts().run([wrong])
    assert (kept.text, kept.metadata["status"], kept.metadata["clean_status"]) == ("", "mine", "failed")

    story = "The last ferry of the year left the old harbour at noon with forty people on board. " * 3
    page = f"<nav><a href='/'>Home</a></nav><article><p>{story}</p></article>"
    [clean] = CleanPages().run([Document(text=page, id="page")])
    assert clean.text == Cleaner().clean_html(page).text
    assert clean.text.startswith("The last ferry")
