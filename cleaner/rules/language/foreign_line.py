"""A line in another language than its article.

What it does
    Reports lines that hold function words of another language and none that only the article's own
    language has, and lines in another script. A short one among the last lines is taken out.

Why it is noise
    A site that takes over foreign articles leaves its own buttons, forms and notices around them.

Known limits
    Only languages with a file can be told apart by their words. Where many lines are foreign (a
    text in two languages, a song, a lesson) all of them stay. A foreign quotation in a paragraph of
    its own is reported; nothing in its shape tells it from a notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cleaner.language import Language, languages
from cleaner.model import Document, Edit, Found, Line
from cleaner.text.characters import OPENING_QUOTES, scripts
from cleaner.text.lines import lines
from cleaner.text.shapes import holds_code, opening
from cleaner.text.verbatim import is_code
from cleaner.text.words import count

CODE = "LNG001"
CERTAINTY = "suspect"
NOISE = (
    "Le maire a signé l'accord mardi avec les riverains de la place.\n\n"
    "Les travaux commenceront au printemps dans le vieux port.\n\n"
    "Die Kommentare zu diesem Artikel sind nach einer Woche nicht mehr offen.\n",
    "Le maire a signé l'accord mardi avec les riverains de la place.\n\nМэр подписал соглашение во вторник.\n",
)
KEPT = (
    "Le maire a signé l'accord mardi avec les riverains de la place.\n\nOld Harbour Mill, Museum of Modern Art\n",
    "Le maire a signé l'accord mardi avec les riverains de la place.\n\nIl a cité « Die Kommentare der Woche ».\n",
)

SHORTEST, LONGEST = 25, 400
"""Characters of a line that is looked at: a shorter one has too few words to tell, a longer one is an article's."""
FOOT = 5
"""Lines at the end of the text among which a site prints its own; seen behind taken-over articles."""
SHORT = 15
"""Words of a line that a site prints below an article; notices that are sentences have more."""
FEWEST_KINDS = 3
"""Different function words of one other language that tell it; two can be a name or a title."""
SHARE = 0.25
"""Share of function words in a line; running text has 30 to 50 %."""
LEAD = 2.5
"""How many times as many function words as the article's language a foreign line has; relatives share half."""
MOST_FOREIGN = 3
"""Foreign lines of one text beyond which it is in two languages and nothing is taken out."""
FEWEST_LETTERS = 12
"""Letters of another script that make a line foreign; names and formulas have fewer."""

QUOTED = re.compile(rf"[{OPENING_QUOTES}\"]")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1cff\u2e80-\ud7ff]")
GATE_WORDS = 12
"""Own words tried first, as they stand; they settle most lines."""


class _Words(NamedTuple):
    """The function words that tell a language from all others: its own, some of them between spaces, theirs."""

    own: frozenset[str]
    padded: tuple[str, ...]
    others: Mapping[str, tuple[str, ...]]


@cache
def _words(code: str) -> _Words:
    """Return the words that tell `code`: of its own those that no other file lists, of the others those it has not."""
    table: dict[str, tuple[str, ...]] = {}
    for other, language in languages().items():
        for word in language.word_set("function_words"):
            table[word] = (*table.get(word, ()), other)
    own = [word for word in languages()[code].function_words.split() if table[word] == (code,)]
    others = {word: codes for word, codes in table.items() if code not in codes and len(word) > 1}
    return _Words(frozenset(own), tuple(f" {word} " for word in own[:GATE_WORDS]), others)


def find(document: Document) -> Iterator[Found]:
    """Yield the foreign lines."""
    language = languages().get(document.language)
    if language is None or not language.function_words:
        return
    foreign = list(_foreign_lines(document, language))
    if not foreign:
        return
    foot = _foot(document)
    one_language = sum(line.span.start < foot for line, _ in foreign) <= MOST_FOREIGN
    for line, because in foreign:
        goes = one_language and line.span.start >= foot and count(line.text) <= SHORT
        edit = Edit(line.span, document.text[line.span.start : line.span.end])
        yield Found(edit, because, "likely" if goes and not QUOTED.search(line.text) else None)


def _foot(document: Document) -> int:
    """Return where the last lines of the text begin; the first line is never among them."""
    written = [line.span.start for line in document.view(lines) if line.text.strip()]
    return max(written[-FOOT:][0], written[0] + 1)


def _foreign_lines(document: Document, own: Language) -> Iterator[tuple[Line, str]]:
    """Yield the foreign lines, each with what shows that it is one."""
    rows = [row for row in document.text.split("\n") if SHORTEST <= len(row) <= LONGEST]
    told = {row: _other_language(row, own.code) for row in rows if _may_be_foreign(row, own.code)}
    if own.script == "Latin" and OTHER_SCRIPT.search(document.text):
        told |= {row: _other_script(row) for row in rows if OTHER_SCRIPT.search(row)}
    if any(told.values()):
        for line in document.view(lines):
            because = told.get(line.text)
            if because and not is_code(document, line.span.start):
                yield line, because


def _other_script(row: str) -> str | None:
    """Return what tells that a line is for the most part in another script than the Latin."""
    if len(OTHER_SCRIPT.findall(row)) < FEWEST_LETTERS:
        return None
    script, number = scripts(row).most_common(1)[0]
    return f"a line in another script ({script})" if script != "Latin" and number >= FEWEST_LETTERS else None


def _may_be_foreign(row: str, code: str) -> bool:
    """Tell whether a line has no word that only the article's language has, and several that it has not."""
    own, padded, others = _words(code)
    for word in padded:
        if word in row:
            return False
    found = row.lower().split()
    return own.isdisjoint(found) and len(others.keys() & found) >= FEWEST_KINDS


def _other_language(row: str, code: str) -> str | None:
    """Return what tells that function words of one other language make a good part of a line."""
    if opening(row) in ("item", "speaker") or holds_code(row):
        return None
    found = row.lower().split()
    known = languages()[code].word_set("function_words")
    kinds = _words(code).others.keys() & found
    other, number = Counter(language for word in kinds for language in _words(code).others[word]).most_common(1)[0]
    if number < FEWEST_KINDS or number < SHARE * len(found) or number < LEAD * len(known.intersection(found)):
        return None
    return f"a line in another language ({languages()[other].name})"
