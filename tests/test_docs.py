"""What is written is true: generated parts are current, commands exist and have help, examples run."""

from __future__ import annotations

import ast
import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest

import cleaner
from cleaner.catalogue import catalogue
from cleaner.cli import main
from tests.docs import GENERATED, MARKER, README, ROOT, caption, current

TEXT = README.read_text("utf-8") if README.is_file() else ""
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
SHELL = [line.split(" #")[0].strip() for kind, block in BLOCKS if kind == "sh" for line in block.splitlines()]
COMMANDS = [piece.strip() for line in SHELL for piece in line.split("|") if piece.strip().startswith("cleaner ")]


def test_the_readme_has_a_place_for_all_that_is_generated() -> None:
    assert {found["name"] for found in MARKER.finditer(TEXT)} == set(GENERATED)


def test_the_generated_parts_are_current() -> None:
    assert current(TEXT) == TEXT, "python -m tests.docs --write"


def test_every_file_says_what_it_is() -> None:
    for folder in ("cleaner", "tests", "benchmarks", "examples"):
        for file in (ROOT / folder).rglob("*.py"):
            if file.name != "__init__.py" or folder == "cleaner":
                assert caption(file).endswith("."), f"{file}: a caption is a sentence"


def test_the_public_names_are_proven() -> None:
    """What `__all__` lists, what the type checker sees and what is there are one and the same."""
    tree = ast.parse(Path(cleaner.__file__).read_text("utf-8"))
    typed = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert typed == cleaner.HOMES
    assert cleaner.__all__ == sorted(cleaner.__all__)
    assert set(cleaner.__all__) == set(typed)


@pytest.mark.parametrize("name", cleaner.__all__)
def test_a_public_name_is_there_and_explained(name: str) -> None:
    public = getattr(cleaner, name)
    assert public is getattr(import_module(cleaner.HOMES[name]), name)
    assert public.__module__ == cleaner.HOMES[name]
    assert public.__doc__
    assert not public.__doc__.startswith(f"{name}(")


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scrub'"):
        cleaner.scrub  # noqa: B018


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_the_readme_is_one_and_has_help(command: str) -> None:
    _, name, *arguments = shlex.split(command)
    assert name in main.commands
    named = main.commands[name]
    assert named.help
    for option in (argument for argument in arguments if argument.startswith("--")):
        assert option in {spelling for parameter in named.params for spelling in parameter.opts}


@pytest.mark.parametrize("name", main.commands)
def test_every_command_is_in_the_readme_and_all_its_options_have_help(name: str) -> None:
    assert any(command.startswith(f"cleaner {name}") for command in COMMANDS)
    for parameter in main.commands[name].params:
        assert isinstance(parameter, click.Argument) or parameter.help, parameter.name


def test_every_target_of_make_in_the_readme_is_one() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", "\n".join(SHELL) + "".join(re.findall(r"`(make .*?)`", TEXT))))
    assert named
    assert named <= targets


def test_the_python_examples_of_the_readme_run_and_give_what_they_say() -> None:
    for block in (block for kind, block in BLOCKS if kind == "python"):
        names: dict[str, object] = {}
        exec(block, names)
        for expression, said in re.findall(r'^(\w\S*)\s+# (".*")$', block, re.MULTILINE):
            assert eval(expression, names) == ast.literal_eval(said)


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_files_named_in_the_documents_are_there(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    for path in re.findall(r"`((?:cleaner|tests|benchmarks|examples)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_rules_named_in_the_changelog_are_in_the_catalogue() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    named = set(re.findall(r"^- `([a-z0-9-]+)`", text, re.MULTILINE))
    assert named <= set(catalogue()) | {"cleaner"}
