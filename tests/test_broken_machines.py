"""Machines that fail: whatever a disk, a clock or a killed process leaves, the next run ends with the same bytes."""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cleaner import record_file, run
from cleaner.errors import CleanerError, Interrupted, OutputFailed, WrongUsage
from cleaner.inputs import Item, handed_out
from cleaner.one_document import Order, Outcome
from cleaner.reading import Source
from cleaner.records import jsonl, lines
from cleaner.run import clean_all
from cleaner.settings import Settings
from cleaner.writing.atomic import PREFIX
from cleaner.writing.chunk_results import chunk_path
from fuzz.readers import tree
from fuzz.samples import ROWS, TEXT, samples

ROOT = Path(__file__).parent.parent
ALONE: dict[str, Any] = {"language": "en", "only": ("comment-form", "line-break"), "site_lines": "off"}
"""Each document by itself: what a survey notes fills a small disk too."""
CHOSEN = ("a.txt", "a.html", "a.jsonl", "a.csv.gz", "a.warc", "a.parquet", "a.zip", "a.tar.zst")
KINDS = {f"{number}{name[1:]}": samples()[name] for number, name in enumerate(CHOSEN)}
"""A file of every kind that is read in a way of its own."""


@pytest.fixture(autouse=True)
def _no_flushing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sync", lambda: None)


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[Path]:
    """A folder with an input of every kind; none of them may be another one after the test, whatever it did."""
    folder = tmp_path / "raw"
    folder.mkdir()
    for name, data in KINDS.items():
        (folder / name).write_bytes(data)
    yield folder
    left = tree(folder)
    assert left == {name: KINDS.get(name, data) for name, data in left.items()}, "an input was changed"


def cleaned(
    raw: Path, out: Path, seen: Callable[[Outcome], None] = lambda _: None, workers: int = 1, **settings: Any
) -> dict[str, bytes]:
    """Clean a folder; return what is in the other one."""
    clean_all(raw, Order(out, Settings(**(ALONE | settings))), workers, seen)
    return tree(out)


def statuses(out: Path) -> dict[str, str]:
    rows = map(json.loads, (out / "manifest.jsonl").read_bytes().splitlines())
    return {row["source"]: row["status"] for row in rows}


# Files that are torn


