"""How a finding says that a line is of a part which was not chosen, and which part a finding speaks of."""

from __future__ import annotations

from typing import get_args

from cleaner.model import InPart, Part

NOT_CHOSEN = "the settings keep no {part}: "
BY_SAYING: dict[str, Part] = {NOT_CHOSEN.format(part=part): part for part in get_args(Part)}


def because(told: InPart) -> str:
    """Return why a line goes that is of a part which was not chosen."""
    return NOT_CHOSEN.format(part=told.part) + told.because


def part_told(said: str) -> Part | None:
    """Return the part that `because` spoke of; None of any other reason."""
    return next((part for saying, part in BY_SAYING.items() if said.startswith(saying)), None)
