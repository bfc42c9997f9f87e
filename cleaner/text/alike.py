"""Lines made comparable over the pages of a site: one key for what a site prints alike on all of them."""

from __future__ import annotations

import re
from hashlib import blake2b
from unicodedata import normalize

from cleaner.text.characters import encodable
from cleaner.text.folding import folded

FEWEST_LETTERS = 2
"""Letters of a line that is counted: numbers, bars and bullets stand everywhere and say nothing."""

LONGEST = 600
"""Characters of a line that is counted. A longer one is a paragraph; the notices of sites stay below."""

WHOLE, BEGINNING = 100, 80
"""Characters up to which a key says all of its line, and those that it begins with where it ends in a digest: what was
learned of a site stays readable, and its size is bounded."""

FEWEST_PAGES = 4
"""Pages that print a line before it counts as the site's. On 77 text-browser dumps of 6 sites, taken in lots of 4 to
20, lines on 3 pages took 0.3 % of the articles with them, lines on 4 pages 0.02 %."""

SHARE = 0.2
"""The same as a share of the site's pages: a section's menu stands on fewer than all. With 0.1 a tenth more noise goes
on those dumps, but a thousand recipes share much that stands on a tenth of them."""

UNSEEN = ("\u00ad", "\u200b", "\ufeff")
"""What may stand in one copy of a line and not in the next: soft hyphens, zero-width spaces, marks of byte order."""

BREAK = re.compile(r"\r\n?")
DIGITS = re.compile(r"\d+")
LETTERS = re.compile(rf"(?:[^\W\d_][\W\d_]*){{{FEWEST_LETTERS}}}")
"""As many letters as a line needs, whatever stands between them."""


def keys(text: str) -> list[str]:
    """Return a key for each line of `text`, as cut at its line feeds; an empty one for a line that is not counted.

    Lines have the same key when they differ in capitals, accents set apart, white space and the digits of numbers only.
    """
    shown = text if text.isascii() else normalize("NFC", encodable(text))
    for character in UNSEEN:
        shown = shown.replace(character, "")
    shown = DIGITS.sub("0", folded(BREAK.sub("\n", shown) if "\r" in shown else shown))
    return [_key(line) for line in shown.split("\n")]


def _key(line: str) -> str:
    if len(line) > LONGEST or not LETTERS.search(line):
        return ""
    said = line.strip()
    if "  " in said or "\t" in said:
        said = " ".join(said.split())
    if len(said) <= WHOLE:
        return said
    return f"{said[:BEGINNING]}…{blake2b(said.encode(), digest_size=6).hexdigest()}"


def many(pages: int) -> float:
    """Return on how many of a site's pages a line has to stand to be called the site's."""
    return max(FEWEST_PAGES, SHARE * pages)
