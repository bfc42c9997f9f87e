"""A small article, as sentences and as a page."""

from __future__ import annotations

from cleaner.model import LeftOut
from cleaner.reading.html import read_html

FIRST = "The old bridge over the river was opened again on Monday, two years after the flood had carried one arch away."


SECOND = "Hundreds of people walked across it in the morning, and the mayor thanked the masons who had cut each stone."


THIRD = "The repair took four months longer than planned, because the masons had to wait for stone from the old quarry."


ARTICLE = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"


def left(html: str) -> dict[str, LeftOut]:
    document = read_html(html, "page")
    lines = document.text.split("\n")
    return {lines[number]: why for number, why in document.left_out.items()}
