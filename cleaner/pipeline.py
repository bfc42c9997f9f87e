"""The recipe: the stages in their order; the only place where text changes."""

from __future__ import annotations

from cleaner import edits
from cleaner.catalogue import rules_of
from cleaner.edits import RANK
from cleaner.model import Certainty, Document, Finding, Step
from cleaner.rule import Rule
from cleaner.settings import CAPTION_RULE, FRAGMENT_STAGE, Settings

STAGES = (
    "page",  # while the lines are those that the extractor judged
    "encoding",  # before any white space is folded: the no-break space is evidence of damage
    "characters",  # from here on lines end in a line feed and nothing is invisible
    "site",  # before spaces are repaired: a gap or two glued words show where a link stood
    "margin",
    "repetition",  # after the noise that would make two copies differ
    "spacing",
    "language",
    "fragment",  # sentences are judged when all that does not belong to them is gone
    "lines",  # last: joined lines and vanished blank ones would hide the seams above
)

MOST_PASSES = 8
"""Removing one thing can uncover another. Real texts settle in two passes, the strangest generated ones in five."""


def clean(document: Document, settings: Settings) -> tuple[Document, tuple[Step, ...]]:
    """Take a document through all stages until nothing changes, and return the last one with the journal.

    The journal holds what was applied in every pass, and what was only reported in the last one: it speaks
    of the text that stayed.
    """
    journal: list[Step] = []
    for _ in range(MOST_PASSES):
        document, steps = _one_pass(document, settings)
        done = [Step(stage, tuple(f for f in found if f.applied)) for stage, found in steps]
        if not any(step.findings for step in done):
            journal += steps
            break
        journal += done
    return document, tuple(step for step in journal if step.findings)


def _one_pass(document: Document, settings: Settings) -> tuple[Document, list[Step]]:
    steps = []
    for stage in STAGES:
        findings = edits.settle([f for rule in rules_of(stage) for f in _findings(rule, document, settings)])
        steps.append(Step(stage, tuple(findings)))
        changes = edits.applied(findings)
        if changes:
            document = document.followed_by(edits.apply(document.text, changes))
    return document, steps


def _findings(rule: Rule, document: Document, settings: Settings) -> list[Finding]:
    if settings.only and rule.name not in settings.only:
        return []
    findings = []
    for edit, because, certainty in rule.find(document):
        sure = certainty or rule.certainty
        findings.append(Finding(rule.name, edit, because, sure, wants(rule, sure, settings)))
    return findings


def wants(rule: Rule, certainty: Certainty, settings: Settings) -> bool:
    """Tell whether a finding of `rule` that is so sure is to be applied."""
    if rule.name in settings.keep:
        return False
    if rule.name == CAPTION_RULE and settings.captions == "keep":
        return False
    if rule.stage == FRAGMENT_STAGE and settings.fragments == "report":
        return False
    return RANK[certainty] <= RANK[settings.act_from]
