"""Which parts of an article the text of a set holds, and how well those are found: `python -m benchmarks.parts DATA`.

    python -m benchmarks.parts DATA [--set NAME ...] [--most N]

Sets of pages disagree on what the text is. A part counts as held where most of its words, on the first pages of sites
that the page model has seen, are found in the set's text; body always does. On the sites that are held back, F1 is then
told for the cleaner as it is by default, for the cleaner with these parts chosen, and for trafilatura without comments.
"""

from __future__ import annotations

import argparse
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.page_peers import trafilatura_default
from benchmarks.pages import figures
from benchmarks.records import Record, found, records
from cleaner import Cleaner
from cleaner.model import Part
from cleaner.reading.alignment import align
from cleaner.reading.html import as_markup
from cleaner.reading.page_model import judge_by_model
from cleaner.reading.page_parts import page_parts
from cleaner.reading.parsing import page_lines
from cleaner.settings import PARTS, Settings
from cleaner.text.words import count
from training.pages import SETS
from training.sites import is_held_back, site_of

LEARNED_FROM = 200
"""Pages of a set by which is told what its text holds."""
HELD = 0.45
"""Share of a part's words in the text from which on a set holds the part: half of an F1 of 0.9, below which it is
better left out."""
FEWEST = 100
"""Words of a part from which on that can be told; of fewer, as none."""


def held(rows: Sequence[Record]) -> dict[Part, float]:
    """Return for each part the share of its words that the text of pages holds; a rare one is missing."""
    words, in_text = Counter[Part](), Counter[Part]()
    for row in rows:
        page = page_lines(as_markup(row["html"]))
        gold = [line for line in row["gold_text"].split("\n") if line.strip()]
        kept = align([line.text for line in page.lines], gold).kept
        for number, told in page_parts(page, judge_by_model(page).left_out).items():
            size = count(page.lines[number].text)
            words[told.part] += size
            in_text[told.part] += size * (number in kept)
    return {part: in_text[part] / words[part] for part in PARTS if words[part] >= FEWEST}


def chosen(shares: dict[Part, float]) -> tuple[Part, ...]:
    """Return the parts that a set holds."""
    return tuple(part for part in PARTS if part == "body" or shares.get(part, 0.0) >= HELD)


def measure(rows: Sequence[Record], parts: tuple[Part, ...]) -> Iterator[tuple[str, float]]:
    """Yield the ways that are compared, each with its F1 on pages."""
    default, choosing = Cleaner(), Cleaner(Settings(parts=parts))
    yield "default", figures(rows, lambda html: default.clean_html(html).text).f1
    yield "parts", figures(rows, lambda html: choosing.clean_html(html).text).f1
    yield "trafilatura", figures(rows, trafilatura_default).f1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", action="append", choices=SETS, help="Only this set, and others named so.")
    parser.add_argument("--most", type=int, help="Pages of a set that are measured.")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    for name in given.set or SETS:
        path = found(given.data, name)
        rows = [row for row in records(path) if row.get("gold_text")] if path else []
        seen = [row for row in rows if not is_held_back(site_of(row))][:LEARNED_FROM]
        measured = [row for row in rows if is_held_back(site_of(row))][: given.most]
        if seen and measured:
            shares = held(seen)
            told = ", ".join(f"{label} {f1:.3f}" for label, f1 in measure(measured, chosen(shares)))
            print(f"{name}: {len(measured)} pages; {', '.join(chosen(shares))}; {told}")
            print("  shares held: " + ", ".join(f"{part} {share:.2f}" for part, share in shares.items()), flush=True)


if __name__ == "__main__":
    main()
