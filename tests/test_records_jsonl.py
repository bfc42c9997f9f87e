"""JSON lines: what the cleaner does not look at goes through byte for byte, and every line is accounted for."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.record_restore import restored
from cleaner.records import compression, jsonl
from cleaner.records.columns import COLUMNS, joined, names_beside
from cleaner.records.compression import Torn, opened, packing
from cleaner.records.lines import pieces_of_lines
from cleaner.records.record import Piece
from cleaner.settings import Fields
from tests.record_runs import ALONE, CALL, STORY, ran, unpacked

OURS = ["quality", "language", "findings", "removed_words", "status"]
BLOCK = 150_000
"""Bytes that can only be unpacked together; in Zstandard 128 KB."""

PACKS = {"a.jsonl.gz": gzip.compress, "a.jsonl.zst": zstandard.compress}


def lines(*texts: str) -> bytes:
    return "".join(f"{text}\n" for text in texts).encode()


def with_text(**written: str) -> str:
    """Return a line with a text and with other fields as they are to be written."""
    return (
        "{" + ", ".join([f'"text": {json.dumps(STORY)}', *(f'"{key}":{value}' for key, value in written.items())]) + "}"
    )


@pytest.mark.parametrize(
    "value",
    [
        *("1.0", "1e999", "-0.0", "123456789012345678901234567890", "1E5", "0.1000"),
        *('"\\u00e9\\/"', '"é"', "[1 ,2]", '{"a" : null}', "true", "null", '""'),
    ],
)
def test_a_field_that_nobody_looks_at_stays_as_it_is_written(tmp_path: Path, value: str) -> None:
    done = ran(tmp_path, "a.jsonl", lines(with_text(kept=value)))
    assert done.statuses == ["ok"]
    assert f'"kept":{value},"quality":'.encode() in done.result("a.jsonl")


@pytest.mark.parametrize("value", ["NaN", "-Infinity", '"\\ud800 \\u00e9"', '[1e999, NaN, {"a" :1.0}]'])
@pytest.mark.parametrize("other", ["1.0", '" , \\"}"'])
def test_what_only_some_programs_can_read_stays_too(tmp_path: Path, value: str, other: str) -> None:
    line = f'{{"text": {json.dumps(STORY)},"kept":{value} , "other" :{other}, "\\ud800":1}}'
    done = ran(tmp_path, "a.jsonl", lines(line))
    assert done.statuses == ["ok"]
    assert f'"kept":{value},"other":{other},"\\ud800":1,"quality":'.encode() in done.result("a.jsonl")


def test_half_a_surrogate_pair_in_the_text_is_cleaned_away(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.jsonl", lines(json.dumps({"text": STORY + "a \ud800 b c\n"})))
    assert done.statuses == ["ok"]
    assert "\ud800" not in done.lines("a.jsonl")[0]["text"]


def test_marks_blank_lines_and_a_last_line_without_its_break(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + lines(with_text(id="1"), "", " \t\r") + with_text(id="2").encode()
    done = ran(tmp_path, "a.jsonl", data)
    assert [(row["source"], row["id"]) for row in done.rows] == [("a.jsonl#1", "1"), ("a.jsonl#4", "2")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "no JSON object"),
        ("[1]", "no JSON object"),
        ('"text"', "no JSON object"),
        ('{"text": "a"} {"text": "b"}', "no JSON object"),
        ('{"text": 1}', "the field text holds no text, but int"),
        ('{"text": null}', "the field text is empty: null"),
        ('{"body": "x", "n": 1}', "there is no field text and no field html, but body, n"),
        (json.dumps(dict.fromkeys("abcdefghij")), "no field html, but a, b, c, d, e, f, g, h and others"),
        ("{}", "there is no field text and no field html"),
        ("[" * 100_000, "no JSON object"),
    ],
)
def test_a_line_that_is_no_record_fails_alone(tmp_path: Path, line: str, words: str) -> None:
    done = ran(tmp_path, "a.jsonl", lines(with_text(), line, with_text()))
    assert done.statuses == ["ok", "failed", "ok"]
    assert words in done.errors[0]
    assert done.rows[1]["source"] == "a.jsonl#2"
    assert len(done.lines("a.jsonl")) == 2


def test_bytes_that_are_no_utf8_fail_alone(tmp_path: Path) -> None:
    bad = with_text(kept='"caf\xe9"').encode("latin-1") + b"\n"
    assert ran(tmp_path, "a.jsonl", lines(with_text()) + bad + lines(with_text())).statuses == ["ok", "failed", "ok"]


def test_fields_of_our_names_stay_and_ours_are_called_otherwise(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.jsonl", lines(with_text(quality='"high"', clean_quality="1", status="[3]")))
    (row,) = done.lines("a.jsonl")
    assert (row["quality"], row["clean_quality"], row["status"]) == ("high", 1, [3])
    assert row["clean_clean_quality"] > 0.5
    assert row["clean_status"] == "ok"


def test_our_names_differ_by_more_than_their_case(tmp_path: Path) -> None:
    given = {"id": 1, "Status": 3, "CLEAN_status": 4, "Text": "kept", "body": STORY + CALL}
    named = replace(ALONE, fields=Fields(text="body"))
    done = ran(tmp_path, "a.jsonl", lines(json.dumps(given)), named)
    (row,) = done.lines("a.jsonl")
    assert {key: row[key] for key in ("Status", "CLEAN_status", "Text")} == {
        "Status": 3,
        "CLEAN_status": 4,
        "Text": "kept",
    }
    assert (row["clean_clean_status"], row["clean_text"]) == ("ok", STORY)
    assert restored(done.out / "a.jsonl", 1) == STORY + CALL


def test_the_clean_text_stands_where_the_raw_one_stood_whatever_stands_beside_it(tmp_path: Path) -> None:
    given = {"Text": "kept", "text": STORY + CALL}
    (row,) = ran(tmp_path, "a.jsonl", lines(json.dumps(given))).lines("a.jsonl")
    assert list(row.items())[:2] == [("Text", "kept"), ("text", STORY)]


def test_a_page_makes_room_for_its_text_only_where_the_text_is_missing(tmp_path: Path) -> None:
    page = f"<html><body><article><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    done = ran(tmp_path, "a.jsonl", lines(*(json.dumps(row) for row in ({"html": page}, {"text": None, "html": page}))))
    assert [list(row) for row in done.lines("a.jsonl")] == [["html", "text", *OURS], ["text", "html", *OURS]]


def test_two_records_of_one_id_are_two_records(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.jsonl", lines(with_text(id="7"), with_text(id="7")))
    assert [(row["source"], row["id"]) for row in done.rows] == [("a.jsonl#1", "7"), ("a.jsonl#2", "7")]


@pytest.mark.parametrize("name", PACKS)
def test_compressed_lines_stay_compressed(tmp_path: Path, name: str) -> None:
    done = ran(tmp_path, name, PACKS[name](lines(json.dumps({"text": STORY + CALL}))) * 2)
    assert [json.loads(line)["text"] for line in unpacked(done, name).splitlines()] == [STORY, STORY]


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, -1])
def test_a_cut_file_gives_what_stands_before_the_cut(tmp_path: Path, name: str, cut: float) -> None:
    data = lines(*(with_text(id=str(number), salt=f'"{number * 7919 % 10007}"') for number in range(3_000)))
    packed = PACKS[name](data)
    length = int(len(packed) * cut) if cut > 0 else len(packed) - 1
    read: list[bytes] = []
    stream = opened(io.BytesIO(packed[:length]), name)
    with pytest.raises(Torn, match="cut off here"):
        read += iter(lambda: stream.read(50_000), b"")
    whole = b"".join(read)
    assert data.startswith(whole)
    pieces = list(pieces_of_lines(opened(io.BytesIO(packed[:length]), name)))
    assert pieces[-1].problem
    assert b"".join(piece.data for piece in pieces) == whole[: whole.rfind(b"\n") + 1]
    assert pieces[-1].first == whole.count(b"\n") + 1
    assert len(whole) > cut * len(data) - BLOCK


@pytest.mark.parametrize("name", PACKS)
def test_a_damaged_file_says_so(name: str) -> None:
    packed = bytearray(PACKS[name](lines(*(str(number * 7919 % 10007) for number in range(50_000)))))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\xff" * 40
    *_, last = pieces_of_lines(opened(io.BytesIO(bytes(packed)), name))
    assert last.problem


@given(st.lists(st.binary(max_size=400), max_size=5), st.sampled_from(["a.gz", "a.zst", "a"]), st.integers(1, 99))
@settings(deadline=None)
def test_pieces_that_were_compressed_apart_are_read_as_one(pieces: list[bytes], name: str, size: int) -> None:
    stream = opened(io.BytesIO(b"".join(map(packing(name), pieces))), name)
    assert b"".join(iter(lambda: stream.read(size), b"")) == b"".join(pieces)


def test_a_file_is_the_same_whenever_it_is_compressed() -> None:
    assert packing("a.gz")(b"text") == packing("a.gz")(b"text")
    assert packing("a.gz")(b"text")[4:8] == bytes(4)


class Slow(io.BytesIO):
    """Gives at most so many bytes at once, as pipes do."""

    def __init__(self, data: bytes, step: int) -> None:
        super().__init__(data)
        self._step = step

    def read(self, most: int | None = -1, /) -> bytes:
        return super().read(min(most or 0, self._step))


@given(st.binary(max_size=300) | st.lists(st.sampled_from([b"\n", b"a", b"\r\n", b"bcd"])).map(b"".join), st.data())
@settings(max_examples=200, deadline=None)
def test_pieces_end_where_lines_end_whatever_is_read_at_once(data: bytes, draw: st.DataObject) -> None:
    size, step = draw.draw(st.integers(1, 50)), draw.draw(st.integers(1, 50))
    pieces = list(pieces_of_lines(Slow(data, step), size))
    assert b"".join(piece.data for piece in pieces) == data
    assert all(piece.data.endswith(b"\n") for piece in pieces[:-1])
    number = 1
    for piece in pieces:
        assert (piece.first, piece.problem) == (number, None)
        number += piece.data.count(b"\n")


@given(st.integers(1, 5_000), st.integers(1, 50))
def test_where_a_piece_ends_depends_on_the_file_alone(step: int, other: int) -> None:
    data = lines(*("x" * (number % 90) for number in range(400)))
    assert list(pieces_of_lines(Slow(data, step), 900)) == list(pieces_of_lines(Slow(data, other), 900))


def test_a_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.records.lines.MOST_IN_A_RECORD", 1_000)
    first, last = pieces_of_lines(Slow(b"short\n" + b"x" * 5_000, 100), 500)
    assert first == Piece(1, b"short\n")
    assert (last.first, last.data, "a line of more than" in (last.problem or "")) == (2, b"", True)


def test_a_file_that_unpacks_to_far_more_than_it_is_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compression, "FREELY_UNPACKED", 100_000)
    for name, pack in PACKS.items():
        *_, last = pieces_of_lines(opened(io.BytesIO(pack(lines("x" * 90) * 40_000)), name), 10_000)
        assert "unpacks to more than" in (last.problem or "")


NAMES = st.sampled_from(["text", "html", "quality", "clean_quality", "clean_text", "status", "a", ""])


@given(st.dictionaries(NAMES, st.integers()), st.booleans())
def test_no_field_is_lost_or_overwritten(carried: dict[str, Any], replaces: bool) -> None:
    taken = "text" if replaces and "text" in carried else None
    fields = joined(carried, dict.fromkeys(COLUMNS, "ours"), taken)
    assert {name: fields[name] for name in carried if name != taken} == {
        name: value for name, value in carried.items() if name != taken
    }
    assert len(fields) == len(carried) + len(COLUMNS) - (taken is not None)
    assert {fields[name] for name in names_beside(COLUMNS, carried, taken).values()} == {"ours"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(), max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
OBJECTS = st.dictionaries(st.text(st.characters(), max_size=5), JSON, max_size=4)


@given(st.lists(OBJECTS, max_size=6), st.booleans())
@settings(max_examples=300, deadline=None)
def test_carried_fields_come_out_equal(objects: list[dict[str, Any]], escaped: bool) -> None:
    texts = [json.dumps(one, ensure_ascii=escaped) for one in objects]
    data = "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogatepass")
    records = list(jsonl.records(Piece(1, data), Fields()))
    assert [record.number for record in records] == list(range(1, len(objects) + 1))
    good = [record.carried for record in records if "no JSON object" not in (record.problem or "")]
    written = jsonl.encode(good, "a.jsonl", None).splitlines()
    kept = [one for one, text in zip(objects, texts, strict=True) if escaped or _is_utf8(text)]
    assert [json.loads(line) for line in written] == kept


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@given(st.lists(OBJECTS | st.builds(lambda more: {**more, "text": STORY}, OBJECTS), max_size=5))
@settings(max_examples=25, deadline=None)
def test_every_record_is_accounted_for(objects: list[dict[str, Any]]) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        done = ran(Path(folder), "a.jsonl", lines(*map(json.dumps, objects)))
        assert len(done.rows) == max(1, len(objects))
        cleaned = [row for row in done.rows if row["status"] in ("ok", "empty", "rejected") and "#" in row["source"]]
        assert len(done.lines("a.jsonl")) == len(done.audit("a.jsonl").splitlines()) == len(cleaned)
        for row, fields in zip(cleaned, done.lines("a.jsonl"), strict=True):
            given_ = objects[int(row["source"].partition("#")[2]) - 1]
            assert {name: fields[name] for name in given_ if name != "text"} == {
                name: value for name, value in given_.items() if name != "text"
            }


def test_values_are_made_only_when_they_are_asked_for() -> None:
    (record,) = jsonl.records(Piece(1, lines(with_text(kept="[1, 2]"))), Fields())
    assert isinstance(record.carried["kept"], msgspec.Raw)
    assert jsonl.plain(record.carried)["kept"] == [1, 2]
