"""What a language is: how it writes, which words it leans on, what its sites say; and which one a text is in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import import_module, resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import msgspec
import rtoml

from cleaner.model import Certainty, LanguageGuess
from cleaner.text.characters import scripts
from cleaner.text.folding import folded

UNKNOWN = "und"
ENGLISH = "en"
EVERYWHERE = "zxx"
"""ISO 639's code for "no linguistic content": the file of what sites of every language print."""

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


Where = Literal["anywhere", "edges", "end"]
"""The part of a text in which a phrase counts: its first and last lines, or the very last ones."""


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What sites of a language say: a `[[phrase]]` table of a language file.

    `stands` says how the words must stand to count, and what goes: `line` (they are the whole line),
    `lead` (they open a line or a sentence, a headline follows, both go), `sentence` (the sentence that
    holds them goes), `span` (only they go, wherever they stand). `cased`: capitals count. `where`: the part of
    the text in which they are the site's: `edges` are its first and last lines, `end` the very last ones.
    """

    rule: str
    match: str
    stands: Literal["line", "lead", "sentence", "span"]
    noise: tuple[str, ...]
    kept: tuple[str, ...]
    seen: str
    certainty: Certainty = "likely"
    cased: bool = False
    where: Where = "anywhere"


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language, as its file in `languages/` says.

    `function_words`: the most frequent words without content of their own. `starters`: those that often
    open a sentence and are no part of names. `never_last`: words no sentence ends with. `one_letter_words`:
    single letters that are words. `before_titles`: words behind which the title of a work often stands without
    quotation marks. `abbreviations`: written with a stop that ends no sentence.
    `spaced_before`: marks with a (no-break) space before them; `spaced_after`: the same behind.
    `foreign_letters`: letters of its script that it does not have, but a language easily taken for it.
    `link_titles`: what stands above a list of links to other articles and above nothing else, in small letters.
    `agencies`: picture agencies and stock libraries; `page_scripts`: names under which pages call scripts (both
    only in the file of every language).
    `prose`: sentences of ordinary news prose, written for this file, among which its phrases are tested.
    """

    code: str
    name: str
    script: str
    function_words: str
    prose: tuple[str, ...]
    starters: str = ""
    never_last: str = ""
    one_letter_words: str = ""
    before_titles: str = ""
    abbreviations: str = ""
    spaced_before: str = ""
    spaced_after: str = ""
    foreign_letters: str = ""
    link_titles: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    page_scripts: tuple[str, ...] = ()
    phrase: tuple[Phrase, ...] = ()

    def word_set(self, field: str) -> frozenset[str]:
        """Return the words of one of the word fields, as a set."""
        return _word_set(getattr(self, field))


class Prose(msgspec.Struct, frozen=True):
    """What was counted in clean texts of a language; `python -m benchmarks.tables` makes it.

    `function_words`: their share of all words. `followers`: which of them follow which, common pairs only.
    `disorder`: pairs of them in ordinary prose that are not among these, to all words.
    """

    function_words: float
    disorder: float = 0.0
    followers: dict[str, str] = {}


class LanguageFileError(ValueError):
    """A language file says something that cannot be read; the message names the file and the place."""


@cache
def _word_set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


@cache
def languages() -> Mapping[str, Language]:
    """Return every language that has a file, by its code.

    Raises LanguageFileError, naming file and place, when a file is malformed.
    """
    files = sorted(resources.files("cleaner").joinpath("languages").iterdir(), key=lambda file: file.name)
    loaded = (_load(file.name, file.read_text("utf-8")) for file in files if file.name.endswith(".toml"))
    return {language.code: language for language in loaded}


def _load(name: str, text: str) -> Language:
    try:
        return msgspec.convert(rtoml.loads(text), Language)
    except (rtoml.TomlParsingError, msgspec.ValidationError) as error:
        raise LanguageFileError(f"languages/{name}: {error}") from error


@cache
def measured_prose() -> Mapping[str, Prose]:
    """Return what was counted in clean texts, by language; a language that was not measured is missing."""
    file = resources.files("cleaner").joinpath("languages", "prose.json")
    return msgspec.json.decode(file.read_bytes(), type=dict[str, Prose])


def words_of(code: str, field: str) -> frozenset[str]:
    """Return a word list of a language, empty where the language has no file."""
    language = languages().get(code)
    return language.word_set(field) if language else frozenset()


def opens_sentences(word: str, language: str) -> bool:
    """Tell whether a word with a capital is one that opens sentences, or one without content: no name begins so."""
    return word in words_of(language, "starters") or word.lower() in words_of(language, "function_words")


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
def _languages_of_function_words() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for code, language in languages().items():
        for word in {folded(word) for word in language.word_set("function_words")}:
            table.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in table.items()}


def _by_function_words(sample: str) -> LanguageGuess | None:
    found = folded(sample).replace("'", " ").split()
    if sum(map(len, found)) < MIN_LETTERS:
        return None
    table, times = _languages_of_function_words(), Counter(found)
    counts: Counter[str] = Counter()
    for word in table.keys() & times:
        for code in table[word]:
            counts[code] += times[word]
    if not counts:
        return None
    (best, most), *others = counts.most_common(2)
    second = others[0][1] if others else 0
    is_clear = most >= CLEAR_SHARE * len(found) and most >= CLEAR_LEAD * second
    is_alone = most >= max(LONE_WORDS, LONE_SHARE * len(found)) and most >= LONE_LEAD * second
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
