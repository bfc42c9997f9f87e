"""The quality score."""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.model import Document, LanguageGuess, Score, Step


def score_of(raw: Document, clean: Document, steps: Sequence[Step], language: LanguageGuess) -> Score:
    return Score(1.0, ())
