"""A list of key words under an article.

What it does
    Takes out lines that begin with "Tags:", "Filed under:" and their kin, and lines of nothing but
    hashtags.

Why it is noise
    Key words file the article; they are not read with it.

Known limits
    A list of key words without such a label cannot be told from other lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found
from cleaner.phrases import matches
from cleaner.text.lines import lines

CODE = "SIT011"
CERTAINTY = "likely"
NOISE = (
    "Tags: mills, bread, harvest",
    "Filed under: Local news",
    "#mills #bread #harvest",
)
KEPT = (
    "The price tags: she had sewn them herself.",
    "The report was filed under the wrong name.",
    "#mills is what they wrote, and #bread.",
    "# mills # bread",
)

HASHTAGS = re.compile(r"[ \t]*#[^\W\d_]\w{1,60}(?:[ ,|·•\t]{1,4}#[^\W\d_]\w{1,60}){1,30}[ ,.\t]*")
"""Two hashtags or more; a single one may be a heading or a channel, and two of them open no line of Markdown."""


def find(document: Document) -> Iterator[Found]:
    """Yield the lists by their labels, and the rows of hashtags."""
    yield from document.view(matches).get("tag-list", ())
    if "#" not in document.text:
        return
    cut = document.view(lines)
    for number, text in enumerate(cut.texts):
        if text.lstrip()[:1] == "#" and HASHTAGS.fullmatch(text):
            span = cut[number].span
            yield Found(Edit(span, document.text[slice(*span)]), "a row of hashtags")
