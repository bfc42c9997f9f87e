"""Dumps whose lines careful readers labelled: even numbers are learned from, for the odd ones figures are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.records import Record, found, half_of, records
from training.alignment import CONTENT, EITHER, NOISE
from training.dumps import Dump
from training.examples import Example, seen_in
from training.gating import FULL_DUMP

LABELLED = "labelled"


def labelled_examples(data: Path) -> Iterator[Example]:
    """Yield the labelled dumps of even number as examples."""
    path = found(data, LABELLED)
    for row in half_of(list(records(path)), "even") if path else ():
        if row["kind"] == FULL_DUMP:
            yield _example(row)


def _example(row: Record) -> Example:
    lines = row["text"].split("\n")
    labels = _labels(row, len(lines))
    gold = "\n".join(line for line, label in zip(lines, labels, strict=True) if label == CONTENT)
    example = seen_in(Dump(LABELLED, row["id"], row["id"], row["lang"], "", "real", row["text"], gold))
    for number, unit in enumerate(example.units):
        values, counts = np.unique(labels[unit.first : unit.last + 1], return_counts=True)
        example.labels[number] = values[counts.argmax()]
    return example


def _labels(row: Record, lines: int) -> np.ndarray:
    labels = np.full(lines, NOISE, dtype=np.int8)
    for first, last in row["keep"]:
        labels[first : last + 1] = CONTENT
    labels[list(row.get("neutral", ()))] = EITHER
    return labels
