"""An invitation to a newsletter.

What it does
    Takes out lines and sentences that ask the reader to sign up for mail from the site.

Why it is noise
    The site speaks to its visitor; the article says nothing here.

Known limits
    An article about newsletters may quote such an invitation; inside quotation marks it stays.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT004"
CERTAINTY = "likely"
NOISE = ("Sign up for our newsletter!",)
KEPT = (
    "He shouted: “Sign up for our newsletter!”",
    "The newsletter reached ten thousand readers.",
)

find = found_by("newsletter")
