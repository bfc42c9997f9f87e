"""The recipe: the stages in their order; the only place where text changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from cleaner import edits
from cleaner.asked import asked
from cleaner.edits import RANK
from cleaner.language_of import decide
from cleaner.model import SUREST_FIRST, Certainty, Document, Finding, LanguageGuess, Step
from cleaner.rule import Rule
from cleaner.settings import (
    CAPTION_RULE,
    FRAGMENT_STAGE,
    PART_RULE,
    QUOTE_RULE,
    RULES_OF_PARTS,
    SITE_LINE_RULE,
    Settings,
    choice,
)
from cleaner.text.words import count

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

REPORTING_FIRST = STAGES[: STAGES.index("margin") + 1]
"""These report in the first pass: what a caption is known by, the credit below it, is gone in the second."""
REPORTING_LAST = STAGES[STAGES.index("margin") + 1 :]
"""These report in the last pass, when all that is no part of a sentence has left it."""

MOST_PASSES = 8
"""Removing one thing can uncover another. Real texts change in at most two passes, none needed all eight."""


GUARDED_STAGES = ("site", "margin", "repetition", "language", FRAGMENT_STAGE)
"""What the guard looks at: stages that take words for what they say. An extractor leaves out most of a page, and what
a site prints on all its pages (`site-line`) can be most of one."""
FEWEST_GUARDED = 100
"""Words of a text that the guard looks at: of a shorter one a single box can be the greater part."""
HEAD_FOR_A_WORD = 30
"""Characters at the start of a text, for each word that was taken, which mostly show that others are many: four times
as many as a share of one half needs."""


class Outcome(NamedTuple):
    """The last document, the journal that leads to it from the first, and the language it was cleaned as.

    `guarded`: rules that are not certain would have taken more than they may, so they took nothing.
    """

    document: Document
    steps: tuple[Step, ...]
    language: LanguageGuess
    guarded: bool = False


class Seen(NamedTuple):
    """The last document that a stage was given, and what it found."""

    document: Document
    step: Step


def clean(document: Document, settings: Settings) -> Outcome:
    """Take a document through all stages until nothing changes, or with certain rules alone where others take too much.

    Whether they do is decided once more on the text that the certain rules leave, so that cleaning it again is no
    other decision.
    """
    document = replace(document, choice=choice(settings))
    outcome = _cleaned(document, settings)
    if not _takes_too_much(document.text, outcome, settings):
        return outcome
    sure = _cleaned(document, replace(settings, act_from=SUREST_FIRST[0]))
    rest = _cleaned(sure.document, settings)
    return sure._replace(guarded=True) if _takes_too_much(sure.document.text, rest, settings) else outcome


def _takes_too_much(raw: str, outcome: Outcome, settings: Settings) -> bool:
    """Tell whether rules that are not certain took a greater share of the words than they may."""
    taken = Counter[bool]()
    for stage, findings in outcome.steps:
        for finding in findings if stage in GUARDED_STAGES else ():
            if finding.applied and finding.rule != SITE_LINE_RULE:
                taken[finding.certainty == SUREST_FIRST[0]] += count(finding.edit.before)
    if not taken[False]:
        return False
    head = raw[: HEAD_FOR_A_WORD * taken.total()]
    if taken[False] <= settings.most_removed * (count(head) - taken[True]):
        return False  # already of the first words it is little, so of all of them it is
    words = count(raw) - taken[True]
    return words >= FEWEST_GUARDED and taken[False] > settings.most_removed * words


def _cleaned(document: Document, settings: Settings) -> Outcome:
    """Take a document through all stages until nothing changes.

    Where the settings name no language, it is decided from the text, and once more from the clean text: noise
    in another language may have outweighed the article. What is only reported enters the journal once.
    """
    raw, journal, reporting = document.text, [], REPORTING_FIRST
    seen: dict[str, Seen] = {}
    guess = _language(raw, settings)
    for _ in range(MOST_PASSES):
        document, steps = _one_pass(document.in_language(guess.language), settings, seen)
        if any(finding.applied for step in steps for finding in step.findings):
            journal += _what_counts(steps, reporting)
            reporting = ()
            continue
        settled = guess if document.text == raw else _language(document.text, settings)
        if settled.language == guess.language:
            journal += _what_counts(steps, (*reporting, *REPORTING_LAST))
            break
        guess = settled
    if settings.fragments == "report":
        journal.append(_step(FRAGMENT_STAGE, document, settings))
    return Outcome(document, tuple(step for step in journal if step.findings), guess)


def _language(text: str, settings: Settings) -> LanguageGuess:
    return LanguageGuess(settings.language, 1.0, "given") if settings.language else decide(text)


def _what_counts(steps: list[Step], reporting: tuple[str, ...]) -> list[Step]:
    """Leave out what was only reported, but in the stages `reporting`."""
    return [
        step if step.stage in reporting else Step(step.stage, tuple(f for f in step.findings if f.applied))
        for step in steps
    ]


def _one_pass(document: Document, settings: Settings, seen: dict[str, Seen]) -> tuple[Document, list[Step]]:
    """Take a document through all stages once; a stage that has seen just this document is not asked again."""
    steps = []
    for stage in STAGES:
        if stage == FRAGMENT_STAGE and settings.fragments == "report":
            continue  # it would change nothing: one look at the text that stays is enough
        if stage not in seen or seen[stage].document is not document:
            seen[stage] = Seen(document, _step(stage, document, settings))
        step = seen[stage].step
        steps.append(step)
        changes = edits.applied(step.findings) if step.findings else ()
        if changes:
            document = document.followed_by(edits.apply(document.text, changes))
    return document, steps


def _step(stage: str, document: Document, settings: Settings) -> Step:
    findings = [found for rule in asked(stage, document) for found in _findings(rule, document, settings)]
    return Step(stage, tuple(edits.settle(findings)) if findings else ())


def _findings(rule: Rule, document: Document, settings: Settings) -> list[Finding]:
    if not is_asked(rule, settings):
        return []
    findings: list[Finding] = []
    wanted: dict[Certainty, bool] = {}
    for edit, because, certainty in rule.find(document):
        sure = certainty or rule.certainty
        if sure not in wanted:
            wanted[sure] = wants(rule, sure, settings)
        findings.append(Finding(rule.name, edit, because, sure, wanted[sure]))
    return findings


def is_asked(rule: Rule, settings: Settings) -> bool:
    """Tell whether `rule` runs at all."""
    if rule.name == QUOTE_RULE and settings.quotes == "keep":
        return False
    if rule.name == PART_RULE and all(choice(settings).values()):
        return False
    return not settings.only or rule.name in settings.only


def wants(rule: Rule, certainty: Certainty, settings: Settings) -> bool:
    """Tell whether a finding of `rule` that is so sure is to be applied."""
    if rule.name in settings.keep:
        return False
    if rule.name == CAPTION_RULE and not settings.parts and settings.captions != "drop":
        return False
    if RULES_OF_PARTS.get(rule.name) in settings.parts:
        return False
    if rule.stage == FRAGMENT_STAGE and settings.fragments == "report":
        return False
    return RANK[certainty] <= RANK[settings.act_from]
