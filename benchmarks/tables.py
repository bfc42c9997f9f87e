"""Make the score's tables from clean texts: how many words are function words, and which of them follow one another.

    python -m benchmarks.tables DATA [--file NAME ...]

DATA is a folder in or under which stand `.jsonl` or `.jsonl.zst` files of clean texts; a record has `lang`, and
`gold_text` or `text`. Only documents with an even number are read, so that the odd ones can judge the score. What is
written is counts of words that are in the language files, and no text.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from statistics import median

from benchmarks.records import found, half_of, records
from cleaner.language import languages, words_of
from cleaner.score.evidence import BREAK, SPACELESS, Lexicon, counted, evidence_of, words
from cleaner.score.told import Told

TABLES = Path(__file__).parent.parent / "cleaner" / "languages" / "prose.json"
FILES = ("clean", "random_articles", "must_keep", "dumps_gold", "fundus", "student_corpora", "daniel")
FEWEST_WORDS = 100
"""Words below which a document's share is left to chance."""
FEWEST_DOCUMENTS = 3
"""Documents below which a language's share is left to the sentences of its own file."""
FEWEST_FOR_ORDER = 30
"""Documents below which too many pairs of words that belong together have not been met."""
RARE = 0.01
"""A pair must stand in this share of the documents, and in two of them: rarer ones meet by accident."""


def texts(data: Path, files: list[str]) -> Iterator[tuple[str, str]]:
    """Yield language and text of every second document in a language that has a file."""
    for path in filter(None, (found(data, name) for name in files)):
        for row in half_of(list(records(path)), "even"):
            if row["lang"] in languages():
                yield row["lang"], row.get("gold_text") or row["text"]


class Language:
    """What is counted in the documents of one language."""

    def __init__(self, code: str) -> None:
        self.function_words = words_of(code, "function_words")
        self.spaced = code not in SPACELESS
        self.shares: list[float] = []
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.documents: list[list[str]] = []

    def add(self, text: str, share: float) -> None:
        """Count a document in which the share of function words is `share`."""
        self.shares.append(share)
        if self.spaced:
            tokens = words(text)
            self.documents.append(tokens)
            small = self.function_words
            self.pairs.update({(a, b) for a, b in pairwise(tokens) if a in small and b in small})

    @property
    def least(self) -> float:
        """In how many documents a pair must stand to be common."""
        return max(2, RARE * len(self.documents))

    def common(self) -> list[tuple[str, str]]:
        """Return the pairs that are common."""
        if len(self.documents) < FEWEST_FOR_ORDER:
            return []
        return sorted(pair for pair, number in self.pairs.items() if number >= self.least)

    def disorder(self) -> float:
        """Return the median disorder of the documents, each by the pairs that would be common without it."""
        return round(median(map(self._disorder, self.documents)), 4)

    def _disorder(self, tokens: list[str]) -> float:
        own = set(pairwise(tokens))
        followers: dict[str, set[str]] = defaultdict(set)
        for pair, number in self.pairs.items():
            if number - (pair in own) >= self.least:
                followers[pair[0]].add(pair[1])
                followers[pair[1]].update()
        openers = frozenset(word.capitalize() for word in self.function_words) - self.function_words
        frozen = {word: frozenset(each) for word, each in followers.items()}
        known = Lexicon(self.function_words | openers, 0.0, frozen, openers)
        return counted(tokens, known)[1] / (len(tokens) - tokens.count(BREAK))


def measured(data: Path, files: list[str]) -> dict[str, Language]:
    """Return the languages with what was counted of each."""
    known: dict[str, Language] = {}
    for code, text in texts(data, files):
        seen = evidence_of(text, code, Told())
        if seen.words >= FEWEST_WORDS:
            known.setdefault(code, Language(code)).add(text, seen.function_words)
    return {code: known[code] for code in sorted(known) if len(known[code].shares) >= FEWEST_DOCUMENTS}


def written(known: Mapping[str, Language]) -> str:
    """Return the file that holds what was counted."""
    return json.dumps({code: _row(language) for code, language in known.items()}, ensure_ascii=False, indent=1) + "\n"


def _row(language: Language) -> dict[str, object]:
    row: dict[str, object] = {"function_words": round(median(language.shares), 3)}
    followers: dict[str, list[str]] = defaultdict(list)
    for first, second in language.common():
        followers[first].append(second)
    if followers:
        row["disorder"] = language.disorder()
        row["followers"] = {first: " ".join(each) for first, each in followers.items()}
    return row


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--file", action="append", help="name of a file, without its ending")
    arguments = parser.parse_args()
    known = measured(arguments.data, arguments.file or list(FILES))
    TABLES.write_text(written(known), "utf-8")
    for code, language in known.items():
        print(f"{code:4}{len(language.shares):6} documents, {len(language.common()):5} pairs of function words")


if __name__ == "__main__":
    main()
