"""Lines that are not blank, looked at from any place of a text without cutting the rest of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cleaner.model import Document, Span
from cleaner.text.lines import lines

WRITTEN = re.compile(r"\S[^\n]*")
"""What a line holds from its first character on that is not blank."""

SHORTEST_REPEATED = 15
"""Characters of a line that is counted; wide letters of East Asia say as much with half of them."""

SHORTEST_PARAGRAPH = 100
"""Characters of a line that is a paragraph: browsers that print text wrap it before."""
FEWEST_PAGE_LINES, PARAGRAPH_SHARE = 40, 0.2
"""Written lines of a page, and the share of paragraphs that it stays below: nine of ten page dumps do, of novels, news
and speeches none; of articles those whose links stand on lines of their own."""
SHORTEST_PROSE = 120
"""Characters of a line that only prose has: the lines of verse, which end where they like, stay below 80."""
LONGEST_MARGIN = 200
"""Blanks looked at beside a line; more of them are no indentation."""


def rows(document: Document) -> list[str]:
    """Return the lines as bare strings, the part behind the last break too; ask with `document.view(rows)`."""
    return document.view(lines).rows


def repeated(document: Document) -> frozenset[str]:
    """Return what stands as a line more than once, blanks and all; ask with `document.view(repeated)`.

    Lines of a word or two are left out: they are names, labels and numbers.
    """
    kept = [row for row in document.view(rows) if len(row) >= SHORTEST_REPEATED]
    if len(set(kept)) == len(kept):
        return frozenset()
    seen: set[str] = set()
    return frozenset(row for row in kept if row in seen or seen.add(row))  # type: ignore[func-returns-value]


def written_from(text: str, place: int = 0) -> Iterator[Span]:
    """Yield the written part of each line from `place` on, without the blanks around it."""
    for found in WRITTEN.finditer(text, place):
        yield Span(found.start(), found.start() + len(found.group().rstrip()))


def has_written(text: str, place: int, number: int) -> bool:
    """Tell whether at least `number` written lines stand behind `place`."""
    return len(list(islice(WRITTEN.finditer(text, place), number))) == number


def whole_line(text: str, span: Span) -> Span | None:
    """Return the line, with its break, of which `span` is all that is written, or None when it is not."""
    before = text[max(0, span.start - LONGEST_MARGIN) : span.start]
    behind = text[span.end : span.end + LONGEST_MARGIN]
    indent = len(before) - len(before.rstrip(" \t\u00a0"))
    rest = len(behind) - len(behind.lstrip(" \t\u00a0"))
    starts = indent == span.start or before[len(before) - indent - 1 : len(before) - indent] == "\n"
    if not starts or behind[rest : rest + 1] not in ("\n", ""):
        return None
    return Span(span.start - indent, min(span.end + rest + 1, len(text)))


def is_page(document: Document) -> bool:
    """Tell whether a text is a page with its menus, and no article; ask for it with `document.view(is_page)`.

    Its lines are labels, wrapped pieces and items: how one begins or ends tells nothing of sentences.
    """
    written = [row for row in document.view(rows) if row and not row.isspace()]
    long = sum(len(row) >= SHORTEST_PARAGRAPH for row in written)
    return len(written) >= FEWEST_PAGE_LINES and long < PARAGRAPH_SHARE * len(written)


def has_prose(document: Document) -> bool:
    """Tell whether a line is as long as only those of prose are; ask with `document.view(has_prose)`."""
    return max(map(len, document.view(rows))) >= SHORTEST_PROSE
