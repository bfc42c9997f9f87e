"""When the article was published or updated, as the page prints it.

What it does
    Takes out lines such as "Published 3 March 2021 at 10:32" and a date field that a scraper left
    before the first sentence ("date 2021-12"). The date is kept in the metadata. A line that is
    only a numeric date is reported. Where the setting `parts` names `date`, it only reports.

Why it is noise
    It is a field of the page, not a sentence of the text.

Known limits
    Dates that open a sentence stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.phrases import lines_told_of, matches
from cleaner.text.fresh import Fresh
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
FIELD_NAME = re.compile(r"\n[^\S\n]*+(?:date|published)", re.IGNORECASE)
NUMERIC = re.compile(
    r"[ \t]*(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{2}-\d{2})(?:[ T,-]{1,3}\d{1,2}[:h]\d{2}(?::\d{2})?)?[ \t-]*",
)
FIRST_DIGIT = re.compile(r"\n[ \t]*+(?=[0-9])")
DIGITS = frozenset("0123456789")


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that hold a phrase, are a date in digits, or begin like a date field."""
    yield from lines_told_of(fresh, "date-line")
    yield from _numeric(fresh)
    yield from (fresh.number_at(name.end()) for name in FIELD_NAME.finditer(fresh.joined))


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


def _numeric(fresh: Fresh) -> Iterator[int]:
    opened = (fresh.number_at(found.end()) for found in FIRST_DIGIT.finditer(fresh.joined))
    return (number for number in opened if NUMERIC.fullmatch(fresh.texts[number]))
