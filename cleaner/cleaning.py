"""Cleaning from Python: one call for a text, one for a page, an object for many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from cleaner import edits, pipeline
from cleaner.audit import AuditEntry, entries
from cleaner.composition import PartSpan, composition
from cleaner.config import check, given_language
from cleaner.diff import audit_diff, unified_diff
from cleaner.metadata import recovered
from cleaner.model import Document, InPart, LanguageGuess, Memory, Part, Score, Site, Step
from cleaner.reading.charset import decode
from cleaner.reading.html import declared_charset, read_page
from cleaner.score import raw_score_of, score_of
from cleaner.settings import DEFAULTS, LEARN, OFF, Settings


@dataclass(frozen=True, repr=False)
class Cleaned:
    """What became of one text: the raw text, the clean one, and the journal between them.

    `guarded`: rules that are not certain would have taken more than `most_removed` of the words, so they took nothing.
    `told`: what a page tells of its lines, by their numbers from 0; of plain text the lines themselves tell.
    `head`: what the head of a page says of it, by its names in the audit.
    """

    name: str
    raw: str
    text: str
    language: LanguageGuess
    steps: tuple[Step, ...]
    score: Score
    guarded: bool = False
    told: Mapping[int, InPart] = field(default_factory=dict)
    head: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        lengths = f"{len(self.raw):,} to {len(self.text):,} characters"
        found = sum(len(step.findings) for step in self.steps)
        told = f"{lengths}, {self.language.language}, score {self.score.value:.2f}, {found} findings"
        return f"<Cleaned {self.name!r}: {told}>"

    @cached_property
    def raw_score(self) -> Score:
        """The score of the raw text, with all that was found still in it: the gain is `score` less this."""
        return raw_score_of(self.raw, self.steps, self.language)

    @cached_property
    def findings(self) -> tuple[AuditEntry, ...]:
        """Every finding, applied or not, with its place in the raw text."""
        return entries(self.raw, self.steps)

    @cached_property
    def parts(self) -> tuple[PartSpan, ...]:
        """What the raw text is made of: headline, body, captions, noise and so on, each with its lines, from 1."""
        return composition(self.raw, self.language.language, self.told, self.findings)

    @cached_property
    def metadata(self) -> dict[str, str]:
        """What is known of the article beside its text, as the audit has it: title, author, date, url and so on of a
        page, the date that a line told which was taken out of a text.
        """
        return {**recovered(self.findings), **self.head}

    def raw_of(self, part: Part) -> str:
        """Return the raw lines of a part, whether they were kept or not; empty where the text has none."""
        lines = self.raw.split("\n")
        spans = [span for span in self.parts if span.part == part]
        return "".join(line + "\n" for span in spans for line in lines[span.first - 1 : span.last])

    def diff(self, format: Literal["audit", "unified"] = "audit") -> str:
        """Return raw against clean: signed by rule (`audit`) or as `patch` takes it (`unified`)."""
        return audit_diff(self.raw, self.steps) if format == "audit" else unified_diff(self.raw, self.steps, self.name)

    def undo(self) -> str:
        """Return the raw text, made again from the clean text and the journal alone."""
        text = self.text
        for step in reversed(self.steps):
            text = edits.undo(text, edits.applied(step.findings))
        return text


class Cleaner:
    """Cleans texts with one choice of settings, and remembers lines that it has seen: make one for many texts."""

    def __init__(self, settings: Settings = DEFAULTS) -> None:
        """Raises WrongUsage where something in `settings` is misspelt or of the wrong kind."""
        check(settings)
        self.settings = settings
        self._memory = Memory()

    def clean(self, text: str, language: str | None = None, name: str = "text", url: str | None = None) -> Cleaned:
        """Clean a text; `language` is an ISO 639-1 code, decided from the text when not given.

        The host of `url` is its site, for the file of learned lines that the settings may name. Raises TypeError for
        what is no str, WrongUsage for what is no code of a language.
        """
        _check_text(text)
        return self.clean_document(Document(name, text, site=self._site(url or "")), language)

    def clean_html(self, html: str | bytes, url: str | None = None, name: str = "page") -> Cleaned:
        """Clean the text lines of a page: what its extractor leaves out is a finding like any other.

        Of bytes, the charset is found as a run finds it. Raises TypeError for what is neither str nor bytes, Unreadable
        for binary data.
        """
        if isinstance(html, bytes):
            html = decode(html, declared_charset(html)).text
        _check_text(html)
        page = read_page(html, name, url, self.settings.extractor)
        cleaned = self.clean_document(replace(page.document, site=self._site(page.metadata.get("url", ""))))
        return replace(cleaned, head=page.metadata)

    def _site(self, address: str = "") -> Site | None:
        """Return what the file that the settings name says of a site."""
        if self.settings.site_lines in (LEARN, OFF):
            return None
        from cleaner.sites import named_site

        return named_site(self.settings.site_lines, address)

    def clean_document(self, document: Document, language: str | None = None) -> Cleaned:
        """Clean a document that a reader made."""
        settings = replace(self.settings, language=given_language(language)) if language else self.settings
        self._memory.make_room(len(document.text))
        last, steps, guess, guarded = pipeline.clean(replace(document, memory=self._memory), settings)
        score = score_of(document.text, last.text, steps, guess)
        return Cleaned(document.name, document.text, last.text, guess, steps, score, guarded, document.parts)


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        how = "; decode it first, or let `cleaner run` find its charset" if isinstance(text, bytes) else ""
        raise TypeError(f"expected a text, a str, found {type(text).__name__}{how}")


def clean(text: str, language: str | None = None, settings: Settings | None = None) -> Cleaned:
    """Clean one text; `language` is an ISO 639-1 code such as "fr", decided from the text when not given.

    Return a `Cleaned`: its `text`, `score`, `findings`, `parts`, `diff()` and `undo()`. Raises TypeError for what is no
    str, WrongUsage for what is no language or for settings that are misspelt.
    """
    return Cleaner(settings or DEFAULTS).clean(text, language)


def clean_html(html: str | bytes, url: str | None = None, settings: Settings | None = None) -> Cleaned:
    """Clean one page; its block lines are the raw text, and `url` helps the extractor.

    Of bytes, the charset is found as a run finds it. Return a `Cleaned`, as `clean` does. Raises TypeError for what is
    neither str nor bytes, Unreadable for binary data, WrongUsage for settings that are misspelt.
    """
    return Cleaner(settings or DEFAULTS).clean_html(html, url)
