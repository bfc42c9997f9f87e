"""Marks that a text browser sets in the place of page elements.

What it does
    Takes out "(BUTTON)", "IFRAME:", "[IMG]" and the like.

Why it is noise
    They stand for things that are no text.

Known limits
    A manual of a text browser that explains these marks loses them.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT019"
CERTAINTY = "certain"
NOISE = (
    "(BUTTON)",
    "IFRAME: https://www.example.org/frame",
)
KEPT = (
    "The button (red) was stuck.",
    "They called the frame an iframe: a window in a page.",
)

find = found_by("text-browser")
