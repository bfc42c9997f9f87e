"""What an aggregator adds to a text that it took from elsewhere.

What it does
    Takes out "[+123 chars]", "Continue reading", "This article was originally published on …".

Why it is noise
    It belongs to the copy.

Known limits
    A named source in running text stays.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT017"
CERTAINTY = "likely"
NOISE = (
    "Continue reading",
    "[+2345 chars]",
)
KEPT = (
    "They continue reading until midnight.",
    "The label [+18 years] was missing.",
)

find = found_by("aggregator")
