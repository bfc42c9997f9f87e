"""Which language a text is in: told by its script, by its function words, and where those are unsure by langdetect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from struct import unpack
from typing import Any

from cleaner.language import UNKNOWN, languages
from cleaner.model import LanguageGuess
from cleaner.text.characters import scripts
from cleaner.text.folding import folded

SAMPLE = 600
"""Characters taken at the start, the middle and the end of a text to tell its language."""

SLOW_SAMPLE = 250
"""The same for langdetect: of 145 sparse texts 18 were wrong with 250 characters, 22 with 150, 29 with 100."""

TRIALS = 1
"""langdetect's walks through a sample, seven by default; one named as many of the 145 texts right, in half the time."""

LANGDETECT, QUICK_LANGDETECT = "langdetect", "langdetect_rs"
"""langdetect, and the same written in Rust, which is taken where it is installed: its answers are the same to the last
bit (tested), sixty times faster."""

MIN_LETTERS = 20
"""Letters below which no language is named: langdetect's own figure for unreliable input."""

SCRIPT_SHARE = 0.5
"""Share of a sample's letters that one script needs to speak for the text."""

WESTERN_SHARE = 0.8
"""Share of a sample in Latin-1 with which no other script has half of the letters."""

KANA_SHARE = 0.05
"""Japanese mixes kana into Han; novels and headlines alike hold more of it than this."""

CLEAR_SHARE = 0.2
"""Function words make 30 to 50 % of running text in every language that has a table; half of that is clear."""

CLEAR_LEAD = 1.5
"""The best language needs this many times the function words of the second; close relatives share about half."""

LONE_WORDS, LONE_SHARE, LONE_LEAD = 12, 0.05, 2.5
"""Menus hold few function words, and Arabic writes many of its own onto the next word: so many, so large a share
and so great a lead are enough too. Of 193 texts so decided in 2,521, none of a language with a file was wrong."""

COUNT_BITS = 16
"""Bits for the number of a language's function words: a sample has at most a thousand words."""

LANGUAGE_OF_SCRIPT = {
    "Greek": "el",
    "Hebrew": "he",
    "Armenian": "hy",
    "Georgian": "ka",
    "Hangul": "ko",
    "Kana": "ja",
    "Han": "zh",
    "Thai": "th",
    "Lao": "lo",
    "Khmer": "km",
    "Myanmar": "my",
    "Tibetan": "bo",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Ethiopic": "am",
}
"""Scripts that settle the language alone, or nearly so."""


def decide(text: str) -> LanguageGuess:
    """Name the language of a text: by its script, then by its function words, and where those are unsure by langdetect.

    Looks at a bounded sample, so the time does not depend on the length of the text. The same text
    gets the same answer in every run (langdetect is seeded).
    """
    sample = _sample(text, SAMPLE)
    if _is_western(sample):
        found = _by_function_words(sample) or _by_script(sample)
    else:
        found = _by_script(sample) or _by_function_words(sample)
    return found or _by_langdetect(_sample(text, SLOW_SAMPLE))


def _is_western(sample: str) -> bool:
    """Tell whether nearly all of a sample is in Latin-1: its script settles nothing, and need not be counted."""
    return len(sample.encode("latin-1", "ignore")) >= WESTERN_SHARE * len(sample)


def _by_script(sample: str) -> LanguageGuess | None:
    by_script = scripts(sample)
    letters = sum(by_script.values())
    if letters < MIN_LETTERS:
        return LanguageGuess(UNKNOWN, 0.0, "too few letters")
    script, number = by_script.most_common(1)[0]
    if script == "Han" and by_script["Kana"] > KANA_SHARE * letters:
        script, number = "Kana", number + by_script["Kana"]
    if script in LANGUAGE_OF_SCRIPT and number > SCRIPT_SHARE * letters:
        return LanguageGuess(LANGUAGE_OF_SCRIPT[script], round(number / letters, 3), "script")
    return None


def _sample(text: str, size: int) -> str:
    if len(text) <= 3 * size:
        return text
    middle = (len(text) - size) // 2
    return "\n".join((text[:size], text[middle : middle + size], text[-size:]))


@cache
def _function_words() -> tuple[tuple[str, ...], Mapping[str, int]]:
    """Return the languages, and every function word with those that have it: a number with a digit for each of them.

    The digits are of COUNT_BITS bits, so that one addition counts a word for all its languages.
    """
    codes = tuple(languages())
    table: defaultdict[str, int] = defaultdict(int)
    for place, language in enumerate(languages().values()):
        for word in {folded(word) for word in language.word_set("function_words")}:
            table[word] += 1 << COUNT_BITS * place
    return codes, dict(table)


def _by_function_words(sample: str) -> LanguageGuess | None:
    found = folded(sample).replace("'", " ").split()
    if sum(map(len, found)) < MIN_LETTERS:
        return None
    codes, table = _function_words()
    total = sum(map(table.__getitem__, filter(table.__contains__, found)))
    if not total:
        return None
    counts = unpack(f"<{len(codes)}H", total.to_bytes(len(codes) * COUNT_BITS // 8, "little"))
    second, most = sorted(counts)[-2:]
    is_clear = most >= CLEAR_SHARE * len(found) and most >= CLEAR_LEAD * second
    is_alone = most >= max(LONE_WORDS, LONE_SHARE * len(found)) and most >= LONE_LEAD * second
    best = codes[counts.index(most)]
    if not (is_clear or is_alone) or _is_of_a_neighbour(sample, best):
        return None
    return LanguageGuess(best, round(1 - second / most, 3), "function words")


def _is_of_a_neighbour(sample: str, code: str) -> bool:
    """Tell whether letters stand in the sample that the language does not have, but a neighbour of its script."""
    return any(letter in sample for letter in languages()[code].foreign_letters)


@cache
def _library() -> str:
    return QUICK_LANGDETECT if find_spec(QUICK_LANGDETECT) else LANGDETECT


@cache
def _langdetect_profiles(library: str) -> Any:
    """Return langdetect with its profiles read, as `library` has it: `langdetect` itself, or `langdetect_rs`."""
    from langdetect.detector_factory import PROFILES_DIRECTORY

    factory = import_module(f"{library}.detector_factory").DetectorFactory()
    factory.seed = 0
    # In the order of names: load_profile() takes them as the file system lists them, another on each machine.
    factory.load_json_profile([file.read_text("utf-8") for file in sorted(Path(PROFILES_DIRECTORY).iterdir())])
    return factory


def _by_langdetect(sample: str) -> LanguageGuess:
    try:
        best = probable(sample, _library())[0]
    except IndexError:
        return LanguageGuess(UNKNOWN, 0.0, "langdetect")
    return LanguageGuess(best.lang.partition("-")[0], round(best.prob, 3), "langdetect")


def probable(sample: str, library: str) -> list[Any]:
    """Return the languages that langdetect holds for possible, likeliest first, as `library` works them out."""
    detector = _langdetect_profiles(library).create()
    detector.n_trial = TRIALS
    detector.append(sample.lower() if sample.isupper() else sample)
    try:
        found: list[Any] = detector.get_probabilities()
    except import_module(f"{library}.lang_detect_exception").LangDetectException:
        return []
    return found
