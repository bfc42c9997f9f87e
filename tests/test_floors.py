"""The house has floors: a module imports from lower ones only, and each door to the outside is in one known place."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "cleaner"

FLOORS = (
    ("model", "errors", "options"),
    ("edits", "remote", "settings", "text", "toml_file"),
    ("language", "regions"),
    ("language_of", "scan", "page", "breaks"),
    ("heard", "credits", "reports", "sides"),
    ("edges",),
    ("phrases", "rule"),
    ("parts",),
    ("rules",),
    ("catalogue", "score"),
    ("asked",),
    ("pipeline", "audit"),
    ("metadata", "writing", "diff"),
    ("reading",),
    ("records",),
    ("sites", "inputs", "record_restore", "composition"),
    ("config", "overview"),
    ("cleaning", "workers"),
    ("texts", "one_document", "survey"),
    ("one_chunk", "record_file", "engines"),
    ("run", "report", "integrations", "stream"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""Files and folders of the package, each tuple a floor, the lowest first."""

DOORS = {
    "ahocorasick_rs": {"text"},
    "bs4": {"reading"},
    "chardet": {"reading"},
    "click": {"cli", "commands", "options"},
    "ftfy": {"text"},
    "langdetect": {"language_of"},
    "lxml": {"reading"},
    "datasets": {"integrations"},
    "datatrove": {"integrations"},
    "fastwarc": {"records"},
    "msgspec": {
        "config",
        "language",
        "one_chunk",
        "record_restore",
        "records",
        "scan",
        "sites",
        "writing",
    },  # where data of the cleaner enters or leaves
    "numpy": {"page", "reading", "sites"},
    "pyarrow": {"integrations", "records"},
    "pyspark": {"integrations"},
    "ray": {"engines", "integrations"},
    "rensa": {"sites"},
    "rich": {"report"},
    "rtoml": {"language"},
    "selectolax": {"reading"},
    "sentencex": {"text"},
    "trafilatura": {"reading"},
    "upath": {"remote"},
    "zstandard": {"records"},
}
"""Where each package of others comes in."""

BY_EXTRA = {
    "datasets": "datasets",
    "datatrove": "datatrove",
    "fastwarc": "warc",
    "pyarrow": "parquet",
    "pyspark": "spark",
    "ray": "ray",
    "upath": "remote",
}
"""Packages that are only there when they are asked for, each with an extra that brings it."""

PIPELINES = {"datasets": "datasets", "datatrove": "datatrove", "pyarrow": "arrow", "pyspark": "spark", "ray": "ray"}
"""The packages of pipelines, and the file of `integrations` where each comes in. Who imports that file has them: there
they may be imported when it is loaded."""

NAMES = {"bs4": "beautifulsoup4", "upath": "universal-pathlib"}
"""What packages are called where they are installed from, if that is not what they are imported by."""

FOR_OTHERS = {"lxml_html_clean"}
"""Installed because a package of others needs it and does not bring it."""

HEAVY = {
    *BY_EXTRA,
    *("bs4", "chardet", "ftfy", "langdetect", "lxml", "numpy", "rensa", "rich", "selectolax", "trafilatura"),
    "zstandard",
}
"""Imported inside the function that needs them, so that importing the cleaner costs little."""

PRINTS = {"cli", "commands"}
OPENS = {
    "toml_file",
    "breaks",
    "config",
    "inputs",
    "language",
    "language_of",
    "scan",
    "overview",
    "page",
    "sites",
    "reading",
    "record_restore",
    "records",
    "stream",
    "writing",
}
OPENING = {"open", "fdopen", "read_text", "read_bytes", "write_text", "write_bytes"}

FLOOR = {unit: number for number, units in enumerate(FLOORS) for unit in units}


class Import:
    """One import: the file and line, the module that is named, and whether it happens when the file is loaded."""

    def __init__(self, file: Path, node: ast.AST, module: str, at_load: bool) -> None:
        self.file, self.line, self.module, self.at_load = file, node.lineno, module, at_load

    def __repr__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line} imports {self.module}"


def unit_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def files() -> list[Path]:
    return [file for file in sorted(PACKAGE.rglob("*.py")) if file != PACKAGE / "__init__.py"]


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def imports_of(file: Path) -> Iterator[Import]:
    tree = tree_of(file)
    late = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.If))
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(file, node, name.name, id(node) not in late)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            names = [f"cleaner.{name.name}" for name in node.names] if node.module == "cleaner" else [node.module]
            for name in names:
                yield Import(file, node, name, id(node) not in late)


