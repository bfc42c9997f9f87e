"""A sentence that begins without a space behind the last one.

What it does
    Writes the missing blank between an end mark (and its closing quote) and the capital, the opening
    quote or the Spanish mark behind it: "States.The" becomes "States. The". Where the blank stands on
    the wrong side of the stop ("States .The"), it changes places with it.

Why it is noise
    A line break or a paragraph tag was thrown away without a trace.

Known limits
    Web addresses, abbreviations, initials, file names and code stay. Between two capitalised words
    ("Node.Js", "Table.Media") the blank is only proposed, unless the second one is a word that
    opens sentences. Scripts without capitals are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from cleaner.language import opens_sentences, words_of
from cleaner.model import Certainty, Document, Edit, Found, Span
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.characters import OPENED_BY_LEFT_QUOTE, OPENED_BY_RIGHT_QUOTE, OPENING_QUOTES
from cleaner.text.fresh import Fresh
from cleaner.text.rare_marks import matches_at
from cleaner.text.verbatim import REACH, is_code, token_around

CODE = "SPC002"
CERTAINTY = "likely"
NOISE = (
    "The mill stands empty.The barn burns.",
    "Is the mill empty?Nobody knows.",
    "“The mill is empty.”The mayor left.",
    "They called it “empty”.The mayor left.",
    "The mill stands empty.“Nobody knows why”, said the mayor.",
    "The mill stands empty .The mayor left.",
)
KEPT = (
    "The mill stands empty. The barn burns.",
    "Look at www.mill.example.Org or Node.js for the U.S.A. and J.K.Rowling.",
    "Open Mill.Barn(1) and https://mill.example/empty.The.html now.",
    "In 3.5.Beta the mill stands.",
)

STOP = "."
RARE_MARKS = "!?…"
PATTERNS = {
    mark: re.compile(
        rf"{re.escape(mark)}(?<=[^\W_][^\W_]{re.escape(mark)}|[^\W_][»”\"]{re.escape(mark)})(?:\.\.)?+[»”\"]?+"
        rf"(?=[{UPPER}](?:[{LOWER}]|['’][{UPPER}{LOWER}]|[ ][{LOWER}]))"
    )
    for mark in STOP + RARE_MARKS
}
OPENINGS = [end + mark for end in STOP + RARE_MARKS for mark in OPENING_QUOTES[:3] + "¿¡"]
"""An end mark and an opening one: two letters that are looked for together are rare, and so are found fast."""
DISPLACED = re.compile(rf" \.(?<=[{LOWER}] \.)(?=[{UPPER}][{LOWER}])")
LEFT = re.compile(r"[^\W_]+[)»”\"]?\Z")
RIGHT = re.compile(r"[^\W\d_]+")
LONGEST_WORD = 40

NAME_BEFORE = tuple("/.@#_&=\\$")
NAME_BEHIND = re.compile(r"[(_/@=\\#\[\d]|\.\w|://")
ENDINGS = frozenset(("Com", "Net", "Org", "Info", "Js", "Py", "Html", "Pdf"))
"""Endings of hosts and files, as they are capitalised in brand names."""
ADDRESS = re.compile(r"://|www\.|@")

SHORT = 2
"""Up to so many letters before a stop may be an abbreviation that no list has."""
YEAR = 4
"""Digits of a year: it ends sentences; shorter numbers count chapters and versions."""


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines in which a capital or an opening mark stands right behind an end mark, or a blank before it."""
    for match in _candidates(fresh.joined):
        yield fresh.number_at(match.start())
    for marks in OPENINGS:
        for match in _opened_by(marks, fresh.joined):
            yield fresh.number_at(match.start())
    yield from fresh.holding([DISPLACED])


def find(document: Document) -> Iterator[Found]:
    """Yield an insertion for each blank that is missing behind a sentence."""
    for match in _candidates(document.text):
        certainty = _certainty(document, match)
        if certainty:
            place = match.end()
            because = f"“{match.group()}” ends a sentence and a capital follows"
            yield Found(Edit(Span(place, place), "", " "), because, certainty)
    yield from _before_quotations(document)
    yield from _displaced(document)


