"""The main content of a page and what its head says of it, through trafilatura."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from cleaner.reading.head_facts import LONGEST_VALUE

PASSAGES = frozenset(("p", "head", "item", "list", "quote", "row", "table", "code", "lb", "div", "fw", "ab"))
"""What stands on lines of its own in trafilatura's result."""

FIELDS = {
    "title": "title",
    "author": "author",
    "date": "date",
    "sitename": "site",
    "url": "url",
    "description": "description",
}
"""What is taken over of trafilatura's metadata, and under which name."""

DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
"""Only what a page says of its date: one guessed from anything that looks like a date is often that of something else.
The last date is fixed, not today, so that a page read again tomorrow gives the same."""

NOTICED = 50
"""Characters at the beginning of a page in which trafilatura looks for the word `html`."""

TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")
"""Packages that log; without a handler of their own their warnings would be printed."""


class MainContent(NamedTuple):
    """The passages of the main content, the metadata, and in plain words why there are no passages, if not."""

    passages: list[str]
    metadata: dict[str, str]
    obstacle: str = ""


def main_content(html: str, url: str | None) -> MainContent:
    """Return what trafilatura finds in a page, without the readers' comments.

    Its full mode is used at once: over four sets of pages it finds 0.01 to 0.03 more (F1) than its fast mode, also
    where that one gives a long text, and costs a tenth of the time that a page takes in all.
    """
    bare_extraction = _trafilatura()
    if "html" not in html[:NOTICED].lower():
        html = "<!DOCTYPE html>\n" + html  # or a fragment of a page is taken for something else
    try:
        found = bare_extraction(
            html,
            url=url,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params=DATE_SEARCH,
        )
        passages = [] if found is None else [text for text in _passages(found.body) if text and not text.isspace()]
    except Exception as error:
        return MainContent([], {}, f"trafilatura failed: {type(error).__name__}")
    return MainContent(passages, {} if found is None else _metadata(found))


@cache
def _trafilatura() -> Callable[..., Any]:
    """Import trafilatura, and keep what it has to say of strange pages off the terminal."""
    import logging

    from trafilatura import bare_extraction

    for name in TALKATIVE:
        logging.getLogger(name).addHandler(logging.NullHandler())
    return bare_extraction


def _metadata(found: Any) -> dict[str, str]:
    values = ((name, getattr(found, field)) for field, name in FIELDS.items())
    return {name: str(value)[:LONGEST_VALUE] for name, value in values if value}


def _passages(body: Any) -> Iterator[str]:
    """Yield the texts of a tree, one for each block, without recursion."""
    parts: list[str] = [body.text or ""]
    open_elements = [(body, iter(body))]
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            if element.tag in PASSAGES:
                yield "".join(parts)
                parts = []
            parts.append((element.tail or "") if element is not body else "")
            continue
        if child.tag in PASSAGES:
            yield "".join(parts)
            parts = []
        elif child.tag == "cell":
            parts.append(" ")
        parts.append(child.text or "")
        open_elements.append((child, iter(child)))
    yield "".join(parts)