def all_imports() -> list[Import]:
    return [one for file in files() for one in imports_of(file)]


def listed(wrong: list[object]) -> str:
    return "\n".join(map(str, wrong))


def own_unit(module: str) -> str | None:
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] if package == "cleaner" and rest else None


def test_every_file_has_its_floor() -> None:
    assert {unit_of(file) for file in files()} <= set(FLOOR)
    assert all((PACKAGE / unit).is_dir() or (PACKAGE / f"{unit}.py").is_file() for unit in FLOOR)


def test_imports_go_downward() -> None:
    wrong = [
        one
        for one in all_imports()
        if (unit := own_unit(one.module)) not in (None, "__version__", unit_of(one.file))
        and FLOOR.get(unit, 99) >= FLOOR.get(unit_of(one.file), 99)
    ]
    assert not wrong, listed(wrong)


def test_no_rule_knows_another() -> None:
    wrong = [one for one in all_imports() if unit_of(one.file) == "rules" and own_unit(one.module) == "rules"]
    assert not wrong, listed(wrong)


def test_no_folder_of_the_package_imports_itself_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for one in all_imports():
        if one.at_load and own_unit(one.module) == unit_of(one.file):
            name = ".".join(one.file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            graph.setdefault(name, set()).add(one.module)
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path, name))
        if name not in done:
            for inner in graph.get(name, ()):
                visit(inner, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_packages_of_others_come_in_at_one_door() -> None:
    own = set(sys.stdlib_module_names) | {"cleaner"}
    found: dict[str, set[str]] = {}
    for one in all_imports():
        package = one.module.partition(".")[0]
        if package not in own:
            found.setdefault(package, set()).add(unit_of(one.file))
    assert found == DOORS


def test_packages_of_pipelines_come_in_at_one_file_each() -> None:
    found = {
        (package, one.file.stem)
        for one in all_imports()
        if unit_of(one.file) == "integrations" and (package := one.module.partition(".")[0]) in PIPELINES
    }
    assert found == set(PIPELINES.items())


def needed(wanted: Iterable[str]) -> set[str]:
    return {re.match(r"[\w-]+", need).group() for need in wanted}


def test_packages_of_others_are_those_that_are_installed_with_the_cleaner() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    always = {package for package in DOORS if package not in BY_EXTRA}
    assert {NAMES.get(package, package) for package in always} == (needed(project["dependencies"]) - FOR_OTHERS)
    for package, extra in [*BY_EXTRA.items(), *PIPELINES.items()]:
        assert NAMES.get(package, package) in needed(project["optional-dependencies"][extra])


def test_heavy_packages_are_imported_where_they_are_used() -> None:
    wrong = [
        one
        for one in all_imports()
        if one.at_load and (package := one.module.partition(".")[0]) in HEAVY
        if one.file.stem != PIPELINES.get(package) or unit_of(one.file) != "integrations"
    ]
    assert not wrong, listed(wrong)


def calls(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call):
            called = node.func
            yield node.lineno, called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


@pytest.mark.parametrize(
    ("allowed", "words"), [(PRINTS, {"print", "echo", "secho"}), (OPENS, OPENING)], ids=["print", "open files"]
)
def test_only_some_print_and_open_files(allowed: set[str], words: set[str]) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} calls {word}"
        for file in files()
        if unit_of(file) not in allowed
        for line, word in calls(file)
        if word in words
    ]
    assert not wrong, listed(wrong)


def test_nothing_is_called_utils() -> None:
    names = [file for file in files() if file.stem in {"utils", "helpers", "common", "misc", "tools"}]
    assert not names


LONGEST_FUNCTION = 40
LONGEST_FILE = 300


def too_large(file: Path) -> Iterator[str]:
    lines = len(file.read_text("utf-8").splitlines())
    if lines > LONGEST_FILE:
        yield f"{file.relative_to(ROOT)}: {lines} lines"
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
            yield f"{file.relative_to(ROOT)}:{node.lineno}: {node.name} has {node.end_lineno - node.lineno + 1} lines"


def test_functions_and_files_are_small_enough_to_see() -> None:
    wrong = [complaint for file in files() for complaint in too_large(file)]
    assert not wrong, listed(wrong)
