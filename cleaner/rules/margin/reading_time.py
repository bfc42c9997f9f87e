"""How long the article takes to read.

What it does
    Takes out lines such as "3 min read".

Why it is noise
    The site counted words; it is no part of the text.

Known limits
    A reading time inside a sentence stays.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "MAR003"
CERTAINTY = "likely"
NOISE = (
    "3 min read",
    "Reading time: 4 minutes",
)
KEPT = ("It took her 3 minutes to read the letter.",)

find = found_by("reading-time")
