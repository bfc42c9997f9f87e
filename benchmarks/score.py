"""Can the score be trusted? What it says of texts whose worth is known.

    python -m benchmarks.score DATA [--half odd]

DATA is a folder in or under which stand `clean.jsonl`, `dumps_gold.jsonl` (a page's text dump and its
`gold_text`), each plain or `.zst`. What a corpus does not want stands in `rejects.toml` beside this file.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean, median
from typing import get_args

from benchmarks.damage import DAMAGES
from benchmarks.records import Half, Record, found, half_of, records
from cleaner import Cleaned, Cleaner
from cleaner.score.evidence import WORD_SAMPLE
from cleaner.score.signals import USUAL_SENTENCE

LEVELS = (0.0, 0.05, 0.1, 0.2, 0.4)
MOST_DAMAGED = 80
"""Texts that are damaged, for each kind and level: enough for a mean to two places."""
SHORTEST_DAMAGED = 2_000
"""Characters: in shorter texts five per cent is less than one sentence."""
ACCENTED = 0.05
"""Share of the words with letters beyond ASCII: one in twenty is one to a sentence."""
MOST_CHANGED = 40
"""Texts in each of which words are changed."""
LETTERS_OF_A_WORD = 6
"""With the blank behind it."""
TROUBLE = ("Zzz.", "The", "\ufffd", "x\ny", "Ã©", "…", "“", "Read also:")
"""Words that may cut a sentence in two, open one in the middle of another, or count as damage or noise."""
PIECE_END = re.compile(r"((?<=[.!?…])[ \n]+|\n+)")
MIN_SCORE = 0.65
"""What is recommended as `min_score`."""


def pairs(rows: Iterable[Record]) -> tuple[int, int, int]:
    """Count the pages, those whose gold text scores above the dump, and above the cleaned dump or equal to it."""
    cleaner, above, above_clean, number = Cleaner(), 0, 0, 0
    for row in rows:
        gold, dump = cleaner.clean(row["gold_text"]), cleaner.clean(row["text"])
        number += 1
        above += gold.raw_score.value > dump.raw_score.value
        above_clean += gold.score.value >= dump.score.value
    return number, above, above_clean


def damage_table(texts: Sequence[str]) -> dict[str, tuple[list[float], list[float], float]]:
    """Return for each kind of damage the mean raw and clean score at every level, and the mean rank correlation."""
    table = {}
    for name, spoil in DAMAGES.items():
        rows = []
        for number, text in enumerate(texts):
            if name == "mojibake" and not _has_accents(text):
                continue
            spoilt = [spoil(text, level, random.Random(number)) if level else text for level in LEVELS]
            rows.append([Cleaner().clean(each) for each in spoilt])
        raw = [[cleaned.raw_score.value for cleaned in row] for row in rows]
        clean = [[cleaned.score.value for cleaned in row] for row in rows]
        fall = mean(-spearman(LEVELS, scores) for scores in raw)
        table[name] = ([mean(at) for at in zip(*raw, strict=True)], [mean(at) for at in zip(*clean, strict=True)], fall)
    return table


def _has_accents(text: str) -> bool:
    """Tell whether reading it in the wrong encoding can damage a text in most of its sentences."""
    return sum(not word.isascii() for word in text.split()) > ACCENTED * len(text.split())


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the rank correlation of two sequences; ties share their rank, a constant sequence correlates with none."""
    a, b = _ranks(one), _ranks(other)
    middle = mean(a)
    spread = sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    together = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    return together / spread**0.5 if spread else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    in_order = sorted(values)
    return [in_order.index(value) + (in_order.count(value) - 1) / 2 for value in values]


def medians(scored: Iterable[tuple[Record, Cleaned]]) -> dict[str, dict[str, float]]:
    """Return the median score of every kind of document, by language."""
    groups: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row, cleaned in scored:
        groups[row["kind"]][row["lang"]].append(cleaned.score.value)
    return {kind: {lang: median(values) for lang, values in sorted(langs.items())} for kind, langs in groups.items()}


def rejects() -> list[Record]:
    """Return the texts that no corpus wants, with their kinds."""
    texts: list[Record] = tomllib.loads((Path(__file__).parent / "rejects.toml").read_text("utf-8"))["text"]
    return texts


