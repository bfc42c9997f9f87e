"""Diffs in colours."""

from __future__ import annotations

from cleaner.report.terminal import harmless

COLOURS = {"-": 31, "+": 32, "?": 33, "@": 36, "#": 1}
"""By the first character of a line, as terminals count them: red, green, yellow, cyan; and bold."""


def painted(diff: str) -> str:
    """Return a diff that is harmless to a terminal, each line in the colour of what it says."""
    return "\n".join(map(_painted, harmless(diff).split("\n")))


def _painted(line: str) -> str:
    colour = COLOURS.get(line[:1])
    return line if colour is None else f"\x1b[{colour}m{line}\x1b[0m"
