"""A copyright line.

What it does
    Takes out lines that only claim rights: "All rights reserved", "© 2024 Example Press".

Why it is noise
    It stands at the foot of every page.

Known limits
    A copyright claim inside a sentence of the article stays.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT012"
CERTAINTY = "likely"
NOISE = ("© 2024 Example Press. All rights reserved.",)
KEPT = ("All rights reserved for members were abolished in March.",)

find = found_by("copyright")
