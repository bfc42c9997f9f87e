"""Any arguments and any config.toml: a known exit status, and never a traceback.

`python fuzz/commands.py -max_total_time=60`, with `pip install cleaner[fuzz]`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir
from pathlib import Path

STATUSES = (0, 1, 2, 3, 130)
COMMANDS = ("run", "diff", "check", "score", "restore", "rules", "explain", "settings", "learn")
WORDS = (
    *COMMANDS,
    "raw",
    "clean",
    "raw/a.txt",
    "-",
    "--",
    "--stat",
    "--only",
    "newsletter",
    "--workers",
    "--again",
    "--to",
)
"""What arguments are mixed from, beside any bytes."""

SETTING = 'language = "fr"\nonly = ["newsletter"]\nworkers = 1\nmin_score = 0.5\ninput = "raw"\n'


def status_of(words: Sequence[str], config: bytes, folder: Path) -> int:
    """Run the command in a folder with one text and this config.toml; return its exit status.

    Raises whatever comes out of the command beside that: then it would have ended in a traceback.
    """
    from click.testing import CliRunner

    from cleaner.cli import main

    (folder / "raw").mkdir(exist_ok=True)
    (folder / "raw/a.txt").write_text("The ferry left at noon.\nLEAVE A REPLY\n")
    (folder / "config.toml").write_bytes(config)
    with chdir(folder):
        result = CliRunner().invoke(main, _tame(words), prog_name="cleaner", input=b"The ferry left.\n")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in STATUSES, (words, config, result.output)
    assert "Traceback" not in result.output
    return result.exit_code


def _tame(words: Sequence[str]) -> list[str]:
    """Return arguments that do not lead out of the folder, as results would be written there, and start no cluster."""
    inside = [word.replace("..", "").lstrip("/") for word in words]
    return [word for word in inside if word not in ("ray", "--engine=ray")]


def one_input(data: bytes) -> None:
    """Take what stands before the first NUL for arguments, a line each, the rest for the configuration."""
    line, _, config = data.partition(b"\0")
    words = [WORDS[word[0] % len(WORDS)] if len(word) == 1 else os.fsdecode(word) for word in line.split(b"\n")]
    if b"ray" in config or b"output" in config or b"workers" in config:
        config = SETTING.encode()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        status_of(words, config, Path(folder))


def main() -> None:
    """Fuzz."""
    import atheris

    with atheris.instrument_imports(include=["cleaner"]):
        import cleaner.cli
        import cleaner.run  # noqa: F401
    os.sync = lambda: None  # a run flushes the disks, which here would be all that takes time
    with tempfile.TemporaryDirectory() as corpus:
        for number, command in enumerate(COMMANDS):
            (Path(corpus) / str(number)).write_bytes(f"{command}\nraw\0{SETTING}".encode())
        atheris.Setup([*sys.argv, corpus], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
