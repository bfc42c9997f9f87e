"""A link to another article, with its headline.

What it does
    Takes out "Read also", "READ", "Lire aussi" and their kin in every language, together with the
    headline behind them: the whole line, or inside a paragraph the label and the headline up to
    where it visibly ends. Lines that begin with one and the same address ("Example.com: Ten soups
    for cold days") are links too where two or more stand in a text.

Why it is noise
    The site put it there to keep its visitor; the headline belongs to another story, often in
    another language.

Known limits
    Where a headline inside a paragraph runs into the next sentence without any mark, its end cannot
    be seen: the label is then only reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found
from cleaner.phrases import lines_told_of, matches
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines

CODE = "SIT001"
CERTAINTY = "likely"
NOISE = (
    "READ MORE: Minister steps down over lost letters",
    "Read also: Bakers fear for their mills",
    "Example.com: Ten soups for cold days\nExample.com: Who stole the harbour bell?\n",
)
KEPT = (
    "She wanted to read more about the mills.",
    "“Read more books”, the teacher said.",
    "Example.com: the shop that sold bells and soups has closed.",
)

ADDRESSED = re.compile(
    r"[ \t]{0,9}(?P<site>\w[\w-]{1,40}\.(?:com|org|net|info|eu|fr|de|es|it|pt|nl|be|ch|at|co\.uk|ru|pl|com\.br)): "
    r"\S.{5,150}(?<![.…])",
    re.IGNORECASE,
)
"""A line of an address and a headline; headlines of dailies stay below 150 characters."""
LONGEST_SITE = 60
"""Characters in which the address ends."""
TWICE = 2


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines that hold a label, and those of an address and a headline."""
    yield from lines_told_of(fresh, "read-also")
    for number in [number for number, text in enumerate(fresh.texts) if ": " in text[:LONGEST_SITE]]:
        if ADDRESSED.fullmatch(fresh.texts[number]):
            yield number


def find(document: Document) -> Iterator[Found]:
    """Yield links by their labels, and the lines that name an address which other lines name too."""
    yield from document.view(matches).get("read-also", ())
    cut = document.view(lines)
    tried = (
        (number, ADDRESSED.fullmatch(text)) for number, text in enumerate(cut.texts) if ": " in text[:LONGEST_SITE]
    )
    sites = {number: link["site"] for number, link in tried if link}
    times = Counter(map(str.lower, sites.values()))
    for number, site in sites.items():
        if times[site.lower()] >= TWICE:
            span = cut[number].span
            because = f"one of {times[site.lower()]} links to {site}"
            yield Found(Edit(span, document.text[span.start : span.end]), because)
