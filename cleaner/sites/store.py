"""The samples of a survey, on disk, and what they come to.

Kept by sqlite3, which every Python brings: it writes a row where the last one ended (half a million rows a second),
sorts on disk what does not fit into memory, and gives the processes of the run single documents by their names.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, combinations, groupby, pairwise
from operator import itemgetter
from types import TracebackType

from cleaner.model import Site, SiteLine
from cleaner.sites.groups import Groups
from cleaner.sites.sample import Sample
from cleaner.sites.sketch import ALIKE, likeness
from cleaner.text.alike import FEWEST_PAGES, SHARE

FEWEST_OF_A_SITE = 5
"""Distinct pages below which nothing is learned of a site: one more than a line has to stand on, so that what is
learned is never just that a handful of pages are of one kind."""

ALL_PAIRS = 32
"""Documents with a common band of which each is compared with each; of more, each with the first and the one before."""

CACHE = 32_000
"""KB of the database that are kept in memory."""

REMEMBERED_SITES = 100_000
"""Sites whose numbers are known without asking the database: some 10 MB."""

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA temp_store = FILE;
PRAGMA cache_size = -{cache};
CREATE TABLE site (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
CREATE TABLE doc (id INTEGER PRIMARY KEY, name BLOB, site INTEGER, size INTEGER, whole INTEGER, sketch BLOB,
                  first INTEGER, last INTEGER, page INTEGER, cluster INTEGER, keep INTEGER);
CREATE TABLE line (id INTEGER PRIMARY KEY, doc INTEGER, site INTEGER, here INTEGER, below INTEGER, key TEXT);
CREATE TABLE band (value INTEGER, doc INTEGER);
CREATE TABLE size (site INTEGER PRIMARY KEY, pages INTEGER);
CREATE TABLE learned (site INTEGER, here INTEGER, pages INTEGER, beside INTEGER DEFAULT 0, key TEXT,
                      PRIMARY KEY (site, here));
"""

COUNT_SITES = """
INSERT INTO size SELECT site, COUNT(DISTINCT page) AS found FROM doc GROUP BY site HAVING found >= :fewest_of_a_site
"""
COUNT_LINES = """
INSERT INTO learned (site, here, pages) SELECT line.site, here, COUNT(DISTINCT page) AS found
FROM line JOIN doc ON doc.id = line.doc JOIN size ON size.site = line.site
GROUP BY line.site, here HAVING found >= MAX(:fewest, :share * MIN(size.pages))
"""
COUNT_NEIGHBOURS = """
SELECT line.site, here, below, COUNT(DISTINCT page) AS found
FROM line JOIN doc ON doc.id = line.doc JOIN size ON size.site = line.site WHERE below != 0
GROUP BY line.site, here, below HAVING found >= MAX(:fewest, :share * MIN(size.pages))
"""
NOTE_NEIGHBOUR = "UPDATE learned SET beside = MAX(beside, ?) WHERE site = ? AND here = ?"
FIND_KEYS = "SELECT DISTINCT line.key, site, here FROM line JOIN learned USING (site, here)"
SITES = """
SELECT name, size.pages, key, learned.pages, beside
FROM learned JOIN site ON site.id = learned.site JOIN size ON size.site = learned.site
ORDER BY name, learned.pages DESC, key
"""
SHARING = """
SELECT {value}, {doc} FROM {table}
WHERE {value} IN (SELECT {value} FROM {table} GROUP BY {value} HAVING COUNT(*) > 1) ORDER BY {value}, {doc}
"""
OF_SEVERAL = """
SELECT page, id, size, whole, sketch FROM doc
WHERE page IN (SELECT page FROM doc GROUP BY page HAVING COUNT(*) > 1) ORDER BY page, size DESC, name
"""


