"""Other tools that find the article of a page, where they are installed. Each takes the markup and returns text."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping

Extract = Callable[[str], str]


def trafilatura_default(html: str) -> str:
    """Return trafilatura's text, without the readers' comments."""
    from trafilatura import extract

    return extract(html, include_comments=False) or ""


def trafilatura_precision(html: str) -> str:
    """Return trafilatura's text in its precision mode, without the readers' comments."""
    from trafilatura import extract

    return extract(html, include_comments=False, favor_precision=True) or ""


def readability(html: str) -> str:
    """Return the text of what readability-lxml takes for the article, block by block."""
    import lxml.html
    from readability import Document

    summary = Document(html).summary(html_partial=True)
    return "\n".join(lxml.html.fromstring(summary).itertext()) if summary.strip() else ""


def justext_english(html: str) -> str:
    """Return the paragraphs that jusText calls good, told with the words of English."""
    import justext

    paragraphs = justext.justext(html.encode(), justext.get_stoplist("English"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def resiliparse(html: str) -> str:
    """Return resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    text: str = extract_plain_text(html, main_content=True)
    return text


KNOWN: Mapping[str, tuple[str, Extract]] = {
    "trafilatura": ("trafilatura", trafilatura_default),
    "trafilatura precision": ("trafilatura", trafilatura_precision),
    "readability-lxml": ("readability", readability),
    "jusText (English)": ("justext", justext_english),
    "resiliparse": ("resiliparse", resiliparse),
}
"""Ways to find the article, each with the package that it needs."""


def peers() -> dict[str, Extract]:
    """Return the ways whose package is installed, by name."""
    return {name: way for name, (package, way) in KNOWN.items() if importlib.util.find_spec(package)}
