"""What the survey takes from one input."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

from cleaner.reading import Source
from cleaner.reading.address import host_of
from cleaner.reading.glance import glance
from cleaner.records.formats import records_of
from cleaner.records.reading import glance_at_record
from cleaner.records.record import Chunk, Record
from cleaner.settings import Fields
from cleaner.sites.sketch import bands, hashed, sketch
from cleaner.text.alike import keys


class Pair(NamedTuple):
    """A line of a document by its key and its hash, and the hash of the line that stands below it, 0 at the end."""

    key: str
    here: int
    below: int


class Sample(NamedTuple):
    """An input as it is counted: its name in the run, its site, its length, a hash of all its words, its sketch and the
    bands of that, and its lines, each with each neighbour once.
    """

    name: str
    site: str
    size: int
    whole: int
    sketched: bytes | None
    bands: tuple[int, ...]
    lines: tuple[Pair, ...]


def sample_of(source: Source, home: str) -> Sample | None:
    """Return the sample of an input; None for one that is not read, or says nothing. The run that follows says why.

    The site is the host that a page gives as its own, else the folder in which the input lies: `home` for the
    uppermost.
    """
    if source.skip or source.problem:
        return None
    try:
        text, host = glance(source)
        site = host or folder_of(source.relative, home)
        return _sample(source.relative, site, text) if text.strip() else None
    except Exception:  # whatever it is, one document must not cost the others
        return None


def samples_of(chunk: Chunk, at: Callable[[int], None], fields: Fields) -> list[Sample]:
    """Return the samples of the records of a chunk that say something; `at` is told of each by its place.

    The site is the one that a record names, else the host of its address, else the file.
    """
    read = (record for record in records_of(chunk, fields, at) if not (record.problem or record.skip))
    return [one for record in read if (one := _sample_of_record(record, chunk)) is not None]


def _sample_of_record(record: Record, chunk: Chunk) -> Sample | None:
    try:
        text, host = glance_at_record(record)
        site = record.site or host_of(record.url) or host or chunk.relative
        return _sample(chunk.name_of(record), site, text) if text.strip() else None
    except Exception:  # whatever it is, one document must not cost the others
        return None


def folder_of(relative: str, home: str) -> str:
    """Return the folder of an input by its name in the run."""
    folder = PurePosixPath(relative).parent.as_posix()
    return home if folder == "." else folder


def _sample(name: str, site: str, text: str) -> Sample:
    said = [key for key in keys(text) if key]
    whole = hashed(" ".join(text.split()).encode("utf-8", "surrogatepass"))
    sketched = sketch(text)
    found = tuple(bands(sketched)) if sketched else ()
    return Sample(name, _as_utf8(site), len(text), whole, sketched, found, tuple(_pairs(said)))


def _as_utf8(site: str) -> str:
    """Return the name of a site as a database holds it: a record can name one with half a surrogate pair in it."""
    return site.encode("utf-8", "backslashreplace").decode()


def _pairs(said: Sequence[str]) -> Iterator[Pair]:
    known = {key: hashed(key.encode()) for key in said}
    for key, after in dict.fromkeys(zip(said, chain(said[1:], [""]), strict=False)):
        yield Pair(key, known[key], 0 if after in ("", key) else known[after])
