"""The parts of a text in which a phrase counts: its edges, and the boxes of its site."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from cleaner.heard import heard
from cleaner.language import Phrase
from cleaner.model import Document
from cleaner.scan import phrases
from cleaner.text.lines import lines

HEAD, FOOT, END = 5, 10, 5
"""Lines of the article itself that are still its first, its last and its very last ones: a page prints by-line, date
and tools above an article, and a form, tags and a box about the author below it."""

BOXES = frozenset({"newsletter", "paywall", "cookie-notice", "comment-form", "share-bar", "follow-us", "player"})
"""Rules of boxes that are cut into lines; labels of advertisements and links stand alone, between paragraphs."""


def edges(document: Document) -> Mapping[str, range]:
    """Return the lines at the start and the end of a text, and those at its very end, as numbers.

    Lines that are phrases do not count, so that a long box is all in one edge. Ask with `document.view(edges)`.
    """
    texts, said = document.view(lines).texts, document.view(said_lines)
    own = [number for number, text in enumerate(texts) if text and number not in said and not text.isspace()]
    return {
        "head": range(own[HEAD] if len(own) > HEAD else len(texts)),
        "foot": range(own[-FOOT - 1] + 1 if len(own) > FOOT else 0, len(texts)),
        "end": range(own[-END - 1] + 1 if len(own) > END else 0, len(texts)),
    }


def said_lines(document: Document) -> Mapping[int, list[Phrase]]:
    """Return the lines that are phrases, wherever these count; ask with `document.view(said_lines)`."""
    found = {
        place: [phrase for phrase in (phrases()[number][1] for number, _, _ in in_line) if phrase.stands == "line"]
        for place, (in_line, _) in document.view(heard)
    }
    return {place: said for place, said in found.items() if said}


def box_lines(document: Document) -> frozenset[int]:
    """Return the lines that are phrases, with one of a box among them and no others between.

    Ask with `document.view(box_lines)`.
    """
    texts, said = document.view(lines).texts, document.view(said_lines)
    found: set[int] = set()
    for is_said, run in groupby((n for n, text in enumerate(texts) if text.strip()), key=said.__contains__):
        box = list(run) if is_said else []
        if any(phrase.where == "anywhere" and phrase.rule in BOXES for number in box for phrase in said[number]):
            found.update(box)
    return frozenset(found)


def stands_there(document: Document, phrase: Phrase, place: int) -> bool:
    """Tell whether a line is in the part of the text in which a phrase counts, or in a box with others of its kind."""
    if phrase.where == "anywhere":
        return True
    found = document.view(edges)
    if phrase.where == "edges" and phrase.rule in BOXES and place in document.view(box_lines):
        return True
    return any(place in found[part] for part in (("head", "foot") if phrase.where == "edges" else (phrase.where,)))
