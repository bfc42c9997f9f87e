"""What is known of the sites of a run's inputs, wherever it was learned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cleaner.model import Document, Site
from cleaner.settings import LEARN, OFF
from cleaner.sites.learned import load, named_site
from cleaner.sites.surveyed import Surveyed, digest_in


@dataclass(frozen=True)
class Known:
    """What is known of sites: from the file that `chosen` names, or from the survey of the run, if there was one."""

    chosen: str
    surveyed: Surveyed | None

    def site_of(self, document: Document, address: str, path: Path | None) -> Site | None:
        """Return what is known of the site of a document, which was read from `path`, if it has a file of its own."""
        if self.chosen == LEARN:
            return self.surveyed.site_of(document.name) if self.surveyed else None
        return named_site(self.chosen, address, path)

    def digest(self, document: Document | str) -> str:
        """Return a digest of what is known of the lines of a document, or of that of a name which was surveyed.

        A file counts as a whole: it is changed by hand, and seldom.
        """
        if self.chosen != LEARN:
            return "" if self.chosen == OFF else load(Path(self.chosen)).digest
        if isinstance(document, Document):
            return digest_in(document.site, document.text)
        return self.surveyed.digest_of(document) if self.surveyed else ""

    @cached_property
    def whole_digest(self) -> str:
        """A digest of all that is known, also of near-copies: a file of records counts as a whole."""
        copies = self.surveyed.copies_digest if self.surveyed else ""
        if self.chosen != LEARN:
            return copies if self.chosen == OFF else load(Path(self.chosen)).digest + copies
        return self.surveyed.lines_digest + copies if self.surveyed else ""
