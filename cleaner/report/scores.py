"""What texts are worth and what was done to them, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cleaner.diff import Tally, tally
from cleaner.report.table import columns
from cleaner.report.terminal import harmless, one_line
from cleaner.text.words import count
from cleaner.texts import Text

SUMMED = ("words removed", "applied", "reported")


def score_page(text: Text) -> str:
    """Return the score of a text, signal by signal."""
    score, guess = text.cleaned.score, text.cleaned.language
    head = f"{one_line(text.name)}: {score.value:.3f}, {guess.language} ({guess.decided_by}, {guess.share:.2f})\n"
    rows = [(f"  {one.name}", f"{one.value:.3f}", f"{one.weight:g}", one.because) for one in score.signals]
    return head + harmless(columns([("  signal", "value", "weight", "because"), *rows]))


def stat_table(texts: Iterable[Text]) -> str:
    """Return what was done: a row for each text, and below it one for each rule."""
    files: list[tuple[object, ...]] = [("file", "words", *SUMMED)]
    sums: dict[str, Counter[str]] = {}
    for text in texts:
        by_rule = tally(text.cleaned.steps)
        for one in by_rule:
            sums.setdefault(one.rule, Counter()).update(_summed([one]))
        files.append((one_line(text.name), count(text.cleaned.raw), *_summed(by_rule).values()))
    busiest = sorted(sums, key=lambda rule: (-sums[rule]["applied"], rule))
    rules = [(rule, *(sums[rule][name] for name in SUMMED)) for rule in busiest]
    return columns(files) + ("\n" + columns([("rule", *SUMMED), *rules]) if rules else "")


def _summed(tallies: Sequence[Tally]) -> dict[str, int]:
    return {name: sum(getattr(one, name.replace(" ", "_")) for one in tallies) for name in SUMMED}
