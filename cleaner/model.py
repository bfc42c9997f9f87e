"""The nouns: spans, edits, findings, lines, documents and what a cleaning returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple, TypeVar

Certainty = Literal["certain", "likely", "suspect"]
"""`certain`: always right; `likely`: applied by default; `suspect`: only reported by default."""

SUREST_FIRST: tuple[Certainty, ...] = ("certain", "likely", "suspect")

Extractor = Literal["trafilatura", "page-model"]
"""What decides which lines of a page are its article."""

Part = Literal[
    "headline",
    "standfirst",
    "byline",
    "date",
    "body",
    "list",
    "table",
    "caption",
    "quotation-box",
    "reader-comment",
    "author-box",
    "noise",
]
"""What a line is in its article: paragraphs and the headings between them are `body`."""

View = TypeVar("View")


class Span(NamedTuple):
    """Half-open range `[start, end)` in characters of one text."""

    start: int
    end: int


class Edit(NamedTuple):
    """The only way a text changes: `before`, which stands at `span`, becomes `after`.

    A removal has an empty `after`, an insertion an empty `before`.
    """

    span: Span
    before: str
    after: str = ""


class Found(NamedTuple):
    """What a rule proposes; `certainty` is given only where it differs from the rule's own."""

    edit: Edit
    because: str
    certainty: Certainty | None = None


class Finding(NamedTuple):
    """One decision: who (the rule's name), what, why, how sure, and whether it was done."""

    rule: str
    edit: Edit
    because: str
    certainty: Certainty
    applied: bool


class Step(NamedTuple):
    """A journal entry: the findings of one stage, in coordinates of the text that the stage was given."""

    stage: str
    findings: tuple[Finding, ...]


class Line(NamedTuple):
    """A line of a text, numbered from 0; `span` includes the line break that the line owns, `text` does not."""

    number: int
    span: Span
    text: str


class LeftOut(NamedTuple):
    """Why the extractor of a page left out a line, and how sure it is that the line is no part of the article."""

    because: str
    certainty: Certainty


class InPart(NamedTuple):
    """Which part of its article a line is, and what tells."""

    part: Part
    because: str


class SiteLine(NamedTuple):
    """A line that a site prints again: on how many of its pages, and on how many beside the same other line."""

    pages: int
    beside: int


class Site(NamedTuple):
    """What was learned of a site: its name, how many pages tell, and its lines by their keys (`text.alike`)."""

    name: str
    pages: int
    lines: Mapping[str, SiteLine]


MOST_REMEMBERED = 10_000_000
"""Characters of documents whose lines are remembered: some 40 MB at most, and the pages of many sites."""


class Memory:
    """What was found in single lines, for all documents that are cleaned one after another.

    A site prints the same lines on every page, and most lines of a document are those of the one before it on its
    way through the stages. When it is full, it begins anew; what is found does not depend on what is remembered.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, str], dict[str, Any]] = {}
        self._size = 0

    def known(self, owner: object, language: str) -> dict[str, Any]:
        """Return what `owner` remembers of lines in texts of `language`, by what they say."""
        return self._known.setdefault((owner, language), {})

    def make_room(self, size: int) -> None:
        """Prepare for a document of so many characters."""
        self._size += size
        if self._size > MOST_REMEMBERED:
            self._known, self._size = {}, size


@dataclass(frozen=True, eq=False)
class Document:
    """A text on its way through the stages: never changed, only followed by the next one.

    `left_out` holds, for a text made of a page's lines, the line numbers that the extractor
    left out and why. It speaks of this text only, so a follower does not inherit it. The `memory` is one for all
    documents of a run. `site` is what was learned of the site that the text is from, if anything was.
    `parts` says of the lines of a page, by their numbers, which part they are, noise where they are missing; as
    `left_out`, it is of this text only. `choice` says which parts stay whatever an extractor makes of them (True) and
    which go (False); of the others is said nothing.
    """

    name: str
    text: str
    language: str = "und"
    left_out: Mapping[int, LeftOut] = field(default_factory=dict)
    parts: Mapping[int, InPart] = field(default_factory=dict, repr=False)
    choice: Mapping[Part, bool] = field(default_factory=dict)
    _views: dict[object, Any] = field(default_factory=dict, repr=False)
    memory: Memory = field(default_factory=Memory, repr=False)
    site: Site | None = field(default=None, repr=False)

    def view(self, make: Callable[[Document], View]) -> View:
        """Return `make(self)`, made once however many rules ask for it."""
        if make not in self._views:
            self._views[make] = make(self)
        made: View = self._views[make]
        return made

    def known(self, owner: object) -> dict[str, Any]:
        """Return what `owner` remembers of single lines, by what they say."""
        return self.memory.known(owner, self.language)

    def in_language(self, language: str) -> Document:
        """Return this document with its language decided."""
        return self if language == self.language else replace(self, language=language, _views={})

    def followed_by(self, text: str) -> Document:
        """Return the next document: the same name and language with another text."""
        return replace(self, text=text, left_out={}, parts={}, _views={})


@dataclass(frozen=True)
class Signal:
    """One reason for the score: its value (1.0 is best), and its weight, the most that it can take away alone.

    `share` is what it did take: the shares of all signals and the score's value make 1.0 together.
    """

    name: str
    value: float
    weight: float
    share: float
    because: str


@dataclass(frozen=True)
class Score:
    """How far a text can be trusted, from 0.0 to 1.0, and what spoke against it.

    `uncertainty`: a text that goes on like this one would score within so much of `value`, nine times in ten.
    """

    value: float
    uncertainty: float
    signals: tuple[Signal, ...]


class LanguageGuess(NamedTuple):
    """A language (ISO 639-1, `und` when nothing tells), how sure (0 to 1), and what decided."""

    language: str
    share: float
    decided_by: str
