"""Share buttons and the names of social networks in a row.

What it does
    Takes out lines that only ask to share the page, or that only name networks and counters.

Why it is noise
    They are the captions of buttons.

Known limits
    A line that lists networks as part of an article (a table of companies, for instance) looks the
    same.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT003"
CERTAINTY = "likely"
NOISE = (
    "Share Post:",
    "Share on Facebook",
)
KEPT = (
    "Farmers share a post office with the school.",
    "He said he would share the prize on Friday.",
)

find = found_by("share-bar")
