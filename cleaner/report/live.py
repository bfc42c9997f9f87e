"""A bar that shows on a terminal how far a run has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


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
                bar.console.out(line, highlight=False)

        yield advance
