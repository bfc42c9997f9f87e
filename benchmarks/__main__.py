"""How fast the cleaner is, and what the time goes to: `python -m benchmarks [DATA]`."""

from __future__ import annotations

import argparse
import os
import resource
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.peers import peers
from benchmarks.records import found, records
from benchmarks.speed import clean_and_write, plain_loop, seconds
from benchmarks.stages import shares

ROOT = Path(__file__).parent.parent
LEAST_BYTES = 500_000
"""The samples of the repository are repeated until there is so much of them, some seconds of work."""
PEER_BYTES = 300_000
"""Peers are slow; they get the first texts of so many bytes together."""


def texts(data: Path | None, kind: str | None = None) -> list[bytes]:
    """Return the texts of a `.jsonl` file, of `noisy.jsonl` in a folder, or without either the samples, repeated.

    Of a file, those of one kind alone where that is given.
    """
    path = found(data, "noisy") if data and data.is_dir() else data
    if path:
        rows = (row for row in records(path) if kind in (None, row.get("kind")))
        return [row["text"].encode("utf-8", "surrogatepass") for row in rows]
    samples = [file.read_text("utf-8", "replace").encode() for file in sorted((ROOT / "raw").glob("*.txt"))]
    return samples * (1 + LEAST_BYTES // max(1, sum(map(len, samples))))


def first(pages: list[bytes], most: int) -> list[bytes]:
    """Return the first texts that have at most `most` bytes together, but one at least."""
    size = 0
    chosen: list[bytes] = []
    for page in pages:
        size += len(page)
        if chosen and size > most:
            break
        chosen.append(page)
    return chosen


def report(pages: list[bytes], rounds: int) -> None:
    """Measure and print."""
    size = sum(map(len, pages))
    print(f"{len(pages)} texts, {size / 1e6:.1f} MB of UTF-8, one process, median of {rounds} rounds")
    with TemporaryDirectory() as folder:
        ours, plain = [], []
        clean_and_write(first(pages, PEER_BYTES), Path(folder))  # tables are built, files are read
        for _ in range(rounds):
            plain.append(seconds(plain_loop, pages, Path(folder)))
            ours.append(seconds(clean_and_write, pages, Path(folder)))
        ratio = median(one / other for one, other in zip(ours, plain, strict=True))
        took = median(ours)
        print(f"cleaner, with audit      {size / 1e6 / took:8.2f} MB/s {len(pages) / took:10.0f} documents/s")
        print(f"decode, split, join, write{size / 1e6 / median(plain):7.1f} MB/s: {ratio:.1f} times as fast")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        print(f"peak memory              {peak / 1e6:8.0f} MB")
        few = first(pages, PEER_BYTES)
        own = median(seconds(clean_and_write, few, Path(folder)) for _ in range(rounds))
    print("\nshare of the time (measured apart, with clocks around every part)")
    for name, share in shares(pages):
        print(f"  {name:32}{share:7.1%}")
    print(f"\nothers, on the first {sum(map(len, few)) / 1e6:.1f} MB")
    for name, peer in peers().items():
        print(f"  {name:32}{seconds(peer, few) / own:7.1f} times the time of the cleaner")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=os.environ.get("CLEANER_DATA") or None)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--kind", help="texts of this kind alone")
    arguments = parser.parse_args()
    report(texts(Path(arguments.data) if arguments.data else None, arguments.kind), arguments.rounds)


if __name__ == "__main__":
    main()
