"""What the soak cleans: generated files of every kind, some of them broken, the same for the same seed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from cleaner.catalogue import catalogue
from cleaner.language import languages
from fuzz.samples import parqueted, taped, warced, zipped, zstandarded

SENTENCES_A_TEXT = 12
RECORDS_A_FILE = 80
TEXTS = 24
"""Small files of each round; with two of each kind of large ones, some five seconds of work."""
LARGE = 2


def fill(folder: Path, chance: random.Random) -> dict[str, int]:
    """Write the inputs of a round; return how many of each kind."""
    counts: dict[str, int] = {}
    for name, data in _files(chance):
        if chance.random() < 0.15:
            name, data = f"broken-{name}", _broken(data, chance)
        (folder / name).write_bytes(data)
        kind = name.partition(".")[2] + (", broken" if name.startswith("broken") else "")
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def _files(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    for number in range(TEXTS):
        yield f"{number:02}.txt", _text(chance).encode()
        yield f"p{number:02}.html", _page(chance).encode()
    for number in range(LARGE):
        rows = [_row(chance, place) for place in range(RECORDS_A_FILE)]
        lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
        yield f"l{number}.jsonl", lines
        yield f"g{number}.jsonl.gz", gzip.compress(lines, mtime=0)
        yield f"z{number}.jsonl.zst", zstandarded(lines)
        yield f"c{number}.csv", _cells(rows)
        yield f"q{number}.parquet", parqueted(rows)
        yield f"w{number}.warc", warced([row["text"] for row in rows])
        files = {f"{place}.txt": row["text"].encode() for place, row in enumerate(rows[:20])} | {"r.jsonl": lines}
        yield f"a{number}.zip", zipped(files)
        yield f"t{number}.tar.gz", gzip.compress(taped(files), mtime=0)


def _text(chance: random.Random) -> str:
    language = chance.choice(list(languages().values()))
    noise = [line for rule in catalogue().values() for line in rule.noise]
    said = [chance.choice(language.prose) for _ in range(SENTENCES_A_TEXT)]
    said.insert(chance.randrange(len(said)), chance.choice(noise))
    text = "\n".join(f"{sentence} {chance.randrange(10**6)}" for sentence in said) + "\n"
    return text.encode("utf-8", "replace").decode()  # of half a surrogate pair, which not every kind can hold


def _page(chance: random.Random) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in _text(chance).splitlines())
    return f"<html><body><nav><a href='/'>Home</a></nav><article>{paragraphs}</article></body></html>"


def _row(chance: random.Random, number: int) -> dict[str, str]:
    return {"id": f"r{number}", "text": _text(chance), "url": f"https://site{number % 4}.example.org/{number}"}


def _cells(rows: list[dict[str, str]]) -> bytes:
    held = io.StringIO(newline="")
    table = csv.DictWriter(held, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return held.getvalue().encode()


def _broken(data: bytes, chance: random.Random) -> bytes:
    """Return a file that was cut off, or of which some bytes are others."""
    place = chance.randrange(len(data))
    if chance.random() < 0.5:
        return data[:place]
    return data[:place] + chance.randbytes(20) + data[place + 20 :]


def digests(folder: Path) -> Mapping[str, bytes]:
    """Return all files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
