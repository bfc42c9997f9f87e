"""A request for money, or for installing an app.

What it does
    Takes out lines and sentences that ask for donations, memberships or downloads for the site.

Why it is noise
    The site speaks to its visitor.

Known limits
    An appeal of a charity reported in the article stays unless it speaks in the name of the site.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT016"
CERTAINTY = "likely"
NOISE = (
    "Support independent journalism",
    "Download our app",
)
KEPT = (
    "They support independent journalism schools.",
    "He watched them download our application forms.",
)

find = found_by("support-pitch")
