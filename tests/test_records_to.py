"""Results in another format than their input: every value comes out as what it is, or as text that says it."""

from __future__ import annotations

import base64
import csv
import gzip
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.cli import main
from cleaner.errors import WrongUsage
from cleaner.record_restore import restore_record
from cleaner.records import jsonl, parquet
from cleaner.records.csv import Table
from cleaner.settings import Fields
from tests.record_runs import CALL, PAGE, STORY, joined, ran, ran_again, unpacked
from tests.test_records_warc import http, record

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

OURS = ["quality", "language", "findings", "removed_words", "status"]


def lines(*rows: Any) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def read_csv(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


def read(data: bytes) -> Any:
    return pq.read_table(io.BytesIO(data))


def parquet_of(**columns: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


SOURCES = {
    "a.jsonl": lines({"id": "7", "text": STORY + CALL}, {"id": "8", "text": STORY}),
    "a.csv": b'id,text\n7,"' + (STORY + CALL).encode() + b'"\n8,"' + STORY.encode() + b'"\n',
    "a.parquet": parquet_of(id=["7", "8"], text=[STORY + CALL, STORY]),
    "a.warc": record((STORY + CALL).encode(), "conversion", "text/plain", WARC_Record_ID="<7>")
    + record(STORY.encode(), "conversion", "text/plain", WARC_Record_ID="<8>"),
}


@pytest.mark.parametrize("to", ["jsonl", "jsonl.gz", "jsonl.zst", "csv", "tsv", "parquet"])
@pytest.mark.parametrize("name", SOURCES)
def test_every_format_becomes_every_other(tmp_path: Path, name: str, to: str) -> None:
    done = ran(tmp_path, name, SOURCES[name], to=to)
    output = name if name.endswith(f".{to}") else f"{name}.{to}"
    assert [row["output"] for row in done.rows] == [output, output]
    data = unpacked(done, output)
    if to in ("csv", "tsv"):
        rows: list[Any] = read_csv(data, "\t" if to == "tsv" else ",")
    else:
        rows = read(data).to_pylist() if to == "parquet" else [json.loads(line) for line in data.splitlines()]
    assert [(row["id"], row["text"], str(row["findings"]), row["status"]) for row in rows] == [
        ("7", STORY, "1", "ok"),
        ("8", STORY, "0", "ok"),
    ]
    numbers = [row["source"].partition("#")[2] for row in done.rows]
    assert [restore_record(done.out / output, int(number)) for number in numbers] == [STORY + CALL, STORY]


def test_what_is_nested_is_json_in_a_cell(tmp_path: Path) -> None:
    rows = [{"text": STORY, "tags": ["a", 1], "none": None, "yes": True}, {"text": STORY, "more": {"x": 1.5}}]
    done = ran(tmp_path, "a.jsonl", lines(*rows), to="csv")
    first, second = read_csv(done.result("a.jsonl.csv"))
    assert list(first) == ["text", "tags", "none", "yes", *OURS, "more"]
    assert (first["tags"], first["none"], first["yes"], first["more"]) == ('["a",1]', "", "true", "")
    assert json.loads(second["more"]) == {"x": 1.5}


def test_columns_of_all_chunks_stand_in_one_header(tmp_path: Path) -> None:
    rows = [{"text": STORY, f"only{number // 400}": "x" * 900} for number in range(1_200)]
    done = ran(tmp_path, "a.jsonl", lines(*rows), to="csv")
    found = read_csv(done.result("a.jsonl.csv"))
    assert [name for name in found[0] if name.startswith("only")] == ["only0", "only1", "only2"]
    assert [row[f"only{number // 400}"] for number, row in enumerate(found)] == ["x" * 900] * 1_200


def test_values_of_parquet_become_values_of_json(tmp_path: Path) -> None:
    data = parquet_of(
        text=[STORY],
        when=pa.array([1_577_836_800_123_456_789], pa.timestamp("ns", "Europe/Paris")),
        bare=pa.array([5], pa.timestamp("s")),
        day=[date(2024, 2, 29)],
        time=pa.array([3_600_000_001], pa.time64("us")),
        span=pa.array([1_500], pa.duration("ms")),
        price=pa.array([Decimal("1E-10")], pa.decimal128(20, 10)),
        raw=[b"\x00\xff"],
        nested=[{"raw": [b"a"], "none": None}],
        map=pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int32())),
        twice=pa.array([[("k", 1), ("k", 2)]], pa.map_(pa.string(), pa.int32())),
        kind=pa.array(["x"]).dictionary_encode(),
        nan=[float("nan")],
    )
    (row,) = ran(tmp_path, "a.parquet", data, to="jsonl").lines("a.parquet.jsonl")
    assert row["when"] == "2020-01-01T01:00:00.123456789+01:00"
    assert (row["bare"], row["day"], row["time"]) == ("1970-01-01T00:00:05.000", "2024-02-29", "01:00:00.000001")
    assert (row["span"], row["price"]) == ("PT1.500S", "0.0000000001")
    assert row["raw"] == base64.b64encode(b"\x00\xff").decode()
    assert row["nested"] == {"raw": ["YQ=="], "none": None}
    assert (row["map"], row["twice"]) == ({"k": 1}, [["k", 1], ["k", 2]])
    assert (row["kind"], row["nan"]) == ("x", None)


