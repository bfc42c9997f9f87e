"""Where sentences begin and end: sentencex's cuts, with the wrong ones after abbreviations taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from sentencex import get_sentence_boundaries

from cleaner.model import Span
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS, encodable

WINDOW = 2000
"""Characters cut at a time. Quotations that nobody closes make sentencex quadratic: 80 s for 1 MB of them, 2 s with
windows. Ten sentences of law still fit in one."""

INITIAL = re.compile(r"(?<![\w°/])[^\W\d_]\.\s*$")
"""A stop behind one letter: an initial, a letter that counts a list, the French *M.*; not a unit, as in 30°C."""

COUNTER = re.compile(r"\W*\d{1,3}\.\s*")
"""A number that counts a list, when it is all that a sentence would consist of."""

ABBREVIATION = re.compile(r"(?<!\w)(\w{1,12})\.\s*$")
"""The word before a stop at the end; the longest abbreviations of the language files have eight letters."""

LONGEST_ENDING = 20
"""Characters before a cut that tell whether it is one: more than an abbreviation and its space."""

END_MARKS = frozenset(SENTENCE_ENDS)
CLOSING = CLOSERS + " \t\n\r\u00a0\u202f"
"""What may stand behind the end mark of a sentence."""


def sentences(text: str, language: str, abbreviations: Set[str] = frozenset()) -> list[Span]:
    """Return the sentences of one line of text as spans that together cover it.

    `language` is an ISO 639-1 code; an unknown one is cut by sentencex's fallback rules. `abbreviations` are the
    words, as they are written, behind which a stop ends no sentence. The time is linear in the length of `text`.
    """
    spans: list[Span] = []
    for start, end, is_whole in _cuts(text, language):
        before = text[max(spans[-1].start, start - LONGEST_ENDING) : start] if spans else ""
        if before and (not is_whole or _goes_on(before, text[start:end], abbreviations)):
            spans[-1] = Span(spans[-1].start, end)
        else:
            spans.append(Span(start, end))
    return spans


def _cuts(text: str, language: str) -> Iterator[tuple[int, int, bool]]:
    """Yield sentencex's stretches, window by window; False with one that begins where a window had no cut."""
    shown = encodable(text)
    start, is_whole = 0, True
    while start < len(text):
        found = [cut["end_index"] for cut in get_sentence_boundaries(language, shown[start : start + WINDOW])]
        in_middle = start + WINDOW < len(text)
        offset = start
        for end in found[:-1] if in_middle and len(found) > 1 else found:
            yield start, offset + end, is_whole
            start, is_whole = offset + end, True
        is_whole = not (in_middle and len(found) == 1)


def _goes_on(before: str, after: str, abbreviations: Set[str]) -> bool:
    """Tell whether the cut between a stretch, of which `before` is the end, and the next is in mid-sentence."""
    if not after.strip() or INITIAL.search(before) or COUNTER.fullmatch(before):
        return True
    word = ABBREVIATION.search(before)
    return word is not None and word[1] in abbreviations and (word[1][0].isupper() or not after[:1].isupper())


def has_end(text: str) -> bool:
    """Tell whether `text` closes like a sentence: an end mark, and after it at most closing quotes and brackets."""
    return text[-LONGEST_ENDING:].rstrip(CLOSING)[-1:] in END_MARKS
