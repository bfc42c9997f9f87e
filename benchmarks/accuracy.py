"""How much noise goes, how much content is lost: by kind and language, beside simpler ways on the same text.

    python -m benchmarks.accuracy DATA [--half odd] [--json]

DATA is a folder in or under which stand `labelled.jsonl`, and if there are any `clean.jsonl`,
`must_keep.jsonl` (each plain or `.zst`) and a folder with `expected.json`; or one labelled file.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from benchmarks import seeds
from benchmarks.baselines import Clean, baselines
from benchmarks.measure import content_lost, kept_flags, noise_removed, tally, words
from benchmarks.records import Half, Record, found, half_of, records
from cleaner import Cleaner

OURS = "cleaner"
MOST_LOST = 0.01
"""A clean document that loses more than this share of its words is named in the table."""


def labelled_table(rows: Sequence[Record], ways: Mapping[str, Clean]) -> dict[str, dict[str, Counter[str]]]:
    """Return the word counts of every group of documents (kind, kind and language) for every way of cleaning."""
    table: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for row in rows:
        for name, way in ways.items():
            counts = tally(row, way(row["text"], row["lang"])) + Counter(documents=1)
            for group in (row["kind"], f"{row['kind']} {row['lang']}"):
                table[group][name] += counts
    return {group: dict(table[group]) for group in sorted(table)}


def clean_losses(rows: Sequence[Record], way: Clean) -> list[tuple[str, int, int]]:
    """Return kind and number, words lost and words of every document that should come through untouched."""
    losses = []
    for number, row in enumerate(rows):
        before = words(row["text"])
        flags = kept_flags(before, words(way(row["text"], row["lang"])))
        losses.append((f"{row['kind']} {row['lang']} #{number}", flags.count(False), len(before)))
    return losses


def lost_sentences(rows: Sequence[Record], way: Clean) -> list[str]:
    """Return the sentences that must be kept and are not whole in the clean text, by words."""
    lost = []
    for row in rows:
        clean = f" {' '.join(words(way(row['text'], row['lang'])))} "
        lost += [sentence for sentence in row["must_keep"] if f" {' '.join(words(sentence))} " not in clean]
    return lost


def _ours(text: str, _language: str) -> str:
    return Cleaner().clean(text).text


def _print_labelled(table: Mapping[str, Mapping[str, Counter[str]]]) -> None:
    names = list(next(iter(table.values()), {}))
    print("noise removed / content lost, in words")
    print(f"{'':24}{'docs':>5}" + "".join(f"{name:>20}" for name in names))
    for group, ways in table.items():
        cells = "".join(f"{noise_removed(c):>10.1%} /{content_lost(c):>7.2%} " for c in ways.values())
        print(f"{group:24}{ways[OURS]['documents']:>5}{cells}")


def _print_clean(losses: Sequence[tuple[str, int, int]]) -> None:
    lost, total = sum(row[1] for row in losses), sum(row[2] for row in losses)
    print(f"\nclean text: {len(losses)} documents, {lost} of {total} words lost ({lost / max(1, total):.3%})")
    for name, gone, size in sorted(losses, key=lambda row: -row[1] / max(1, row[2])):
        if gone > MOST_LOST * size:
            print(f"  more than {MOST_LOST:.0%}: {name}: {gone} of {size}")


def _measure(data: Path, half: Half) -> dict[str, Any]:
    ways = {**baselines(), OURS: _ours}
    if data.is_file():
        return {"labelled": labelled_table(half_of(list(records(data)), half), ways)}
    files = {name: found(data, name) for name in ("labelled", "clean", "must_keep")}
    rows = {name: half_of(list(records(path)), half) for name, path in files.items() if path}
    expected = next(iter(sorted(data.rglob("expected.json"))), None)
    return {
        "labelled": labelled_table(rows.get("labelled", []), ways),
        "clean": clean_losses(rows.get("clean", []), _ours),
        "must_keep": lost_sentences(rows.get("must_keep", []), _ours),
        "must_keep_total": sum(len(row["must_keep"]) for row in rows.get("must_keep", [])),
        "seeds": seeds.broken(expected.parent) if expected else None,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=get_args(Half), default="all")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    measured = _measure(arguments.data, arguments.half)
    if arguments.json:
        print(json.dumps(measured, indent=1, ensure_ascii=False))
        return
    _print_labelled(measured["labelled"])
    if measured.get("clean"):
        _print_clean(measured["clean"])
    if measured.get("must_keep_total"):
        print(f"\nsentences that must stay: {len(measured['must_keep'])} of {measured['must_keep_total']} lost")
        print("".join(f"  {sentence}\n" for sentence in measured["must_keep"]), end="")
    if measured.get("seeds") is not None:
        print(f"\nseeds: {len(measured['seeds'])} expectations broken")
        print("".join(f"  {failure}\n" for failure in measured["seeds"]), end="")


if __name__ == "__main__":
    main()
