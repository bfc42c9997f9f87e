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
WITHOUT_END = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"))
"""What is empty for every parser: nothing learns from it."""
HIDEABLE = frozenset(("dialog", "noscript"))
"""What a browser does not show even where no attribute says so."""

LINKED, SILENT, WRITTEN, UNSEEN, UNSEEN_BLOCK = (1 << bit for bit in range(5))
"""What an element hands down to those inside it: it is a link, it has no words for a reader, white space counts in it,
a browser would not show it, nor its nearest block."""
BY_NAME = LINKED | SILENT | WRITTEN
"""What an element hands down by its name alone."""
BLOCK, LANDMARK, MAY_HIDE, EMPTY = (1 << bit for bit in range(5, 9))


def _traits(tag: str) -> int:
    handed = LINKED * (tag == "a") + SILENT * (tag in WITHOUT_TEXT) + WRITTEN * (tag in AS_WRITTEN)
    own = LANDMARK * (tag in LANDMARKS) + MAY_HIDE * (tag in HIDEABLE) + EMPTY * (tag in WITHOUT_END)
    return handed + BLOCK * (tag in BLOCKS) + own


TRAITS = {tag: _traits(tag) for tag in BLOCKS | WITHOUT_TEXT | LANDMARKS | AS_WRITTEN | HIDEABLE | WITHOUT_END | {"a"}}
"""What is told by the name of an element, as bits: one look-up for each. Others make no difference by their name."""

NEVER_HIDDEN = frozenset(("", "html", "body"))
"""A page that hides itself until its script has run is still a page."""

FOLDED = re.compile(r"[ \t\n\f\r]+")
TO_FOLD = re.compile(r"[\t\n\f\r]|  ")
SHADOW_ROOT = "shadowrootmode"
"""Templates with this attribute are part of the page."""
HIDING_STYLE = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE)

LONGEST_LABEL = 40
"""Characters of a class or an id that the reader of an audit is shown; most are shorter."""


class Box:
    """An open element that makes a difference: the box it is in, its nearest block and landmark, what it hands down.

    A box without a parent is the page.
    """

    __slots__ = ("_block", "_landmark", "attributes", "handed", "parent", "tag")

    _block: Box | None
    _landmark: Box | None
    handed: int

    def __init__(self, tag: str, attributes: Mapping[str, Any], parent: Box | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        if parent is None:
            self._block, self._landmark, self.handed = None, None, 0
            return
        traits = TRAITS.get(tag, 0)
        handed = parent.handed | traits & BY_NAME
        if traits & SILENT and SHADOW_ROOT in attributes:
            handed = parent.handed
        if (
            not handed & UNSEEN
            and (traits & MAY_HIDE or (attributes and ("style" in attributes or "hidden" in attributes)))
            and _is_unseen(tag, attributes)
        ):
            handed |= UNSEEN
        if traits & BLOCK:
            self._block = None
            handed |= UNSEEN_BLOCK if handed & UNSEEN else 0
        else:
            self._block = parent._block or parent
        self._landmark = parent if TRAITS.get(parent.tag, 0) & LANDMARK else parent._landmark
        self.handed = handed

    @property
    def block(self) -> Box:
        """The nearest block: the box itself if it is one. It holds no reference to itself, so that it goes at once."""
        return self._block or self

    @property
    def landmark(self) -> Box | None:
        """The nearest landmark: the box itself if it is one."""
        return self if TRAITS.get(self.tag, 0) & LANDMARK else self._landmark

    @property
    def labelled(self) -> Box | None:
        """The nearest block that has a class or an id."""
        at = self.block
        while not _has_label(at.attributes):
            if at.parent is None:
                return None
            at = at.parent.block
        return at

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
    text = text.strip(" \t\n\f\r")
    return FOLDED.sub(" ", text) if TO_FOLD.search(text) else text


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
    return bool(attributes) and bool(
        str(attributes.get("class") or "").strip() or str(attributes.get("id") or "").strip()
    )


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
