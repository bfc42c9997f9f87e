"""What the findings of a journal tell of a text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleaner.model import Certainty, Finding, Span, Step
from cleaner.settings import CAPTION_RULE, FRAGMENT_STAGE

PAGE_STAGE = "page"
"""What is only suspected there does not count: where it is unsure whether a text is a page at all, one word can tip the
verdict on half of its lines. Menus that stay are told by how full the lines are, and by their words."""
NOISE_STAGES = (PAGE_STAGE, "site", "margin")
REPETITION_STAGE = "repetition"
LANGUAGE_STAGE = "language"
ENCODING_STAGE = "encoding"
REMOVING_STAGES = (*NOISE_STAGES, REPETITION_STAGE, LANGUAGE_STAGE, FRAGMENT_STAGE)

SURENESS: dict[Certainty, float] = {"certain": 1.0, "likely": 1.0, "suspect": 0.5}
"""What a finding counts. One that is only suspected is taken to be right every other time."""


class Told(NamedTuple):
    """What the findings tell of a text: shares of its characters, and numbers of places."""

    noise: float = 0.0
    repeated: float = 0.0
    foreign: float = 0.0
    removed: float = 0.0
    fragments: float = 0.0
    damaged: float = 0.0


def told(steps: Iterable[Step], size: int, raw_size: int) -> Told:
    """Add up what the findings of a journal tell of a text of `size` characters that came from `raw_size` ones.

    Findings that were applied are gone from the text and only count as removed; so is what a finding speaks of
    that lost against an applied one. Captions are no noise, nor is what is suspected of a page.
    """
    left: defaultdict[str, float] = defaultdict(float)
    places: defaultdict[str, float] = defaultdict(float)
    removed = 0
    for stage, findings in steps:
        if stage in REMOVING_STAGES:
            removed += sum([len(found.edit.before) for found in findings if found.applied])
        staying = _staying(findings, stage)
        left[stage] += _covered(staying)
        places[stage] += sum(SURENESS[found.certainty] for found in staying)
    size, raw_size = max(1, size), max(1, raw_size)
    return Told(
        noise=sum(left[stage] for stage in NOISE_STAGES) / size,
        repeated=left[REPETITION_STAGE] / size,
        foreign=left[LANGUAGE_STAGE] / size,
        removed=removed / raw_size,
        fragments=places[FRAGMENT_STAGE],
        damaged=places[ENCODING_STAGE],
    )


def _staying(findings: Sequence[Finding], stage: str) -> list[Finding]:
    """Return the findings, which are in text order, that count, were not applied and touch none that was."""
    waiting = [found for found in findings if not found.applied and found.rule != CAPTION_RULE]
    if stage == PAGE_STAGE:
        waiting = [found for found in waiting if found.certainty != "suspect"]
    if not waiting:
        return []
    gone = [found.edit.span for found in findings if found.applied]
    return [found for found in waiting if not _touches(found.edit.span, gone)]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether `span` shares a character with one of the others, which are in text order and share none."""
    at = bisect_left(others, span)
    return any(start < span.end and span.start < end for start, end in others[max(0, at - 1) : at + 1])


def _covered(in_text_order: Iterable[Finding]) -> float:
    """Return how many characters the findings cover, each character once, by how sure the findings are."""
    covered, reached = 0.0, 0
    for finding in in_text_order:
        start, end = finding.edit.span
        covered += SURENESS[finding.certainty] * max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered
