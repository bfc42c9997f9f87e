"""Parquet: rows go through a run with their types, and a file is read as far as it can be."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.records import parquet, parquet_pieces
from cleaner.records.parquet_pieces import pieces_of_parquet
from cleaner.records.record import Origin
from cleaner.settings import Fields
from cleaner.writing.audit_file import Header
from tests.record_runs import ALONE, CALL, PAGE, STORY, joined, ran, ran_again

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

OURS = ["quality", "language", "findings", "removed_words", "status"]


def written(table: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def read(data: bytes) -> Any:
    return pq.read_table(io.BytesIO(data))


def carried(rows: int) -> dict[str, Any]:
    """Return a column of every kind."""
    numbers = range(rows)
    return {
        "when": pa.array(
            [1_577_836_800_123_456_789 + number for number in numbers], pa.timestamp("ns", "Europe/Paris")
        ),
        "price": pa.array([Decimal(number) / 100 for number in numbers], pa.decimal128(10, 2)),
        "raw": pa.array([bytes([number % 256, 255]) for number in numbers]),
        "nested": pa.array([[{"a": number, "b": [None, "x"]}] for number in numbers]),
        "map": pa.array([[("k", number)] for number in numbers], pa.map_(pa.string(), pa.int32())),
        "kind": pa.array([f"k{number % 3}" for number in numbers]).dictionary_encode(),
        "view": pa.array(
            [f"a view of {number} that does not fit in twelve bytes" for number in numbers], pa.string_view()
        ),
        "many": pa.array([f"{number} of many values" * 9 for number in numbers]).dictionary_encode(),
        "uuid": pa.array([bytes([number % 256]) * 16 for number in numbers], pa.uuid()),
        "small": pa.array([number % 100 for number in numbers], pa.int8()),
    }


def test_all_other_columns_come_out_as_they_went_in(tmp_path: Path) -> None:
    table = pa.table({"id": ["a", "b", "c"], "text": [STORY + CALL, None, STORY], **carried(3)})
    schema = table.schema.set(0, pa.field("id", pa.string(), nullable=False, metadata={"unit": "none"}))
    table = table.cast(schema).replace_schema_metadata({"made by": "a test"})
    done = ran(tmp_path, "a.parquet", written(table))
    assert done.statuses == ["ok", "failed", "ok"]
    assert done.errors == ["the field text is empty: null"]
    result = read(done.result("a.parquet"))
    assert result.schema.names == [*table.schema.names, *OURS]
    assert result.schema.metadata == {b"made by": b"a test"}
    for field in schema:
        assert result.schema.field(field.name).equals(field, check_metadata=field.name == "id")
        if field.name != "text":
            assert list(result[field.name]) == [table[field.name][0], table[field.name][2]]
    assert result["text"].to_pylist() == [STORY, STORY]
    assert result["findings"].to_pylist() == [1, 0]
    assert [row["id"] for row in done.rows] == ["a", "b", "c"]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view", "dictionary"])
def test_texts_of_every_kind_of_string(tmp_path: Path, kind: str) -> None:
    texts = pa.array([STORY + CALL, STORY])
    texts = texts.dictionary_encode() if kind == "dictionary" else texts.cast(getattr(pa, kind)())
    done = ran(tmp_path, "a.parquet", written(pa.table({"text": texts})))
    result = read(done.result("a.parquet"))
    assert result["text"].to_pylist() == [STORY, STORY]
    assert result.schema.field("text").type == (pa.string() if kind == "dictionary" else texts.type)


@pytest.mark.parametrize("page", [PAGE, PAGE.encode("utf-16")])
def test_pages_can_be_strings_or_bytes(tmp_path: Path, page: str | bytes) -> None:
    done = ran(tmp_path, "a.parquet", written(pa.table({"html": [page], "url": ["https://example.org/a"]})))
    result = read(done.result("a.parquet"))
    assert result.schema.names == ["html", "url", "text", *OURS]
    assert result["html"].to_pylist() == [page]
    assert STORY.strip() in result["text"][0].as_py()


def test_row_groups_are_cut_and_the_workers_do_not_matter(tmp_path: Path) -> None:
    texts = [f"{number} {STORY * 40}" for number in range(900)]
    table = pa.table({"text": texts, **carried(900)})
    done = ran(tmp_path, "a.parquet", written(table, row_group_size=500))
    assert len(done.rows) == 900
    result = read(done.result("a.parquet"))
    assert result["small"].to_pylist() == table["small"].to_pylist()
    alone = done.result("a.parquet"), done.audit("a.parquet")
    (done.out / "audit" / "a.parquet.done").unlink()
    again = ran_again(tmp_path, workers=2)
    assert (again.result("a.parquet"), again.audit("a.parquet")) == alone
    assert [row["source"] for row in again.rows] == [f"a.parquet#{number + 1}" for number in range(900)]


def test_the_audit_is_typed(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.parquet", written(pa.table({"id": [7, 8], "text": [STORY + CALL, STORY]})))
    audit = read(done.audit("a.parquet")).to_pylist()
    assert [(row["record"], row["id"]) for row in audit] == [(1, "7"), (2, "8")]
    assert [one["rule"] for one in audit[0]["findings"]] == ["comment-form"]
    assert audit[0]["counts"]["applied"] == [("comment-form", 1)]
    assert audit[0]["findings"][0]["span"] == [len(STORY), len(STORY + CALL)]


def test_the_audit_has_all_that_an_audit_says(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.parquet", written(pa.table({"text": [STORY + CALL]})))
    names = set(read(done.audit("a.parquet")).schema.names)
    assert names == {"record", "id", "findings"} | {field.name for field in msgspec.structs.fields(Header)}


def test_a_rejected_text_is_null(tmp_path: Path) -> None:
    table = pa.table({"text": ["Buy now!!! " * 50]}, pa.schema([pa.field("text", pa.string(), nullable=False)]))
    done = ran(tmp_path, "a.parquet", written(table), replace(ALONE, min_score=1.0))
    assert done.statuses == ["rejected"]
    assert read(done.result("a.parquet"))["text"].to_pylist() == [None]


def test_a_file_without_rows_keeps_its_schema(tmp_path: Path) -> None:
    table = pa.table({"text": [STORY], **carried(1)}).slice(0, 0)
    done = ran(tmp_path, "a.parquet", written(table))
    assert [(row["source"], row["status"]) for row in done.rows] == [("a.parquet", "empty")]
    assert read(done.result("a.parquet")).schema.names == [*table.schema.names, *OURS]


def damaged(data: bytes, place: int) -> bytes:
    return data[:place] + b"\xff" * 200 + data[place + 200 :]


def test_a_file_without_its_end_says_so(tmp_path: Path) -> None:
    data = written(pa.table({"text": [STORY] * 5}))
    done = ran(tmp_path, "a.parquet", data[:-10])
    assert done.statuses == ["failed"]
    assert "its end is cut off" in done.errors[0]
    assert read(done.result("a.parquet")).num_rows == 0


@pytest.mark.parametrize("data", [b"", b"PAR1", b"not a parquet file at all, but long enough to be one"])
def test_what_is_no_parquet_is_one_failed_input(tmp_path: Path, data: bytes) -> None:
    assert ran(tmp_path, "a.parquet", data).statuses == ["failed"]


def test_rows_before_a_damaged_page_and_the_groups_behind_it_are_kept(tmp_path: Path) -> None:
    texts = [f"{number} {STORY}" for number in range(300)]
    options = {"row_group_size": 200, "data_page_size": 1_000, "use_dictionary": False, "write_batch_size": 10}
    data = written(pa.table({"text": texts}), **options)
    column = pq.ParquetFile(io.BytesIO(data)).metadata.row_group(0).column(0)
    done = ran(tmp_path, "a.parquet", damaged(data, column.data_page_offset + column.total_compressed_size // 2))
    failed = done.statuses.index("failed")
    assert 0 < failed < 200
    assert done.statuses == ["ok"] * failed + ["failed"] + ["ok"] * 100
    assert done.errors[0].startswith(f"rows {failed + 1} to 200 cannot be read: ")
    kept = read(done.result("a.parquet"))["text"].to_pylist()
    assert [text.split()[0] for text in kept] == [str(n) for n in range(300) if n < failed or n >= 200]


@pytest.mark.parametrize("name", ["a.parquet.gz", "a.parquet.zst"])
def test_a_parquet_that_is_compressed_as_a_whole_says_why_not(tmp_path: Path, name: str) -> None:
    assert "read from its end" in ran(tmp_path, name, b"anything").errors[0]


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    table = pa.Table.from_arrays([pa.array([STORY])] * 2, names=["text", "text"])
    assert ran(tmp_path, "a.parquet", written(table)).errors == ["2 columns are called 'text'"]


def test_a_text_of_another_type_fails(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.parquet", written(pa.table({"text": [1, 2]})))
    assert done.errors == ["the field text holds no text, but int"] * 2


def test_facts_of_a_row_are_known(tmp_path: Path) -> None:
    when = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    table = pa.table({"id": [3], "url": ["https://example.org/a"], "date": [when], "text": [STORY]})
    done = ran(tmp_path, "a.parquet", written(table))
    assert (done.rows[0]["id"], done.rows[0]["date"]) == ("3", "2024-05-06T07:08:09.000000Z")


VALUES = st.none() | st.text(max_size=9).map(lambda text: text.encode("utf-8", "replace").decode()) | st.just("x" * 300)


@given(st.lists(VALUES, max_size=20), st.integers(1, 400), st.integers(1, 7), st.sets(st.integers(0, 19)))
@settings(max_examples=60, deadline=None)
def test_pieces_put_together_are_the_rows_that_were_kept(
    texts: list[str | None], size: int, group: int, dropped: set[int]
) -> None:
    table = pa.table(
        {"note": pa.array(texts, pa.string()), "text": pa.array(texts, pa.string()), **carried(len(texts))}
    )
    encoded, number, fields = [], 0, Fields()
    for piece in pieces_of_parquet(io.BytesIO(written(table, row_group_size=group)), "a.parquet", size):
        rows = []
        for record in parquet.records(piece, fields):
            if number not in dropped:
                said = {"text": texts[number], **dict.fromkeys(OURS[1:])}
                rows.append({**record.carried, "quality": 0.5, **said, "findings": 1, "removed_words": 2})
            number += 1
        encoded.append(parquet.encode(rows, "a.parquet", Origin(piece, fields)))
    assert number == len(texts)
    result = read(joined(parquet, encoded, "a.parquet"))
    kept = [place for place in range(len(texts)) if place not in dropped]
    for name in ("note", "text", "price", "nested", "map", "kind", "raw", "view", "many"):
        assert result[name].to_pylist() == [table[name][place].as_py() for place in kept]


def test_the_values_of_a_column_do_not_travel_with_each_of_its_rows() -> None:
    values = [f"{number} {'x' * 400}" for number in range(2_000)]
    table = pa.table({"text": pa.array(values).dictionary_encode()})
    pieces = list(pieces_of_parquet(io.BytesIO(written(table)), "a.parquet", 100_000))
    assert sum(len(piece.data) for piece in pieces) < 2 * table.nbytes
    assert len(pieces) < 30


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (pa.struct([("v", pa.string_view())]), {"v": "a"}),
        (pa.map_(pa.string(), pa.binary_view()), [("k", b"v")]),
        (pa.list_(pa.string_view(), 1), ["a"]),
        (pa.large_list(pa.string_view()), ["a"]),
    ],
    ids=str,
)
def test_views_inside_of_values_become_strings(tmp_path: Path, kind: Any, value: Any) -> None:
    table = pa.table({"text": [STORY, None, STORY], "nested": pa.array([value] * 3, kind)})
    done = ran(tmp_path, "a.parquet", written(table))
    assert read(done.result("a.parquet"))["nested"].to_pylist() == [value, value]


def test_numbers_that_stand_for_no_value_are_damage_and_bytes_are_not() -> None:
    wrong = pa.DictionaryArray.from_arrays(pa.array([5], pa.int32()), pa.array(["a"]), safe=False)
    with pytest.raises(pa.ArrowInvalid):
        parquet_pieces._check(pa.record_batch([wrong], ["kind"]))
    offsets, data = (pa.py_buffer(part) for part in (b"\0\0\0\0\1\0\0\0", b"\xff"))
    parquet_pieces._check(pa.record_batch([pa.Array.from_buffers(pa.string(), 1, [None, offsets, data])], ["text"]))


def test_a_text_that_is_no_utf8_fails_alone(tmp_path: Path) -> None:
    texts = pa.array([STORY.encode(), b"caf\xe9", STORY.encode()]).view(pa.string())
    done = ran(tmp_path, "a.parquet", written(pa.table({"text": texts, "note": texts})))
    assert done.statuses == ["ok", "failed", "ok"]
    assert "bytes that are not UTF-8" in done.errors[0]


def test_rows_that_a_group_promises_and_does_not_have_are_told() -> None:
    class Short:
        """A file whose only row group says that it has five rows."""

        metadata = SimpleNamespace(row_group=lambda _: SimpleNamespace(num_rows=5, total_byte_size=100))

        def iter_batches(self, *_: Any, **__: Any) -> Any:
            return iter([pa.record_batch({"text": ["a", "b", "c"]})])

    group = parquet_pieces._Group(Short(), 0, 11)
    first, last = group.pieces(1_000)
    assert (first.first, last.first, last.problem) == (11, 14, "rows 14 to 15 cannot be read: they are not there")
    assert group.behind() == 16
