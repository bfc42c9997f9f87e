"""A note that the story was updated or will be.

What it does
    Takes out "This story has been updated." and its kin where they are a line or a sentence of
    their own.

Why it is noise
    It tells how the page was made, not what happened.

Known limits
    A correction that says what was wrong is content and stays.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT015"
CERTAINTY = "likely"
NOISE = (
    "This story has been updated.",
    "This is a developing story. Check back for updates.",
)
KEPT = ("This story has been updated by every generation of storytellers.",)

find = found_by("story-update")
