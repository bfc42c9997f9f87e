"""What was learnt of a language by `python -m training.seams`; read when first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "weights"
SHARED = "all"
"""The file of what all languages share."""
UNIT = 0.05
"""What a weight is counted in: steps that no sum of twenty of them notices."""


class Learnt(NamedTuple):
    """How much each trait of a gap weighs, and the words with a capital that open sentences and are no names."""

    weights: Mapping[str, int] = {}
    openers: frozenset[str] = frozenset()


@cache
def learnt(language: str) -> Learnt:
    """Return what was learnt of a language, or of all together; nothing where there was too little to learn from."""
    file = FOLDER / f"{language}.json"
    if not file.is_file():
        return Learnt()
    read = json.loads(file.read_text("utf-8"))
    return Learnt(read["weights"], frozenset(read["openers"].split()))
