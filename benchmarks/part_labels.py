"""How often the part of a line is right: `python -m benchmarks.part_labels DATA`, on sites that are held back.

Three tables, in words: parts of pages, and of the plain text of the same articles, beside the labels that readers gave
to segments of news pages; and parts of plain text beside what elements tell of the same lines as a page.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.records import Record, found, records
from cleaner import Cleaner
from cleaner.model import InPart, Part
from cleaner.reading.html import as_markup
from cleaner.reading.page_model import judge_by_model
from cleaner.reading.page_parts import page_parts
from cleaner.reading.parsing import page_lines
from cleaner.text.words import count
from training.sites import is_held_back, site_of

LABELLED, SEGMENTS, PAGES = "l3s_gn1", "segments", ("fundus", "student_corpora", "wcxb_dev", "daniel")

MEANT: Mapping[str, str] = {
    "headline": "headline",
    "user_comment": "comment",
    "supplemental": "margin",
    "content": "text",
}
"""What the labels of segments mean; *supplemental* is by-line, date, caption, source and rights together."""

GROUPS: Mapping[str, str] = {
    "headline": "headline",
    "reader-comment": "comment",
    "byline": "margin",
    "date": "margin",
    "caption": "margin",
    "author-box": "margin",
}
"""What a part is among these labels; the others are the text."""

SHORT = 12
"""Characters of a segment that must be a whole line to be found again: *and* stands in many."""
MOSTLY = 0.6
"""Share of a line's characters that segments of one label must have."""
IN_TEXT = frozenset(("headline", "standfirst", "byline", "date", "list", "table", "body"))
"""Parts that plain text can have."""

Pair = tuple[str, str, int]
"""What a line is, what it was called, and its words."""


def segments(data: Path) -> dict[str, dict[str, str]]:
    """Return for each labelled page its segments with their labels."""
    path = found(data, SEGMENTS)
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for row in records(path) if path else ():
        if row["source"] == LABELLED and row["label"] in MEANT:
            known[row["id"]][" ".join(row["text"].split())] = MEANT[row["label"]]
    return known


def label_of(line: str, known: Mapping[str, str]) -> str:
    """Return the label of a line, `noise` where no segment stands in it; empty where segments of several labels do."""
    text = " ".join(line.split())
    if text in known:
        return known[text]
    inside = Counter[str]()
    for segment, label in known.items():
        if len(segment) > SHORT and segment in text:
            inside[label] += len(segment)
    if not inside:
        return "noise"
    label, size = inside.most_common(1)[0]
    return label if size > MOSTLY * len(text) else ""


def of_pages(rows: Sequence[Record], known: Mapping[str, Mapping[str, str]]) -> Iterator[Pair]:
    """Yield the lines of labelled pages."""
    for row in rows:
        page = page_lines(as_markup(row["html"]))
        parts = page_parts(page, judge_by_model(page).left_out)
        for number, line in enumerate(page.lines):
            label = label_of(line.text, known[row["id"]])
            if label:
                called = GROUPS.get(parts[number].part, "text") if number in parts else "noise"
                yield label, called, count(line.text)


def of_texts(rows: Sequence[Record], known: Mapping[str, Mapping[str, str]]) -> Iterator[Pair]:
    """Yield the lines of the plain text of labelled pages."""
    cleaner = Cleaner()
    for row in rows:
        for line, part in _parted(cleaner, row["gold_text"], row["lang"]):
            label = label_of(line, known[row["id"]])
            if label and label != "noise":
                yield label, GROUPS.get(part, "text"), count(line)


def of_both(rows: Iterable[Record]) -> Iterator[Pair]:
    """Yield the lines of articles: what the page tells of each, and what plain text of the same lines does."""
    cleaner = Cleaner()
    for row in rows:
        page = page_lines(as_markup(row["html"]))
        parts = page_parts(page, judge_by_model(page).left_out)
        numbers = [number for number, told in sorted(parts.items()) if _is_printed(told)]
        text = "".join(page.lines[number].text.replace("\n", " ") + "\n" for number in numbers)
        for number, (line, part) in zip(numbers, _parted(cleaner, text, row.get("lang")), strict=True):
            if part != "noise":
                told = parts[number].part
                yield told if told in IN_TEXT else "body", part if part in IN_TEXT else "body", count(line)


def _is_printed(told: InPart) -> bool:
    return told.part not in ("reader-comment", "author-box")


def _parted(cleaner: Cleaner, text: str, language: str | None) -> list[tuple[str, Part]]:
    """Return the lines of a text, each with its part."""
    cleaned = cleaner.clean(text, language if language and len(language) == 2 else None)
    parts: dict[int, Part] = {}
    for span in cleaned.parts:
        parts |= dict.fromkeys(range(span.first - 1, span.last), span.part)
    lines = cleaned.raw.removesuffix("\n").split("\n") if text else []
    return [(line, parts.get(number, "body")) for number, line in enumerate(lines)]


def print_table(title: str, pairs: Iterable[Pair]) -> None:
    """Print precision and recall of every part, in words."""
    counted = Counter[tuple[str, str]]()
    for true, called, size in pairs:
        counted[true, called] += size
    print(f"{title}\n  {'part':12} {'words':>8} {'precision':>9} {'recall':>7}")
    for part in sorted({true for true, _ in counted}):
        right = counted[part, part]
        words = sum(size for (true, _), size in counted.items() if true == part)
        called = sum(size for (_, name), size in counted.items() if name == part)
        print(f"  {part:12} {words:8} {right / max(1, called):9.3f} {right / max(1, words):7.3f}", flush=True)


def held_back(data: Path, name: str) -> list[Record]:
    """Return the pages of a set whose sites no model saw."""
    path = found(data, name)
    return [row for row in records(path) if row.get("gold_text") and is_held_back(site_of(row))] if path else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    given = parser.parse_args()
    known, labelled = segments(given.data), held_back(given.data, LABELLED)
    print_table(f"{len(labelled)} pages beside readers' labels", of_pages(labelled, known))
    print_table("their plain text beside the same labels", of_texts(labelled, known))
    for name in PAGES:
        rows = held_back(given.data, name)
        print_table(f"plain text beside the elements of {len(rows)} pages of {name}", of_both(rows))


if __name__ == "__main__":
    main()
