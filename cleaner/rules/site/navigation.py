"""Menus, breadcrumbs and titles of boxes.

What it does
    Takes out lines that lead to other parts of the site: "Skip to content", "Next article", "Most
    read", "You might also enjoy".

Why it is noise
    They are signposts of the page.

Known limits
    Menu entries are plain words ("Sport"); they are taken only where the page itself tells, not by
    their words.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT009"
CERTAINTY = "likely"
NOISE = (
    "You might also enjoy",
    "Skip to content",
)
KEPT = (
    "You might also enjoy the soup.",
    "They skip to the next song.",
)

find = found_by("navigation")
