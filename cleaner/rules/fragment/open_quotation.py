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
from cleaner.text.bounds import removable, sentence_at
from cleaner.text.shapes import holds_code, opening
from cleaner.text.verbatim import is_code
from cleaner.text.wrapping import wraps
from cleaner.text.written import rows

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
MOST_STRAYS = 4
"""Marks without a partner beyond which they are the text's own way: arrows, bullets."""


REVERSED = re.compile(r"\s»\w")
STRAIGHT = '"'
"""A straight mark may be the other half of a curly one; lines that have one are left alone."""


class _Pair(NamedTuple):
    """A mark that opens and the one that closes; whether a closing one alone says that something is missing."""

    opens: str
    closes: str
    closing_tells: bool


PAIRS = (_Pair("«", "»", True), _Pair("“", "”", True), _Pair("(", ")", False))


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences with half a quotation or bracket."""
    for pair in PAIRS:
        if pair.opens in document.text and _is_used(document.text, pair):
            places = list(_strays(document.view(rows), pair))
            if places and len(places) <= MOST_STRAYS and not document.view(wraps):
                yield from _found(document, places, pair)


def _is_used(text: str, pair: _Pair) -> bool:
    """Tell whether the text uses a pair as this rule reads it: German books turn »these« round, others close “so“."""
    return not pair.closing_tells or ("„" not in text and not REVERSED.search(text))


def _found(document: Document, places: Sequence[tuple[int, int]], pair: _Pair) -> Iterator[Found]:
    text, last = document.text, -1
    starts = list(accumulate(map(_length_with_break, document.view(rows)), initial=0))
    for number, column in places:
        place = starts[number] + column
        sentence = sentence_at(text, place, words_of(document.language, "abbreviations"))
        if place >= last and not is_code(document, place) and not holds_code(text[slice(*sentence)]):
            span = removable(text, sentence)
            last = sentence.end
            because = "nothing closes" if text[place] == pair.opens else "nothing opened"
            yield Found(Edit(span, text[slice(*span)]), f"{because} “{text[place]}”")


def _length_with_break(row: str) -> int:
    return len(row) + 1


def _strays(written: Sequence[str], pair: _Pair) -> Iterator[tuple[int, int]]:
    """Yield the rows and columns of the marks without a partner."""
    opens, closes, tells = pair
    marked = [number for number, row in enumerate(written) if opens in row or closes in row]
    is_open = False
    for number in marked:
        row = written[number]
        if not is_open and (not _is_uneven(row, pair) or (tells and STRAIGHT in row)):
            continue
        left, strays, nested = _read(row, pair, is_open)
        is_open = bool(left) and _goes_on(written, number, pair)
        if len(row) >= SHORTEST:
            yield from ((number, column) for column in strays if tells)
            if left and not is_open and not nested and opening(row) != "item":
                yield number, left[0]


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
    below = [row for row in written[number + 1 : number + 1 + 2 * PARAGRAPHS] if row.strip()]
    if below and pair.closing_tells and below[0].lstrip().startswith(pair.opens):
        return True
    for row in below[:PARAGRAPHS]:
        opens, closes = row.find(pair.opens), row.find(pair.closes)
        if closes >= 0 or opens >= 0:
            return closes >= 0 and (opens < 0 or closes < opens)
    return False
