"""A line that the site prints on page after page.

What it does
    Takes out lines that were counted on many pages of the text's site, beside the same other line each time: menus,
    boxes, footers. They go where several of them stand together, fewer at the top or the foot of the text; what stands
    alone among the article's own lines, or beside changing ones, is only reported. A few doubtful lines, a bar or a
    number between such lines go with them. It works with what a run over a folder counts, or with a file that
    `cleaner learn` wrote; near-copies of an article count as one page.

Why it is noise
    An article says what it says once; what a site prints on all its pages, in the same order, is its furniture.

Known limits
    Nothing is learned of a site with fewer than five pages. Headings and formulas that articles of a kind share
    ("Ingredients", "Article 1") are told from furniture by their changing neighbours, and by a comma or colon at the
    end; several short ones that always stand together, as signatures do, would be taken. Paragraphs that many pages
    quote stay. A text that has nothing but lines of the site is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from cleaner.model import Certainty, Document, Edit, Found, Line, Site, SiteLine
from cleaner.phrases import matches
from cleaner.text.alike import keys, many
from cleaner.text.lines import lines
from cleaner.text.wrapping import columns

CODE = "SIT024"
CERTAINTY = "likely"
EXAMPLE = Site(
    "example.org",
    60,
    {
        "harbour echo": SiteLine(60, 60),
        "weather and tides": SiteLine(58, 58),
        "our town in pictures": SiteLine(58, 58),
        "the mill burned down on monday": SiteLine(20, 2),
    },
)
"""The site that the examples are of."""
NOISE = ("Harbour Echo\nWeather and tides\nOur town in pictures\n\nThe mill at the old harbour burned down.\n",)
KEPT = (
    "The weather and the tides were kind.\nThe mill at the old harbour burned down on Monday.\n",
    "The Harbour Echo said so on Tuesday.\nNobody saw the town in pictures.\n",
)

IN_A_RUN, AT_AN_EDGE = 3, 2
"""Short lines of the site that have to stand together, amid the text and at its top or foot. With one less, twice as
much of the articles of 77 text-browser dumps goes with a tenth more noise: headings such as "See also"."""

LONG = 45
"""Columns from which a line can be prose, which many pages may quote: such lines go only with as many short ones.
Menu entries are shorter; on those dumps this keeps one in twenty of the lines that could go."""

FAITHFUL = 0.5
"""Share of the pages with a line on which it stands beside the same other line: the entries of a menu do, the
ingredients of recipes change places."""

GOES_ON = (",", ";", ":", "،", "؛", "，", "、", "；", "：")
"""Ends of lines that lead on to what follows: formulas of laws and letters, not furniture."""

ENTRIES = re.compile(r"\s*[|\t•·»›]\s*")
"""What stands between the entries of a menu in one line."""

LONGEST_MARK = 20
"""Characters of a line without words, such as a bar or a number, that may stand between lines of the site."""

OWN, AGAIN, PRINTED, NOISY, MARK = "own", "again", "printed", "noisy", "mark"
"""What a line is: the article's own; on many pages; on many pages in the same company; found by a phrase; no words."""

TOGETHER = (PRINTED, NOISY, MARK, AGAIN)


class _Row(NamedTuple):
    """A line that is not blank, what it is, and what was learned of it."""

    line: Line
    kind: str
    learned: SiteLine | None


def find(document: Document) -> Iterator[Found]:
    """Yield the lines that the site of the document prints on many pages."""
    site = document.site
    if site is None:
        return
    rows = list(_rows(document, site))
    has_own = any(row.kind == OWN for row in rows)
    place = 0
    for together, group in groupby(rows, lambda row: row.kind in TOGETHER):
        run = list(group)
        at_edge = place == 0 or place + len(run) == len(rows)
        goes = together and has_own and _is_furniture(run, at_edge)
        for row, because, certainty in _told(run, site, goes):
            whole = document.text[row.line.span.start : row.line.span.end]
            yield Found(Edit(row.line.span, whole), because, certainty)
        place += len(run)


def _told(run: Sequence[_Row], site: Site, goes: bool) -> Iterator[tuple[_Row, str, Certainty]]:
    """Yield the lines that something is to be said of, what, and how surely.

    Where the lines of a run go, those between them that are not quite like them, or are marks, go too.
    """
    first, last = _ends(run)
    for place, row in enumerate(run):
        goes_too = goes and first <= place <= last
        if row.learned:
            because = f"on {row.learned.pages} of {site.pages} pages of {site.name}"
            yield row, because, "likely" if goes_too else "suspect"
        elif goes_too and row.kind == MARK:
            yield row, f"no words, between lines that many pages of {site.name} have", "likely"


def _ends(run: Sequence[_Row]) -> tuple[int, int]:
    """Return where the first and the last line stand that are surely printed by the site."""
    printed = [place for place, row in enumerate(run) if row.kind == PRINTED]
    return (printed[0], printed[-1]) if printed else (len(run), -1)


def _rows(document: Document, site: Site) -> Iterator[_Row]:
    """Yield the lines that are not blank; none when the site prints none of them."""
    said = _keys(document)
    if site.lines.keys().isdisjoint(said):
        return
    noisy = {found.edit.span for of_rule in document.view(matches).values() for found in of_rule}
    for line, key in zip(document.view(lines), said, strict=True):
        if line.text.strip():
            learned = site.lines.get(key)
            kind = NOISY if line.span in noisy else _kind(line.text.strip(), key, learned, site)
            yield _Row(line, kind, None if kind == NOISY else learned)


def _keys(document: Document) -> list[str]:
    """Return the keys of the lines; that of a line is made once."""
    texts = document.view(lines).texts
    known: dict[str, str] = document.known(find)
    fresh = [text for text in texts if text not in known]
    known.update(zip(fresh, keys("\n".join(fresh)), strict=False))
    return [known[text] for text in texts]


def _kind(text: str, key: str, learned: SiteLine | None, site: Site) -> str:
    if not key and len(text) <= LONGEST_MARK:
        return MARK
    if learned is None:
        return OWN
    faithful = learned.beside >= max(many(site.pages), FAITHFUL * learned.pages)
    return PRINTED if faithful and not text.endswith(GOES_ON) else AGAIN


def _is_furniture(run: Sequence[_Row], at_edge: bool) -> bool:
    """Tell whether lines that stand together are furniture: enough short ones, and not fewer than those that could be
    the article's.

    A menu in one line counts at an edge as many lines as it has entries.
    """
    first, last = _ends(run)
    short = doubtful = 0
    for place, row in enumerate(run):
        entries = [entry for entry in ENTRIES.split(row.line.text) if entry.strip()]
        if row.kind == AGAIN:
            doubtful += first <= place <= last
        elif row.kind != MARK and max(map(columns, entries), default=0) >= LONG:
            doubtful += 1
        elif row.kind != MARK:
            short += len(entries) if at_edge else 1
    return short >= max(AT_AN_EDGE if at_edge else IN_A_RUN, doubtful)
