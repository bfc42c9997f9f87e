"""Every rule there is, found by walking the folder `rules/`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from cleaner import rules
from cleaner.rule import Rule, rule_of


class DuplicateRule(ValueError):
    """Two rules share a name or a code."""


@cache
def catalogue() -> Mapping[str, Rule]:
    """Return all rules by name, ordered by code.

    Raises DuplicateRule when two share a name or a code.
    """
    found = [
        rule_of(import_module(module.name))
        for module in pkgutil.walk_packages(rules.__path__, rules.__name__ + ".")
        if not module.ispkg
    ]
    by_name = {rule.name: rule for rule in sorted(found, key=lambda rule: rule.code)}
    if len(by_name) < len(found) or len({rule.code for rule in found}) < len(found):
        raise DuplicateRule("two rules share a name or a code: " + ", ".join(sorted(r.name for r in found)))
    return by_name


@cache
def rules_of(stage: str) -> tuple[Rule, ...]:
    """Return the rules of a stage, ordered by code."""
    return tuple(rule for rule in catalogue().values() if rule.stage == stage)
