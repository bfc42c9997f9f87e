"""Why a line of a page is no part of its article, in words that a reader of the audit can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cleaner.page.model import Verdicts

MOST = 3
"""Reasons that are named."""
MENU_WORDS = -0.7
"""Mean weight of a unit's words below which they are words of menus and forms: half as often in articles as outside."""
SHORT = 40
"""Characters of a short line."""


class _Run(NamedTuple):
    """Units left out, or kept, without a break: how many, and how many of them are short lines."""

    units: int
    short: int


class Reasons:
    """The reasons for leaving out units of one text; `limits`: for each the probability below which it is left out."""

    def __init__(self, found: Verdicts, limits: Sequence[float]) -> None:
        assert found.verdicts is not None
        self._columns = found.columns
        self._chances = found.verdicts.tolist()
        out = [chance < limit for chance, limit in zip(self._chances, limits, strict=True)]
        kept = [number for number, is_out in enumerate(out) if not is_out]
        self._first, self._last = (kept[0], kept[-1]) if kept else (len(out), -1)
        self._runs = list(_runs(out, [len(unit.text) <= SHORT for unit in found.units]))

    def of(self, number: int) -> str:
        """Return why unit `number` is left out: the strongest reasons, and how probably it belongs to the article."""
        told = [reason for reason in (*self._marks(number), *self._wording(number), *self._place(number)) if reason]
        return f"{'; '.join(told[:MOST])} ({100 * self._chances[number]:.0f} % article)"

    def _marks(self, number: int) -> list[str]:
        has = {name: self._columns[name][number] > 0 for name in ("field", "picture", "link", "right")}
        copies = int(self._columns["copies"][number])
        return [
            "a form field or button of a text browser" if has["field"] else "",
            "the name of a picture" if has["picture"] else "",
            "links" if has["link"] else "",
            "a sign of rights" if has["right"] else "",
            f"stands {copies} times in the page" if copies > 1 else "",
        ]

    def _wording(self, number: int) -> list[str]:
        is_menu = self._columns["word mean"][number] < MENU_WORDS
        return ["words of menus and forms" if is_menu else ""]

    def _place(self, number: int) -> list[str]:
        run = self._runs[number]
        place = "above" if number < self._first else "below" if number > self._last else "inside"
        return [
            f"one of {run.short} short lines in a row" if run.short > 2 and run.short > run.units / 2 else "",
            f"{place} the article" if self._last >= 0 else "no article in sight",
            "no end of a sentence" if not self._columns["stops"][number] else "a text of its own",
        ]


def _runs(out: Sequence[bool], is_short: Sequence[bool]) -> Iterator[_Run]:
    """Yield for every unit the run that it is part of."""
    for _, numbers in groupby(range(len(out)), key=out.__getitem__):
        run = [is_short[number] for number in numbers]
        yield from [_Run(len(run), sum(run))] * len(run)
