"""What goes wrong during a soak: processes, disks and files, each fault by its name."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

CLEANS = b"spawn_main"
"""In the command of a process that cleans; another one, which Python keeps for itself, outlives its run when halted."""
TICK = 0.25
"""Seconds between two looks at a run."""


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """Return the processes that clean for a run."""
    try:
        listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        return [int(number) for number in listed if CLEANS in Path(f"/proc/{number}/cmdline").read_bytes()]
    except OSError:
        return []


def kill_a_worker(run: subprocess.Popen[bytes], chance: random.Random, _: Path) -> bool:
    """End a process that cleans."""
    return _signalled(run, chance, signal.SIGKILL)


def stop_a_worker(run: subprocess.Popen[bytes], chance: random.Random, _: Path) -> bool:
    """Let a process that cleans hang for good: the run has to find out and end it."""
    return _signalled(run, chance, signal.SIGSTOP)


def _signalled(run: subprocess.Popen[bytes], chance: random.Random, which: signal.Signals) -> bool:
    workers = children(run)
    with suppress(ProcessLookupError):
        if workers:
            os.kill(chance.choice(workers), which)
            return True
    return False


def kill_the_run(run: subprocess.Popen[bytes], _: random.Random, __: Path) -> bool:
    """End the main process, without a word."""
    run.kill()
    return True


def interrupt_the_run(run: subprocess.Popen[bytes], _: random.Random, __: Path) -> bool:
    """Press Ctrl-C, once there is a run: before, Python itself answers."""
    if not children(run):
        return False
    run.send_signal(signal.SIGINT)
    return True


def halve_an_input(run: subprocess.Popen[bytes], chance: random.Random, raw: Path) -> bool:
    """Replace an input by half of it while it may be read, and put it back when the run has ended."""
    place = chance.choice(sorted(path for path in raw.iterdir() if path.is_file()))
    data = place.read_bytes()
    place.write_bytes(data[: len(data) // 2])
    run.wait()
    place.write_bytes(data)
    return True


Fault = Callable[[subprocess.Popen[bytes], random.Random, Path], bool]
DURING_A_RUN: dict[str, Fault] = {
    "worker killed (SIGKILL)": kill_a_worker,
    "worker hangs (SIGSTOP)": stop_a_worker,
    "run killed (SIGKILL)": kill_the_run,
    "run interrupted (SIGINT)": interrupt_the_run,
    "input halved while it is read": halve_an_input,
}


def tear_a_result(out: Path, chance: random.Random) -> str | None:
    """Cut a file of the results off, turn a bit in one, or remove one; return which, None where there is none."""
    found = sorted(path for path in out.rglob("*") if path.is_file())
    if not found:
        return None
    place = chance.choice(found)
    data = place.read_bytes()
    kind = chance.choice(("cut off", "removed") if _header_of_a_text(place) else ("cut off", "bit turned", "removed"))
    if kind == "removed":
        place.unlink()
    elif kind == "cut off":
        place.write_bytes(data[: chance.randrange(len(data) or 1)])
    elif data:
        where = chance.randrange(len(data))
        place.write_bytes(data[:where] + bytes([data[where] ^ 1 << chance.randrange(8)]) + data[where + 1 :])
    return f"result {kind}"


def _header_of_a_text(place: Path) -> bool:
    """Tell whether a file is the audit of a text, whose first line has no digest of itself."""
    return place.name.endswith((".txt.jsonl", ".html.txt.jsonl"))


class SmallDisk:
    """A disk that can be filled; where none can be made, a folder, and nothing is ever full."""

    def __init__(self, place: Path, size: str) -> None:
        place.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        self.place = place
        self.is_one = sys.platform == "linux" and _done(mount)

    def fill(self) -> bool:
        """Leave hardly any room; tell whether that could be done."""
        if self.is_one:
            free = os.statvfs(self.place)
            with (self.place / "ballast").open("wb") as file, suppress(OSError):
                file.write(b"\0" * max(0, free.f_bavail * free.f_bsize - 300_000))
        return self.is_one

    def empty(self) -> None:
        """Give the room back."""
        (self.place / "ballast").unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the disk."""
        if self.is_one:
            subprocess.run(["umount", "-l", str(self.place)], check=True)


def _done(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def waited(run: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait; tell whether the run still goes on."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and run.poll() is None:
        time.sleep(TICK)
    return run.poll() is None


def note(table: dict[str, Any], what: str | None) -> None:
    """Count a fault."""
    if what:
        table[what] = table.get(what, 0) + 1
