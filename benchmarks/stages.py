"""What the time goes to: clocks around the parts of the cleaner, put there from outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import process_time
from typing import Any
from unittest.mock import patch

from cleaner import Cleaner, cleaning, pipeline
from cleaner.asked import asked
from cleaner.language_of import decide
from cleaner.model import Document
from cleaner.rule import Rule
from cleaner.score import score_of
from cleaner.writing.audit_file import finding_lines

MOST_RULES = 12
"""Rules that are named with a share of their own."""


class Clocks:
    """Seconds by name of the part."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._rules: dict[str, Rule] = {}

    @contextmanager
    def running(self, name: str) -> Iterator[None]:
        """Add the time that the block takes."""
        start = process_time()
        yield
        self.seconds[name] += process_time() - start

    def around(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return `work` with a clock around it; what it yields is collected, so that yielding is timed too."""

        def timed(*arguments: Any) -> Any:
            with self.running(name):
                result = work(*arguments)
                return list(result) if isinstance(result, Iterator) else result

        return timed

    def asked(self, stage: str, document: Document) -> list[Rule]:
        """Return the rules of a stage that are asked about a document, each with a clock."""
        with self.running("telling which rules to ask"):
            rules = asked(stage, document)
        return [self._timed(stage, rule) for rule in rules]

    def _timed(self, stage: str, rule: Rule) -> Rule:
        if rule.name not in self._rules:
            find = self.around(f"stage {stage}", self.around(f"  rule {rule.name}", rule.find))
            self._rules[rule.name] = replace(rule, find=find)
        return self._rules[rule.name]


def shares(pages: Sequence[bytes]) -> list[tuple[str, float]]:
    """Clean every text with clocks running; return the share of each part, the greatest rules last.

    The first rule that looks at something all share (the lines) pays for it; the scan for all phrases, and whatever
    else is found out once for each line, is told apart.
    """
    clocks = Clocks()
    start = process_time()
    with (
        patch.object(pipeline, "asked", clocks.asked),
        patch.object(pipeline, "decide", clocks.around("language decision", decide)),
        patch.object(cleaning, "score_of", clocks.around("score", score_of)),
    ):
        cleaner = Cleaner()
        for page in pages:
            with clocks.running("decoding and encoding"):
                text = page.decode("utf-8", "surrogatepass")
            cleaned = cleaner.clean(text)
            with clocks.running("decoding and encoding"):
                cleaned.text.encode("utf-8", "surrogatepass")
            with clocks.running("audit"):
                b"".join(finding_lines(cleaned.findings))
    return _table(clocks, process_time() - start)


def _table(clocks: Clocks, whole: float) -> list[tuple[str, float]]:
    parts = {name: time for name, time in clocks.seconds.items() if not name.startswith(" ")}
    parts["pipeline itself"] = whole - sum(parts.values())
    rules = sorted((item for item in clocks.seconds.items() if item[0].startswith(" ")), key=lambda item: -item[1])
    return [(name, time / whole) for name, time in [*parts.items(), *rules[:MOST_RULES]]]
