"""Footer lines about terms, privacy and contact.

What it does
    Takes out lines that only name the legal pages of a site or the rules of its comments.

Why it is noise
    They stand at the foot of every page.

Known limits
    Legal pages as articles of their own are not what it looks for.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT020"
CERTAINTY = "likely"
NOISE = (
    "Terms of Use",
    "Privacy Policy",
)
KEPT = (
    "The terms of use were read aloud in court.",
    "A new privacy policy divided the council.",
)

find = found_by("legal-notice")