class Store:
    """A database of samples at `place`; with an empty one it has no name on any disk and goes when it is closed."""

    def __init__(self, place: str) -> None:
        self._base = sqlite3.connect(place, isolation_level=None)
        self._base.executescript(TABLES.format(cache=CACHE))
        self._base.execute("BEGIN")
        self._documents = self._lines = 0
        self._number_of_site = lru_cache(REMEMBERED_SITES)(self._site)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self._base.close()

    def add(self, samples: Sequence[Sample]) -> None:
        """Take in more documents."""
        rows = [self._row(sample) for sample in samples]
        self._base.executemany("INSERT INTO doc VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)", rows)
        placed = [(row[0], row[2], sample) for row, sample in zip(rows, samples, strict=True)]
        lines = ((doc, site, here, below, key) for doc, site, sample in placed for key, here, below in sample.lines)
        self._base.executemany("INSERT INTO line (doc, site, here, below, key) VALUES (?, ?, ?, ?, ?)", lines)
        bands = ((band, doc) for doc, _, sample in placed for band in sample.bands)
        self._base.executemany("INSERT INTO band VALUES (?, ?)", bands)

    def _row(self, sample: Sample) -> tuple[int, bytes, int, int, int, bytes | None, int, int, int]:
        """Return a document as a row, alone on its page, and count it and its lines."""
        doc, first = self._documents, self._lines + 1
        self._documents += 1
        self._lines += len(sample.lines)
        site, name = self._number_of_site(sample.site), os.fsencode(sample.name)
        return doc, name, site, sample.size, sample.whole, sample.sketched, first, self._lines, doc

    def conclude(self) -> None:
        """Find out what all the documents come to."""
        groups = Groups(self._documents)
        self._unite_equal(groups)
        self._unite_alike(groups)
        pages = ((page, doc) for doc in range(len(groups)) if (page := groups.of(doc)) != doc)
        self._base.executemany("UPDATE doc SET page = ? WHERE id = ?", pages)
        self._choose()
        self._count()
        self._base.execute("CREATE UNIQUE INDEX doc_name ON doc (name)")
        self._base.execute("COMMIT")

    def sites(self) -> Iterator[Site]:
        """Yield the sites of which something was learned, by name."""
        for (name, pages), rows in groupby(self._base.execute(SITES), itemgetter(0, 1)):
            yield Site(name, pages, {key: SiteLine(on, beside) for _, _, key, on, beside in rows})

    @property
    def documents(self) -> int:
        """How many documents were taken in."""
        return self._documents

    def _site(self, name: str) -> int:
        self._base.execute("INSERT OR IGNORE INTO site (name) VALUES (?)", (name,))
        number: int = self._base.execute("SELECT id FROM site WHERE name = ?", (name,)).fetchone()[0]
        return number

    def _sharing(self, query: str) -> Iterator[list[int]]:
        """Yield the documents that share a value, of rows (value, document) in the order of the values."""
        for _, rows in groupby(self._base.execute(query), itemgetter(0)):
            yield [doc for _, doc in rows]

    def _unite_equal(self, groups: Groups) -> None:
        for docs in self._sharing(SHARING.format(value="whole", doc="id", table="doc")):
            for doc in docs[1:]:
                groups.unite(docs[0], doc)

    def _unite_alike(self, groups: Groups) -> None:
        for docs in self._sharing(SHARING.format(value="value", doc="doc", table="band")):
            if len(set(map(groups.of, docs))) > 1:
                for (one, first), (other, second) in _to_compare(self._distinct(docs, groups)):
                    if groups.of(first) != groups.of(second) and likeness(one, other) >= ALIKE:
                        groups.unite(first, second)

    def _distinct(self, docs: Iterable[int], groups: Groups) -> list[tuple[bytes, int]]:
        """Return one document for each sketch, in the order of the sketches: whatever the order of the documents."""
        found: dict[bytes, int] = {}
        for doc in docs:
            sketched = self._base.execute("SELECT sketch FROM doc WHERE id = ?", (doc,)).fetchone()[0]
            groups.unite(doc, found.setdefault(sketched, doc))
        return sorted(found.items())

    def _choose(self) -> None:
        """Choose of each group the longest document to be kept, and note which of the others are near-copies of it."""
        groups = groupby(self._base.execute(OF_SEVERAL), itemgetter(0))
        for cluster, (_, rows) in enumerate(groups, 1):
            (_, keep, *best), *others = rows
            chosen = [keep, *(doc for _, doc, *facts in others if _is_copy(best, facts))]
            if len(chosen) > 1:
                query = "UPDATE doc SET cluster = ?, keep = ? WHERE id = ?"
                self._base.executemany(query, ((cluster, keep, doc) for doc in chosen))

    def _count(self) -> None:
        """Count on how many pages lines stand, and beside which others; a group of near-copies is one page."""
        bars = {"fewest_of_a_site": FEWEST_OF_A_SITE, "fewest": FEWEST_PAGES, "share": SHARE}
        self._base.execute(COUNT_SITES, bars)
        self._base.execute(COUNT_LINES, bars)
        for site, here, below, pages in self._base.execute(COUNT_NEIGHBOURS, bars):
            self._base.executemany(NOTE_NEIGHBOUR, ((pages, site, here), (pages, site, below)))
        found = self._base.execute(FIND_KEYS)
        self._base.executemany("UPDATE learned SET key = ? WHERE site = ? AND here = ?", found)


def _to_compare(found: Sequence[tuple[bytes, int]]) -> Iterable[tuple[tuple[bytes, int], tuple[bytes, int]]]:
    if len(found) <= ALL_PAIRS:
        return combinations(found, 2)
    return chain(pairwise(found), ((found[0], other) for other in found[2:]))


def _is_copy(best: Sequence[object], facts: Sequence[object]) -> bool:
    """Tell whether a document is a near-copy of the best of its group, of which both are (size, whole, sketch)."""
    (_, whole, one), (_, other_whole, other) = best, facts
    if whole == other_whole:
        return True
    return isinstance(one, bytes) and isinstance(other, bytes) and likeness(one, other) >= ALIKE
