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

IN_ALL = frozenset(("student_corpora", "fundus", "daniel"))
"""Sets of which every page is taken in all renderings: those with the most languages."""
OTHERS = 2
"""Renderings of all other pages beside that of a text browser."""
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
                if number % parts == part and page.kind not in NO_ARTICLE:
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


def _chosen(page: Page) -> list[str]:
    """Return the renderings of a page, chosen by its key: that of a text browser, and others."""
    others = sorted(set(RENDERINGS) - {"lynx"})
    number = len(others) if page.set in IN_ALL else OTHERS
    first = crc32(page.key.encode())
    return ["lynx", *(others[(first + 2 * further) % len(others)] for further in range(number))]
