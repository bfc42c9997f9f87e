"""How a command ends: with its status, and in one sentence when something stops it."""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from cleaner.errors import CleanerError, ExitStatus, OutputFailed, in_words
from cleaner.report.terminal import one_line

NEW_OBJECTS = 50_000
"""Before Python looks for cycles among them; 700 by default. An eighth of the time of a short command went into 270
looks at modules, patterns and phrases, which all stay to the end; with this there are 3."""


class Commands(click.Group):
    """The commands: each returns its exit status, and ends in one sentence when something stops it, in no traceback."""

    def make_context(self, *words: Any, **known: Any) -> click.Context:
        """Read the arguments in front of the command."""
        with _harmless_usage():
            return super().make_context(*words, **known)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command and exit."""
        gc.set_threshold(NEW_OBJECTS)
        try:
            with _harmless_usage():
                status = super().invoke(ctx)
            sys.stdout.flush()
        except CleanerError as error:
            complain(str(error))
            status = error.exit_code
        except KeyboardInterrupt:
            complain("stopped")
            status = ExitStatus.INTERRUPTED
        except OSError as error:
            status = _output_lost(error)
        ctx.exit(status or 0)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command; a misspelt one is answered with the right one."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from cleaner.text.spelling import did_you_mean

            raise click.UsageError(error.message.rstrip(".") + did_you_mean(args[0], self.commands), ctx) from None


@contextmanager
def _harmless_usage() -> Iterator[None]:
    """Let nothing in a complaint about arguments speak to the terminal: names of files come from anywhere."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:  # the help, in lines of its own
        raise
    except click.UsageError as error:
        raise click.UsageError(one_line(error.format_message()), error.ctx) from None


def _output_lost(error: OSError) -> int:
    """Return the status of a command that cannot print."""
    from cleaner.writing.streams import give_up

    give_up(sys.stdout)
    if error.errno == errno.EPIPE:
        return ExitStatus.CLOSED_PIPE
    complain(f"{error.filename or 'standard output'}: {in_words(error)}")
    return OutputFailed.exit_code


def complain(sentence: str) -> None:
    """Say something on standard error, in one line: no name of a file can pass for another message."""
    click.echo(f"cleaner: {one_line(sentence)}", err=True)
