"""What a run may decide, and the defaults."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Literal, NamedTuple, get_args

from cleaner.model import Certainty, Extractor, Part

CAPTION_RULE = "caption"
QUOTE_RULE = "curly-quote"
FRAGMENT_STAGE = "fragment"
SITE_LINE_RULE = "site-line"
PART_RULE = "other-part"
RULES_OF_PARTS: Mapping[str, Part] = {"byline": "byline", "date-line": "date", CAPTION_RULE: "caption"}
"""Rules that take a part of the article: they do not where it is chosen."""
PARTS: tuple[Part, ...] = tuple(part for part in get_args(Part) if part != "noise")
"""The parts of an article that can be chosen, in the order in which pages print them."""
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
    with `only`, all other rules do not run. `parts` names the parts that a text is to have; empty: as the rules and the
    extractor leave it. `site_lines` and `duplicates` speak of what a folder tells as a whole.
    """

    act_from: Certainty = "likely"
    keep: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    captions: Literal["auto", "keep", "drop"] = "auto"
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


def choice(settings: Settings) -> dict[Part, bool]:
    """Return which parts of an article stay (True) and which go (False); nothing is said of the others.

    Raises ValueError for a part that there is not: what is misspelt would be lost.
    """
    unknown = sorted(set(settings.parts).difference(PARTS))
    if unknown:
        raise ValueError(f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if settings.parts:
        return {part: part in settings.parts for part in PARTS}
    return {} if settings.captions == "auto" else {"caption": settings.captions == "keep"}


def fingerprint(settings: Settings) -> str:
    """Return a hash of everything in `settings` that decides what comes out of a document.

    What was learned of its site decides too, wherever it was learned: it has a digest of its own.
    """
    named = asdict(settings) | {"keep": sorted(set(settings.keep)), "only": sorted(set(settings.only))}
    named["parts"] = sorted(set(settings.parts))
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
