"""The label of an advertisement.

What it does
    Takes out lines that only announce an advertisement or that the story continues below one.

Why it is noise
    The advertisement itself is gone, or never was text.

Known limits
    Advertisements written as articles are not recognised.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT008"
CERTAINTY = "likely"
NOISE = (
    "Advertisement",
    "Story continues below advertisement",
)
KEPT = (
    "The advertisement showed a green door.",
    "The story continues in the second volume.",
)

find = found_by("advertisement")
