"""The measure of accuracy: raw and clean as sequences of words, so that only gone or left words count.

Spacing, joined lines and repaired characters cost nothing. A word is a run of letters or digits; in
scripts without spaces, a character.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from benchmarks.records import Record

NOISE, CONTENT, NEUTRAL = "noise", "content", "neutral"

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text, in one spelling."""
    return WORD.findall(unicodedata.normalize("NFKC", text).lower())


def labelled_words(record: Record) -> list[tuple[str, str]]:
    """Return every word of a labelled scrape with its class, in reading order.

    `keep`: inclusive line ranges of content; `neutral`: lines that never count; `inline`: noise inside
    content lines; all other lines are noise.
    """
    keep = {number for first, last in record["keep"] for number in range(first, last + 1)}
    neutral = set(record.get("neutral", ()))
    cuts = defaultdict(list)
    for cut in record.get("inline", ()):
        cuts[cut["line"]].append(cut["remove"])
    labelled = []
    for number, line in enumerate(record["text"].split("\n")):
        if number in keep and number not in neutral:
            parts = _parts(line, cuts[number])
        else:
            parts = iter([(line, NEUTRAL if number in neutral else NOISE)])
        labelled += [(word, label) for part, label in parts for word in words(part)]
    return labelled


def _parts(line: str, cuts: list[str]) -> Iterator[tuple[str, str]]:
    for cut in cuts:
        before, found, after = line.partition(cut)
        if found:
            yield before, CONTENT
            yield cut, NOISE
            line = after
    yield line, CONTENT


def kept_flags(raw: list[str], clean: list[str]) -> list[bool]:
    """Tell which raw words are still there, by longest matching runs."""
    if raw == clean:
        return [True] * len(raw)
    flags = [False] * len(raw)
    for start, _, size in difflib.SequenceMatcher(None, raw, clean, autojunk=False).get_matching_blocks():
        flags[start : start + size] = [True] * size
    return flags


def tally(record: Record, clean: str) -> Counter[str]:
    """Count the words of a labelled scrape by class and fate: `noise_gone`, `content_kept`, …"""
    labelled = labelled_words(record)
    flags = kept_flags([word for word, _ in labelled], words(clean))
    return Counter(f"{label}_{'kept' if kept else 'gone'}" for (_, label), kept in zip(labelled, flags, strict=True))


def noise_removed(counts: Counter[str]) -> float:
    """Return the share of noise words that are gone."""
    return counts["noise_gone"] / max(1, counts["noise_gone"] + counts["noise_kept"])


def content_lost(counts: Counter[str]) -> float:
    """Return the share of content words that are gone."""
    return counts["content_gone"] / max(1, counts["content_gone"] + counts["content_kept"])
