"""The sites that no model sees: a part of all, and those of the labelled dumps that figures are told for."""

from __future__ import annotations

from pathlib import Path

from benchmarks.records import found, half_of, records
from cleaner.text.words import words
from training.pages import fold, pages

PARTS, PART = 5, 2
"""One site in so many is held back; which, so that the largest site of all, an encyclopedia, is learned from."""
SHINGLE = 7
"""Words of a shingle by which a page and a labelled dump are known to be the same."""
SHARED = 0.1
"""Share of the shorter one's shingles that the two have in common then."""


class HeldBack:
    """Which sites are held back, as far as the data in a folder decide it."""

    def __init__(self, data: Path) -> None:
        self._sites = _of_labelled(data)

    def holds(self, site: str) -> bool:
        """Tell whether a site is held back."""
        return fold(site, PARTS) == PART or self.is_labelled(site)

    def is_labelled(self, site: str) -> bool:
        """Tell whether a site is that of a labelled dump that figures are told for; nothing is learned from it."""
        return site in self._sites


def _of_labelled(data: Path) -> set[str]:
    """Return the sites of pages that stand in the odd half of the labelled dumps."""
    path = found(data, "labelled")
    rows = half_of(list(records(path)), "odd") if path else []
    labelled = [_shingles(row["text"]) for row in rows]
    all_of_them = set().union(*labelled)
    sites = set()
    for page in pages(data):
        ours = _shingles(page.text or page.gold)
        if len(ours & all_of_them) > SHARED * len(ours) / 5 and any(
            len(ours & one) > SHARED * min(len(ours), len(one)) for one in labelled
        ):
            sites.add(page.site)
    return sites


def _shingles(text: str) -> set[int]:
    found_words = words(text.lower())
    return {hash(tuple(found_words[at : at + SHINGLE])) for at in range(len(found_words) - SHINGLE + 1)}
