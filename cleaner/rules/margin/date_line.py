"""When the article was published or updated, as the page prints it.

What it does
    Takes out lines such as "Published 3 March 2021 at 10:32" and a date field that a scraper left
    before the first sentence ("date 2021-12"). The date is kept in the metadata. A line that is
    only a numeric date is reported.

Why it is noise
    It is a field of the page, not a sentence of the text.

Known limits
    Dates that open a sentence stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.phrases import matches
from cleaner.text.lines import lines

CODE = "MAR004"
CERTAINTY = "likely"
NOISE = (
    "date 2021-12 The mill burned down.",
    "Published on 3 March 2021 at 10:32",
)
KEPT = (
    "The date 2021-12 was carved in the mill.",
    "She published on 3 March 2021 her last poem.",
)

FIELD = re.compile(
    r"\s{0,9}(?:date|published|datePublished)\s?[:=]?\s?(\d{4}-\d{2}(?:-\d{2})?(?:T[\d:.+Z-]{4,20})?)\s{1,9}(?=\S)",
    re.IGNORECASE,
)
"""A metadata field that was written in front of the text."""
NUMERIC = re.compile(
    r"[ \t]*(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})(?:[ T,-]{1,3}\d{1,2}[:h]\d{2}(?::\d{2})?)?[ \t-]*",
)
DIGITS = frozenset("0123456789")


def find(document: Document) -> Iterator[Found]:
    """Yield date lines by their words, a date field before the text, and lines that are a date (reported)."""
    yield from document.view(matches).get("date-line", ())
    field = FIELD.match(document.text)
    if field:
        yield Found(Edit(Span(0, field.end()), field.group()), "a date field before the first sentence")
    cut = document.view(lines)
    for number in [number for number, text in enumerate(cut.texts) if text.lstrip()[:1] in DIGITS]:
        if NUMERIC.fullmatch(cut.texts[number]):
            span = cut[number].span
            yield Found(Edit(span, document.text[span.start : span.end]), "the line is a date", "suspect")
