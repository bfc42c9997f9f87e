"""The credit of a picture on a line of its own.

What it does
    Takes out lines that only name a photographer, an agency or an owner: "© Example Press", "Jane
    Doe | AP", "Ministry via Reuters".

Why it is noise
    The picture is not in the text.

Known limits
    A credit at the end of a caption is left there; the line is a caption.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.credits import credit_lines, credits_among
from cleaner.model import Document, Edit, Found
from cleaner.phrases import lines_told_of, matches
from cleaner.text.fresh import Fresh

CODE = "MAR001"
CERTAINTY = "likely"
NOISE = (
    "© Example Press",
    "Jane Doe | AP",
    "City Hall via Reuters",
)
KEPT = (
    "The picture by Jane Doe went to AP on Friday.",
    "He reached the harbour via Reuters Lane.",
)


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that are credits, and those that hold a phrase."""
    yield from lines_told_of(fresh, "photo-credit")
    yield from fresh.view(credits_among)


def find(document: Document) -> Iterator[Found]:
    """Yield the lines that are credits by their words or by their shape."""
    yield from document.view(matches).get("photo-credit", ())
    for line in document.view(credit_lines):
        before = document.text[line.span.start : line.span.end]
        yield Found(Edit(line.span, before), "a name and an agency, and nothing else")
