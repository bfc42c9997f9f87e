"""The quality score: how far a text can be trusted, from 0.0 to 1.0, and what speaks against it.

Every signal can take at most its weight from the score: a signal of value `v` and weight `w` leaves
`1 - w * (1 - v)` of it. So one fatal fault is enough to sink a text, and nothing is hidden behind an average.

There are no cliffs. A word can make or break the sentence that it stands in, so the change of one word moves the
score by at most the share that its sentence (or a usual one, where it is shorter) has of the words looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, log, prod

from cleaner.model import LanguageGuess, Score, Signal, Step
from cleaner.score.evidence import Evidence, evidence_of
from cleaner.score.signals import KINDS
from cleaner.score.told import told

MIDDLE = 0.5
"""Where the score of a text without any evidence would stand."""
DIGITS = 4
"""Digits that are told: one word of ten thousand shows."""
UNEVEN = 0.07
"""How far a stretch of a long text scores from the whole of it, nine times in ten, however long the stretch."""
FEW_WORDS = 40.0
"""Words that a text must have for its own evidence to weigh as much as the middle: two sentences."""


def score_of(raw: str, clean: str, steps: Sequence[Step], language: LanguageGuess) -> Score:
    """Score the text as it left the cleaner: what was only reported is still in it."""
    return _score(evidence_of(clean, language.language, told(steps, len(clean), len(raw))), language)


def raw_score_of(raw: str, steps: Sequence[Step], language: LanguageGuess) -> Score:
    """Score the text as it came: everything that was found was still in it."""
    undone = [Step(step.stage, tuple(finding._replace(applied=False) for finding in step.findings)) for step in steps]
    return _score(evidence_of(raw, language.language, told(undone, len(raw), len(raw))), language)


def _score(found: Evidence, language: LanguageGuess) -> Score:
    if not found.words:
        return Score(0.0, 0.0, ())
    trust = found.words / (found.words + FEW_WORDS)
    judged = [(kind, *kind.judge(found, language)) for kind in KINDS]
    left = [1 - kind.weight * (1 - value) for kind, value, _ in judged]
    score = prod(left)
    taken = trust * (1 - score) / (-log(score) or 1.0)
    signals = [
        Signal(kind.name, round(value, DIGITS), kind.weight, round(log(1 / kept) * taken, DIGITS), because)
        for (kind, value, because), kept in zip(judged, left, strict=True)
    ]
    unknown = (1 - trust) * (1 - MIDDLE)
    because = f"about {found.words:.0f} words to go by"
    signals.append(Signal("length", round(trust, DIGITS), 1 - MIDDLE, round(unknown, DIGITS), because))
    value = trust * score + (1 - trust) * MIDDLE
    return Score(round(value, DIGITS), round(_uncertainty(trust), DIGITS), tuple(signals))


def _uncertainty(trust: float) -> float:
    return hypot((1 - trust) * MIDDLE, UNEVEN)
