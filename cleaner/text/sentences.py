"""Where sentences begin and end: sentencex's cuts, with the wrong ones after abbreviations taken back."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from cleaner.model import Span
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS

ABBREVIATION_END = re.compile(r"(?<!\w)(?:[^\W\d_]|[A-Z][a-z]{1,3}|(?:[^\W\d_]\.)+[^\W\d_])\.\s*$")
"""A stop behind one letter, a short capitalised title (Dr., Mme.) or dotted letters (U.S.) may end no sentence."""

ENDED = re.compile(rf"[{re.escape(SENTENCE_ENDS)}][{re.escape(CLOSERS)}\s]*$")


def sentences(text: str, language: str) -> list[Span]:
    """Return the sentences of one line of text as spans that together cover it.

    `language` is an ISO 639-1 code; an unknown one is cut by sentencex's fallback rules.
    """
    if not text:
        return []
    spans: list[Span] = []
    for cut in get_sentence_boundaries(language, text):
        start, end = cut["start_index"], cut["end_index"]
        if spans and _goes_on(text[spans[-1].start : start], text[start:end]):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans


def _goes_on(before: str, after: str) -> bool:
    """Tell whether the cut between two stretches stands in the middle of a sentence."""
    return bool(ABBREVIATION_END.search(before[-12:])) or not after.strip()


def has_end(text: str) -> bool:
    """Tell whether `text` closes like a sentence: an end mark, and after it at most closing quotes and brackets."""
    return bool(ENDED.search(text[-40:]))
