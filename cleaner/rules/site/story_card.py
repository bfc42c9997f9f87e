"""The card of another story: its headline, its author and its standfirst, run into a paragraph.

What it does
    Takes out a stretch that begins like a sentence, runs without a stop into the name of an author
    or an agency ("… Jane Doe. Paris"), goes on with a word that opens sentences, and ends where the
    next sentence begins without a stop before it. Where that end is not seen, only the headline
    and the name go, or are reported where no place stands with the name.

Why it is noise
    Sites set cards of related stories between two paragraphs; with the line breaks gone they read
    like sentences of the article.

Known limits
    German capitals tell nothing, so it is quiet there. A card without an author is not found, nor a
    headline that has an end mark inside; then what stands before the mark stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from cleaner.heard import edge_words
from cleaner.model import Document, Edit, Found, Span
from cleaner.text.lines import lines
from cleaner.text.seams import LOWER, UPPER, EdgeWords, seams
from cleaner.text.sentences import sentences
from cleaner.text.words import words

CODE = "SIT022"
CERTAINTY = "likely"
BEFORE = (
    "El alcalde firmó el contrato el martes, después de tres meses de conversaciones con los vecinos, y dijo "
    "que las obras del muelle viejo empezarán en otoño. Los pescadores esperan desde hace años que la grúa vuelva a "
    "funcionar y temen que el dinero no alcance para todo lo prometido. "
)
AFTER = (
    "En la reunión del jueves se votará el presupuesto, y nadie en el puerto cree que vaya a ser fácil. La oposición "
    "pide que se publiquen las facturas de los últimos diez años antes de gastar un euro más."
)
NOISE = (
    f"{BEFORE}El molino de la isla busca dueño antes del verano Marta Ruiz. Cádiz La familia que lo ha llevado durante "
    f"cuatro generaciones no encuentra a nadie que quiera seguir {AFTER}",
)
KEPT = (
    f"{BEFORE}El molino de la isla busca dueño antes del verano, dice Marta Ruiz. La familia que lo ha llevado durante "
    f"cuatro generaciones no encuentra a nadie que quiera seguir. {AFTER}",
    f"{BEFORE}Los vecinos llamaban al molinero Joaquín Guzmán El Sordo desde que era niño. {AFTER}",
)

SHORTEST_PARAGRAPH = 600
"""Characters of a line that paragraphs were run into; one paragraph alone seldom has as many."""
LONGEST_HEADLINE = 200
"""Characters before an author in which a headline begins; those of dailies stay below 150."""
LONGEST_STANDFIRST = 360
"""Characters from the author to the end of a card; of 25 cards read the longest had 310."""
FEWEST_HEADLINE_WORDS, FEWEST_STANDFIRST_WORDS = 4, 8
FEWEST_SMALL = 3
"""Function words of a standfirst; a list of names or pet names has hardly any."""
SHORTEST_COMMON = 3
"""Letters of a word that tells, standing in small letters elsewhere, that its capital opens a sentence."""
NEAR = 20_000
"""Characters on each side of a card among which such a word is looked for: more than most articles have."""
END = re.compile(
    rf"(?P<before>[\w'’-]{{0,40}}[{LOWER}])(?P<quote>[»”\"]?)[ \u00a0]{{1,2}}"
    rf"(?=(?P<after>[{UPPER}][{LOWER}]{{0,40}})\b)"
)
"""A small letter, perhaps a quotation that ends, and a capital; links leave two blanks."""

NAME = rf"[{UPPER}](?:\.|[{LOWER}'’]{{1,20}})(?:-?[{UPPER}][{LOWER}]{{1,20}})?"
PERSON = rf"{NAME}(?: (?:(?:de|del|da|dos|di|van|von|la|y) )?{NAME}){{1,3}}"
AGENCY = r"EFE|AFP|EP|EC|ANSA|Lusa|Reuters|Agencias|Agências"
BEFORE_AUTHOR = rf"(?<=[{LOWER}\d»”\"'’?!)] )"
AUTHOR = rf"(?:{PERSON}|{AGENCY})(?P<place>\. {NAME}(?: {NAME})?)?"
"""A name, perhaps with a place: "Jane Doe. Paris" tells more than a name alone."""


@cache
def _author(language: str) -> re.Pattern[str] | None:
    """Return an author before a word that opens sentences; None where capitals tell nothing."""
    known = edge_words(language)
    if not (known.names_only and known.starters):
        return None
    openers = sorted({*known.starters, *(word.capitalize() for word in known.never_last)}, key=len, reverse=True)
    return re.compile(rf"{BEFORE_AUTHOR}{AUTHOR} (?=(?:{'|'.join(map(re.escape, openers))})[ '’])")


def find(document: Document) -> Iterator[Found]:
    """Yield the cards in long lines."""
    cut = document.view(lines)
    long_lines = [number for number, text in enumerate(cut.texts) if len(text) >= SHORTEST_PARAGRAPH]
    author = _author(document.language) if long_lines else None
    if author:
        for number in long_lines:
            yield from _cards(document, author, cut.texts[number], cut.starts[number])


def _cards(document: Document, pattern: re.Pattern[str], text: str, offset: int) -> Iterator[Found]:
    last, known = 0, edge_words(document.language)
    for author in pattern.finditer(text):
        start = _headline_start(text, author.start(), document.language, known)
        if start is None or start < last or not (author["place"] or _may_end(text[start : author.start()], known)):
            continue
        end = _end(text, author.end(), known)
        last = end or author.end()
        span = Span(offset + start, offset + last)
        because = "a headline, its author and a standfirst" if end else "a headline and its author"
        yield Found(Edit(span, document.text[slice(*span)]), because, None if end or author["place"] else "suspect")


def _headline_start(text: str, end: int, language: str, known: EdgeWords) -> int | None:
    """Return where the sentence begins that runs into the author at `end`, if it may be a headline."""
    first = max(0, end - LONGEST_HEADLINE)
    start = first + sentences(text[first:end], language, known.abbreviations)[-1].start
    is_known = start > first or first == 0
    return start if is_known and len(words(text[start:end])) >= FEWEST_HEADLINE_WORDS else None


def _may_end(headline: str, known: EdgeWords) -> bool:
    """Tell whether a headline ends in a word that may be its last: a name behind "of" is no author."""
    word = words(headline)[-1]
    return word not in known.small and word not in known.never_last


def _end(text: str, start: int, known: EdgeWords) -> int | None:
    """Return where the standfirst that begins at `start` ends: where a sentence begins without a stop before it."""
    stretch = text[start : start + LONGEST_STANDFIRST]
    near = text[max(0, start - NEAR) : start + NEAR]
    ends = (seam.end() for seam in END.finditer(stretch) if _begins_sentence(seam, near, known))
    length = min([*islice(ends, 1), *(seam.end() for seam in islice(seams(stretch, known), 1))], default=len(stretch))
    said = words(stretch[:length].lower())
    fits = len(said) >= FEWEST_STANDFIRST_WORDS and len(known.small.intersection(said)) >= FEWEST_SMALL
    return start + length if fits and length < len(stretch) else None


def _begins_sentence(seam: re.Match[str], text: str, known: EdgeWords) -> bool:
    """Tell whether the capital behind a seam is that of a sentence: its word stands in small letters elsewhere."""
    before, after = seam["before"], seam["after"].lower()
    if seam["quote"]:
        return True
    if before in known.small or before in known.never_last or not before.islower():
        return False
    return after in known.never_last or (len(after) >= SHORTEST_COMMON and f" {after} " in text)
