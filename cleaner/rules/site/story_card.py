"""The card of another story: its headline, its author and its standfirst, run into a paragraph.

What it does
    Takes out a stretch that begins like a sentence, runs without a stop into the name of an author
    or an agency ("… Jane Doe. Paris"), goes on with a word that opens sentences, and ends where the
    next sentence begins without a stop before it: all places where it may are weighed against one
    another. Where that end is not clear, only the headline and the name go, or are reported where
    no place stands with the name.

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

from cleaner.breaks.ends import seam_ends, surest
from cleaner.breaks.seams import opens
from cleaner.heard import edge_words
from cleaner.model import Document, Edit, Found, Span
from cleaner.text.lines import lines
from cleaner.text.seams import LOWER, UPPER
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
FEWEST_SHARED = 3
"""Names in a row of which the first may end the headline."""
SHORTEST_COMMON = 3
"""Letters of a word that tells, standing in small letters elsewhere, that its capital opens a sentence."""
NEAR = 20_000
"""Characters on each side of a card among which such a word is looked for: more than most articles have."""
ODDS_UNSEEN, ODDS_UNSEEN_WITH_PLACE = -1.0, -5.0
"""Odds, as logarithms, that a standfirst has no end where one may be: of 30 cards read the least sure seam had 0.5, and
behind a place, which makes a card of it, -0.4."""

NAME = rf"[{UPPER}](?:\.(?:[{UPPER}]\.)?|[{LOWER}'’]{{1,20}})(?:-?[{UPPER}][{LOWER}]{{1,20}})?"
AGENCY = r"(?:EC/)?Agencias|EFE|AFP|EP|EC|ANSA|Lusa|Reuters|Agências"
CAPITALS = re.compile(rf"\b[{UPPER}]")
BEFORE_AUTHOR = rf"(?<=[{LOWER}\d»”\"'’?!)] )"
BEHIND_AUTHOR = rf" (?=[\"“«¿¡'‘]?(?P<word>[{UPPER}][\w’-]{{0,40}}))"
"""The first word of the standfirst, perhaps in quotation marks."""


@cache
def _author(language: str) -> re.Pattern[str] | None:
    """Return a name, perhaps with a place, before a word with a capital; None where capitals tell nothing.

    A name may begin with a word that opens sentences, as newspapers' do, but goes on with none.
    """
    known = edge_words(language)
    if not (known.names_only and known.starters):
        return None
    openers = sorted({*known.starters, *(word.capitalize() for word in known.never_last)}, key=len, reverse=True)
    more = rf"(?!(?:{'|'.join(map(re.escape, openers))})[ '’]){NAME}"
    person = rf"{NAME}(?: (?:(?:de|del|da|dos|di|van|von|la|y|e|/) )?{more}){{1,5}}"
    place = rf"\. {more}(?:[ -](?:(?:de|la|les) )?{more})?(?: \([^()]{{2,30}}\))?"
    return re.compile(rf"{BEFORE_AUTHOR}(?:(?P<person>{person})|{AGENCY})(?P<place>{place})?{BEHIND_AUTHOR}")


def find(document: Document) -> Iterator[Found]:
    """Yield the cards in long lines."""
    cut = document.view(lines)
    long_lines = [number for number, text in enumerate(cut.texts) if len(text) >= SHORTEST_PARAGRAPH]
    author = _author(document.language) if long_lines else None
    if author:
        for number in long_lines:
            yield from _cards(document, author, cut.texts[number], cut.starts[number])


def _cards(document: Document, pattern: re.Pattern[str], text: str, offset: int) -> Iterator[Found]:
    """Yield the cards of a line; a place before a word that opens sentences makes surely one, whatever its end."""
    last, language = 0, document.language
    for author in pattern.finditer(text):
        has_opener = opens(author["word"], language)
        is_sure = author["place"] is not None and has_opener
        may_share = is_sure or (has_opener and len(CAPITALS.findall(author["person"] or "")) >= FEWEST_SHARED)
        start = _headline_start(text, author.start(), language, may_share)
        if start is None or start < last or not (has_opener or author["place"] or _is_common(author, text)):
            continue
        end = _end(text, author.end(), language, ODDS_UNSEEN_WITH_PLACE if is_sure else ODDS_UNSEEN)
        if end or has_opener:
            last = end or author.end()
            span = Span(offset + start, offset + last)
            because = "a headline, its author and a standfirst" if end else "a headline and its author"
            yield Found(Edit(span, document.text[slice(*span)]), because, None if end or is_sure else "suspect")


def _headline_start(text: str, end: int, language: str, may_share: bool) -> int | None:
    """Return where the sentence begins that runs into the author at `end`, if it may be a headline.

    Its last word may be the first of the names: "A song for Ann Jane Doe".
    """
    known, first = edge_words(language), max(0, end - LONGEST_HEADLINE)
    start = first + sentences(text[first:end], language, known.abbreviations)[-1].start
    said = words(text[start:end])
    if (start == first and first > 0) or len(said) < FEWEST_HEADLINE_WORDS or text.count('"', start, end) % 2:
        return None
    may_end = said[-1] not in known.small and said[-1] not in known.never_last
    return start if may_end or may_share else None


def _is_common(author: re.Match[str], text: str) -> bool:
    """Tell whether the word behind an author is no name: it stands in small letters elsewhere."""
    word = author["word"].lower()
    return len(word) >= SHORTEST_COMMON and f" {word} " in text[max(0, author.start() - NEAR) : author.end() + NEAR]


def _end(text: str, start: int, language: str, unseen: float) -> int | None:
    """Return where the standfirst that begins at `start` ends: where a sentence begins without a stop before it."""
    end = surest(seam_ends(text, start, start + LONGEST_STANDFIRST, language), unseen)
    said = words(text[start:end].lower()) if end else []
    fits = len(said) >= FEWEST_STANDFIRST_WORDS and len(edge_words(language).small.intersection(said)) >= FEWEST_SMALL
    return end if fits else None
