"""What more documents and more processes cost: `python -m benchmarks.scale --documents 1000 10000 --workers 1 2`."""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OPENINGS = [
    "The council said that",
    "A spokesman for the port said",
    "In the evening",
    "On the quay",
    "After the storm",
]
THINGS = ["ferry", "bridge", "school", "market", "harbour", "library", "mill", "station", "tower", "museum", "garden"]
DEEDS = ["opened", "closed", "moved", "burned", "reopened", "waited", "failed", "grew", "shrank", "returned", "fell"]
NOISE = [
    "LEAVE A REPLY",
    "Share this:",
    "Subscribe to our newsletter",
    "READ ALSO: The harbour at night",
    "Advertisement",
]
PARAGRAPHS = 6
SENTENCES = 4
LOOK_EVERY = 0.01
"""Seconds between two looks at whether there is a first result."""


class Cost(NamedTuple):
    """What a run took: seconds until its end and until its first result, processor time of all its processes, which a
    busy machine changes less, and the memory of the largest process of this run or one before.
    """

    seconds: float
    first: float
    processor: float
    megabytes: float


def document(number: int) -> str:
    """Return a text that no other number has, with a line of noise among its paragraphs: about 1.5 kB."""
    chance = random.Random(number)
    paragraphs = [" ".join(_sentence(chance) for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]
    paragraphs.insert(chance.randrange(1, PARAGRAPHS), chance.choice(NOISE))
    return "\n".join(paragraphs) + "\n"


def _sentence(chance: random.Random) -> str:
    one, other, deed = chance.choice(THINGS), chance.choice(THINGS), chance.choice(DEEDS)
    return f"{chance.choice(OPENINGS)} the old {one} {deed} on day {chance.randrange(9_999)} by the {other}."


def write_records(path: Path, number: int) -> int:
    """Write so many documents as JSON lines; return the bytes of the file."""
    with path.open("w", encoding="utf-8") as file:
        for count in range(number):
            file.write(json.dumps({"id": count, "text": document(count)}) + "\n")
    return path.stat().st_size


def cost_of(raw: Path, out: Path, workers: int) -> Cost:
    """Run the command over a folder; return what it took."""
    before, start = _processor_time(), time.perf_counter()
    command = [sys.executable, "-m", "cleaner", "run", str(raw), str(out), f"--workers={workers}"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    first = 0.0
    while run.poll() is None:
        if not first and any(out.glob(".cleaner-chunks/*/*.results")):
            first = time.perf_counter() - start
        time.sleep(LOOK_EVERY)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
    return Cost(time.perf_counter() - start, first, _processor_time() - before, largest)


def _processor_time() -> float:
    """Return the seconds that all processes started from here and ended since have worked."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def rows(documents: list[int], workers: list[int]) -> Iterator[str]:
    for number in documents:
        for processes in workers:
            with tempfile.TemporaryDirectory() as folder:
                raw = Path(folder, "raw")
                raw.mkdir()
                size = write_records(raw / "records.jsonl", number)
                cost = cost_of(raw, Path(folder, "out"), processes)
            each, speed = 1_000 * cost.processor / number, size / 1e6 / cost.seconds
            yield (
                f"| {number:,} | {processes} | {cost.seconds:.1f} s | {speed:.2f} MB/s | {cost.first:.1f} s "
                f"| {each:.2f} ms | {cost.megabytes:.0f} MB |"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    print("| documents | workers | time | speed | first result | processor time a document | largest process |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in rows(given.documents, given.workers):
        print(row, flush=True)


if __name__ == "__main__":
    main()
