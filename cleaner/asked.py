"""Which rules have to be asked about a text: a line is looked at once, and which rules it concerns is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, reduce
from operator import or_

from cleaner.catalogue import catalogue, rules_of
from cleaner.model import Document
from cleaner.rule import Rule
from cleaner.text.fresh import Fresh
from cleaner.text.lines import lines

ALWAYS = 1
"""The bit of the rules that do not tell which lines concern them."""


@cache
def _telling() -> Sequence[tuple[int, Rule]]:
    """Return the rules that tell which lines concern them, each with a bit of its own."""
    telling = [rule for rule in catalogue().values() if rule.concerned]
    return [(ALWAYS << number, rule) for number, rule in enumerate(telling, 1)]


@cache
def _bits(stage: str) -> Sequence[tuple[int, Rule]]:
    bit_of = {rule.name: bit for bit, rule in _telling()}
    return [(bit_of.get(rule.name, ALWAYS), rule) for rule in rules_of(stage)]


def asked(stage: str, document: Document) -> Sequence[Rule]:
    """Return the rules of a stage that may have something to say about a document."""
    concerned = document.view(concerns)
    return [rule for bit, rule in _bits(stage) if bit & concerned]


def concerns(document: Document) -> int:
    """Return the bits of the rules that a line of the document concerns; ask with `document.view(concerns)`."""
    texts = document.view(lines).texts
    known: dict[str, int] = document.known(concerns)
    found = set(map(known.get, texts))
    if None in found:
        fresh = dict.fromkeys([text for text in texts if text not in known], 0)
        known.update(fresh)
        _remember(known, Fresh(list(fresh), document))
        found.update(map(known.__getitem__, fresh))
    return reduce(or_, filter(None, found), ALWAYS)


def _remember(known: dict[str, int], fresh: Fresh) -> None:
    """Let every rule tell which of the lines concern it."""
    for bit, rule in _telling():
        for number in rule.concerned(fresh):  # type: ignore[misc]  # these are the rules that have it
            known[fresh.texts[number]] |= bit
