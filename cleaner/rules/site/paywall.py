"""A paywall, a registration wall or a subscription pitch.

What it does
    Takes out lines and sentences that ask the reader to subscribe, to log in or to pay to read on.

Why it is noise
    They stand in the place of the text, or sell it.

Known limits
    An article that ends at the wall stays cut; the fragment rules tell that.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT007"
CERTAINTY = "likely"
NOISE = (
    "Subscribe now to continue reading",
    "Already a subscriber? Log in",
)
KEPT = (
    "Readers subscribe for many reasons.",
    "The club asked subscribers to continue reading to children.",
)

find = found_by("paywall")
