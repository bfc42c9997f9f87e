"""A quotation or a bracket without its other half.

What it does
    Reports the sentence with an opening quotation mark or bracket that nothing closes, or with a
    closing quotation mark that nothing opened.

Why it is noise
    The other half was lost, with the words around it.

Known limits
    Straight quotation marks do not say which half they are and are not looked at, nor are texts
    that open with » as German books do. A quotation inside another one often goes without its own
    end; that is not reported. A quotation over several paragraphs opens each and closes the last:
    good typography.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.language import words_of
from cleaner.model import Document, Edit, Found
from cleaner.text.bounds import line_at, removable, sentence_at
from cleaner.text.sentences import has_end
from cleaner.text.shapes import holds_code, opening
from cleaner.text.verbatim import is_code
from cleaner.text.wrapping import wraps
from cleaner.text.written import is_page, rows

CODE = "FRG005"
CERTAINTY = "suspect"
NOISE = (
    "The mayor said: “The mill will stand again. She left early on Monday, before the vote.\n\nNobody knows why.\n",
    "« Non », a dit le maire. Les pêcheurs veulent un nouveau quai », a dit Stella mardi soir.\n",
    "The mayor (who has been in office since the spring spoke to the fishermen on Monday.\n",
)
KEPT = (
    "The mayor said: “The mill will stand again.\n\n“The quay will be longer.”\n\nNobody knows why.\n",
    "Le maire a dit : « Le quai « neuf », c'est nous », et il est parti.\n",
    "The mayor (a sailor) said: “The mill will stand again.” She left early.\n",
)

SHORTEST = 40
"""Characters of a line that is looked at; shorter ones are labels and paths of pages."""
PARAGRAPHS = 4
"""Lines below an open quotation in which its end may stand without an opening mark of their own."""
WRAPPED = 12
"""The same where the line was broken in mid-sentence: lines of a text browser, of which a quotation fills many."""
OPENING_MARKS = "«“("
BEFORE_BRACKET = (" ", "\u00a0", "«", "“", "")
"""What stands before a bracket; a colon makes it a sad face."""
MOST_STRAYS = 4
"""Marks without a partner beyond which they are the text's own way: arrows, bullets."""


OPENING_CLOSER = re.compile(r"(?:^|\s)”(?=\w)")
"""The mark that closes, used as one that opens."""
CLOSING_OPENER = re.compile(r"«(?<=\w\s«)(?=\s?[.,،؛])")
"""The mark that opens, used as one that closes, as texts that run from right to left have it."""
SEPARATOR = re.compile(r"\s*#|[^«.!?…]{0,200} » \S")
"""What opens a row in which » parts the name of a feed or of a section from the next."""
REVERSED = re.compile(r"»(?<=\s»)(?=\w)")
STRAIGHT = re.compile("\"|''|’’")
"""A straight mark, or two single ones, may be the other half of a curly one; lines that have one are left alone."""


class _Pair(NamedTuple):
    """A mark that opens a quotation and the one that closes it."""

    opens: str
    closes: str


