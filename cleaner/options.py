"""What several commands of the command line take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

RESULTS = ("same", "jsonl", "jsonl.gz", "jsonl.zst", "csv", "tsv", "parquet")
"""The formats that results of files of records can have; that of the file is the first."""

Command = TypeVar("Command", bound=Callable[..., Any])


def _separated(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of an option that is given several times, or once with commas."""
    return tuple(name.strip() for names in given for name in names.split(",") if name.strip())


def decisions(command: Command) -> Command:
    """Give a command the options that decide what is cleaned."""
    command = field_names(command)
    for option in (
        click.option("--language", metavar="CODE", help="The language of all texts, or auto."),
        click.option("--site-lines", metavar="FILE", help="What `cleaner learn` learned of sites; or learn, or off."),
        click.option("--extractor", metavar="NAME", help="What finds the article of a page."),
        click.option("--fragments", type=click.Choice(("report", "drop")), help="What to do with cut sentences."),
        click.option("--quotes", type=click.Choice(("keep", "straight")), help="What to do with curly quotes."),
        click.option("--captions", type=click.Choice(("auto", "keep", "drop")), help="What to do with captions."),
        click.option(
            "--parts",
            multiple=True,
            metavar="NAME,...",
            callback=_separated,
            help="Take these parts of the article alone: headline, body, caption ...",
        ),
        click.option("--act-from", type=click.Choice(("certain", "likely", "suspect")), help="How sure to be."),
        click.option("--only", multiple=True, metavar="NAME", help="Run this rule, and others named so, alone."),
        click.option("--keep", multiple=True, metavar="NAME", help="Keep what this rule finds; report it only."),
        click.option("--config", type=click.Path(path_type=Path), metavar="FILE", help="Take settings from FILE."),
    ):
        command = option(command)
    return command


def of_a_run(command: Command) -> Command:
    """Give a command the options that decide how a folder is worked through."""
    for option in (
        click.option("--time-limit", type=int, metavar="SECONDS", help="Give up documents that take longer."),
        click.option("--address", metavar="ADDRESS", help="Where the cluster of the engine is, if not started here."),
        click.option("--engine", type=click.Choice(("local", "ray")), help="What does the work."),
        click.option("--to", type=click.Choice(RESULTS), help="Write results of files of records in this format."),
        click.option("--workers", type=int, metavar="N", help="Processes; 0: as many as the work is worth."),
        click.option("--min-score", type=float, metavar="X", help="Reject texts with a lower score (0 to 1)."),
        click.option("--duplicates", type=click.Choice(("report", "drop", "off")), help="What to do with near-copies."),
    ):
        command = option(command)
    return command


def field_names(command: Command) -> Command:
    """Give a command the options that name the fields of records."""
    for option in (
        click.option("--date-field", metavar="NAME", help="The field with its date."),
        click.option("--site-field", metavar="NAME", help="The field with the name of its site."),
        click.option("--url-field", metavar="NAME", help="The field with its address."),
        click.option("--id-field", metavar="NAME", help="The field with what it is called by."),
        click.option("--html-field", metavar="NAME", help="The field with its page, where there is no text."),
        click.option("--text-field", metavar="NAME", help="The field of a record that holds its text."),
    ):
        command = option(command)
    return command


def several(name: str) -> Callable[[Command], Command]:
    """Give a command an argument of one or more files or folders."""
    return click.argument(name, nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
