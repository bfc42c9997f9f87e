"""The name or the slogan of the site.

What it does
    Takes out slogans, and a first line of up to three words without an end when such a slogan or
    another line of the site follows it.

Why it is noise
    Every page of the site opens with it.

Known limits
    A site name without a slogan below it cannot be told from a short headline; it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from cleaner.model import Document, Edit, Found
from cleaner.phrases import found_by, matches
from cleaner.text.lines import lines
from cleaner.text.sentences import has_end
from cleaner.text.words import words

CODE = "SIT014"
CERTAINTY = "likely"
NOISE = (
    "Harbour Echo\n\nGet all the latest news and reports on the harbour here\n\nThe mill burned down on Monday.\n",
)
KEPT = ("Harbour news\n\nThe mill burned down on Monday night.\n",)

MOST_WORDS = 3
"""Words of a site's name; a headline of a story has more."""


concerned = found_by("site-name").concerned


def find(document: Document) -> Iterator[Found]:
    """Yield slogans, and the name above one."""
    slogans = document.view(matches).get("site-name", ())
    yield from slogans
    if not slogans:
        return
    written = [line for line in islice(document.view(lines), 5) if line.text.strip()]
    if len(written) > 1 and _is_name(written[0].text) and any(f.edit.span == written[1].span for f in slogans):
        first = written[0]
        before = document.text[first.span.start : first.span.end]
        yield Found(Edit(first.span, before), "a name above the slogan of the site")


def _is_name(text: str) -> bool:
    return len(words(text)) <= MOST_WORDS and not has_end(text)
