"""A run on a terminal: a bar while it works, a table when it has ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cleaner.writing.tally import Tally

if TYPE_CHECKING:
    from rich.table import Table

MOST_RULES = 15
"""Rules in the summary; the manifest has them all, and a table should fit on a screen."""


@contextmanager
def progress(total: int) -> Iterator[Callable[[str | None], None]]:
    """Show a bar on standard error; give a function that moves it on by one document, with a line to say above it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = (TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(line: str | None) -> None:
            bar.advance(task)
            if line is not None:
                bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

        yield advance


def show_summary(tally: Tally) -> None:
    """Print the sums of a run as a table on standard error."""
    from rich.console import Console

    Console(stderr=True).print(summary(tally))


def summary(tally: Tally) -> Table:
    """Return the sums of a run as a table."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column()
    table.add_column(justify="right")
    table.add_row("documents", f"{tally.documents:,}")
    table.add_row("words kept", f"{tally.words:,}")
    table.add_row("words removed", f"{tally.words_removed:,}")
    table.add_row("findings", f"{tally.findings:,}")
    for rule, number in tally.applied.most_common(MOST_RULES):
        table.add_row(f"  {rule}", f"{number:,}")
    if len(tally.applied) > MOST_RULES:
        table.add_row(f"  and {len(tally.applied) - MOST_RULES} more rules", "")
    for tenth, number in enumerate(tally.scores):
        if number:
            table.add_row(f"score {tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", f"{number:,}")
    return table
