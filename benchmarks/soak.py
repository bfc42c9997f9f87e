"""Whether anything is lost when all goes wrong: `python -m benchmarks.soak --minutes 10`, or `make soak MINUTES=10`.

Round after round, generated inputs of every kind are cleaned once undisturbed, and once with faults: processes are
killed, hang and are started again, results are torn, inputs change, the disk is full. Behind the last fault a run has
to come to the same bytes as the undisturbed one.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.soak_faults import DURING_A_RUN, SmallDisk, halve_an_input, note, tear_a_result, waited
from benchmarks.soak_inputs import digests, fill

FAULTS_A_ROUND = 14
LONGEST_WAIT = 5.0
"""Seconds into a run after which something goes wrong at the latest; an undisturbed one takes about as long."""
IMPATIENT = 4
"""The time limit, in seconds, of runs in which processes hang."""
ENDS_WELL = (0, 3)
DISK = "200m"


class Soak:
    """Rounds of the same: what was tried is counted, and what was lost."""

    def __init__(self, seed: int, place: Path) -> None:
        self._chance = random.Random(seed)
        self._place = place
        self.tried: dict[str, int] = {}
        self.inputs: Counter[str] = Counter()
        self.lost: list[str] = []

    def round(self, number: int, until: float) -> None:
        """Clean new inputs undisturbed and disturbed, and compare."""
        folder = self._place / str(number)
        raw = folder / "raw"
        raw.mkdir(parents=True)
        self.inputs.update(fill(raw, self._chance))
        before = digests(raw)
        self._finished(raw, folder / "undisturbed")
        disk = SmallDisk(folder / "disk", DISK)
        try:
            self._disturbed(raw, disk, until)
            self._finished(raw, disk.place / "out")
            self._compare(digests(folder / "undisturbed"), digests(disk.place / "out"), f"round {number}")
        finally:
            disk.close()
        if digests(raw) != before:
            self.lost.append(f"round {number}: an input was changed")

    def _disturbed(self, raw: Path, disk: SmallDisk, until: float) -> None:
        out = disk.place / "out"
        for _ in range(FAULTS_A_ROUND):
            if time.monotonic() > until:
                break
            if self._chance.random() < 0.15 and disk.fill():
                note(self.tried, "disk full for the time of a run")
                self._ended(self._started(raw, out))
                disk.empty()
            else:
                self._one_fault(raw, out)
            if self._chance.random() < 0.6 and out.exists():
                for _ in range(self._chance.randrange(1, 4)):
                    note(self.tried, tear_a_result(out, self._chance))

    def _one_fault(self, raw: Path, out: Path) -> None:
        name, fault = self._chance.choice(list(DURING_A_RUN.items()))
        run = self._started(raw, out)
        if waited(run, self._chance.uniform(0.5, LONGEST_WAIT)) and fault(run, self._chance, raw):
            note(self.tried, name)
        if self._ended(run) in ENDS_WELL and fault is not halve_an_input:
            note(self.tried, "runs that came to their end in spite of a fault")
            self._count_inputs(out, raw)

    def _started(self, raw: Path, out: Path, *words: str) -> subprocess.Popen[bytes]:
        note(self.tried, "runs started")
        limit = words or ("--time-limit", str(IMPATIENT))
        command = [sys.executable, "-m", "cleaner", "run", str(raw), str(out), "--workers", "2", *limit]
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        finally:
            signal.signal(signal.SIGINT, before)

    def _ended(self, run: subprocess.Popen[bytes]) -> int:
        _, said = run.communicate()
        if b"Traceback" in said:
            self.lost.append(f"a traceback: {said[-2_000:].decode('utf-8', 'replace')}")
        return run.returncode

    def _finished(self, raw: Path, out: Path) -> None:
        """Clean to the end, with the patience that a run has by default."""
        status = self._ended(self._started(raw, out, "--time-limit", "600"))
        if status not in ENDS_WELL:
            self.lost.append(f"{out}: an undisturbed run ended with {status}")
        else:
            self._count_inputs(out, raw)

    def _count_inputs(self, out: Path, raw: Path) -> None:
        """Note a loss unless every input is in the manifest, and each document once."""
        rows = [json.loads(line) for line in (out / "manifest.jsonl").read_bytes().splitlines()]
        told = Counter(row["source"] for row in rows)
        files = {source.partition("#")[0].partition("/")[0] for source in told}
        missing = {path.name for path in raw.iterdir()} - files
        twice = [source for source, times in told.items() if times > 1]
        if missing or twice:
            self.lost.append(f"{out}: missing {sorted(missing)[:3]}, told twice {twice[:3]}")
        note(self.tried, "manifests in which every input stands once")

    def _compare(self, expected: dict[str, bytes], found: dict[str, bytes], where: str) -> None:
        different = sorted(name for name in expected | found if expected.get(name) != found.get(name))
        if different:
            self.lost.append(f"{where}: other bytes than undisturbed: {different[:5]}")
        self.tried["files compared byte for byte"] = self.tried.get("files compared byte for byte", 0) + len(expected)
        self.tried["bytes compared"] = self.tried.get("bytes compared", 0) + sum(map(len, expected.values()))


def report(soak: Soak, minutes: float, rounds: int) -> None:
    """Print what was tried and what was lost."""
    print(f"{minutes:.1f} minutes, {rounds} rounds")
    print("\ninputs")
    for kind, number in sorted(soak.inputs.items()):
        print(f"  {kind:48}{number:12,}")
    print("\ntried")
    for what, number in sorted(soak.tried.items()):
        print(f"  {what:48}{number:12,}")
    print(f"\nlost: {len(soak.lost) or 'nothing'}")
    for loss in soak.lost:
        print(f"  {loss}")


def main() -> int:
    """Soak, and return 1 when something was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    start, rounds = time.monotonic(), 0
    until = start + arguments.minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        soak = Soak(arguments.seed, Path(folder))
        while time.monotonic() < until:
            rounds += 1
            soak.round(rounds, until)
    report(soak, (time.monotonic() - start) / 60, rounds)
    return 1 if soak.lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
