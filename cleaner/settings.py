"""What a run may decide, and the defaults."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Literal, NamedTuple

from cleaner.model import Certainty, Extractor

CAPTION_RULE = "caption"
QUOTE_RULE = "curly-quote"
FRAGMENT_STAGE = "fragment"
SITE_LINE_RULE = "site-line"
LEARN, OFF = "learn", "off"
"""What `site_lines` can be beside the name of a file."""


class Fields(NamedTuple):
    """Under which names the fields of records hold what is to be cleaned, and what is known of it."""

    text: str = "text"
    html: str = "html"
    id: str = "id"
    url: str = "url"
    site: str = "site"
    date: str = "date"


FIELDS = Fields()


@dataclass(frozen=True)
class Settings:
    """What a run may decide; `config.toml` explains every field.

    `keep` and `only` name rules: the findings of kept rules are reported and never applied;
    with `only`, all other rules do not run. `site_lines` and `duplicates` speak of what a folder tells as a whole.
    """

    act_from: Certainty = "likely"
    keep: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    captions: Literal["keep", "drop"] = "keep"
    fragments: Literal["report", "drop"] = "report"
    quotes: Literal["keep", "straight"] = "keep"
    most_removed: float = 0.5
    min_score: float = 0.0
    language: str | None = None
    extractor: Extractor = "page-model"
    fields: Fields = FIELDS
    site_lines: str = LEARN
    duplicates: Literal["report", "drop", "off"] = "report"


DEFAULTS = Settings()


def fingerprint(settings: Settings) -> str:
    """Return a hash of everything in `settings` that decides what comes out of a document.

    What was learned of its site decides too, wherever it was learned: it has a digest of its own.
    """
    named = asdict(settings) | {"keep": sorted(set(settings.keep)), "only": sorted(set(settings.only))}
    del named["site_lines"], named["duplicates"]
    return sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()


TIME_LIMIT = 60
"""Seconds for a document: a thousand times what one needs, a minute of waiting for one that would never end."""


@dataclass(frozen=True)
class RunSettings:
    """Where a run reads and writes, and how it works; nothing here changes the result of a document that is cleaned.

    `workers` 0 lets the run decide: one process for few documents, all cores for many. A document that takes longer
    than `time_limit` is given up. The `address` is that of a cluster. `to` is the format of the results of files of
    records, None that of the file.
    """

    input: str = "raw"
    output: str = "clean"
    to: str | None = None
    workers: int = 0
    time_limit: int = TIME_LIMIT
    engine: Literal["local", "ray"] = "local"
    address: str = ""
