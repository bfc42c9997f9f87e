"""A link to another article, with its headline.

What it does
    Takes out "Read also", "READ", "Lire aussi" and their kin in every language, together with the
    headline behind them: the whole line, or inside a paragraph the label and the headline up to
    where it visibly ends.

Why it is noise
    The site put it there to keep its visitor; the headline belongs to another story, often in
    another language.

Known limits
    Where a headline inside a paragraph runs into the next sentence without any mark, its end cannot
    be seen: the label is then only reported.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT001"
CERTAINTY = "likely"
NOISE = (
    "READ MORE: Minister steps down over lost letters",
    "Read also: Bakers fear for their mills",
)
KEPT = (
    "She wanted to read more about the mills.",
    "“Read more books”, the teacher said.",
)

find = found_by("read-also")
