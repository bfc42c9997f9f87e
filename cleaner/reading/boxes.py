"""Open elements: what a line learns from those around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu",
    "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul", "xmp",
})
"""What stands on lines of its own: the blocks of the HTML standard's default style sheet, line break and button."""

WITHOUT_TEXT = frozenset({
    "annotation", "annotation-xml", "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "script",
    "select", "style", "svg", "template", "textarea", "title", "video",
})
"""What holds code, the values of form fields, or words for a browser that cannot show the thing itself."""

LANDMARKS = frozenset({
    "aside", "button", "dialog", "fieldset", "figure", "footer", "form", "header", "nav", "table",
})
"""Elements whose name alone tells a reader which part of the page a line is from."""
# fmt: on

AS_WRITTEN = frozenset(("listing", "plaintext", "pre", "xmp"))
NOTABLE = BLOCKS | WITHOUT_TEXT | LANDMARKS | AS_WRITTEN | {"noscript", "a"}
"""Elements that make a difference for those inside them even without attributes."""

SPECIAL = WITHOUT_TEXT | LANDMARKS | AS_WRITTEN | {"noscript", "a"}
"""Elements that by their name alone hand something down."""

NEVER_HIDDEN = frozenset(("", "html", "body"))
"""A page that hides itself until its script has run is still a page."""

FOLDED = re.compile(r"[ \t\n\f\r]+")
HIDING_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)

LONGEST_LABEL = 40
"""Characters of a class or an id that the reader of an audit is shown; most are shorter."""


class Box:
    """An open element that makes a difference: the box it is in, its nearest block and landmark, what it hands down.

    A box without a parent is the page.
    """

    __slots__ = (
        "as_written",
        "attributes",
        "block",
        "labelled",
        "landmark",
        "linked",
        "parent",
        "silent",
        "tag",
        "unseen",
        "unseen_block",
    )

    block: Box
    landmark: Box | None
    labelled: Box | None
    linked: bool
    silent: bool
    unseen: bool
    unseen_block: bool
    as_written: bool

    def __init__(self, tag: str, attributes: Mapping[str, Any], parent: Box | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        if parent is None:
            self.block, self.landmark, self.labelled = self, None, None
            self.unseen = self.unseen_block = self.silent = self.as_written = self.linked = False
            return
        self.landmark, self.silent, self.as_written = parent.landmark, parent.silent, parent.as_written
        self.unseen, self.linked = parent.unseen, parent.linked
        if tag in SPECIAL:
            self._specialise(tag, attributes)
        elif attributes and not self.unseen and ("style" in attributes or "hidden" in attributes):
            self.unseen = _is_unseen(tag, attributes)
        if tag in BLOCKS:
            self.block, self.unseen_block = self, self.unseen
            self.labelled = self if attributes and _has_label(attributes) else parent.labelled
        else:
            self.block, self.unseen_block, self.labelled = parent.block, parent.unseen_block, parent.labelled

    def _specialise(self, tag: str, attributes: Mapping[str, Any]) -> None:
        """Take on what the element itself brings, beside what it was handed down."""
        self.landmark = self if tag in LANDMARKS else self.landmark
        self.unseen = self.unseen or _is_unseen(tag, attributes)
        self.silent = self.silent or _is_silent(tag, attributes)
        self.as_written = self.as_written or tag in AS_WRITTEN
        self.linked = self.linked or tag == "a"

    @property
    def place(self) -> str:
        """Where a line of this box stands, in words: `<li> in <nav>`."""
        block = self.block.tag or "body"
        box = self.landmark or self.labelled
        around = label(box.tag, box.attributes) if box else ""
        if around.split(" ")[0] in ("", block):
            return f"<{around or block}>"
        return f"<{block}> in <{around}>"


def folded(text: str) -> str:
    """Return `text` on one line, as a browser would set it."""
    return FOLDED.sub(" ", text).strip(" ")


def label(tag: str, attributes: Mapping[str, Any]) -> str:
    """Return an element as a reader of the audit sees it: with its class, else its id."""
    return _label(tag, str(attributes.get("class") or ""), str(attributes.get("id") or ""))


@lru_cache(maxsize=1 << 12)
def _label(tag: str, classes: str, identity: str) -> str:
    for name, value in (("class", folded(classes)), ("id", folded(identity))):
        if value:
            return f'{tag} {name}="{value[:LONGEST_LABEL]}"'
    return tag


def _has_label(attributes: Mapping[str, Any]) -> bool:
    return bool(str(attributes.get("class") or "").strip() or str(attributes.get("id") or "").strip())


def _is_silent(tag: str, attributes: Mapping[str, Any]) -> bool:
    """Tell whether an element has no words for a reader; a template with a shadow root is part of the page."""
    return tag in WITHOUT_TEXT and "shadowrootmode" not in attributes


def _is_unseen(tag: str, attributes: Mapping[str, Any]) -> bool:
    """Tell whether a browser that runs scripts would not show an element at first."""
    if not attributes:
        return tag in ("noscript", "dialog")
    if tag in NEVER_HIDDEN:
        return False
    if tag == "noscript" or "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    return bool(style) and HIDING_STYLE.search(str(style)) is not None
