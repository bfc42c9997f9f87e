"""A notice about cookies or consent.

What it does
    Takes out the sentences and button captions of consent banners.

Why it is noise
    The law wants them on the page; the article does not.

Known limits
    Long privacy statements are taken only where their sentences are unmistakable.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT006"
CERTAINTY = "likely"
NOISE = (
    "We use cookies to improve your experience on our site.",
    "Accept all cookies",
)
KEPT = (
    "The bakery sold forty cookies before noon.",
    "She said that we use cookies as bait for ants.",
)

find = found_by("cookie-notice")