def test_types_of_json_lines_are_brought_together(tmp_path: Path) -> None:
    rows = [{"text": STORY, "n": 1, "s": {"a": 1}, "l": []}, {"text": STORY, "n": 2.5, "s": {"b": "x"}, "l": ["y"]}]
    result = read(ran(tmp_path, "a.jsonl", lines(*rows), to="parquet").result("a.jsonl.parquet"))
    assert result["n"].to_pylist() == [1.0, 2.5]
    assert result["s"].to_pylist() == [{"a": 1, "b": None}, {"a": None, "b": "x"}]
    assert result["l"].to_pylist() == [[], ["y"]]


@pytest.mark.parametrize(
    "values",
    [[1, "a"], [1, True], [[1], "a"], [2**70, 1], [{}, {}], [{"a": 1}, {"a": "s"}], [2**53 + 1, 0.5], ["é", 1]],
)
@pytest.mark.parametrize("apart", [False, True])
def test_what_no_column_can_hold_is_json_with_a_note(values: list[Any], apart: bool) -> None:
    rows = [{"v": value, "text": "x"} for value in values]
    encoded = [parquet.encode([row], "a.parquet", None) for row in rows] if apart else []
    result = read(joined(parquet, encoded or [parquet.encode(rows, "a.parquet", None)], "a.parquet"))
    assert [json.loads(text) for text in result["v"].to_pylist()] == values
    assert b"JSON text" in result.schema.field("v").metadata[b"cleaner"]
    assert result["text"].to_pylist() == ["x"] * len(values)


def test_half_a_surrogate_pair_costs_nothing_else(tmp_path: Path) -> None:
    data = b'{"text": "%s", "note": "a\\ud800b"}\n' % STORY.strip().encode()
    result = read(ran(tmp_path, "a.jsonl", data, to="parquet").result("a.jsonl.parquet"))
    assert result["note"].to_pylist() == ["a\\ud800b"]
    rows = read_csv(ran(tmp_path / "csv", "a.jsonl", data, to="csv").result("a.jsonl.csv"))
    assert rows[0]["note"] == "a\\ud800b"


@pytest.mark.parametrize("to", ["jsonl", "csv", "parquet"])
def test_files_without_a_single_good_record(tmp_path: Path, to: str) -> None:
    assert ran(tmp_path, "a.jsonl", b"{}\n", to=to).statuses == ["failed"]
    assert ran(tmp_path / "none", "a.jsonl", b"", to=to).statuses == ["empty"]
    assert ran(tmp_path / "torn", "a.csv.gz", gzip.compress(b"text\nx\n")[:15], to=to).statuses[-1] == "failed"


