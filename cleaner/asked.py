"""Which rules have to be asked about a text: a line is looked at once, and which rules it concerns is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce
from operator import or_

from cleaner.catalogue import rules_of
from cleaner.model import Document
from cleaner.rule import Rule
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines

ALWAYS = 1
"""The bit of the rules that do not tell which lines concern them."""


TOGETHER = (("encoding", "characters", "spacing", "lines"), ("site", "margin"))
"""Stages whose rules look at a line together. The scan for phrases is apart: a line that was only repaired need not be
scanned before the next pass. Rules of other stages are asked in any case."""


class _Group:
    """The rules of some stages that tell which lines concern them, each with a bit of its own."""

    def __init__(self, stages: Sequence[str]) -> None:
        rules = [rule for stage in stages for rule in rules_of(stage)]
        telling = [(rule, rule.concerned) for rule in rules if rule.concerned]
        self._telling = [(ALWAYS << number, concerned) for number, (_, concerned) in enumerate(telling, 1)]
        bits = {rule.name: ALWAYS << number for number, (rule, _) in enumerate(telling, 1)}
        self.bits = {stage: [(bits.get(rule.name, ALWAYS), rule) for rule in rules_of(stage)] for stage in stages}

    def concerned(self, document: Document) -> int:
        """Return the bits of the rules that a line of the document concerns."""
        if not self._telling:
            return ALWAYS
        texts = document.view(lines).texts
        known: dict[str, int] = document.known(self)
        found = set(map(known.get, texts))
        if None in found:
            fresh = dict.fromkeys([text for text in texts if text not in known], 0)
            known.update(fresh)
            self._remember(known, Fresh(list(fresh), document))
            found.update(map(known.__getitem__, fresh))
        return reduce(or_, filter(None, found), ALWAYS)

    def _remember(self, known: dict[str, int], fresh: Fresh) -> None:
        """Let every rule tell which of the lines concern it."""
        for bit, concerned in self._telling:
            for number in concerned(fresh):
                known[fresh.texts[number]] |= bit


@cache
def _group_of(stage: str) -> _Group:
    return next((_group(stages) for stages in TOGETHER if stage in stages), _group((stage,)))


_group = cache(_Group)


def asked(stage: str, document: Document) -> Sequence[Rule]:
    """Return the rules of a stage that may have something to say about a document."""
    group = _group_of(stage)
    concerned = document.view(group.concerned)
    return [rule for bit, rule in group.bits[stage] if bit & concerned]
