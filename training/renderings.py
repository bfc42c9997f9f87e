"""One page, many dumps: every rendering is what some program prints of a page, so that no single one is learned."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from zlib import crc32

from cleaner.reading.parsing import page_lines
from training.lynx import Style, dump

BLANK_LINES = re.compile(r"\n\s*\n")
WIDTHS = (64, 72, 75, 78, 100, 120)
LOWER_CASED = 0.25
"""Share of the pages whose menus are printed in small letters: half of the styles that do it."""
SHORT = 30
"""Characters of a line that counts as one of a menu when menus are lower-cased."""


def blocks(page: str, _seed: int) -> str:
    """Return the page as our own reader cuts it: one block, one line."""
    return "".join(line.text + "\n" for line in page_lines(_markup(page)).lines)


def soup(page: str, _seed: int) -> str:
    """Return what `get_text` of beautifulsoup4 gives, its strings on lines of their own."""
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(_markup(page), "lxml")
    for silent in tree(("script", "style", "noscript", "template")):
        silent.decompose()
    return str(tree.get_text("\n", strip=True)) + "\n"


def airy_soup(page: str, _seed: int) -> str:
    """Return what `get_text` gives with all the blank lines of the markup."""
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(_markup(page), "lxml")
    for silent in tree(("script", "style")):
        silent.decompose()
    return str(tree.get_text()) + "\n"


def markdown(page: str, seed: int) -> str:
    """Return what html2text makes of a page, wrapped or not, with or without its links."""
    import html2text

    maker = html2text.HTML2Text(bodywidth=(0, 78)[seed % 2])
    maker.ignore_links = seed % 3 > 0
    maker.ignore_images = seed % 5 > 0
    return maker.handle(_markup(page))


def laid_out(page: str, _seed: int) -> str:
    """Return what inscriptis makes of a page: tables side by side, lists indented."""
    import inscriptis

    return str(inscriptis.get_text(_markup(page))) + "\n"


def lynx(page: str, seed: int) -> str:
    """Return a text browser's dump at one of several widths, in a quarter of them with numbered links."""
    numbered = seed % 4 == 0
    style = Style(WIDTHS[seed % len(WIDTHS)], numbered, listed=numbered and seed % 8 == 0, airy=seed % 7 > 0)
    return dump(_markup(page), style)


RENDERINGS: Mapping[str, Callable[[str, int], str]] = {
    "blocks": blocks,
    "soup": soup,
    "airy-soup": airy_soup,
    "markdown": markdown,
    "laid-out": laid_out,
    "lynx": lynx,
}


def rendered(page: str, name: str, key: str) -> str:
    """Return `page` in the rendering `name`; the `key` of the page decides its details."""
    seed = crc32(f"{name} {key}".encode())
    text = RENDERINGS[name](page, seed)
    if seed % 97 < 97 * LOWER_CASED:
        text = "".join(_lower_cased(line) for line in text.splitlines(keepends=True))
    if name in ("lynx", "markdown", "laid-out") and seed % 89 < 9:
        text = BLANK_LINES.sub("\n", text)
    return text


def _lower_cased(line: str) -> str:
    return line.lower() if len(line.strip()) <= SHORT else line


def _markup(page: str) -> str:
    return page.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
