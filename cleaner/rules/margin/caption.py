"""The caption of a picture that is not there.

What it does
    Reports the line above a picture credit when it reads like a caption (one sentence with a year
    in it, or without an end), and lines that end in a credit. They go when the settings say
    `captions = "drop"`, or name parts of the article without `caption`.

Why it is noise
    It describes a picture that the text does not have; many readers want it all the same.

Known limits
    A caption without a credit looks like any short paragraph and is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.credits import credit_lines, credits_among
from cleaner.model import Document, Edit, Found
from cleaner.phrases import lines_told_of, matches
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines
from cleaner.text.sentences import has_end

CODE = "MAR005"
CERTAINTY = "likely"
NOISE = ("Boats lie in the harbour of the town, 3 May 2021.\n\nJane Doe | AP\n",)
KEPT = ("The boats were painted green, and then the year of the flood began. Nobody sailed.\n\nJane Doe | AP\n",)

LONGEST_CAPTION = 350
"""Characters; the captions of agencies name people, place and day in one long sentence, hardly ever in more."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
INNER_END = re.compile(r"[.!?…]\s+\w")


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that are credits, and those that hold a phrase."""
    yield from lines_told_of(fresh, "caption")
    yield from fresh.view(credits_among)


def find(document: Document) -> Iterator[Found]:
    """Yield the lines that read like a caption and stand above a credit."""
    yield from document.view(matches).get("caption", ())
    cut = document.view(lines)
    for credit in document.view(credit_lines):
        above = next((number for number in range(credit.number - 1, -1, -1) if cut.texts[number].strip()), None)
        if above is not None and _is_caption(cut.texts[above]):
            span = cut[above].span
            yield Found(Edit(span, document.text[span.start : span.end]), "one sentence above a picture credit")


def _is_caption(text: str) -> bool:
    if len(text) > LONGEST_CAPTION or INNER_END.search(text):
        return False
    return bool(YEAR.search(text)) or not has_end(text)
