"""What a rule is, and how a module of the folder `rules/` becomes one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from cleaner.model import Certainty, Document, Found
from cleaner.text.fresh import Concerned

Find = Callable[[Document], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """A named, explained decision about text.

    `find(document)` yields what it proposes; `certainty` is that of a proposal which says
    nothing else; `noise` are texts it finds something in, `kept` are texts it finds nothing in.
    `concerned`, where a rule has it, names the lines without which it finds nothing.
    """

    code: str
    name: str
    stage: str
    certainty: Certainty
    find: Find
    noise: tuple[str, ...]
    kept: tuple[str, ...]
    explanation: str
    concerned: Concerned | None = None

    @property
    def caption(self) -> str:
        """The first line of the explanation: the rule in one sentence."""
        return self.explanation.splitlines()[0]


def rule_of(module: ModuleType) -> Rule:
    """Return the rule that a module `cleaner.rules.<stage>.<name>` is.

    The module has a docstring, `CODE`, `CERTAINTY`, `NOISE`, `KEPT` and `find`; the names of its file and
    folder are the rule's name and stage. Raises AttributeError naming what is missing.
    """
    _, _, stage, name = module.__name__.split(".")
    return Rule(
        code=module.CODE,
        name=name.replace("_", "-"),
        stage=stage,
        certainty=module.CERTAINTY,
        find=module.find,
        noise=module.NOISE,
        kept=module.KEPT,
        explanation=(module.__doc__ or "").strip(),
        concerned=getattr(module, "concerned", getattr(module.find, "concerned", None)),
    )
