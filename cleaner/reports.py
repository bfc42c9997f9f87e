"""Whether a phrase of sites is the words of somebody of whom the text tells: a report, which stays."""

from __future__ import annotations

import re
from functools import cache

from cleaner.language import Phrase, words_of
from cleaner.scan import compiled
from cleaner.text.extents import Extent
from cleaner.text.folding import folded, plain

OF_TEXTS_TOO = frozenset(("machine-translation",))
"""Rules whose phrases are told of the texts of others too: "the editor admitted that the article was translated by a
machine". Behind such words they are only reported."""
LONGEST_LABEL = 1
"""Words that may stand before such a phrase in a notice, as a label or an "and". Chosen by 28 sentences in 24 languages
that report what somebody said of a text: 21 of them were taken without it, one is with it."""
LABEL_ENDS = (":", "：", "–", "—", "-", "|", "*", "(", "[")

WORD = re.compile(r"[^\W\d_]+")
COMMAS = re.compile("[,،]")
NEAR = 4
"""Words behind a comma among which the verb of the one who speaks stands: ", as my old mother wrote"."""


def is_report(number: int, phrase: Phrase, language: str, extent: Extent) -> bool:
    """Tell whether the sentence that a phrase, by its place in `phrases()`, was found in reports what somebody said.

    `language` is that of the phrase; nothing is told of what is no sentence.
    """
    of_text = phrase.rule in OF_TEXTS_TOO and _is_behind_words(extent.lead) and _opens_sentences(number)
    return of_text or _is_behind_that(extent.lead, language) or _is_before_speaker(extent.rest, language)


def _is_behind_words(lead: str) -> bool:
    """Tell whether the words before a phrase may be those of one who says it: more than a label."""
    return len(lead.split()) > LONGEST_LABEL and not lead.rstrip().endswith(LABEL_ENDS)


def _is_behind_that(lead: str, language: str) -> bool:
    """Tell whether a phrase is what somebody says "that" of: "the publisher insists that all rights are reserved"."""
    words = WORD.findall(lead)
    return bool(words) and words[-1].lower() in words_of(language, "that")


def _is_before_speaker(rest: str, language: str) -> bool:
    """Tell whether behind a phrase the text names who says it: ", my mother wrote"."""
    near = (word for part in COMMAS.split(rest)[1:] for word in WORD.findall(part)[:NEAR])
    return any(word.lower() in words_of(language, "says") for word in near)


@cache
def _opens_sentences(number: int) -> bool:
    """Tell whether a phrase holds all of its notice from the first word on: it then opens all of its examples."""
    phrase, _, pattern, _ = compiled(number)
    return all(pattern.match(plain(noise) if phrase.cased else folded(noise)) for noise in phrase.noise)
