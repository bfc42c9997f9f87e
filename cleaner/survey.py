"""A first look at all inputs, before any is cleaned: what their sites print again, which of them are near-copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import OutputFailed
from cleaner.reading import Source, discover
from cleaner.settings import LEARN, Settings
from cleaner.sites import FEWEST_OF_A_SITE, Store, Surveyed, forget, sample_of, save
from cleaner.workers import OneDocument, ordered
from cleaner.writing import atomic


def is_due(root: Path, out: Path, settings: Settings) -> bool:
    """Tell whether the inputs below `root` are worth a survey: whether what they tell together is asked for, and
    there are enough of them to tell anything.
    """
    if settings.site_lines != LEARN and settings.duplicates == "off":
        return False
    fewest = 2 if settings.duplicates == "drop" else FEWEST_OF_A_SITE
    inputs = (source for source in discover(root, exclude=out) if not (source.skip or source.problem))
    return len(list(islice(inputs, fewest))) == fewest


@contextmanager
def survey(root: Path, out: Path, workers: int) -> Iterator[Surveyed]:
    """Survey the inputs below `root`; what was found lies in a temporary file in `out` while the block lasts.

    Raises OutputFailed when there is no room for it.
    """
    with atomic.temporary_in(out) as place:
        try:
            with Store(str(place)) as store:
                _fill(store, root, out, workers)
        except sqlite3.Error as error:
            raise OutputFailed(f"{out}: what the inputs have in common cannot be written there: {error}") from error
        try:
            yield Surveyed(place)
        finally:
            forget()


class Learned(NamedTuple):
    """How many documents were looked at, and how many sites and lines were learned."""

    documents: int
    sites: int
    lines: int


def learn(root: Path, file: Path, workers: int) -> Learned:
    """Write what the inputs below `root` tell of their sites to a file; return the numbers.

    Raises OutputFailed when it cannot be written.
    """
    try:
        with Store("") as store:
            _fill(store, root, None, workers)
            sites = list(store.sites())
            save(sites, file)
            return Learned(store.documents, len(sites), sum(len(site.lines) for site in sites))
    except (sqlite3.Error, OSError) as error:
        raise OutputFailed(f"{file}: cannot be written: {error}") from error


def _fill(store: Store, root: Path, out: Path | None, workers: int) -> None:
    look = partial(sample_of, home=root.resolve().name)
    inputs = discover(root, exclude=out)
    with closing(ordered(OneDocument(look), inputs, workers, Source.given_up, attrgetter("size"))) as samples:
        for sample in samples:
            if sample:
                store.add(sample)
    store.conclude()
