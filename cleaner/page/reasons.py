"""Why a line of a page is no part of its article, in words that a reader of the audit can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.page.model import Verdicts

MOST = 3
"""Reasons that are named."""
MENU_WORDS = -0.7
"""Mean weight of a unit's words below which they are words of menus and forms: half as often in articles as outside."""
MARKS = {
    "field": "a form field or button of a text browser",
    "picture": "the name of a picture",
    "link": "links",
    "right": "a sign of rights",
}
"""Marks that speak against a unit, with their reasons, the strongest first."""
SHORT = 40
"""Characters of a short line."""
FEW = 2
"""Short lines that make no row yet."""


class Reasons:
    """The reasons for leaving out units of one text; `limits`: for each the probability below which it is left out."""

    def __init__(self, found: Verdicts, limits: Sequence[float]) -> None:
        columns = found.columns
        self._has = {kind: (columns[kind] > 0).tolist() for kind in MARKS}
        self._stops = ["a text of its own" if stops else "no end of a sentence" for stops in columns["stops"].tolist()]
        self._copies = columns["copies"].astype(int).tolist()
        self._is_menu = (columns["word mean"] < MENU_WORDS).tolist()
        self._chances = found.chances
        out = [chance < limit for chance, limit in zip(self._chances, limits, strict=True)]
        kept = [number for number, is_out in enumerate(out) if not is_out]
        self._first, self._last = (kept[0], kept[-1]) if kept else (len(out), -1)
        self._runs = list(_runs(out, [len(unit.text) <= SHORT for unit in found.units]))

    def of(self, number: int) -> str:
        """Return why unit `number` is left out: the strongest reasons, and how probably it belongs to the article."""
        told = [reason for kind, reason in MARKS.items() if self._has[kind][number]]
        if self._copies[number] > 1:
            told.append(f"stands {self._copies[number]} times in the page")
        if self._is_menu[number]:
            told.append("words of menus and forms")
        if len(told) < MOST:
            told += filter(None, (self._runs[number], self._place(number), self._stops[number]))
        return f"{'; '.join(told[:MOST])} ({100 * self._chances[number]:.0f} % article)"

    def _place(self, number: int) -> str:
        if self._last < 0:
            return "no article in sight"
        where = "above" if number < self._first else "below" if number > self._last else "inside"
        return f"{where} the article"


def _runs(out: Sequence[bool], is_short: Sequence[bool]) -> Iterator[str]:
    """Yield for every unit what the run of units left out, or kept, that it is part of tells: nothing where few of them
    are short lines.
    """
    for _, numbers in groupby(range(len(out)), key=out.__getitem__):
        run = [is_short[number] for number in numbers]
        short = sum(run)
        told = f"one of {short} short lines in a row" if short > FEW and short > len(run) / 2 else ""
        yield from [told] * len(run)
