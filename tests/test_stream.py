"""Standard input to standard output: a text comes out as a text, records come out as records."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import main
from cleaner.records.formats import NEEDED
from cleaner.records.unnamed import LOOKED_AT, looks_like_json_lines
from cleaner.settings import Fields

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera jeudi.\n"
CLEAN = "Le maire a signé l’accord mardi.\nLe conseil votera jeudi.\n"
LINES = "".join(json.dumps({"id": number, "text": DIRTY}) + "\n" for number in range(3))


def run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["run", *arguments, "--language=fr"], input=given)


def test_json_lines_come_out_as_json_lines() -> None:
    result = run("-", "-", given=LINES)
    assert [json.loads(line)["text"] for line in result.stdout.splitlines()] == [CLEAN] * 3
    assert "3 documents: 3 ok" in result.stderr


def test_a_broken_record_is_told_and_costs_itself_only() -> None:
    result = run("-", "-", given=LINES + "{broken\n" + LINES)
    assert len(result.stdout.splitlines()) == 6
    assert "standard input.jsonl#4: this is no JSON object" in result.stderr
    assert result.exit_code == 3


@pytest.mark.parametrize("given", ["{this is a note}\n" + DIRTY, '{"a": 1}\n' + DIRTY, "[1]\n" + DIRTY])
def test_what_only_begins_like_a_record_is_a_text(given: str) -> None:
    assert run("-", "-", given=given).stdout == given.replace(DIRTY, CLEAN)


def test_records_without_a_text_are_told_as_those_of_a_file_are() -> None:
    result = run("-", "-", given='{"body": "a"}\n{"body": "b"}\n')
    assert result.exit_code == 3
    assert "standard input.jsonl#1:" in result.stderr
    assert "body" in result.stderr


def test_a_format_that_cannot_be_written_here_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(NEEDED, "parquet", "no_such_package")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw/a.jsonl").write_text(LINES, "utf-8")
    for places in (("-", "-"), (f"{tmp_path}/raw/a.jsonl", "-"), (f"{tmp_path}/raw", f"{tmp_path}/out")):
        result = run(*places, "--to=parquet", given=LINES)
        assert (result.exit_code, "--to parquet: needs pip install 'cleaner[parquet]'" in result.stderr) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_file_of_records_comes_out_in_the_format_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(LINES, "utf-8")
    assert run(str(file), "-").stdout.count("\n") == 3
    rows = list(csv.DictReader(io.StringIO(run(str(file), "-", "--to=csv").stdout)))
    assert [row["text"] for row in rows] == [CLEAN] * 3
    assert [row["id"] for row in rows] == ["0", "1", "2"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run(str(tmp_path / "a.jsonl"), "-")
    assert result.exit_code == 3
    assert "it is not there" in result.stderr


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_an_archive_does_not_go_to_standard_output(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"PK")
    result = run(str(tmp_path / name), "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "name a folder" in result.stderr


def test_a_long_first_line_is_known_by_its_start() -> None:
    line = json.dumps({"id": 1, "text": "x" * LOOKED_AT}).encode()[:LOOKED_AT]
    assert looks_like_json_lines(line, Fields())
    assert not looks_like_json_lines(line, Fields(text="body"))