def longest_step(texts: Iterable[str], tries: int = 20) -> tuple[float, float]:
    """Return how far the change of one word moved the raw score at most.

    First in shares of the words looked at, then in shares that the word's sentence has of them; a sentence that is
    shorter than a usual one counts as one.
    """
    chance, by_word, by_sentence = random.Random(0), 0.0, 0.0
    for text in texts:
        before = Cleaner().clean(text).raw_score.value
        pieces = PIECE_END.split(text)
        looked_at = min(len(text.split()), WORD_SAMPLE / LETTERS_OF_A_WORD)
        full = [at for at in range(0, len(pieces), 2) if pieces[at].strip()]
        for _ in range(tries):
            at = chance.choice(full)
            changed = "".join([*pieces[:at], _one_word_changed(pieces[at], text, chance), *pieces[at + 1 :]])
            step = abs(Cleaner().clean(changed).raw_score.value - before) * looked_at
            by_word = max(by_word, step)
            by_sentence = max(by_sentence, step / max(USUAL_SENTENCE, len(pieces[at].split())))
    return by_word, by_sentence


def _one_word_changed(piece: str, text: str, chance: random.Random) -> str:
    words = piece.split(" ")
    words[chance.randrange(len(words))] = chance.choice((chance.choice(text.split()), *TROUBLE))
    return " ".join(words)


def _print_damage(table: dict[str, tuple[list[float], list[float], float]]) -> None:
    print("\ndamage: mean raw score (clean score) by share of the text; mean rank correlation of level and fall")
    print(" " * 20 + "".join(f"{level:>15.0%}" for level in LEVELS))
    for name, (raw, clean, fall) in table.items():
        print(f"{name:20}" + "".join(f"{a:>8.3f} ({b:.3f})" for a, b in zip(raw, clean, strict=True)) + f"{fall:8.3f}")


def _print_medians(table: dict[str, dict[str, float]]) -> None:
    print("\nmedians by kind and language, and how far apart the languages are")
    for kind, langs in table.items():
        cells = " ".join(f"{lang} {value:.2f}" for lang, value in langs.items())
        print(f"{kind:30} {max(langs.values()) - min(langs.values()):.3f}  {cells}")


def _print_min_score(clean: Sequence[tuple[Record, Cleaned]]) -> None:
    kept = sum(cleaned.score.value >= MIN_SCORE for _, cleaned in clean)
    print(f"\nmin_score {MIN_SCORE}: keeps {kept} of {len(clean)} clean documents ({kept / max(1, len(clean)):.1%})")
    groups: dict[str, list[float]] = defaultdict(list)
    for text in rejects():
        groups[text["kind"]].append(Cleaner().clean(text["text"].strip() + "\n").score.value)
    for kind, values in groups.items():
        out = sum(value < MIN_SCORE for value in values)
        print(f"  {kind:12} rejected {out} of {len(values)}, highest {max(values):.2f}, median {median(values):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=get_args(Half), default="all")
    arguments = parser.parse_args()
    rows = {name: found(arguments.data, name) for name in ("clean", "dumps_gold")}
    clean_rows, pair_rows = (half_of(list(records(path)), arguments.half) if path else [] for path in rows.values())
    number, above, above_clean = pairs(pair_rows)
    print(f"gold text above its dump: {above} of {number} ({above / max(1, number):.1%}) as they came,")
    print(f"not below it once both are cleaned: {above_clean} ({above_clean / max(1, number):.1%})")
    clean = [(row, Cleaner().clean(row["text"])) for row in clean_rows]
    texts = [row["text"] for row in clean_rows if len(row["text"]) >= SHORTEST_DAMAGED]
    _print_damage(damage_table(texts[:: max(1, len(texts) // MOST_DAMAGED)]))
    _print_medians(medians(clean))
    _print_min_score(clean)
    by_word, by_sentence = longest_step(texts[:MOST_CHANGED])
    print(f"\none changed word moves the score by at most {by_sentence:.2f} times the share of its sentence,")
    print(f"which is {by_word:.1f} times its own share of the words looked at")


if __name__ == "__main__":
    main()
