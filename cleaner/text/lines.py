"""Lines: a text cut at its line breaks, each line owning the break behind it."""

from __future__ import annotations

from cleaner.model import Document, Line, Span


def lines(document: Document) -> list[Line]:
    """Return the lines of a document; ask for them with `document.view(lines)`."""
    cut, start = [], 0
    for number, text in enumerate(document.text.split("\n")):
        end = start + len(text)
        owned = min(end + 1, len(document.text))
        if owned > start:
            cut.append(Line(number, Span(start, owned), text))
        start = owned
    return cut
