"""Measure how many words of clean prose are function words, by language, and write the table of the score.

    python -m benchmarks.typical DATA

DATA is a folder in or under which stand `.jsonl` or `.jsonl.zst` files of clean texts: `clean`, `random_articles`,
`dumps_gold` or any that is named with `--file`. A record has `lang` and `gold_text` or `text`. Only documents with
an even number are read, so that the odd ones can judge the score.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from statistics import median

from benchmarks.records import found, half_of, records
from cleaner.language import languages
from cleaner.score.evidence import Told, evidence_of

TABLE = Path(__file__).parent.parent / "cleaner" / "score" / "typical.py"
FILES = ("clean", "random_articles", "dumps_gold")
FEWEST_WORDS = 100
"""Words below which a document's share is left to chance."""
FEWEST_DOCUMENTS = 3
"""Documents below which a language is left to the sentences of its own file."""

HEAD = '''"""How many words of ordinary prose are function words, by language.

Written by `python -m benchmarks.typical DATA`: medians over clean texts.
"""

from __future__ import annotations

FUNCTION_WORDS: dict[str, float] = {
'''


def measured(data: Path, files: list[str]) -> dict[str, float]:
    """Return the median share of function words in the documents of each language that has a file."""
    shares = defaultdict(list)
    for path in filter(None, (found(data, name) for name in files)):
        for row in half_of(list(records(path)), "even"):
            counted = evidence_of(row.get("gold_text") or row["text"], row["lang"], Told())
            if counted.words >= FEWEST_WORDS and row["lang"] in languages():
                shares[row["lang"]].append(counted.function_words)
    return {lang: round(median(each), 3) for lang, each in sorted(shares.items()) if len(each) >= FEWEST_DOCUMENTS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--file", action="append", help="name of a file, without its ending")
    arguments = parser.parse_args()
    rows = measured(arguments.data, arguments.file or list(FILES)).items()
    TABLE.write_text(HEAD + "".join(f'    "{lang}": {share},\n' for lang, share in rows) + "}\n", "utf-8")
    print(*(f"{lang} {share}" for lang, share in rows), sep="\n")


if __name__ == "__main__":
    main()
