"""Which charset some bytes are in: how often the cleaner is right and how fast, beside others on the same files.

    python -m benchmarks.charsets DATA

DATA is a folder in or under which stands `charset_files.tar` or `charset_files.tar.zst`, with the index
`charset_index.json` in it. A tool is right about a file when it reads all its letters and digits as they are; about a
picture when it refuses it. “undeclared” are the same files with what they declare blotted out, for some tools look at
that and call it detection.
"""

from __future__ import annotations

import argparse
import codecs
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from benchmarks.charset_files import Case, cases, letters, undeclared
from benchmarks.speed import seconds
from cleaner.reading.binary import Unreadable
from cleaner.reading.charset import decode
from cleaner.reading.html import declared_charset

Reader = Callable[[bytes], str | None]
"""From bytes to text; None where the tool says that they are none."""

ROUNDS = 3
"""The tools are timed in turn, so that a busy moment of the machine meets all of them; told is the median."""
PRESCAN = 1_024
"""Bytes in which a browser looks for a declaration; HTML standard, 13.2.3.2."""
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
"""The byte order marks that browsers know; HTML standard, 13.2.3.1."""


def cleaner(data: bytes) -> str | None:
    try:
        return decode(data).text
    except Unreadable:
        return None


def cleaner_as_page(data: bytes) -> str | None:
    try:
        return decode(data, declared_charset(data)).text
    except Unreadable:
        return None


def chardet_alone(data: bytes) -> str | None:
    import chardet

    return _decoded(data, chardet.detect(data)["encoding"])


def charset_normalizer(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best)


def unicode_dammit(data: bytes) -> str | None:
    from bs4.dammit import UnicodeDammit

    return UnicodeDammit(data, is_html=True).unicode_markup


def html_standard(data: bytes) -> str | None:
    """Read bytes as a browser does: its byte order mark, what it declares, UTF-8 if it can be, else windows-1252."""
    mark = next((mark for mark in MARKS if data.startswith(mark)), None)
    if mark:
        return _decoded(data[len(mark) :], MARKS[mark])
    declared = declared_charset(data[:PRESCAN])
    if declared:
        return _decoded(data, declared)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded(data: bytes, charset: str | None) -> str | None:
    try:
        return None if charset is None else data.decode(charset, "replace")
    except LookupError:
        return None


TOOLS: Mapping[str, tuple[str | None, Reader]] = {
    "cleaner": (None, cleaner),
    "cleaner, as a page": (None, cleaner_as_page),
    "chardet": ("chardet", chardet_alone),
    "charset-normalizer": ("charset_normalizer", charset_normalizer),
    "UnicodeDammit": ("bs4", unicode_dammit),
    "HTML standard": (None, html_standard),
}
"""Each with the package that it needs. UnicodeDammit asks charset-normalizer or chardet, whichever is installed."""


def wrong(reader: Reader, files: Sequence[Case]) -> Counter[str]:
    """Count the files that a reader gets wrong, by their charset."""
    return Counter(case.charset for case in files if not _is_right(reader(case.data), case.letters))


def _is_right(text: str | None, truth: str | None) -> bool:
    return text is None if truth is None else text is not None and letters(text) == truth


def _read_all(reader: Reader, files: Sequence[Case]) -> None:
    for case in files:
        reader(case.data)


def report(files: Sequence[Case]) -> None:
    """Measure and print."""
    size = sum(len(case.data) for case in files)
    print(f"{len(files)} files in {len({case.charset for case in files})} charsets, {size / 1e6:.1f} MB")
    tools = {name: reader for name, (package, reader) in TOOLS.items() if not package or find_spec(package)}
    mute = list(map(undeclared, files))
    mistakes = {name: wrong(reader, files) for name, reader in tools.items()}
    without = {name: wrong(reader, mute).total() for name, reader in tools.items()}
    took = _timed(tools, files)
    print("                    right         undeclared")
    for name, counts in mistakes.items():
        shares = [
            f"{len(files) - number:5} {1 - number / len(files):7.2%}" for number in (counts.total(), without[name])
        ]
        print(f"{name:20}{'  '.join(shares)} {size / 1e6 / took[name]:9.2f} MB/s")
    _print_by_charset(mistakes, Counter(case.charset for case in files))


def _timed(tools: Mapping[str, Reader], files: Sequence[Case]) -> dict[str, float]:
    """Return the median of the seconds that every tool takes for all files."""
    took: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, reader in tools.items():
            took[name].append(seconds(_read_all, reader, files))
    return {name: median(times) for name, times in took.items()}


def _print_by_charset(mistakes: Mapping[str, Counter[str]], all_files: Counter[str]) -> None:
    by_charset: dict[str, list[str]] = defaultdict(list)
    for name, counts in mistakes.items():
        for charset, number in counts.items():
            by_charset[charset].append(f"{name} {number}")
    print("\nwrong, by charset (of so many files)")
    for charset in sorted(by_charset):
        print(f"{charset:16}{all_files[charset]:4}  {', '.join(by_charset[charset])}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    logging.disable()  # UnicodeDammit says there what it could not decode
    report(cases(parser.parse_args().data))


if __name__ == "__main__":
    main()