def offsets(data: bytes) -> set[int]:
    """Return where to tear a file: at its ends, around its line breaks, and in between."""
    breaks = {place for place, byte in enumerate(data) if byte == 10}
    around = {place + by for place in breaks for by in (-1, 0, 1, 2)}
    return {place for place in (*around, 0, 1, *range(0, len(data), 1 + len(data) // 6)) if 0 <= place < len(data)}


def test_any_result_that_is_torn_is_mended_by_the_next_run(raw: Path, out: Path) -> None:
    for name in KINDS:
        if not name.endswith((".txt", ".jsonl", ".parquet")):
            (raw / name).unlink()
    expected = cleaned(raw, out)
    for name, data in expected.items():
        for place in offsets(data):
            (out / name).write_bytes(data[:place])
            assert cleaned(raw, out) == expected, f"{name} cut at {place}"


def test_any_result_that_vanishes_is_made_again(raw: Path, out: Path) -> None:
    expected = cleaned(raw, out)
    for name in expected:
        (out / name).unlink()
        assert cleaned(raw, out) == expected, name


MANY = [{"id": number, "text": f"Ferry {number} left at noon.\nLEAVE A REPLY\n"} for number in range(12)]


def stopping_at(source: str) -> Callable[[Outcome], None]:
    def seen(outcome: Outcome) -> None:
        if outcome.row.source == source:
            raise KeyboardInterrupt

    return seen


@pytest.mark.parametrize("damage", ["torn", "flipped"])
def test_a_damaged_part_is_made_again(damage: str, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "pieces_of_lines", partial(lines.pieces_of_lines, size=200))
    monkeypatch.setattr(lines, "READ_AT_ONCE", 64)
    (raw / "z.jsonl").write_text("".join(json.dumps(row) + "\n" for row in MANY))
    expected = cleaned(raw, out.with_name("undisturbed"))
    with pytest.raises(Interrupted):
        cleaned(raw, out, stopping_at("z.jsonl#12"))
    place = chunk_path(out, "z.jsonl", 1)
    data = place.read_bytes()
    for where in range(0, len(data), 1 + len(data) // 20):
        flipped = data[:where] + bytes([data[where] ^ 1]) + data[where + 1 :]
        with pytest.raises(Interrupted):
            cleaned(raw, out, stopping_at("z.jsonl#12"))
        assert place.read_bytes() == data
        place.write_bytes(data[:where] if damage == "torn" else flipped)
    assert cleaned(raw, out) == expected


def test_a_part_that_is_broken_while_its_file_is_done_costs_only_that(
    raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = cleaned(raw, out.with_name("undisturbed"))
    broken = next(name for name in KINDS if name.endswith(".jsonl"))

    def break_it(outcome: Outcome) -> None:
        if outcome.row.source == f"{broken}#2":
            place = chunk_path(out, broken, 0)
            place.write_bytes(place.read_bytes()[:-1])

    cleaned(raw, out, break_it)
    assert statuses(out)[broken] == "failed"
    assert set(statuses(out).values()) == {"ok", "failed"}
    assert not (out / broken).exists()
    assert cleaned(raw, out) == expected


# Disks


def test_a_full_disk_keeps_what_is_done_of_every_kind(raw: Path, small_disk: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    rows = [row | {"id": number, "noise": chance.randbytes(300).hex()} for number, row in enumerate(ROWS * 150)]
    (raw / "y.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (raw / "z.parquet").write_bytes(as_parquet(rows))
    expected = cleaned(raw, tmp_path / "fresh")
    out = small_disk / "clean"
    with pytest.raises(OutputFailed, match="no space left"):
        cleaned(raw, out, workers=2)
    done = {name: data for name, data in tree(out).items() if not name.startswith(".cleaner-chunks")}
    assert len(done) > 2
    assert done.items() <= expected.items()
    remounted(small_disk, "size=50m")
    assert cleaned(raw, out, workers=2) == expected


def as_parquet(rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    held = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([row | {"tags": None} for row in rows]), held)
    return held.getvalue()


def remounted(place: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(place)], check=True)


def test_a_disk_that_can_only_be_read_is_told(raw: Path, small_disk: Path) -> None:
    remounted(small_disk, "size=50m")
    expected = cleaned(raw, small_disk / "clean")
    remounted(small_disk, "ro")
    with pytest.raises(CleanerError, match="the disk can only be read"):
        cleaned(raw, small_disk / "clean")
    with pytest.raises(WrongUsage, match="the disk can only be read"):
        cleaned(raw, small_disk / "other")
    assert tree(small_disk / "clean") == expected


# Inputs that change while they are read


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("change", ["grows", "shrinks", "vanishes", "is another"])
def test_an_input_that_changes_costs_no_other(
    name: str, change: str, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = KINDS[name]
    changed = {"grows": data + data, "shrinks": data[: len(data) // 2], "vanishes": None, "is another": TEXT.encode()}

    def changing(source: Source, *rest: Any) -> Iterator[Item]:
        for number, item in enumerate(handed_out(source, *rest)):
            if source.relative == name and not number:
                put(raw / name, changed[change])
            yield item

    with monkeypatch.context() as patch:
        patch.setattr(run, "handed_out", changing)
        cleaned(raw, out)
    others = {source: status for source, status in statuses(out).items() if not source.startswith(name)}
    assert len(others) >= len(KINDS) - 1
    assert set(others.values()) == {"ok"}
    expected = cleaned(raw, out.with_name("fresh"))
    now = cleaned(raw, out)
    assert {place: now[place] for place in expected} == expected
    put(raw / name, data)


def put(place: Path, data: bytes | None) -> None:
    """Write a file, or remove it."""
    if data is None:
        place.unlink()
    else:
        place.write_bytes(data)


# Clocks

TIMES = (0, 1, -1_000_000, 2**33, 2**40)
"""Seconds since 1970: before it, today's end of 32 bits, and the year 36812."""


def test_no_clock_decides_anything(raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = cleaned(raw, out)
    jumps = itertools.cycle((0.0, 4e9, 1.0, 2e9))
    monkeypatch.setattr(time, "time", lambda: next(jumps))
    for name, seconds in zip(KINDS, itertools.cycle(TIMES), strict=False):
        os.utime(raw / name, (seconds, seconds))
    assert cleaned(raw, out) == expected
    assert cleaned(raw, out.with_name("other")) == expected


# Processes

HOLDING = """
import sys, time
from contextlib import ExitStack
from pathlib import Path
from cleaner.writing.lock import lock
with ExitStack() as held:
    lock(Path(sys.argv[1]), held)
    print("locked", flush=True)
    time.sleep(600)
"""


def test_a_lock_ends_with_the_process_that_held_it(raw: Path, out: Path) -> None:
    out.mkdir()
    command = [sys.executable, "-c", HOLDING, str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"locked\n"
        with pytest.raises(WrongUsage, match="another run is writing there"):
            cleaned(raw, out)
        assert tree(out) == {}
        holder.send_signal(signal.SIGKILL)
    cleaned(raw, out)
    assert set(statuses(out).values()) == {"ok"}


@pytest.mark.parametrize("step", ["audit", "result", "note"])
def test_ctrl_c_while_parts_are_joined_leaves_nothing_half(
    step: str, raw: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = cleaned(raw, out.with_name("undisturbed"))
    join = record_file._join

    def stopped(segments: Any, place: Path) -> None:
        if segments.which == step:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(type(segments), "__iter__", half_of(segments.places[0]))
                join(segments, place)
        else:
            join(segments, place)

    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if step == "note":
            patch.setattr(record_file, "write_done", stop)
        else:
            patch.setattr(record_file, "_join", stopped)
        with pytest.raises(Interrupted):
            cleaned(raw, out)
    left = tree(out)
    assert not [name for name in left if Path(name).name.startswith(PREFIX)]
    assert {name: data for name, data in left.items() if ".cleaner-chunks" not in name}.items() <= expected.items()
    assert cleaned(raw, out) == expected


def half_of(place: Path) -> Callable[[Any], Iterator[Any]]:
    def halves(_: Any) -> Iterator[Any]:
        yield io.BytesIO(place.read_bytes()[:10])
        raise KeyboardInterrupt

    return halves
