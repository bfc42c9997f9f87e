"""The texts of some files and folders, cleaned and not written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from cleaner.cleaning import Cleaned, Cleaner
from cleaner.errors import broken
from cleaner.reading import Reading, Source, Unreadable, discover, read
from cleaner.settings import Settings
from cleaner.sites import named_site


class Text(NamedTuple):
    """A text under the name its file was given, as it was read and cleaned."""

    name: str
    reading: Reading
    cleaned: Cleaned


class Texts:
    """The texts of files and folders, one after the other; `failed` counts those that could not be read so far.

    A file of another kind counts as failed only where it was named itself.
    """

    def __init__(self, paths: Sequence[Path], settings: Settings, complain: Callable[[str], None]) -> None:
        self.failed = 0
        self._paths = paths
        self._settings = settings
        self._complain = complain

    def __iter__(self) -> Iterator[Text]:
        for source in self._sources():
            name = str(source.path)
            try:
                reading = _read(source, self._settings)
                site = named_site(self._settings.site_lines, reading.metadata.get("url", ""), source.path)
                cleaned = Cleaner(self._settings).clean_document(replace(reading.document, site=site))
            except Unreadable as error:
                self._fail(name, str(error))
            except Exception as error:  # whatever it is, one text must not cost the others
                self._fail(name, broken(error))
            else:
                yield Text(name, reading, cleaned)

    def _fail(self, name: str, reason: str) -> None:
        self.failed += 1
        self._complain(f"{name}: {reason}")

    def _sources(self) -> Iterator[Source]:
        for path in self._paths:
            for source in discover(path):
                if source.path == path or not source.skip:
                    yield source


def _read(source: Source, settings: Settings) -> Reading:
    reason = source.problem or source.skip
    if reason:
        raise Unreadable(reason)
    return read(source.path, str(source.path), extractor=settings.extractor)
