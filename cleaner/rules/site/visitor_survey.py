"""An invitation to rate the site, or to try a new form of it.

What it does
    Takes out lines and sentences in which the site asks its visitor for an opinion about itself or
    leads to a preview of its new pages.

Why it is noise
    The site speaks to its visitor about itself; the article says nothing here.

Known limits
    A survey that the article reports on stays: only sentences in the name of the site are known.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT021"
CERTAINTY = "likely"
NOISE = (
    "Help us improve our website",
    "Take our reader survey",
)
KEPT = (
    "They help us improve our websites, said the teacher of the pupils.",
    "The reader survey of the guild was burned.",
)

find = found_by("visitor-survey")
