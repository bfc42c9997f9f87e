"""A bar that shows on a terminal how far a run has come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(total: int | None) -> Iterator[Callable[[str | None], None]]:
    """Show a bar on standard error; give a function that moves it on by one document, with a line to say above it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many documents are done in a second, of late."""

        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else f"{task.speed:.0f}/s")

    shown = (TextColumn("cleaning"), BarColumn(), MofNCompleteColumn(), Rate(), Remaining(), TextColumn("left"))
    with Progress(*shown, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(line: str | None) -> None:
            bar.advance(task)
            if line is not None:
                bar.console.out(line, highlight=False)

        yield advance
