"""What a run did, as one page for a browser: nothing of the texts in it is taken for markup, and it loads nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from cleaner.catalogue import catalogue
from cleaner.overview import Example, Overview
from cleaner.report.terminal import harmless
from cleaner.writing.manifest import ManifestRow

LONGEST = 400
"""Characters of an example: a paragraph is enough to judge by."""

HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What the cleaner did</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border-bottom: 1px solid #ddd; padding: .25rem .75rem; text-align: left; vertical-align: top; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { background: #4a7; height: .8rem; }
del { background: #fdd; } ins { background: #dfd; text-decoration: none; }
blockquote { margin: .5rem 0 1rem; padding-left: 1rem; border-left: 3px solid #ddd; white-space: pre-wrap; }
small { color: #666; }
</style></head><body>
"""


def browser_page(found: Overview) -> str:
    """Return the page of a run."""
    return HEAD + "".join(_sections(found)) + "</body></html>\n"


def _sections(found: Overview) -> Iterator[str]:
    tally = found.tally
    yield "<h1>What the cleaner did</h1>\n"
    statuses = [(status, number) for status, number in tally.statuses.most_common()]
    yield _table(("documents", ""), [*statuses, ("words kept", tally.words), ("words removed", tally.words_removed)])
    yield "<h2>Scores</h2>\n" + _bars(tally.scores)
    yield "<h2>Rules</h2>\n"
    rows = [
        (rule, number, catalogue()[rule].caption) for rule, number in tally.applied.most_common() if rule in catalogue()
    ]
    yield _table(("rule", "applied", "what it takes care of"), rows)
    for heading, documents in (
        ("Lowest scores", found.lowest),
        ("Most words gone", found.most_removed),
        ("Failed", found.failed),
    ):
        if documents:
            yield f"<h2>{heading}</h2>\n" + _documents(documents)
    yield "<h2>Examples</h2>\n"
    for rule in sorted(found.examples):
        yield f"<h3>{_safe(rule)}</h3>\n" + "".join(map(_example, found.examples[rule]))


def _documents(rows: Iterable[ManifestRow]) -> str:
    cells = [
        (
            row.source,
            "" if row.score is None else f"{row.score:.3f}",
            row.counts.words if row.counts else "",
            row.counts.words_removed if row.counts else "",
            row.error or "",
        )
        for row in rows
    ]
    return _table(("document", "score", "words", "words removed", ""), cells)


def _table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    head = "".join(f"<th>{_safe(one)}</th>" for one in heads)
    body = "".join("<tr>" + "".join(map(_cell, row)) + "</tr>\n" for row in rows)
    return f"<table><tr>{head}</tr>\n{body}</table>\n"


def _cell(value: object) -> str:
    return f'<td class="number">{value:,}</td>' if isinstance(value, int) else f"<td>{_safe(str(value))}</td>"


def _bars(tenths: Sequence[int]) -> str:
    most = max(tenths) or 1
    rows = "".join(
        f"<tr><td>{place / 10:.1f}–{(place + 1) / 10:.1f}</td><td class='number'>{number:,}</td>"
        f"<td><div class='bar' style='width:{30 * number / most:.2f}rem'></div></td></tr>\n"
        for place, number in enumerate(tenths)
    )
    return f"<table>{rows}</table>\n"


def _example(example: Example) -> str:
    found = example.finding
    done = "" if found.applied else ", only reported"
    before = f"<del>{_safe(found.before[:LONGEST])}</del>" if found.before else ""
    after = f"<ins>{_safe(found.after[:LONGEST])}</ins>" if found.after else ""
    told = f"{example.source}, line {found.line}: {found.because} ({found.certainty}{done})"
    return f"<blockquote>{before}{after}\n<small>{_safe(told)}</small></blockquote>\n"


def _safe(text: str) -> str:
    """Return a text that stands for itself in a page."""
    return escape(harmless(text))
