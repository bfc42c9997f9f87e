"""What was learned of sites as a file that people can read and change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec

from cleaner.errors import WrongUsage
from cleaner.model import Site, SiteLine
from cleaner.reading.address import host_of
from cleaner.settings import LEARN, OFF
from cleaner.toml_file import read_toml
from cleaner.writing import atomic

HEAD = """\
# Lines that sites print on page after page, learned by `cleaner learn` for the rule site-line.
# pages: how many distinct pages of the site print the line; beside: on how many of them the same other line stands
# next to it. Letters are small, numbers are 0, and a long line ends in a digest. A line that you delete here is kept
# in the texts.
"""


class LineRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of a site as the file has it."""

    pages: int
    beside: int
    line: str


class SiteRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site as the file has it."""

    name: str
    pages: int
    lines: list[LineRow]


class Rows(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of the file."""

    site: list[SiteRow] = []


class SiteFile:
    """The sites of a file, and the digest of what it says."""

    def __init__(self, sites: Iterable[Site]) -> None:
        self._sites = {site.name: site for site in sites}
        said = "".join(map(_written, self._sites.values()))
        self.digest = sha256(said.encode()).hexdigest()

    def __iter__(self) -> Iterator[Site]:
        return iter(self._sites.values())

    def site_of(self, address: str, path: Path | None) -> Site | None:
        """Return the site of a page with an address, or of a file in a folder that was learned.

        What comes from no known place belongs to the only site of the file, where there is only one.
        """
        host = host_of(address)
        if host in self._sites:
            return self._sites[host]
        folder = path.absolute().parent.as_posix() if path else ""
        named = [name for name in self._sites if f"/{folder}".endswith(f"/{name}")]
        if named:
            return self._sites[max(named, key=len)]
        return next(iter(self._sites.values())) if len(self._sites) == 1 and not host else None


def named_site(chosen: str, address: str = "", path: Path | None = None) -> Site | None:
    """Return the site of a text in the file that the setting `site_lines` names, if it names one."""
    return None if chosen in (LEARN, OFF) else load(Path(chosen)).site_of(address, path)


def save(sites: Iterable[Site], file: Path) -> None:
    """Write sites to a file, all of them or nothing. Raises OSError."""
    with atomic.replacing(file) as written:
        written.write(HEAD.encode())
        for site in sites:
            written.write(_written(site).encode())


def _written(site: Site) -> str:
    lines = "".join(f"  {_line(key, found)},\n" for key, found in site.lines.items())
    return f"\n[[site]]\nname = {_quoted(site.name)}\npages = {site.pages}\nlines = [\n{lines}]\n"


def _line(key: str, found: SiteLine) -> str:
    return f"{{ pages = {found.pages}, beside = {found.beside}, line = {_quoted(key)} }}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@cache
def load(file: Path) -> SiteFile:
    """Return the sites of a file. Raises WrongUsage, naming the file and the place in it that is wrong."""
    try:
        rows = msgspec.convert(read_toml(file), Rows)
    except msgspec.ValidationError as error:
        raise WrongUsage(f"{file}: what was learned of sites is not written so: {error}") from error
    return SiteFile(_sites(rows))


def _sites(rows: Rows) -> Iterator[Site]:
    for row in rows.site:
        yield Site(row.name, row.pages, {line.line: SiteLine(line.pages, line.beside) for line in row.lines})
