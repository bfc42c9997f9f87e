"""Lines: a text cut at its line breaks, each line owning the break behind it."""

from __future__ import annotations

from functools import partial
from itertools import accumulate, count, pairwise

from cleaner.model import Document, Line, Span

# The tuples are made without the checks of their constructors: lines are the most frequent things there are.
_new_span = partial(tuple.__new__, Span)
_new_line = partial(tuple.__new__, Line)


def lines(document: Document) -> list[Line]:
    """Return the lines of a document; ask for them with `document.view(lines)`."""
    texts = document.text.split("\n")
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    starts[-1] = len(document.text)
    if not texts[-1]:
        del texts[-1], starts[-1]
    return list(map(_new_line, zip(count(), map(_new_span, pairwise(starts)), texts, strict=False)))
