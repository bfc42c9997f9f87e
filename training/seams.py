"""Learn where a sentence runs into the next one: the weights in `cleaner/breaks/`.

    python -m training.seams DATA [--half even]

DATA is a folder in or under which stand the files of `benchmarks.cuts.SOURCES` and of `MORE` below; what is missing is
left out. Every gap before a word with a capital in their lines is an example of no seam; seams are made by cutting
the ends of sentences off. Sites, and treebank sentences, of the other half are never looked at. Takes some minutes,
and gives the same weights from the same data.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, get_args

from benchmarks.cuts import prose, side
from benchmarks.fragments import whole_paragraphs
from benchmarks.records import Half, found, half_of, records
from cleaner.breaks.gaps import OPENERS, Gap, gap_at, gaps, has_stop
from cleaner.breaks.traits import MARKS, traits
from cleaner.breaks.weights import FOLDER, SHARED, UNIT, learnt
from cleaner.language import words_of
from cleaner.text.sentences import has_end, sentences
from training.logistic import Example, weighed

MORE = {
    "student_corpora": "gold_text",
    "wcxb_dev": "gold_text",
    "dragnet": "gold_text",
    "l3s_gn1": "gold_text",
    "noisy": "text",
    "random_articles": "text",
}
"""Further files, with more noise in them than those on which fragments are measured."""
MOST_WORDS = 1_200_000
"""Words of a language that are read: English has ten times as many, the second million changed little."""
LONGEST_LINE = 3_000
FEWEST_WORDS, FEWEST_LEFT = 7, 4
"""Words of a sentence that is cut, and how many of them are left at least."""
CUTS_OF_FEW, FEW_WORDS = 3, 200_000
"""Cuts of a sentence in a language of which so few words were read; one cut in the others."""
KEPT_WHOLE = 0.2
"""Share of the seams at which only the stop was lost."""
FEWEST_SMALL, SMALL_TO_CAPITAL = 2, 3
"""Times that a word stands in small letters, and how many times as often as with a capital inside a sentence."""
MOST_OPENERS = 5_000
SMALLEST = 5
"""Units of a weight below which it is not worth its bytes: smaller ones find no more sentences."""
FEWEST_SEAMS = 400
"""Seams from which the words of a language are learnt; of languages with fewer only what all share."""
SEED = 1
ABOUT = "about.json"
"""The file that says of what the weights were made."""


class Text(NamedTuple):
    """A text to learn from."""

    language: str
    text: str


class Seen(NamedTuple):
    """A gap, its language, and whether it is a seam."""

    language: str
    gap: Gap
    is_seam: bool


def texts(data: Path, half: Half) -> Iterator[Text]:
    """Yield the texts of a half, as many as are wanted of each language."""
    read = Counter[str]()
    for text in _all_texts(data, half):
        if read[text.language] < MOST_WORDS:
            read[text.language] += text.text.count(" ")
            yield text


def _all_texts(data: Path, half: Half) -> Iterator[Text]:
    for language, text, _ in prose(data, half):
        yield Text(language, text)
    for name, field in MORE.items():
        path = found(data, name)
        for number, row in enumerate(records(path) if path else ()):
            is_prose = row.get("kind") != "fullpage_dump" and row.get("lang") and row.get(field)
            if is_prose and half in ("all", side(row, number)):
                yield Text(row["lang"], row[field])
    path = found(data, "ud_sentences")
    for language, paragraphs in whole_paragraphs(half_of(list(records(path)), half)).items() if path else ():
        yield from (Text(language, paragraph) for paragraph in paragraphs)


def examples(read: Iterable[Text], chance: random.Random) -> Iterator[Seen]:
    """Yield the gaps of the texts that are no seams, and those that were made."""
    words = Counter[str]()
    for language, text in read:
        words[language] += text.count(" ")
        cuts = CUTS_OF_FEW if words[language] < FEW_WORDS else 1
        for line in dict.fromkeys(" ".join(line.split()) for line in text.split("\n")):
            for place in gaps(line):
                yield from _seen(language, gap_at(line, place), False)
            for _ in range(cuts if len(line) <= LONGEST_LINE else 0):
                yield from _seams(language, line, chance)


def _seams(language: str, line: str, chance: random.Random) -> Iterator[Seen]:
    """Yield a seam for each pair of sentences of a line that holds nothing else."""
    spans = sentences(line, language, words_of(language, "abbreviations"))
    pieces = [line[slice(*span)].strip() for span in spans]
    if not all(map(has_end, pieces)):
        return
    for piece, following in pairwise(pieces):
        head = _cut(piece.split(), chance)
        if head and head[-1] not in ".!?…:" and following.lstrip(OPENERS)[:1].isupper():
            yield from _seen(language, gap_at(f"{head} {following}", len(head) + 1), True)


def _cut(words: list[str], chance: random.Random) -> str:
    if len(words) < FEWEST_WORDS:
        return ""
    if chance.random() < KEPT_WHOLE:
        return " ".join(words).rstrip(".!?…")
    third = len(words) - len(words) // 3
    return " ".join(words[: third if chance.random() < 1 / 2 else chance.randrange(FEWEST_LEFT, len(words))])


def _seen(language: str, gap: Gap, is_seam: bool) -> Iterator[Seen]:
    if gap.before:
        yield Seen(language, gap, is_seam)


def openers(read: Iterable[Text]) -> dict[str, list[str]]:
    """Return the words of each language that were seen to open sentences, and stand small inside them as a rule."""
    small, inside, first = (defaultdict[str, Counter[str]](Counter) for _ in range(3))
    for language, text in read:
        last = "."
        for token in text.split():
            word = token.strip(MARKS).replace("’", "'")
            kind = small if word[:1].islower() else first if has_stop(last) else inside
            kind[language][word] += 1
            last = token
    return {language: _openers(seen, small[language], inside[language]) for language, seen in first.items()}


def _openers(first: Counter[str], small: Counter[str], inside: Counter[str]) -> list[str]:
    """Return the commonest words at the start of sentences that are small far more often than capital inside them."""
    known = [
        word
        for word, _ in first.most_common()
        if word.istitle() and small[word.lower()] >= max(FEWEST_SMALL, SMALL_TO_CAPITAL * inside[word])
    ]
    return sorted(known[:MOST_OPENERS])


def named(seen: Seen, own: frozenset[str]) -> Example:
    """Return an example with its traits named by the language they are of."""
    shared, words = traits(seen.gap, seen.language)
    of_language = [f"{seen.language} {trait}" for trait in words] if seen.language in own else []
    return [f"{SHARED} {trait}" for trait in shared] + of_language, seen.is_seam


def write(weights: dict[str, float], known: dict[str, list[str]]) -> None:
    """Write what was learnt of each language into a file of its own, the weights in whole units."""
    files: dict[str, dict[str, int]] = {SHARED: {}} | {language: {} for language in known}
    for trait, weight in sorted(weights.items()):
        language, _, name = trait.partition(" ")
        units = round(weight / UNIT)
        if abs(units) >= SMALLEST:
            files[language][name] = units
    for old in FOLDER.glob("*.json"):
        old.unlink()
    for language, of_language in files.items():
        row = {"openers": " ".join(known.get(language, ())), "weights": of_language}
        (FOLDER / f"{language}.json").write_text(
            json.dumps(row, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8"
        )
    learnt.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=get_args(Half), default="even")
    arguments = parser.parse_args()
    read = list(texts(arguments.data, arguments.half))
    seen = list(examples(read, random.Random(SEED)))
    seams = Counter(each.language for each in seen if each.is_seam)
    own = frozenset(language for language, number in seams.items() if number >= FEWEST_SEAMS)
    digest = sha256("\0".join(text.text for text in read).encode("utf-8", "replace")).hexdigest()
    known = {language: words for language, words in openers(read).items() if language in own}
    write({}, known)
    about = {"half": arguments.half, "texts": len(read), "sha256": digest, "gaps": len(seen), "seams": dict(seams)}
    print(about, flush=True)
    write(weighed([named(each, own) for each in seen], SEED), known)
    (FOLDER / ABOUT).write_text(json.dumps(about, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
