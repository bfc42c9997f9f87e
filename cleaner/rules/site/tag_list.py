"""A list of key words under an article.

What it does
    Takes out lines that begin with "Tags:", "Filed under:" and their kin.

Why it is noise
    Key words file the article; they are not read with it.

Known limits
    A list of key words without such a label cannot be told from other lists.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT011"
CERTAINTY = "likely"
NOISE = (
    "Tags: mills, bread, harvest",
    "Filed under: Local news",
)
KEPT = (
    "The price tags: she had sewn them herself.",
    "The report was filed under the wrong name.",
)

find = found_by("tag-list")