def test_two_files_with_one_result_are_told(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.jsonl.csv").write_bytes(b"text\nx\n")
    done = ran(tmp_path, "a.jsonl", lines({"text": STORY}), to="csv")
    assert [(row["source"], row["status"]) for row in done.rows] == [("a.jsonl", "failed"), ("a.jsonl.csv#2", "ok")]
    assert done.errors == ["its results would lie on those of a.jsonl.csv"]


def test_a_text_beside_a_file_whose_audit_has_its_name(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text(STORY)
    (tmp_path / "raw" / "b").mkdir()
    done = ran(tmp_path, "a.txt.jsonl", lines({"text": STORY}))
    assert done.errors == ["its results would lie on those of a.txt"]
    assert ran(tmp_path, "b.jsonl", lines({"text": STORY})).rows[-1]["status"] == "ok"


@pytest.mark.parametrize("name", ["a.parquet", "a.warc"])
def test_a_package_that_is_not_installed_is_named(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.records.formats.find_spec", lambda _: None)
    done = ran(tmp_path, name, SOURCES[name])
    assert [(row["source"], row["error"]) for row in done.rows] == [(name, f"needs pip install 'cleaner[{name[2:]}]'")]


def test_a_package_is_named_where_a_text_is_restored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = ran(tmp_path, "a.parquet", SOURCES["a.parquet"])
    monkeypatch.setattr("cleaner.records.formats.find_spec", lambda _: None)
    with pytest.raises(WrongUsage, match=r"needs pip install 'cleaner\[parquet\]'"):
        restore_record(done.out / "a.parquet", 1)


def test_the_number_of_workers_does_not_matter(tmp_path: Path) -> None:
    rows = [{"text": f"{number} {STORY * 9}", "n": number if number % 2 else str(number)} for number in range(2_000)]
    done = ran(tmp_path, "a.jsonl", lines(*rows), to="parquet")
    alone = done.result("a.jsonl.parquet"), done.audit("a.jsonl.parquet")
    (done.out / "audit" / "a.jsonl.parquet.done").unlink()
    again = ran_again(tmp_path, to="parquet", workers=2)
    assert (again.result("a.jsonl.parquet"), again.audit("a.jsonl.parquet")) == alone


def test_pages_of_an_archive_as_a_table(tmp_path: Path) -> None:
    archive = record(http(PAGE.encode(), b"Content-Type: text/html"))
    (row,) = read(ran(tmp_path, "a.warc", archive, to="parquet").result("a.warc.parquet")).to_pylist()
    assert (row["url"], row["date"], row["content_type"]) == (
        "https://example.org/a",
        "2024-01-02T03:04:05Z",
        "text/html",
    )
    assert STORY.strip() in row["text"]


def test_names_of_fields_and_the_format_from_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.csv").write_text(f'key;body\n9;"{STORY}"\n')
    command = ["run", str(tmp_path / "raw"), str(tmp_path / "out"), "--to", "jsonl"]
    done = CliRunner().invoke(main, [*command, "--text-field", "body", "--id-field", "key"])
    assert done.exit_code == 0, done.output
    row = json.loads((tmp_path / "out" / "a.csv.jsonl").read_text())
    assert (row["key"], row["text"], list(row)) == ("9", STORY, ["key", "text", *OURS])
    assert json.loads((tmp_path / "out" / "manifest.jsonl").read_text())["id"] == "9"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.lists(st.dictionaries(st.sampled_from("abcd"), JSON, min_size=1, max_size=4), min_size=1, max_size=6)


@given(OBJECTS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_json_can_be_written_as_a_table(objects: list[dict[str, Any]], apart: bool) -> None:
    rows = [one.carried for one in _records(objects)]
    for form, name in ((Table(), "a.csv"), (parquet, "a.parquet")):
        plain = [jsonl.plain(row) for row in rows]
        encoded = [form.encode([row], name, None) for row in plain] if apart else [form.encode(plain, name, None)]
        data = joined(form, encoded, name)
        found = read(data).to_pylist() if name == "a.parquet" else read_csv(data)
        assert len(found) == len(objects)
        assert set(found[0]) == {key for one in objects for key in one}


def _records(objects: list[dict[str, Any]]) -> Any:
    (piece,) = jsonl.pieces(io.BytesIO(lines(*objects)), "a.jsonl")
    return jsonl.records(piece, Fields())
