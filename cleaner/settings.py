"""What a run may decide, and the defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cleaner.model import Certainty

CAPTION_RULE = "caption"
FRAGMENT_STAGE = "fragment"


@dataclass(frozen=True)
class Settings:
    """What a run may decide; `config.toml` explains every field.

    `keep` and `only` name rules: the findings of kept rules are reported and never applied;
    with `only`, all other rules do not run.
    """

    act_from: Certainty = "likely"
    keep: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    captions: Literal["keep", "drop"] = "keep"
    fragments: Literal["report", "drop"] = "report"
    min_score: float = 0.0
    language: str | None = None


DEFAULTS = Settings()
