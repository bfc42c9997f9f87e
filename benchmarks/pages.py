"""How well the article of a page is found, and how fast, beside other tools: `python -m benchmarks.pages DATA`.

    python -m benchmarks.pages DATA [--set NAME ...] [--most N] [--all-sites] [--json]

DATA is a folder in or under which stand sets of pages with the text of their article (`html`, `gold_text`). Only sites
that the page model did not see in training are measured. Precision and recall are taken over shingles of four words,
page by page, and averaged.
"""

from __future__ import annotations

import argparse
import json
import time
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.page_peers import Extract, peers
from benchmarks.records import Record, found, records
from benchmarks.shingles import agreement
from cleaner import Cleaner
from cleaner.model import Extractor
from cleaner.reading.html import read_html
from cleaner.settings import Settings
from cleaner.workers import collecting_rarely
from training.pages import SETS
from training.sites import is_held_back, site_of


class Figures(NamedTuple):
    """What a way comes to on a set: pages, F1 of the averages, precision, recall, and pages a second."""

    pages: int
    f1: float
    precision: float
    recall: float
    speed: float


def figures(rows: Sequence[Record], way: Extract) -> Figures:
    """Return what a way comes to on pages; a tool that fails on a page has found nothing on it."""
    pairs, spent = [], 0.0
    for row in rows:
        start = time.process_time()
        try:
            text = way(row["html"])
        except Exception:
            text = ""
        spent += time.process_time() - start
        pairs.append((row["gold_text"], text))
    return Figures(len(rows), *agreement(pairs), len(rows) / max(spent, 1e-9))


def ours(extractor: Extractor) -> dict[str, Extract]:
    """Return the cleaner's ways: what an extractor keeps, and the text after all rules, with audit and score."""
    cleaner = Cleaner(Settings(extractor=extractor))

    def lines(html: str) -> str:
        document = read_html(html, "page", None, extractor)
        return "\n".join(
            line for number, line in enumerate(document.text.split("\n")) if number not in document.left_out
        )

    return {f"{extractor}, lines": lines, f"{extractor}, cleaned": lambda html: cleaner.clean_html(html).text}


def ways() -> dict[str, Extract]:
    """Return all ways that can be measured, by name."""
    return peers() | ours("trafilatura") | ours("page-model")


def sets(data: Path, names: Sequence[str], most: int | None, all_sites: bool) -> Iterator[tuple[str, list[Record]]]:
    """Yield each set's name and the pages of it that are measured."""
    for name in names:
        path = found(data, name)
        rows = [row for row in records(path) if row.get("gold_text")] if path else []
        rows = [row for row in rows if all_sites or is_held_back(site_of(row))][:most]
        if rows:
            yield name, rows


def measure(chosen: Iterator[tuple[str, list[Record]]]) -> dict[str, dict[str, Figures]]:
    """Return the figures of every way on every set; each way sees a page before its time counts."""
    table: dict[str, dict[str, Figures]] = {}
    for name, rows in chosen:
        table[name] = {}
        for label, way in ways().items():
            figures(rows[:1], way)
            table[name][label] = figures(rows, way)
            print_row(name, label, table[name][label])
    return table


def print_row(name: str, label: str, row: Figures) -> None:
    print(
        f"{name:16} {label:24} {row.pages:5} {row.f1:6.3f} {row.precision:6.3f} {row.recall:6.3f} {row.speed:8.1f}",
        flush=True,
    )


def speeds(table: Mapping[str, Mapping[str, Figures]]) -> dict[str, float]:
    """Return the pages a second of every way over all sets."""
    labels = next(iter(table.values()), {})
    return {
        label: sum(rows[label].pages for rows in table.values())
        / sum(rows[label].pages / rows[label].speed for rows in table.values())
        for label in labels
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", action="append", choices=SETS, help="Only this set, and others named so.")
    parser.add_argument("--most", type=int, help="Pages of a set that are measured.")
    parser.add_argument("--all-sites", action="store_true", help="Also sites that the model saw.")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    print(f"{'set':16} {'way':24} {'pages':>5} {'F1':>6} {'P':>6} {'R':>6} {'pages/s':>8}")
    with collecting_rarely():  # as in a run, and for all alike
        table = measure(sets(given.data, given.set or SETS, given.most, given.all_sites))
    for label, speed in speeds(table).items():
        print(f"{'all':16} {label:24} {speed:36.1f}")
    if given.json:
        print(json.dumps({name: {label: row._asdict() for label, row in rows.items()} for name, rows in table.items()}))


if __name__ == "__main__":
    main()
