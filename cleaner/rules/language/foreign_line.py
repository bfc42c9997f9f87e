"""A line in another language than its article.

What it does
    Looks at the first and the last dozen lines, and reports those that hold function words of
    another language and none that only the article's own has, and those in another script. Short
    ones that stand together at the very end are taken out.

Why it is noise
    A site that takes over foreign articles leaves its own buttons, forms and notices around them.

Known limits
    Only languages with a file can be told apart by their words. Where a foreign line stands higher
    up as well (a text in two languages, a song, a lesson) all of them stay. A foreign quotation at
    the very end, without its marks, would go.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import islice
from typing import NamedTuple

from cleaner.language import Language, languages
from cleaner.model import Document, Edit, Found, Line
from cleaner.text.characters import OPENING_QUOTES, scripts
from cleaner.text.lines import lines
from cleaner.text.shapes import holds_code, opening
from cleaner.text.verbatim import is_code
from cleaner.text.words import count
from cleaner.text.written import rows

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
EDGE = 12
"""Lines of that length looked at from the start and from the end; a site prints its own around an article."""
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
LABEL = 4
"""Words of a line among the last ones that may be in any language: a button, a name."""
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
    """Yield the foreign lines among the first and the last ones."""
    language = languages().get(document.language)
    if language is None or not language.function_words:
        return
    rows_found = dict(_foreign_rows(document, language))
    if not rows_found:
        return
    cut = document.view(lines)
    found = [line for line in map(cut.__getitem__, rows_found) if not _is_program(document, line)]
    closing = _is_closing(document, found)
    for line in found:
        goes = closing and count(line.text) <= SHORT and not QUOTED.search(line.text)
        edit = Edit(line.span, document.text[line.span.start : line.span.end])
        yield Found(edit, rows_found[line.number], "likely" if goes else None)


def _is_program(document: Document, line: Line) -> bool:
    return is_code(document, line.span.start)


def _is_closing(document: Document, foreign: Sequence[Line]) -> bool:
    """Tell whether all foreign lines stand together at the end of a text that has other lines, and few they are.

    The pipeline looks again at what is left: were one more line above them foreign, the text would be eaten up from
    its end, pass by pass.
    """
    texts = document.view(lines).texts
    written = [number for number, text in enumerate(texts) if text and not text.isspace()]
    numbers = {line.number for line in foreign}
    last = [number for number in written if foreign and number >= foreign[0].number]
    together = all(number in numbers or count(texts[number]) <= LABEL for number in last)
    return together and 0 < len(last) <= FOOT and len(last) < len(written)


def _foreign_rows(document: Document, own: Language) -> Iterator[tuple[int, str]]:
    """Yield the numbers of the foreign rows at the edges of the text, each with what shows that it is one."""
    written = document.view(rows)
    last = len(written) - 1
    head = islice((number for number, row in enumerate(written) if _has_length(row)), EDGE)
    foot = islice((last - number for number, row in enumerate(reversed(written)) if _has_length(row)), EDGE)
    known: dict[str, str | None] = document.known(_told)
    for number in sorted({*head, *foot}):
        row = written[number]
        if row not in known:
            known[row] = _told(row, own)
        if because := known[row]:
            yield number, because


def _has_length(row: str) -> bool:
    return SHORTEST <= len(row) <= LONGEST


def _told(row: str, own: Language) -> str | None:
    """Return what tells that a row is foreign: another script, or the function words of one other language."""
    own_words, padded, others = _words(own.code)
    for word in padded:
        if word in row:
            return None
    found = row.lower().split()
    if not own_words.isdisjoint(found):
        return None
    if own.script == "Latin" and OTHER_SCRIPT.search(row):
        return _other_script(row)
    kinds = others.keys() & found
    return _other_language(row, found, kinds, own) if len(kinds) >= FEWEST_KINDS else None


def _other_script(row: str) -> str | None:
    """Return what tells that a line is for the most part in another script than the Latin."""
    script, number = max(scripts(row).items(), key=lambda counted: counted[1], default=("Latin", 0))
    foreign = script != "Latin" and number >= FEWEST_LETTERS
    return f"a line in another script ({script})" if foreign else None


def _other_language(row: str, found: list[str], kinds: Set[str], own: Language) -> str | None:
    """Return what tells that words of `kinds`, foreign ones of one language, make a good part of a line."""
    if opening(row) in ("item", "speaker") or holds_code(row):
        return None
    languages_of = _words(own.code).others
    other, number = Counter(language for word in kinds for language in languages_of[word]).most_common(1)[0]
    known = len(own.word_set("function_words").intersection(found))
    if number < FEWEST_KINDS or number < SHARE * len(found) or number < LEAD * known:
        return None
    return f"a line in another language ({languages()[other].name})"
