"""The golden cases: audit diffs in Markdown, read into raw text, clean text and who changed what."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from cleaner import clean_html
from cleaner.cleaning import Cleaned, Cleaner
from cleaner.diff import NO_BREAK, Row
from cleaner.model import Document, Site, SiteLine
from cleaner.settings import Settings
from cleaner.text.alike import keys
from cleaner.text.visible import NAMES, SIGNATURE, spelled

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = CASES / "known-failures"

CHARACTERS = {name: letter for letter, name in NAMES.items()}
SPELLING = re.compile(r"⟦(.*?)⟧")
NUMBER = re.compile(r"U\+([0-9A-F]{4,6})")
SIGNED = re.compile(rf"^(?P<line>.*?)  {SIGNATURE} (?P<rules>[a-z0-9-]+\??(?:, [a-z0-9-]+\??)*)$")
HEADING = re.compile(r"^#{1,3} (.+)$")
FENCE = re.compile(r"^```diff(?: (\w+))?$")
SITE = re.compile(r"^(?P<pages>\d+) pages of (?P<name>\S+)$")
SITE_LINE = re.compile(r"^(?P<pages>\d+)(?:/(?P<beside>\d+))? (?P<line>\S.*)$")
SETTINGS = {field.name for field in fields(Settings)} - {"language"}


class Malformed(ValueError):
    """A case file says something that is no case; the message begins with file and line."""


class Written(NamedTuple):
    """What an audit diff says: the raw text, the clean text, and its rows."""

    raw: str
    clean: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Case:
    """One golden case: where it stands, what it shows, and what must come out."""

    file: Path
    line: int
    title: str
    language: str | None
    settings: Settings
    page: str | None
    site: Site | None
    body: tuple[str, ...]
    written: Written

    @property
    def name(self) -> str:
        return f"{self.file.relative_to(CASES).with_suffix('')}: {self.title}"

    def cleaned(self) -> Cleaned:
        """Clean the raw text of the case, or its page."""
        chosen = replace(self.settings, language=self.language)
        return clean_html(self.page, None, chosen) if self.page is not None else self.text_cleaned(self.written.raw)

    def text_cleaned(self, text: str) -> Cleaned:
        """Clean a text as the case says."""
        chosen = replace(self.settings, language=self.language)
        return Cleaner(chosen).clean_document(Document("text", text, site=self.site))


def read_diff(lines: Sequence[str]) -> Written:
    """Return what the lines of an audit diff say; the inverse of `cleaner.diff.audit_diff`.

    Raises Malformed, naming the line (from 1), where a line is none of an audit diff.
    """
    rows = []
    for number, line in enumerate(lines, 1):
        try:
            rows.append(read_row(line))
        except Malformed as error:
            raise Malformed(f"{number}: {error}") from error
    return Written(_side(rows, "-"), _side(rows, "+"), tuple(rows))


def read_row(line: str) -> Row:
    """Return one line of an audit diff as a row; the inverse of `cleaner.diff.render`."""
    signed = SIGNED.match(line)
    rules = tuple(signed["rules"].split(", ")) if signed else ()
    line = signed["line"] if signed else line
    mark, text = line[:1] or " ", line[2:]
    if mark not in (" ", "-", "+", "?", "\\") or line[1:2] not in ("", " "):
        raise Malformed(f"a line begins with two spaces, `- `, `+ `, `? ` or `\\ `, not {line[:2]!r}")
    if not rules and mark in "-?":
        raise Malformed(f"a line with `{mark}` is signed: `{SIGNATURE} rule-name`")
    if rules and mark == " ":
        raise Malformed("a kept line is not signed; one with a report begins with `? `")
    if SIGNATURE in text or text != spelled(unspelled(text)):
        raise Malformed(f"write it as {spelled(unspelled(text))!r}")
    return Row(mark, unspelled(text), rules)


def unspelled(text: str) -> str:
    """Return `text` with every spelling, as in `⟦nbsp⟧`, read back into its character."""
    return SPELLING.sub(lambda spelling: _character(spelling[1]), text)


def _character(name: str) -> str:
    number = NUMBER.fullmatch(name)
    if number:
        return chr(int(number[1], 16))
    if name not in CHARACTERS:
        raise Malformed(f"⟦{name}⟧ is no character; known are {', '.join(CHARACTERS.values())} and U+0000")
    return CHARACTERS[name]


def _side(rows: Sequence[Row], own: str) -> str:
    """Return the raw text (`own` is "-") or the clean one ("+")."""
    text = ""
    above = Row(" ", "")
    for row in rows:
        if row.mark in (" ", "?", own):
            text += row.text + "\n"
        elif row.mark == "\\" and _lacks(row, above, own):
            text = text.removesuffix("\n")
        above = row
    return text


def _lacks(note: Row, above: Row, own: str) -> bool:
    """Tell whether a note "no line break at the end" speaks of this side; signed, the clean text got the break."""
    if note.text != NO_BREAK:
        raise Malformed(f"a line with `\\` says `{NO_BREAK}`")
    if above.mark in " ?":
        return own == "-" or not note.rules
    return above.mark == own


def read_cases(file: Path) -> Iterator[Case]:
    """Yield the cases of a file: a heading, at least a sentence of why, perhaps settings, and one fence each."""
    lines = file.read_text("utf-8").split("\n")
    heads = [number for number, line in enumerate(lines) if HEADING.match(line)]
    found = 0
    for start, end in pairwise([*heads, len(lines)]):
        section = lines[start:end]
        if any(line.startswith("```") for line in section):
            yield _case(file, section, start)
            found += 1
    if not found:
        raise Malformed(f"{file.relative_to(CASES)}:1: no case in this file")


def _case(file: Path, section: Sequence[str], start: int) -> Case:
    """Return the case of a section: its heading, its words, its fence; `start` is the place of the heading.

    The fence may have another before it: ```html with a page whose lines it shows, or ```site with what was learned
    of the text's site.
    """
    opening, page, learned = _fences(section, f"{file.relative_to(CASES)}:{start + 1}")
    where = f"{file.relative_to(CASES)}:{start + opening + 1}"
    fence = FENCE.match(section[opening])
    if not fence:
        raise Malformed(f"{where}: the fence of a case is ```diff or ```diff and a language")
    closing = _end_of_fence(section, opening, where)
    first = next(number for number, line in enumerate(section) if line.startswith("```"))
    said = [line for line in section[1:first] if line.strip()]
    options = [line.removeprefix("settings:") for line in said if line.startswith("settings:")]
    if len(said) == len(options):
        raise Malformed(f"{where}: a sentence of why stands between the heading and the fence")
    if any(line.startswith("```") for line in section[closing + 1 :]):
        raise Malformed(f"{where}: one heading, one fence; the second needs a heading of its own")
    body = tuple(section[opening + 1 : closing])
    title = HEADING.match(section[0])[1].strip()
    settings = _settings("\n".join(options), where)
    site = None if learned is None else _site(learned, where)
    return Case(file, start + opening + 1, title, fence[1], settings, page, site, body, _written(body, where))


def _fences(section: Sequence[str], where: str) -> tuple[int, str | None, Sequence[str] | None]:
    """Return where the fence of the diff begins, and the page or the learned lines that stand before it, if any."""
    start = next(number for number, line in enumerate(section) if line.startswith("```"))
    kind = section[start].removeprefix("```")
    if kind not in ("html", "site"):
        return start, None, None
    end = _end_of_fence(section, start, where)
    following = [number for number, line in enumerate(section) if number > end and line.startswith("```")]
    if not following:
        raise Malformed(f"{where}: a page is followed by the diff of its lines")
    inner = section[start + 1 : end]
    return (following[0], "\n".join(inner), None) if kind == "html" else (following[0], None, inner)


def _site(learned: Sequence[str], where: str) -> Site:
    """Return what a fence ```site says: `60 pages of example.org`, then a line each as `41 Home`.

    `41 Home` stands on 41 pages beside the same line; `12/3 Ingredients` on 12, on 3 of them beside the same.
    """
    head, *rows = [SITE.match(learned[0]), *map(SITE_LINE.match, learned[1:])] if learned else [None]
    if head is None or None in rows:
        raise Malformed(f"{where}: a site is `60 pages of example.org`, then lines like `41 Home` or `12/3 Eggs`")
    lines = {keys(row["line"])[0]: SiteLine(int(row["pages"]), int(row["beside"] or row["pages"])) for row in rows}
    return Site(head["name"], int(head["pages"]), lines)


def _end_of_fence(lines: Sequence[str], start: int, where: str) -> int:
    try:
        return lines.index("```", start + 1)
    except ValueError as error:
        raise Malformed(f"{where}: this fence is not closed") from error


def _written(body: Sequence[str], where: str) -> Written:
    try:
        return read_diff(body)
    except Malformed as error:
        raise Malformed(f"{where} + {error}") from error


def _settings(text: str, where: str) -> Settings:
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Malformed(f'{where}: settings are TOML, as in `settings: fragments = "drop"`: {error}') from error
    unknown = sorted(read.keys() - SETTINGS)
    if unknown:
        raise Malformed(f"{where}: no such setting: {', '.join(unknown)}; there are {', '.join(sorted(SETTINGS))}")
    return Settings(**{key: tuple(value) if isinstance(value, list) else value for key, value in read.items()})


def all_cases() -> list[Case]:
    """Return every case there is, in the order of the files."""
    return [case for file in sorted(CASES.rglob("*.md")) for case in read_cases(file)]


def rewrite(case: Case, body: Sequence[str]) -> None:
    """Put `body` into the fence of a case, which may have moved since it was read."""
    now = next(one for one in read_cases(case.file) if one.title == case.title)
    lines = case.file.read_text("utf-8").split("\n")
    lines[now.line : now.line + len(now.body)] = body
    case.file.write_text("\n".join(lines), "utf-8")
