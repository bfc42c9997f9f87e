"""A notice that the text was translated or republished by a machine.

What it does
    Takes out sentences in which the site says that it passes news on automatically or had it
    translated by a program.

Why it is noise
    It speaks about the copy, not of the story.

Known limits
    Articles about machine translation use the same words; only whole sentences in which the site
    speaks of itself are taken. Where somebody is said to say it, or a notice begins with other
    words, it is only reported.
"""

from __future__ import annotations

from cleaner.phrases import found_by

CODE = "SIT013"
CERTAINTY = "likely"
NOISE = ("This article was translated automatically from the original language.",)
KEPT = ("The novel was translated automatically, he joked, from dream to page.",)

find = found_by("machine-translation")
