"""The line that names who wrote the article.

What it does
    Takes out lines in which the site names its desk or the author in a fixed form; a plain name
    stays. Where the setting `parts` names `byline`, it only reports.

Why it is noise
    It is a field of the page, not a sentence of the text.

Known limits
    Names without a fixed form cannot be told from headings.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "MAR002"
CERTAINTY = "likely"
NOISE = ("By our correspondent",)
KEPT = ("By our correspondents he meant the pigeons.",)

find = found_by("byline")