def _before_quotations(document: Document) -> Iterator[Found]:
    for marks in OPENINGS:
        if not _opens(marks[1], document.language):
            continue
        for match in _opened_by(marks, document.text):
            place = match.start() + 1
            if not is_code(document, place):
                yield Found(Edit(Span(place, place), "", " "), f"a sentence ends before “{marks[1]}”")


def _opened_by(marks: str, text: str) -> Iterable[re.Match[str]]:
    return matches_at(marks, _opening(marks), text) if marks[1] in text else ()


@cache
def _opening(marks: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(marks[0])}{marks[1]}(?<=[^\W_]..)[ \u00a0\u202f]?[¿¡{UPPER}]")


def _opens(mark: str, language: str) -> bool:
    """Tell whether a quotation mark opens quotations in a language, and never closes them."""
    if mark == "«":
        return language not in OPENED_BY_RIGHT_QUOTE
    return mark != "“" or language in OPENED_BY_LEFT_QUOTE


def _displaced(document: Document) -> Iterator[Found]:
    """Yield an edit for each stop that stands at the beginning of the next sentence."""
    text, unfinished = document.text, words_of(document.language, "never_last")
    for match in DISPLACED.finditer(text):
        start, end = match.span()
        left, right = _words_around(text, start, end)
        if left and right and left.group() not in unfinished and not is_code(document, start):
            certainty: Certainty = "likely" if opens_sentences(right.group(), document.language) else "suspect"
            yield Found(Edit(Span(start, end), match.group(), ". "), "the stop stands behind the blank", certainty)


def _words_around(text: str, start: int, end: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    return LEFT.search(text, max(0, start - LONGEST_WORD), start), RIGHT.match(text, end, end + LONGEST_WORD)


def _candidates(text: str) -> Iterator[re.Match[str]]:
    yield from PATTERNS[STOP].finditer(text)
    for mark in RARE_MARKS:
        yield from matches_at(mark, PATTERNS[mark], text)


def _certainty(document: Document, match: re.Match[str]) -> Certainty | None:
    """Return how sure it is that a sentence ends here, None when it does not."""
    text, (start, end) = document.text, match.span()
    left, right = _words_around(text, start, end)
    if left is None or right is None or _is_name(text, left, right) or not _closes(document, match):
        return None
    certainty: Certainty | None = "likely"
    if match.group() == "." or left.group()[-1].isdigit():
        certainty = _certainty_of(left.group(), right.group(), document.language)
    return None if certainty is None or is_code(document, start) else certainty


def _certainty_of(left: str, right: str, language: str) -> Certainty | None:
    if left.lower() in _abbreviations(language):
        return None
    opens = opens_sentences(right, language)
    if left.isdigit():
        return "likely" if opens and len(left) == YEAR else None
    if left.isupper() and not opens:
        return None
    ends = left in words_of(language, "function_words") or (
        left[0].islower() and len(left) > SHORT and not left.endswith(")")
    )
    return "likely" if opens or ends else "suspect"


def _is_name(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Tell whether both words are parts of one address, file name, version or call."""
    before = text[left.start() - 1 : left.start()]
    if before in NAME_BEFORE or right.group() in ENDINGS or NAME_BEHIND.match(text, right.end()):
        return True
    return before == "-" and ADDRESS.search(token_around(text, left.start())) is not None


def _closes(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a quote behind the mark closes a quotation, so that the blank belongs behind it."""
    quote = match.group()[-1]
    if quote == "»":
        return document.language not in OPENED_BY_RIGHT_QUOTE
    if quote != '"':
        return True
    line_start = document.text.rfind("\n", max(0, match.start() - 10 * REACH), match.start()) + 1
    return line_start > 0 and document.text.count('"', line_start, match.end()) % 2 == 0


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words_of(language, "abbreviations"))
