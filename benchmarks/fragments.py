"""How many broken sentences are found, and how many whole ones are called broken.

    python -m benchmarks.fragments DATA [--half odd] [--most 40]

DATA is a folder in or under which stand `clean.jsonl`, `dumps_gold.jsonl`, `daniel.jsonl`, `fundus.jsonl` (clean prose,
of which single sentences are cut) and `ud_sentences.jsonl` (whole sentences), each plain or `.zst`.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from benchmarks.cuts import CUTS, Paragraph, paragraphs, prose
from benchmarks.records import Half, Record, found, half_of, records
from cleaner import Cleaner
from cleaner.catalogue import rules_of
from cleaner.settings import FRAGMENT_STAGE
from cleaner.text.sentences import has_end

SEED = 1
MOST = 40
"""Paragraphs of a language, so that English and French do not speak for all."""
PAIRS = ("()", "«»", "“”", "[]")
TOGETHER = 6
"""Sentences of the treebanks that make a paragraph, one after another as they stand in the file."""


class Tried(NamedTuple):
    """A cut that was tried: of which kind, in which paragraph, and whether anything was found that was not before."""

    kind: str
    paragraph: Paragraph
    alone: bool
    in_text: bool


def told(text: str, language: str) -> Counter[tuple[str, str]]:
    """Return what is reported as broken in a text: the names of the rules and the words."""
    names = {rule.name for rule in rules_of(FRAGMENT_STAGE)}
    findings = Cleaner().clean(f"{text}\n", language=language).findings
    return Counter((finding.rule, finding.before) for finding in findings if finding.rule in names)


def tries(chosen: Iterable[Paragraph]) -> Iterator[Tried]:
    """Yield each kind of cut in each paragraph, and whether it was found there alone, and in its whole text."""
    for paragraph in chosen:
        alone = told(paragraph.alone(), paragraph.language)
        in_text = told(paragraph.text, paragraph.language)
        for kind in CUTS:
            new_alone = told(paragraph.cut_alone(kind), paragraph.language) - alone
            new_in_text = told(paragraph.cut(kind), paragraph.language) - in_text
            yield Tried(kind, paragraph, bool(new_alone), bool(new_in_text))


def chosen_from(data: Path, half: Half, most: int) -> list[Paragraph]:
    """Return up to `most` paragraphs of each language, from as many texts."""
    by_language: dict[str, list[Paragraph]] = defaultdict(list)
    chance = random.Random(SEED)
    for paragraph in paragraphs(prose(data, half), chance):
        by_language[paragraph.language].append(paragraph)
    return [
        each
        for language in sorted(by_language)
        for each in chance.sample(by_language[language], min(most, len(by_language[language])))
    ]


def whole_paragraphs(rows: Sequence[Record]) -> dict[str, list[str]]:
    """Return paragraphs of whole sentences by language.

    Whole are the sentences whose parse has a finite verb with its subject, which begin with no small letter, have
    their end mark, and hold no half of a quotation or bracket whose other half stands in another sentence.
    """
    by_language: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        text = row["text"]
        is_even = all(text.count(opens) == text.count(closes) for opens, closes in PAIRS)
        if row["label"] == "complete" and not text[:1].islower() and has_end(text) and is_even:
            by_language[row["lang"]].append(text)
    return {
        language: [" ".join(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER)]
        for language, texts in by_language.items()
    }


def _flags(tried: Tried) -> tuple[bool, bool]:
    return tried.alone, tried.in_text


def _print_found(tried: Sequence[Tried]) -> None:
    print("sentences cut by a script, found: in a paragraph alone / in its whole text")
    print(f"{'':10}{'paragraphs':>11}" + "".join(f"{kind:>20}" for kind in CUTS))
    languages = sorted({each.paragraph.language for each in tried})
    groups = {"all": tried} | {code: [t for t in tried if t.paragraph.language == code] for code in languages}
    for name, group in groups.items():
        cells = ""
        for kind in CUTS:
            of_kind = [each for each in group if each.kind == kind]
            alone, in_text = (sum(flags) / len(of_kind) for flags in zip(*map(_flags, of_kind), strict=True))
            cells += f"{alone:>12.0%} /{in_text:>5.0%} "
        print(f"{name:10}{len(group) // len(CUTS):>11}{cells}")


def _print_false(by_language: dict[str, list[str]]) -> None:
    print(f"\nwhole sentences of treebanks in paragraphs of {TOGETHER}, in which something is found")
    for language, texts in by_language.items():
        flagged = Counter[str]()
        for text in texts:
            flagged.update(rule for rule, _ in told(text, language))
        number, total = TOGETHER * len(texts), sum(flagged.values())
        print(f"{language:10}{total:>6} of about {number} ({total / number:.2%})  {dict(flagged)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=get_args(Half), default="all")
    parser.add_argument("--most", type=int, default=MOST, help="paragraphs of a language")
    arguments = parser.parse_args()
    _print_found(list(tries(chosen_from(arguments.data, arguments.half, arguments.most))))
    path = found(arguments.data, "ud_sentences")
    if path:
        _print_false(whole_paragraphs(half_of(list(records(path)), arguments.half)))


if __name__ == "__main__":
    main()
