"""A first look at all inputs, before any is cleaned: what their sites print again, which of them are near-copies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import OutputFailed, in_words
from cleaner.inputs import Item, handed_out, size_of, without
from cleaner.reading import Source, discover
from cleaner.reading.record_files import holds_many
from cleaner.records.record import Chunk
from cleaner.settings import LEARN, Fields, Settings
from cleaner.sites import FEWEST_OF_A_SITE, Sample, Store, Surveyed, forget, sample_of, samples_of, save
from cleaner.workers import At, Engine
from cleaner.writing import atomic


def is_due(root: Path, out: Path, settings: Settings) -> bool:
    """Tell whether the inputs below `root` are worth a survey: whether what they tell together is asked for, and
    there are enough of them to tell anything. A file of records, and an archive, is taken to hold enough.
    """
    if settings.site_lines != LEARN and settings.duplicates == "off":
        return False
    fewest = 2 if settings.duplicates == "drop" else FEWEST_OF_A_SITE
    found = 0
    for source in discover(root, exclude=out):
        if not (source.skip or source.problem):
            found += fewest if holds_many(source.relative) else 1
        if found >= fewest:
            return True
    return False


@contextmanager
def survey(root: Path, out: Path, engine: Engine, fields: Fields) -> Iterator[Surveyed]:
    """Survey the inputs below `root`; what was found lies in a temporary file in `out` while the block lasts.

    Raises OutputFailed when there is no room for it, OSError when it cannot be sent there.
    """
    with atomic.temporary_for(out) as place:
        try:
            with Store(str(place)) as store:
                _fill(store, root, out, engine, fields)
        except sqlite3.Error as error:
            raise OutputFailed(f"{out}: what the inputs have in common cannot be written there: {error}") from error
        with atomic.shared(place, out) as found:
            try:
                yield Surveyed(found)
            finally:
                forget(found)


class Learned(NamedTuple):
    """How many documents were looked at, and how many sites and lines were learned."""

    documents: int
    sites: int
    lines: int


def learn(root: Path, file: Path, engine: Engine, fields: Fields) -> Learned:
    """Write what the inputs below `root` tell of their sites to a file; return the numbers.

    Raises OutputFailed when it cannot be written.
    """
    try:
        with Store("") as store:
            _fill(store, root, None, engine, fields)
            sites = list(store.sites())
            save(sites, file)
            return Learned(store.documents, len(sites), sum(len(site.lines) for site in sites))
    except (sqlite3.Error, OSError) as error:
        why = in_words(error) if isinstance(error, OSError) else str(error)
        raise OutputFailed(f"{file}: cannot be written: {why}") from error


def _fill(store: Store, root: Path, out: Path | None, engine: Engine, fields: Fields) -> None:
    look = partial(_look, home=root.resolve().name, fields=fields)
    items = chain.from_iterable(map(handed_out, discover(root, exclude=out)))
    with closing(engine(look, items, without=without, size_of=size_of)) as found:
        for samples in found:
            store.add(samples)
    store.conclude()


def _look(item: Item, at: At, home: str, fields: Fields) -> Sequence[Sample]:
    """Return the samples of the documents of an item."""
    if isinstance(item, Chunk):
        return samples_of(item, at, fields)
    at(0)
    sample = sample_of(item, home) if isinstance(item, Source) else None
    return [sample] if sample else []
