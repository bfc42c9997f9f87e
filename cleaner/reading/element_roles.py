"""What the elements around a line are for, as their tags and the words of their classes say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from cleaner.reading.boxes import Box

Role = Literal["comment", "caption", "author", "date", "standfirst", "quotation", "headline", "bio"]

NAME_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]{2,}")
NAMING = ("class", "id", "itemprop", "itemtype", "rel", "data-testid", "data-component")
LONGEST_NAME = 200
"""Characters of what an element is called that are looked at; longer ones are lists of utility classes."""

TAG_ROLES: Mapping[str, Role] = {"figcaption": "caption", "blockquote": "quotation"}

# fmt: off
WORDS: Mapping[Role, frozenset[str]] = {
    "comment": frozenset({
        "comment", "comments", "commentlist", "commentaire", "commentaires", "kommentar", "kommentare", "comentario",
        "comentarios", "commenti", "commento", "reacties", "disqus", "talkback", "talkbacks", "usercomments",
    }),
    "caption": frozenset({
        "caption", "captions", "figcaption", "cutline", "bildunterschrift", "bildtext", "didascalia", "legende",
        "photocaption", "imagecaption",
    }),
    "author": frozenset({
        "author", "authors", "byline", "bylines", "writer", "reporter", "contributor", "auteur", "auteurs", "autor",
        "autora", "autores", "autore", "signature", "firma", "autoren", "verfasser",
    }),
    "date": frozenset({
        "date", "dates", "dateline", "datetime", "time", "timestamp", "published", "pubdate", "publishdate", "updated",
        "datum", "fecha", "datestamp", "dateposted", "zeitpunkt", "modified",
    }),
    "standfirst": frozenset({
        "standfirst", "dek", "deck", "subtitle", "subheadline", "subhead", "subheading", "lead", "lede", "chapo",
        "chapeau", "intro", "summary", "excerpt", "vorspann", "strapline", "sapo", "bajada", "entradilla", "sommario",
        "catenaccio", "ingress", "introduction", "teaser", "abstract", "description", "occhiello", "subtitulo",
        "resume", "leadin", "kicker",
    }),
    "quotation": frozenset({"pullquote", "blockquote"}),
    "headline": frozenset({"headline", "title", "titre", "titel", "titulo", "titolo", "heading", "header"}),
    "bio": frozenset({"bio", "biography", "authorbox", "authorbio", "biographie"}),
}
"""Words of classes by which elements of a role are called; read off real pages of many sites."""

TOGETHER: tuple[tuple[frozenset[str], Role], ...] = (
    (frozenset({"pull", "quote"}), "quotation"),
    (frozenset({"about", "author"}), "bio"),
    (frozenset({"author", "box"}), "bio"),
    (frozenset({"author", "info"}), "bio"),
    (frozenset({"photo", "credit"}), "caption"),
    (frozenset({"image", "credit"}), "caption"),
    (frozenset({"media", "credit"}), "caption"),
)
"""Words that say something when an element has both."""
# fmt: on
TELLING = frozenset().union(*WORDS.values(), *(both for both, _ in TOGETHER))

ENDS = frozenset(("", "html", "body"))
"""Elements whose classes speak of the whole page."""

Roles = Mapping[Role, tuple[Box, ...]]
"""For each role that an element around a line has, the elements that have it, the outermost first."""


@lru_cache(maxsize=1 << 14)
def _own_roles(tag: str, name: str) -> tuple[Role, ...]:
    words = set(map(str.lower, NAME_WORD.findall(name)))
    found: list[Role] = []
    if not TELLING.isdisjoint(words):
        found += [role for role, known in WORDS.items() if not known.isdisjoint(words)]
        found += [role for both, role in TOGETHER if both <= words and role not in found]
    if tag in TAG_ROLES and TAG_ROLES[tag] not in found:
        found.append(TAG_ROLES[tag])
    return tuple(found)


class ElementRoles:
    """The roles of the elements of one page, each element looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, Roles] = {}

    def of(self, box: Box) -> Roles:
        """Return the roles of a box and of all that it is in."""
        known, chain = self._known, []
        at: Box | None = box
        while at is not None and id(at) not in known:
            chain.append(at)
            at = at.parent
        roles: Roles = known[id(at)] if at is not None else {}
        for inner in reversed(chain):
            roles = known[id(inner)] = _with_own(inner, roles)
        return roles


def _with_own(box: Box, roles: Roles) -> Roles:
    if box.tag in ENDS or not (box.attributes or box.tag in TAG_ROLES):
        return roles
    own = _own_roles(box.tag, _named(box))
    return {**roles, **{role: (*roles.get(role, ()), box) for role in own}} if own else roles


def _named(box: Box) -> str:
    attributes = box.attributes
    if len(attributes) == 1:
        ((name, value),) = attributes.items()
        return str(value)[:LONGEST_NAME] if value and name in NAMING else ""
    return " ".join([str(attributes[name]) for name in NAMING if attributes.get(name)])[:LONGEST_NAME]
