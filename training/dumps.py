"""The dumps that are trained on: pages in several renderings, real dumps as they are, kept in a working folder."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from training.pages import DUMPS, Page, pages
from training.renderings import RENDERINGS, rendered

EVERY = {"wcxb_dev": 2, "dragnet": 4, "l3s_gn1": 2, "cleaneval_final": 4}
"""Of these sets, all English, every so many pages are taken; of all others every page."""
TWICE = frozenset(("student_corpora", "fundus"))
"""Sets of which every page is taken in two renderings: those with the most languages."""
TEXT_BROWSER = 0.4
"""Share of the pages taken once that are rendered as a text browser does; the rest is shared out among the others."""
NO_ARTICLE = frozenset(("product", "listing", "collection"))
"""Kinds of pages that are left out: what their text is, is another question."""
LONGEST_PAGE = 1_500_000
"""Characters of markup above which a page is left out."""


class Dump(NamedTuple):
    """A rendering of a page, or a real dump, with the text of its article."""

    set: str
    key: str
    site: str
    language: str
    kind: str
    rendering: str
    text: str
    gold: str


def dumps(data: Path, work: Path, part: int = 0, parts: int = 1) -> Iterator[Dump]:
    """Yield all dumps (those of a part of the pages), from the working folder where an earlier run has made them."""
    kept = work / f"dumps-{part}-of-{parts}.jsonl"
    if not kept.exists():
        making = kept.with_suffix(".making")
        with making.open("w", encoding="utf-8", errors="surrogatepass") as file:
            for number, page in enumerate(pages(data)):
                if number % parts == part and _is_taken(page):
                    file.writelines(json.dumps(dump) + "\n" for dump in _of_page(page))
        making.rename(kept)
    with kept.open(encoding="utf-8") as file:
        for line in file:
            yield Dump(*json.loads(line))


def _of_page(page: Page) -> Iterator[Dump]:
    common = page[:5]
    if page.set == DUMPS:
        yield Dump(*common, "real", page.text, page.gold)
        return
    if len(page.markup) > LONGEST_PAGE:
        return
    for name in _chosen(page):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                text = rendered(page.markup, name, page.key)
            except Exception as error:  # a page that breaks one program is no loss
                print(f"{page.key}: {name}: {error!r}"[:200])
                continue
        yield Dump(*common, name, text, page.gold)


def _is_taken(page: Page) -> bool:
    number = int(page.key.rpartition("/")[2])
    return page.kind not in NO_ARTICLE and number % EVERY.get(page.set, 1) == 0


def _chosen(page: Page) -> list[str]:
    """Return the renderings of a page, chosen by its key."""
    others = sorted(set(RENDERINGS) - {"lynx"})
    seed = crc32(page.key.encode())
    other = others[seed % len(others)]
    if page.set in TWICE:
        return ["lynx", other]
    return ["lynx" if seed // 7 % 10 < 10 * TEXT_BROWSER else other]
