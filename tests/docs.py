"""The parts of the README that are generated: the example, the table of rules, the map.

`python -m tests.docs` tells whether they are current, `python -m tests.docs --write` writes them.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from cleaner import clean
from cleaner.catalogue import catalogue
from cleaner.pipeline import STAGES
from tests.test_floors import FLOOR

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

CAPTIONS = {
    "cleaner/languages": "One language, one TOML file: how it writes, and the phrases of its sites.",
    "tests/cases": "Golden cases: audit diffs, each with a sentence of why.",
    "tests/catalogue.txt": "The rules, frozen: code, name, certainty.",
    "raw": "Sample scrapes, one kind of dirt each.",
    "clean": "The same names, cleaned, with their audits and the manifest.",
    "config.toml": "The settings of a run, every key explained.",
    "examples": "The cleaner as a step of pipelines: a short script for each engine.",
}
"""Of what is no Python file."""

COLUMN = 34
"""Where captions begin: behind the longest name of a file with its indent."""

MARKER = re.compile(r"<!-- (?P<name>map|rules|example)(?:: (?P<file>\S+))? -->\n.*?<!-- /(?P=name) -->", re.DOTALL)


def caption(path: Path) -> str:
    """Return what a file or folder is: the first line of its docstring, or what CAPTIONS says."""
    name = path.relative_to(ROOT).as_posix()
    if name in CAPTIONS:
        return CAPTIONS[name]
    source = path / "__init__.py" if path.is_dir() else path
    docstring = ast.get_docstring(ast.parse(source.read_text("utf-8")))
    if not docstring:
        raise ValueError(f"{name} has no docstring; its first line goes into the map")
    return docstring.splitlines()[0]


def project_map() -> str:
    """Return the map: every file with its caption, those of the package from the lowest floor to the highest."""
    lines = [line for top in ("cleaner", "tests", "benchmarks", "fuzz", "training") for line in _branch(ROOT / top)]
    lines += [_entry(ROOT / name, 0) for name in ("examples", "raw", "clean", "config.toml")]
    return "```\n" + "\n".join(lines) + "\n```"


def _branch(folder: Path) -> Iterator[str]:
    yield _entry(folder, len(folder.relative_to(ROOT).parts) - 1)
    if folder.relative_to(ROOT).as_posix() in CAPTIONS or _is_stage(folder):
        return
    for path in sorted(folder.iterdir(), key=_place):
        if path.is_dir() and _belongs(path):
            yield from _branch(path)
        elif path.suffix == ".py" and path.name not in {"__init__.py", "conftest.py"}:
            yield _entry(path, len(path.relative_to(ROOT).parts) - 1)


def _belongs(path: Path) -> bool:
    """Tell whether a folder is one of the map's: described in CAPTIONS, or a package."""
    return path.relative_to(ROOT).as_posix() in CAPTIONS or (path / "__init__.py").is_file()


def _is_stage(folder: Path) -> bool:
    """Tell whether a folder holds rules: they stand in the table."""
    return folder.parent == ROOT / "cleaner" / "rules"


def _place(path: Path) -> tuple[int, bool, str]:
    """Return the place of a file in the map: floors from below, stages in their order, all others by name."""
    floor = FLOOR.get(path.stem, 0) if path.parent == ROOT / "cleaner" else 0
    stage = STAGES.index(path.stem) if _is_stage(path) and path.stem in STAGES else 0
    return floor + stage, path.is_file(), path.name


def _entry(path: Path, depth: int) -> str:
    name = "  " * depth + path.name + ("/" if path.is_dir() else "")
    return f"{name:<{COLUMN}} {caption(path)}"


def rule_table() -> str:
    """Return the table of all rules, by stage in the order of the pipeline."""
    lines = ["| rule | code | stage | certainty | what it takes care of |", "| --- | --- | --- | --- | --- |"]
    for rule in sorted(catalogue().values(), key=lambda rule: (STAGES.index(rule.stage), rule.code)):
        said = rule.caption.replace("|", "\\|")
        lines.append(f"| `{rule.name}` | {rule.code} | {rule.stage} | {rule.certainty} | {said} |")
    return "\n".join(lines)


def example(file: str) -> str:
    """Return the audit diff of a sample."""
    return "```diff\n" + clean((ROOT / file).read_bytes().decode("utf-8")).diff() + "```"


GENERATED: dict[str, Callable[..., str]] = {"map": project_map, "rules": rule_table, "example": example}


def current(readme: str) -> str:
    """Return a README with all that stands between markers written anew."""
    return MARKER.sub(_renewed, readme)


def _renewed(found: re.Match[str]) -> str:
    opening = found.group().split("\n", 1)[0]
    arguments = [found["file"]] if found["file"] else []
    return f"{opening}\n{GENERATED[found['name']](*arguments)}\n<!-- /{found['name']} -->"


def main() -> int:
    """Write the README anew, or tell whether that is due."""
    before = README.read_text("utf-8")
    after = current(before)
    if "--write" in sys.argv[1:]:
        README.write_text(after, "utf-8")
        return 0
    sys.stderr.write("" if before == after else "README.md is not current: python -m tests.docs --write\n")
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main())
