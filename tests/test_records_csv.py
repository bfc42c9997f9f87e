"""CSV and TSV: what goes in as a table comes out as one, whatever its cells hold."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.records.compression import packing
from cleaner.records.csv import Table
from cleaner.records.csv_rows import pieces_of_rows
from cleaner.records.record import Origin
from cleaner.settings import Fields
from tests.record_runs import ALONE, CALL, STORY, joined, ran, unpacked

OURS = ["quality", "language", "findings", "removed_words", "status"]


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def read(data: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter))


ROWS = [["id", "text", "note"], ["7", STORY + CALL, 'said "no", twice'], ["8", STORY, "two\nlines"]]


def test_the_text_is_cleaned_in_its_place_and_other_cells_stay(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", written(ROWS))
    header, first, second = read(done.result("a.csv"))
    assert header == ["id", "text", "note", *OURS]
    assert first[:3] == ["7", STORY, 'said "no", twice']
    assert second[:3] == ["8", STORY, "two\nlines"]
    assert first[-3:] == ["1", "3", "ok"]
    assert [(row["source"], row["id"], row["output"]) for row in done.rows] == [
        ("a.csv#2", "7", "a.csv"),
        ("a.csv#5", "8", "a.csv"),  # each text has two line breaks in its cell
    ]


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ";"), ("a.csv", "|"), ("a.csv", "\t"), ("a.tsv", "\t")])
def test_the_delimiter_is_found_and_kept(tmp_path: Path, name: str, delimiter: str) -> None:
    done = ran(tmp_path, name, written(ROWS, delimiter))
    assert read(done.result(name), delimiter)[1][:3] == ["7", STORY, 'said "no", twice']


def test_blank_lines_above_the_names_are_passed_over(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", b"\n  \n" + written([["n", "text"], ["1", "a, b, c"]], ";"))
    assert read(done.result("a.csv"), ";")[1][:2] == ["1", "a, b, c\n"]
    assert done.rows[0]["source"] == "a.csv#4"


def test_a_tsv_is_cut_at_tabs_whatever_its_names(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.tsv", written([["text", "a,b,c"], [STORY, "1"]], "\t"))
    assert read(done.result("a.tsv"), "\t")[1][:2] == [STORY, "1"]


@pytest.mark.parametrize("name", ["a.csv.gz", "a.csv.zst"])
def test_compressed_tables_stay_compressed(tmp_path: Path, name: str) -> None:
    done = ran(tmp_path, name, packing(name)(written(ROWS)))
    assert read(unpacked(done, name))[1][:2] == ["7", STORY]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_tables_in_other_charsets_come_out_in_utf8(tmp_path: Path, codec: str) -> None:
    accents = "Le café était fermé, et la préfète n’a pas été prévenue à temps. " * 5
    done = ran(tmp_path, "a.csv", written([["text", "naïf"], [STORY, accents]]).decode().encode(codec))
    assert read(done.result("a.csv"))[0][:2] == ["text", "naïf"]
    assert read(done.result("a.csv"))[1][:2] == [STORY, accents]


def test_a_row_that_is_no_utf8_fails_alone(tmp_path: Path) -> None:
    good = written([["text", "n"], [STORY, "1"]])
    done = ran(tmp_path, "a.csv", good + b"caf\xe9,2\n" + written([["été " * 30 + STORY, "3"]]))
    assert done.statuses == ["ok", "failed", "ok"]
    assert "line 4: bytes that are not" in done.errors[0]
    assert [row[1] for row in read(done.result("a.csv"))] == ["n", "1", "3"]


def test_rows_of_another_length_fail_and_name_their_line(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", b'id,text\n1\n\n2,"a\nb",c\n3,a story\n')
    assert done.statuses == ["failed", "failed", "ok"]
    assert done.errors == [
        "line 2: 1 cell where the first line names 2",
        "line 4: 3 cells where the first line names 2",
    ]
    assert done.rows[2]["source"] == "a.csv#6"


def test_a_quotation_mark_that_is_never_closed_is_told(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", b'id,text\n1,good\n2,"open\n3,swallowed\n')
    assert done.statuses == ["ok", "failed"]
    assert done.errors == ["line 3: a quotation mark is opened and never closed"]


def test_an_empty_text_is_empty_and_gives_way_to_a_page(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    done = ran(tmp_path, "a.csv", written([["text", "html"], ["", ""], ["", page], [STORY, page]]))
    assert done.statuses == ["empty", "ok", "ok"]
    header, *rows = read(done.result("a.csv"))
    assert header == ["text", "html", *OURS]
    assert [bool(row[0]) for row in rows] == [False, True, True]


def test_names_that_are_there_already_stay(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", written([["text", "quality", "status"], [STORY, "good", "sold"]]))
    header, row = read(done.result("a.csv"))
    assert header == ["text", "quality", "status", "clean_quality", *OURS[1:-1], "clean_status"]
    assert row[1:3] == ["good", "sold"]


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", b"text,x,x\na,b,c\n")
    assert done.errors == ["2 columns are called 'x'"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"id,text\n", b"id,text"])
def test_a_table_without_rows_is_one_empty_input(tmp_path: Path, data: bytes) -> None:
    done = ran(tmp_path, "a.csv", data)
    assert [(row["source"], row["status"]) for row in done.rows] == [("a.csv", "empty")]
    assert read(done.result("a.csv"))[:1] == ([["id", "text", *OURS]] if b"id" in data else [])


def test_binary_data_is_one_failed_input(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", bytes(range(256)) * 40)
    assert done.statuses == ["failed"]
    assert "binary" in done.errors[0]


def test_a_cell_has_no_greatest_size(tmp_path: Path) -> None:
    long = "x" * 300_000
    done = ran(tmp_path, "a.csv", written([["text", "note"], [STORY, long]]))
    assert read(done.result("a.csv"))[1][1] == long


def test_a_torn_table_keeps_the_rows_before_the_break(tmp_path: Path) -> None:
    rows = [["id", "text"], *([str(number), f"{number} {STORY}"] for number in range(200))]
    packed = gzip.compress(written(rows))
    done = ran(tmp_path, "a.csv.gz", packed[: len(packed) // 2])
    assert done.statuses[-1] == "failed"
    assert done.statuses[:-1] == ["ok"] * (len(done.rows) - 1)
    kept = read(gzip.decompress(done.result("a.csv.gz")))[1:]
    assert [row[0] for row in kept] == [str(number) for number in range(len(kept))]
    assert len(kept) > 50


def test_the_audit_is_a_table_too(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.csv", written(ROWS))
    header, first, _ = read(done.audit("a.csv"))
    audit = dict(zip(header, first, strict=True))
    assert (audit["record"], audit["id"], audit["source"]) == ("2", "7", "a.csv#2")
    assert [one["rule"] for one in json.loads(audit["findings"])] == ["comment-form"]


def test_a_rejected_text_is_an_empty_cell(tmp_path: Path) -> None:
    strict = replace(ALONE, min_score=1.0)
    done = ran(tmp_path, "a.csv", written([["text"], ["Buy now!!! " * 50]]), strict)
    assert read(done.result("a.csv"))[1][0] == ""
    assert done.statuses == ["rejected"]


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ['"', '""', "\r", "\n", "a\r\nb"]
)
TABLES = st.integers(1, 3).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))


@given(TABLES, st.integers(1, 60))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pieces_are_cut_where_rows_end(table: list[list[str]], size: int) -> None:
    names = [f"c{number}" for number in range(len(table[0]) if table else 1)]
    data = written([names, *table])
    rows, form = [], Table()
    for piece in pieces_of_rows(io.BytesIO(data), None, size):
        assert piece.problem is None
        found = list(form.records(piece, Fields()))
        rows += [list(record.carried.values()) for record in found]
    assert rows == [row for row in read(data)[1:] if row]


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_cells_come_out_as_they_went_in(table: list[list[str]]) -> None:
    names = [f"c{number}" for number in range(len(table[0]) if table else 1)]
    form, encoded = Table(), []
    for piece in pieces_of_rows(io.BytesIO(written([names, *table])), None, 30):
        rows = [record.carried for record in form.records(piece, Fields())]
        encoded.append(form.encode(rows, "a.csv", Origin(piece, Fields())))
    found = read(joined(form, encoded, "a.csv"))
    assert [row[: len(names)] for row in found[1:]] == [row for row in read(written(table)) if row]


def test_records_that_cannot_be_written_fail_and_the_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(tmp_path, "a.csv", written(ROWS))
    monkeypatch.setattr(Table, "encode", lambda *_: {}["no such type"])
    done = ran(tmp_path, "b.csv", written(ROWS))
    assert done.statuses == ["ok", "ok", "failed", "failed"]
    assert "please report it" in done.errors[0]
