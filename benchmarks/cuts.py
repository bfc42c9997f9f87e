"""Clean paragraphs and what a script cuts out of them: the first third of a sentence, its last, its middle."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

from benchmarks.records import Half, Record, found, records
from cleaner.language import words_of
from cleaner.text.sentences import has_end, sentences
from cleaner.text.shapes import holds_code, opening

SOURCES = {"clean": "text", "dumps_gold": "gold_text", "daniel": "gold_text", "fundus": "gold_text"}
"""Files of clean prose, and the field that holds it."""
PROSE = ("wikinews", "news_gold", "news_gold_with_noise_keywords", "news_broadcast")
PROSE += ("novel", "speech", "law", "un_declaration", "scripture")
"""Kinds of `clean` that are written in sentences; plays, chats, recipes and program text are not."""
FEWEST_SENTENCES, LONGEST = 3, 2_000
"""Sentences that make a paragraph, and characters beyond which it is a text whose line breaks were lost."""
FEWEST_WORDS = 9
"""Words of a sentence that is cut: three are gone then, enough to be missed."""
UNSPACED = frozenset({"ja", "lo", "my", "km", "th", "zh"})
"""Languages whose words are not parted by blanks: their sentences are cut by characters."""
CHARACTERS_A_WORD = 2
"""Characters of such a language that make a word, about."""
SITE_IN_NAME = re.compile(r"\d{8}_(?:www\.)?([\w.-]+)_")


class Paragraph(NamedTuple):
    """A clean paragraph of several sentences, where it stands in its text, and the language of both."""

    text: str
    start: int
    sentence: tuple[int, int]
    language: str
    source: str

    def cut(self, kind: str) -> str:
        """Return the whole text with one sentence of this paragraph cut."""
        return self.text[: self.start] + self.cut_alone(kind) + self.text[self.end :]

    @property
    def end(self) -> int:
        """Where the paragraph ends in its text."""
        line_break = self.text.find("\n", self.start)
        return line_break if line_break >= 0 else len(self.text)

    def alone(self) -> str:
        """Return the paragraph as it was."""
        return self.text[self.start : self.end]

    def cut_alone(self, kind: str) -> str:
        """Return the paragraph with its chosen sentence cut."""
        whole, (start, end) = self.alone(), self.sentence
        rest = CUTS[kind](whole[start:end].strip(), self.language)
        behind = whole[end:] if whole[end - 1 : end] != " " else f" {whole[end:]}"
        return whole[:start] + rest + behind


def first_third(sentence: str, language: str) -> str:
    """Take the first third of the words of a sentence."""
    words, blank = _units(sentence, language)
    return blank.join(words[len(words) // 3 :])


def last_third(sentence: str, language: str) -> str:
    """Take the last third of the words of a sentence, and its end mark with them."""
    words, blank = _units(sentence, language)
    return blank.join(words[: len(words) - len(words) // 3])


def middle(sentence: str, language: str) -> str:
    """Take the middle third of the words of a sentence."""
    words, blank = _units(sentence, language)
    third = len(words) // 3
    return blank.join(words[:third] + words[len(words) - third :])


CUTS: Mapping[str, Callable[[str, str], str]] = {"first third": first_third, "last third": last_third, "middle": middle}


def _units(sentence: str, language: str) -> tuple[Sequence[str], str]:
    return (list(sentence), "") if language in UNSPACED else (sentence.split(" "), " ")


def prose(data: Path, half: Half) -> Iterator[tuple[str, str, str]]:
    """Yield the language, the text and the source of every clean text of a half.

    Halves are told by the site where there is one, so that no site is in both, by the number in the file elsewhere.
    """
    for name, field in SOURCES.items():
        path = found(data, name)
        for number, row in enumerate(records(path) if path else ()):
            is_prose = row.get("kind", "novel") in PROSE and row["lang"]
            if is_prose and half in ("all", side(row, number)):
                yield row["lang"], row[field].replace("\r\n", "\n"), name


def side(row: Record, number: int) -> Half:
    """Return the half that a record is of: by its site where it names one, by its number elsewhere."""
    named = SITE_IN_NAME.match(row["id"])
    site = named[1] if named else urlsplit(row.get("url") or "").netloc
    is_odd = crc32(site.removeprefix("www.").encode()) % 2 if site else number % 2
    return "odd" if is_odd else "even"


def paragraphs(texts: Iterable[tuple[str, str, str]], chance: random.Random) -> Iterator[Paragraph]:
    """Yield one paragraph of each text that has any, with the sentence in it that is to be cut."""
    for language, text, source in texts:
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        chance.shuffle(starts)
        for start in starts:
            line = text[start:].split("\n", 1)[0]
            chosen = _sentences_to_cut(line, language)
            if chosen:
                yield Paragraph(text, start, chance.choice(chosen), language, source)
                break


def _sentences_to_cut(line: str, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a clean paragraph that are long enough to be cut, none where it is no such paragraph."""
    if not line or len(line) > LONGEST or line != line.strip() or holds_code(line) or "  " in line:
        return []
    spans = sentences(line, language, words_of(language, "abbreviations"))
    pieces = [line[slice(*span)].strip() for span in spans]
    if len(spans) < FEWEST_SENTENCES or not all(map(_is_whole, pieces)):
        return []
    return [tuple(span) for span, piece in zip(spans, pieces, strict=True) if _is_long(piece, language)]


def _is_whole(sentence: str) -> bool:
    return has_end(sentence) and opening(sentence) in ("other", "caseless")


def _is_long(sentence: str, language: str) -> bool:
    words, _ = _units(sentence, language)
    return len(words) >= FEWEST_WORDS * (CHARACTERS_A_WORD if language in UNSPACED else 1)
