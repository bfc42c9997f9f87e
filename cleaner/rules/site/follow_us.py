"""A request to follow the site elsewhere.

What it does
    Takes out lines and sentences that send the reader to the accounts of the site on social
    networks, to its channel or its feed.

Why it is noise
    The site speaks to its visitor.

Known limits
    The address of an account in the middle of a sentence stays when the sentence says something
    else too.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT005"
CERTAINTY = "likely"
NOISE = (
    "Follow us on Twitter",
    "Stay Connected",
)
KEPT = (
    "The dogs follow us on every walk.",
    "Villages stay connected by a single road.",
)

find = found_by("follow-us")
