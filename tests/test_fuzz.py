"""Any bytes as files, arguments and settings: nothing raised, nothing lost. Longer with `python fuzz/readers.py`."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cleaner.record_restore import restored
from cleaner.records import jsonl
from fuzz.commands import WORDS, status_of
from fuzz.readers import ENDINGS, accounted_for
from fuzz.samples import TEXT, samples, taped, zipped
from tests.record_runs import ALONE, ran
from tests.texts import ANYTHING, any_text

QUICK: dict[str, Any] = {"only": ("newsletter", "comment-form", "line-break")}


@pytest.fixture(autouse=True, scope="module")
def _no_flushing() -> Iterator[None]:
    """Do without what makes a run wait for the disks of a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "sync", lambda: None)
        yield


def survives(name: str, data: bytes, **chosen: Any) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        return accounted_for(Path(folder), name, data, **(QUICK | chosen))


# Readers


@pytest.mark.parametrize("name", samples())
def test_every_sample_is_sound(name: str) -> None:
    assert {row["status"] for row in survives(name, samples()[name])} == {"ok"}


@given(st.sampled_from(ENDINGS), st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_under_any_ending(ending: str, data: bytes) -> None:
    survives(f"a{ending}", data)


PIECES = (
    b"\0",
    b"\xff",
    b"\n",
    b"\r",
    b'"',
    b",",
    b"\\ud800",
    b"\xed\xa0\x80",
    b"\xff\xfe",
    b"9" * 20,
    b"{" * 40,
    b"<!--",
)


@st.composite
def broken_samples(draw: st.DrawFn) -> tuple[str, bytes]:
    """A sound file that was cut, or in which some bytes are others."""
    name, data = draw(st.sampled_from(sorted(samples().items())))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data)))
        there = draw(st.one_of(st.sampled_from(PIECES), st.binary(max_size=4)))
        data = data[:place] if draw(st.integers(0, 5)) == 0 else data[:place] + there + data[place + len(there) :]
    return name, data


@given(broken_samples())
@settings(max_examples=200)
def test_any_damage_to_a_sound_file(broken: tuple[str, bytes]) -> None:
    survives(*broken)


NAMES = st.one_of(
    st.sampled_from(
        ("a.txt", "./a.txt", "a//a.txt", "a/a.txt", "..", "../a.txt", "", ".", "/", "a.html", "a.html.txt")
    ),
    st.sampled_from(
        ("a.jsonl", "a.txt/b.txt", "a.jsonl/a.txt", "a.csv.txt", "\x1b[31m.txt", "a\n.txt", "x" * 300 + ".txt")
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12).map("{}.txt".format),
)


@given(st.dictionaries(NAMES, st.sampled_from((TEXT.encode(), b'{"text": "The ferry left."}\n', b"")), max_size=5))
@settings(max_examples=60)
def test_any_names_in_an_archive(files: dict[str, bytes]) -> None:
    survives("a.zip", zipped(files))
    survives("a.tar", taped(files))


def line(**fields: Any) -> bytes:
    return json.dumps(fields).encode() + b"\n"


FOUND = {
    "half a surrogate pair for a site": ("a.jsonl", line(text=TEXT, site="\ud800")),
    "half a surrogate pair in an address": ("a.jsonl", line(text=TEXT, url="http://\ud800.org/", id="\udcff")),
    "a number of 5,000 digits": ("a.jsonl", b'{"text": "The ferry left.", "n": ' + b"9" * 5000 + b"}\n"),
    "an ending in capitals": ("a.JSONL.GZ", samples()["a.jsonl.gz"]),
    "brackets without end": ("a.jsonl", b'{"text": "a", "y": ' + b"[" * 100_000 + b"}\n"),
}
"""What was found by fuzzing, or looked for beside it."""


@pytest.mark.parametrize("case", FOUND)
def test_what_was_found_stays_mended(case: str) -> None:
    rows = survives(*FOUND[case])
    assert rows[0]["status"] == ("failed" if case == "brackets without end" else "ok")


# Files of records and their audits

VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), ANYTHING),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ANYTHING, inner, max_size=2),
    max_leaves=3,
)
RECORDS = st.lists(
    st.fixed_dictionaries({"text": any_text()}, optional={"id": ANYTHING, "x": VALUES}), min_size=1, max_size=3
)


@given(RECORDS, st.sampled_from((None, None, "jsonl.zst", "csv", "parquet")))
@settings(max_examples=60)
def test_every_record_can_be_taken_back(records: list[dict[str, Any]], to: str | None) -> None:
    data = b"".join(line(**record) for record in records)
    with tempfile.TemporaryDirectory() as folder:
        done = ran(Path(folder), "a.jsonl", data, to=to)
        assert [row["source"] for row in done.rows] == [f"a.jsonl#{number}" for number in range(1, len(records) + 1)]
        for number, (row, record) in enumerate(zip(done.rows, records, strict=True), 1):
            assert row["status"] in ("ok", "empty"), row
            text = json.loads(line(**record))["text"]  # in which two halves of a surrogate pair are one character
            if _kept_as_it_is(text, to):
                assert restored(done.out / row["output"], number) == text


