"""Files in many charsets, each with the charset that it is in: from a tar archive, and an index in or beside it."""

from __future__ import annotations

import codecs
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cleaner.reading.html import META_CHARSET, XML_CHARSET

NAME = "charset_files"
INDEX = "charset_index.json"
NO_TEXT = "None"
"""How the index calls a picture, a film and their like: whoever makes a text of one is wrong."""
UNREADABLE = ("EUC-TW",)
"""What Python has no codec for, so that nobody could be right."""
AS_IN_USE = {"gb2312": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs", "tis-620": "cp874"}
"""Charsets by whose name pages mean the larger one that holds them; the WHATWG Encoding Standard, “labels”."""


class Case(NamedTuple):
    """Some bytes, the charset that they are in, and their letters and digits; None where the bytes are no text."""

    data: bytes
    charset: str
    letters: str | None


def cases(folder: Path) -> list[Case]:
    """Return the files that stand in an archive in or under `folder`, without those that Python cannot read."""
    archive = next(iter(sorted(folder.rglob(f"{NAME}.tar*"))), None)
    if archive is None:
        raise SystemExit(f"no {NAME}.tar in {folder}")
    files = dict(_members(archive))
    index = json.loads(files[INDEX])
    known = [(files[row["file"]], row["encoding"]) for row in index if row["encoding"] not in UNREADABLE]
    return [Case(data, charset, _truth(data, charset)) for data, charset in known]


def undeclared(case: Case) -> Case:
    """Return a case whose bytes no longer say which charset they are in; its letters are those of the label less."""
    data = case.data
    for pattern in (META_CHARSET, XML_CHARSET):
        data = pattern.sub(lambda found: found[0].replace(found[1], b"-" * len(found[1])), data)
    return case if data == case.data else Case(data, case.charset, _truth(data, case.charset))


def letters(text: str) -> str:
    """Return what two readings of the same bytes must have in common: their letters and digits, in order."""
    return "".join(filter(str.isalnum, text))


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    packed = archive.read_bytes()
    if archive.suffix == ".zst":
        import zstandard

        packed = zstandard.ZstdDecompressor().decompressobj().decompress(packed)
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        for member in files:
            content = files.extractfile(member)
            if content is not None:
                yield Path(member.name).name, content.read()


def _truth(data: bytes, charset: str) -> str | None:
    if charset == NO_TEXT:
        return None
    codec = codecs.lookup(charset).name
    return letters(data.decode(AS_IN_USE.get(codec, codec), "replace"))
