"""What a language is: how it writes, which words it leans on, and what its sites say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Literal

import msgspec
import rtoml

from cleaner.model import Certainty

UNKNOWN = "und"

ENGLISH = "en"

EVERYWHERE = "zxx"
"""ISO 639's code for "no linguistic content": the file of what sites of every language print."""

_PAIRS = (
    "ara ar bul bg ces cs chi zh cze cs dan da deu de dut nl ell el eng en fas fa fin fi fra fr fre fr ger de gre "
    "el heb he hin hi hrv hr hun hu ind id ita it jpn ja kor ko nld nl nor no per fa pol pl por pt ron ro rum ro "
    "rus ru spa es swe sv tur tr ukr uk vie vi zho zh "
)
LONG_CODES = dict(zip(_PAIRS.split()[::2], _PAIRS.split()[1::2], strict=True))
"""Three letters, as many corpora have them (ISO 639-2), for languages that are known by two."""

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
    `that`: words behind which stands what somebody says, and which do not open anything else that sites say. `says`:
    verbs with which a text names the speaker behind his words.
    `by`: what stands before the name of an author in a by-line, in small letters.
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
    that: str = ""
    says: str = ""
    by: str = ""
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