STRANGE: dict[str, dict[str, Any]] = {
    "a name of half a surrogate pair": {"\ud800": 1},
    "names of line breaks and of nothing": {"a\r\nb": 1, "": 2, "\0": 3},
    "the names of our columns": {"clean_text": 1, "quality": "x", "clean_quality": None, "status": {}, "record": 5},
    "a text called as ours": {"clean_text": "Another text.\n"},
    "half a surrogate pair, deep inside": {"x": {"\ud800": ["\udfff"]}},
    "nesting": {"x": json.loads("[" * 400 + "]" * 400)},
    "a number without measure": {"x": 10**3000},
}


@pytest.mark.parametrize("to", [None, "csv", "tsv", "parquet", "jsonl.gz"])
@pytest.mark.parametrize("strange", STRANGE)
def test_strange_fields_cost_nothing(strange: str, to: str | None, tmp_path: Path) -> None:
    data = line(**STRANGE[strange], text=TEXT) + line(x=1, text=TEXT)
    done = ran(tmp_path, "a.jsonl", data, to=to)
    assert done.statuses == ["ok", "ok"]
    assert restored(done.out / done.rows[0]["output"], 1) == TEXT


def test_half_a_surrogate_pair_in_a_text_becomes_parquet(tmp_path: Path) -> None:
    done = ran(tmp_path, "a.jsonl", line(text=f"\ud800 {TEXT}"), to="parquet")
    assert done.statuses == ["ok"]


def test_a_record_that_cannot_be_written_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encode = jsonl.encode

    def breaking(rows: Any, *rest: Any) -> bytes:
        if any("x" in row for row in rows):
            raise ValueError("what no one thought of")
        return encode(rows, *rest)

    monkeypatch.setattr(jsonl, "encode", breaking)
    done = ran(tmp_path, "a.jsonl", line(text=TEXT) + line(text=TEXT, x=1))
    assert done.statuses == ["ok", "failed"]
    assert "what no one thought of" in done.errors[0]


@pytest.mark.parametrize("to", ["csv", "tsv", "jsonl.gz"])
def test_a_result_is_not_taken_for_another_charset(to: str, tmp_path: Path) -> None:
    text = f"The ferry left.{chr(0) * 40}\n"
    done = ran(tmp_path, "a.jsonl", line(text=text), replace(ALONE, **QUICK), to)
    assert restored(done.out / done.rows[0]["output"], 1) == text


def _kept_as_it_is(text: str, to: str | None) -> bool:
    """Tell whether a format can hold a text: only JSON has halves of surrogate pairs."""
    return to in (None, "jsonl.zst") or not any("\ud800" <= letter <= "\udfff" for letter in text)


# Arguments and settings

ARGUMENTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.binary(max_size=6).map(os.fsdecode)), max_size=5
)


def status(words: list[str], config: bytes) -> int:
    with tempfile.TemporaryDirectory() as folder:
        return status_of(words, config, Path(folder))


@given(ARGUMENTS)
@settings(max_examples=120)
@example(["run", "raw", "clean", "--text-field", "\udcff"])
@example(["learn", "raw", "--to", "raw"])
@example(["restore", "x" * 5000])
def test_any_arguments(words: list[str]) -> None:
    status([word for word in words if "\0" not in word], b"")


SETTINGS = (
    *('input = "a\\u0000b"', 'site_lines = "a\\u0000"', 'output = "\\u0000"', "min_score = nan", "most_removed = inf"),
    *(
        "time_limit = 9223372036854775808",
        f"workers = {'9' * 30}",
        f"workers = 0x{'f' * 9999}",
        f"workers = {'9' * 9999}",
    ),
    *("keep = [1]", "id_field = 2000-01-01", "a.b.c = 1", '"\\u0000" = 1', "[[a]]\nb = 1", "workers = {a = 1}"),
)


@pytest.mark.parametrize("config", SETTINGS, ids=lambda config: config[:30])
@pytest.mark.parametrize("command", ["settings", "run"])
def test_settings_that_cannot_be_are_wrong_usage(command: str, config: str) -> None:
    assert status([command], config.encode()) == 2


@given(
    st.sampled_from(("settings", "check raw", "run raw clean")),
    st.one_of(st.binary(max_size=60), ANYTHING.map(repr).map(str.encode)),
)
@settings(max_examples=80)
def test_any_configuration(command: str, config: bytes) -> None:
    status(command.split(), config)
