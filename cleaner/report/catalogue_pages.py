"""The rules, for people to read."""

from __future__ import annotations

from collections import Counter

from cleaner.catalogue import catalogue
from cleaner.errors import WrongUsage
from cleaner.language import languages
from cleaner.report.table import columns
from cleaner.report.terminal import harmless
from cleaner.rule import Rule
from cleaner.scan import phrases
from cleaner.text.spelling import did_you_mean


def rule_list(language: str | None) -> str:
    """Return a table of all rules; with a language, followed by what its sites say, rule by rule.

    Raises WrongUsage when the language has no file.
    """
    if language is not None and language not in languages():
        raise WrongUsage(f"there is no language {language}; there are {', '.join(languages())}")
    counts = Counter(phrase.rule for code, phrase in phrases() if language in (None, code))
    heads = ("rule", "code", "stage", "certainty", "phrases", "what it takes out")
    rows = [
        (rule.name, rule.code, rule.stage, rule.certainty, counts[rule.name], rule.caption)
        for rule in catalogue().values()
    ]
    return columns([heads, *rows]) + ("" if language is None else _phrases(language))


def _phrases(language: str) -> str:
    rows: dict[str, list[tuple[str, ...]]] = {}
    for code, phrase in phrases():
        if code == language:
            row = (f"  {phrase.stands}", phrase.certainty, phrase.seen, phrase.match)
            rows.setdefault(phrase.rule, [(phrase.rule, "certainty", "seen", "match")]).append(row)
    return "".join("\n" + columns(table) for table in rows.values())


def explanation(name: str) -> str:
    """Return what a rule does, why, its limits and its examples; it is asked for by name or code.

    Raises WrongUsage when there is none of that name.
    """
    rules = catalogue()
    by_code = {rule.code.lower(): rule for rule in rules.values()}
    rule = rules.get(name.lower()) or by_code.get(name.lower())
    if rule is None:
        raise WrongUsage(f"there is no rule {name}{did_you_mean(name, (*rules, *by_code))}")
    number = Counter(phrase.rule for _, phrase in phrases())[rule.name]
    head = f"{rule.name} ({rule.code}, stage {rule.stage}, {rule.certainty})\n"
    spoken = f"\nPhrases: {number}, listed by `cleaner rules --language CODE`.\n" if number else ""
    return f"{head}\n{rule.explanation}\n{spoken}{_examples(rule)}"


def _examples(rule: Rule) -> str:
    noise = "".join(f"    {_quoted(text)}\n" for text in rule.noise)
    kept = "".join(f"    {_quoted(text)}\n" for text in rule.kept)
    return f"\nFinds something in\n{noise}\nFinds nothing in\n{kept}"


def _quoted(text: str) -> str:
    return harmless(text).replace("\n", "⏎")