PAIRS = (_Pair("«", "»"), _Pair("“", "”"))
BRACKET = re.compile(r"\([^()\n]*+(?=\n)")
"""An opening bracket that its line does not close."""
LONGEST_BRACKET = 300
"""Characters below the line in which a bracket may still be closed."""


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences with half a quotation or bracket."""
    if document.view(is_page):
        return
    places = list(_brackets(document.text))
    for pair in PAIRS:
        if pair.opens in document.text and _is_used(document.text, pair):
            places += _strays(document, pair)
    if places and not document.view(wraps):
        yield from _found(document, sorted(places))


def _found(document: Document, places: Sequence[int]) -> Iterator[Found]:
    text, last = document.text, -1
    for place in places:
        sentence = sentence_at(text, place, words_of(document.language, "abbreviations"))
        if place >= last and not is_code(document, place) and not holds_code(text[slice(*sentence)]):
            span = removable(text, sentence)
            last = sentence.end
            because = "nothing closes" if text[place] in OPENING_MARKS else "nothing opened"
            yield Found(Edit(span, text[slice(*span)]), f"{because} “{text[place]}”")


def _brackets(text: str) -> Iterator[int]:
    """Yield the places of the brackets that neither their line nor the next words close."""
    for found in BRACKET.finditer(text):
        place = found.start()
        line = line_at(text, place)
        below = text[found.end() : found.end() + LONGEST_BRACKET].partition("(")[0]
        if line.end - line.start >= SHORTEST and text[place - 1 : place] in BEFORE_BRACKET and ")" not in below:
            yield place


def _is_used(text: str, pair: _Pair) -> bool:
    """Tell whether the text uses a pair as this rule reads it: German books turn »these« round, others close “so“."""
    turned = pair.opens == "«" and (REVERSED.search(text) or CLOSING_OPENER.search(text))
    return "„" not in text and not turned


def _strays(document: Document, pair: _Pair) -> list[int]:
    """Return the places of the marks without a partner, none where there are too many."""
    written = document.view(rows)
    marked = [number for number, row in enumerate(written) if pair.opens in row or pair.closes in row]
    strays = list(_stray_marks(written, marked, pair))
    if not strays or len(strays) > MOST_STRAYS:
        return []
    starts = list(accumulate(map(_length_with_break, written), initial=0))
    return [starts[number] + column for number, column in strays]


def _length_with_break(row: str) -> int:
    return len(row) + 1


def _stray_marks(written: Sequence[str], marked: Sequence[int], pair: _Pair) -> Iterator[tuple[int, int]]:
    """Yield the rows and columns of the marks without a partner."""
    is_open = False
    for number in marked:
        row = written[number]
        if not is_open and (not _is_uneven(row, pair) or STRAIGHT.search(row) or _parts(row, pair)):
            continue
        left, strays, nested = _read(row, pair, is_open)
        is_open = bool(left) and _goes_on(written, number, pair)
        if len(row) >= SHORTEST:
            yield from ((number, column) for column in strays)
            if left and not is_open and not nested and opening(row) != "item":
                yield number, left[0]


def _parts(row: str, pair: _Pair) -> bool:
    """Tell whether the closing marks of a row part the items of a path or open words, as some writers have it."""
    is_bullet = pair.opens not in row and row.lstrip().startswith(f"{pair.closes} ")
    alone = is_bullet or (pair.opens not in row and row.count(pair.closes) > 1)
    return alone or OPENING_CLOSER.search(row) is not None or SEPARATOR.match(row) is not None


def _is_uneven(row: str, pair: _Pair) -> bool:
    """Tell whether a row has more marks of one half than of the other, or closes before it opens."""
    opens, closes = row.count(pair.opens), row.count(pair.closes)
    return opens != closes or (opens > 0 and row.find(pair.closes) < row.find(pair.opens))


def _read(row: str, pair: _Pair, is_open: bool) -> tuple[list[int], list[int], bool]:
    """Read a row: the opening marks that are left, the closing ones that closed nothing, whether some were nested."""
    left = [0] if is_open and not row.lstrip().startswith(pair.opens) else []
    strays, nested = [], False
    for mark in re.finditer(f"[{pair.opens}{pair.closes}]", row):
        if mark.group() == pair.opens:
            left.append(mark.start())
            nested = nested or len(left) > 1
        elif left:
            left.pop()
        else:
            strays.append(mark.start())
    return left, strays, nested


def _goes_on(written: Sequence[str], number: int, pair: _Pair) -> bool:
    """Tell whether the quotation goes on below: the next paragraph opens it again, or one of the next closes it."""
    below = [row for row in written[number + 1 : number + 1 + WRAPPED] if row.strip()]
    if below and below[0].lstrip().startswith(pair.opens):
        return True
    for row in below[: PARAGRAPHS if has_end(written[number]) else WRAPPED]:
        opens, closes = row.find(pair.opens), row.find(pair.closes)
        if closes >= 0 or opens >= 0:
            return closes >= 0 and (opens < 0 or closes < opens)
    return False
