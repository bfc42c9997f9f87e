"""A folder of scrapes with a list, for each, of what the cleaned text must show: `expected.json`.

`must_go`, `must_stay`, `once`, `repaired`: about the clean text. `must_flag`, `must_not_flag`: about what
the fragment stage reports. White space of any kind counts as one blank, but for `repaired`, where it counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cleaner import Cleaned, Cleaner


def broken(folder: Path) -> list[str]:
    """Clean the scrapes of a folder and return every expectation that does not hold, in words."""
    cleaner = Cleaner()
    failures = []
    for name, expected in json.loads((folder / "expected.json").read_text("utf-8")).items():
        cleaned = cleaner.clean((folder / f"{name}.txt").read_text("utf-8"), name=name)
        failures += [f"{name}: {failure}" for failure in _failures(cleaned, expected)]
    return failures


def _failures(cleaned: Cleaned, expected: Mapping[str, Any]) -> Iterator[str]:
    text = _folded(cleaned.text)
    checks: dict[str, Callable[[str], bool]] = {
        "must_go": lambda words: _folded(words) not in text,
        "must_stay": lambda words: _folded(words) in text,
        "once": lambda words: text.count(_folded(words)) == 1,
        "repaired": lambda words: re.search(_loosely(expected["repaired"][words]), cleaned.text) is not None,
        "must_flag": lambda words: _is_flagged(cleaned, words),
        "must_not_flag": lambda words: not _is_flagged(cleaned, words),
    }
    for demand, holds in checks.items():
        yield from (f"{demand}: {words}" for words in expected.get(demand, ()) if not holds(words))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _loosely(words: str) -> str:
    """Return a pattern in which a blank stands for exactly one white space of any kind."""
    return re.escape(words).replace("\\ ", r"\s")


def _is_flagged(cleaned: Cleaned, words: str) -> bool:
    place = re.search(r"\s+".join(map(re.escape, words.split())), cleaned.raw)
    if place is None:
        return False
    return any(
        entry.stage == "fragment" and entry.span.start <= place.end() and place.start() <= entry.span.end
        for entry in cleaned.findings
    )
