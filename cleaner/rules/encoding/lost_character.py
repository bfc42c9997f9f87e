"""A character that was lost on the way and left only a mark.

What it does
    Reports U+FFFD, icons and letters of private fonts, characters that no version of Unicode knows,
    question marks inside a word, and, where there are such, at its edges. It proposes the
    apostrophe where one must have stood, otherwise nothing in its place; neither is applied by
    default.

Why it is noise
    A program could not read a character, or could not write it, and put a mark there.

Known limits
    Which letter it was cannot be known, so the text keeps the mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.cases import LOWER
from cleaner.text.fresh import Fresh
from cleaner.text.oddities import is_unassigned, odd_lines, oddities
from cleaner.text.rare_marks import matches_at
from cleaner.text.verbatim import is_address, is_code, token_around

CODE = "ENC003"
CERTAINTY = "suspect"
NOISE = (
    "The caf\N{REPLACEMENT CHARACTER} is closed.",
    "L?article a paru hier, et l?auteur se tait.",
    "\uf002 Search",
    "?? ????? ?????? ??????.",
    "The mill \u0378 stands \U000f0001 empty.",
)
KEPT = (
    "Is the café closed? No.",
    "https://example.org/page?article=7",
    "Quoi ? l’article a paru.",
    "Quoi?? il dit ??? et s’en va.",
)

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
LOST = re.compile("[\N{REPLACEMENT CHARACTER}]+")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
IN_WORD = re.compile(rf"(?<=[^\W\d_])\?{{1,2}}(?=[{LOWER}])")
FEWEST_IN_WORDS = 2
"""Question marks inside words that show what those at the edges of words are; one may be a typing error."""
AT_EDGE = re.compile(rf"(?<=[\s'’(«\"-])\?{{1,2}}(?=[{LOWER}])|(?<=[{LOWER}])\?{{1,2}}(?=[,;:]?[ ][{LOWER}])")
WORDS_OF_THEM = re.compile(r"(?<!\S)\?{2,}[,.;:!]?(?:[ ，。、；：！《》“”]{1,2}\?+[,.;:!]?){2,}")
"""Three words and more without a letter: a text in another script that was written in a Western encoding."""

ELIDED = re.compile(
    r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd|dell|nell|all|sull|un)$",
    re.IGNORECASE,
)
"""What French and Italian write before an apostrophe."""
SHORTENED = re.compile(r"(?:s|t|re|ve|ll|d|m)(?!\w)")
"""What English writes behind one."""


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that hold a mark for a lost character, one that means nothing, or question marks for letters."""
    for line in fresh.view(odd_lines):
        if any(map(_means_nothing, line.characters)):
            yield line.number
    for pattern in (IN_WORD, WORDS_OF_THEM):
        for match in matches_at("?", pattern, fresh.joined):
            yield fresh.number_at(match.start())


def _means_nothing(character: str) -> bool:
    return character == REPLACEMENT or PRIVATE.match(character) is not None or is_unassigned(character)


def find(document: Document) -> Iterator[Found]:
    """Yield a report for each character that was lost."""
    text = document.text
    if REPLACEMENT in text:
        for match in LOST.finditer(text):
            yield _found(text, match, "a character that could not be read")
    characters = document.view(oddities).characters
    if any(map(PRIVATE.match, characters)):
        for match in PRIVATE.finditer(text):
            yield Found(Edit(Span(*match.span()), match.group()), "an icon or letter of a private font")
    for character in sorted(filter(is_unassigned, characters)):
        for match in re.finditer(character, text):
            yield Found(Edit(Span(*match.span()), character), "a character that Unicode does not know")
    if "?" in text:
        yield from _question_marks(document)


def _question_marks(document: Document) -> Iterator[Found]:
    text = document.text
    in_words = [match for match in matches_at("?", IN_WORD, text) if _is_lost(document, match)]
    for match in in_words:
        yield _found(text, match, "a question mark inside a word")
    if len(in_words) >= FEWEST_IN_WORDS:
        for match in matches_at("?", AT_EDGE, text):
            if _is_lost(document, match):
                yield Found(Edit(Span(*match.span()), match.group()), "a question mark at the edge of a word")
    for match in matches_at("?", WORDS_OF_THEM, text):
        yield Found(Edit(Span(*match.span()), match.group()), "words whose letters became question marks")


def _is_lost(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a question mark stands in prose: in no address, file name or program."""
    text, place = document.text, match.start()
    is_name = is_address(text, place) or "." in token_around(text, place).partition("?")[0]
    return not is_name and not is_code(document, place)


def _found(text: str, match: re.Match[str], because: str) -> Found:
    start, end = match.span()
    guess = _guess(text[max(0, start - 10) : start], text[end : end + 3]) if end - start == 1 else ""
    return Found(Edit(Span(start, end), match.group(), guess), because)


def _guess(before: str, after: str) -> str:
    """Return the apostrophe where what stands around the place cannot do without one."""
    inside = before[-1:].isalpha() and after[:1].isalpha()
    return "’" if inside and (ELIDED.search(before) or SHORTENED.match(after)) else ""
