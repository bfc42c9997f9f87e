"""Files of records with bytes changed, lost or added at random: a run says what is wrong and never breaks."""

from __future__ import annotations

import gzip
import io
import random

import pytest
import zstandard

from cleaner.records.formats import format_for
from cleaner.records.record import Origin, Piece
from cleaner.settings import Fields
from tests.record_runs import CALL, STORY, joined
from tests.test_records_warc import http, record

TEXTS = [f"{number}. {STORY}{CALL}" for number in range(40)]
CSV = ("text,n\n" + "".join(f'"{text}",{number}\n' for number, text in enumerate(TEXTS))).encode()
WARC = [
    record(http(gzip.compress(f"<p>{text}".encode()), b"Content-Type: text/html", b"Content-Encoding: gzip"))
    for text in TEXTS
]

WHOLE = {
    "a.csv": CSV,
    "a.csv.gz": gzip.compress(CSV),
    "a.tsv.zst": zstandard.compress(CSV.replace(b",", b"\t")),
    "a.jsonl": b"".join(b'{"text": "%s", "n": [1.0]}\n' % text.encode().replace(b"\n", b"\\n") for text in TEXTS),
    "a.warc": b"".join(WARC),
    "a.warc.gz": b"".join(map(gzip.compress, WARC)),
}
FIELDS = Fields()
TIMES = 60


def damaged(data: bytes, chance: random.Random) -> bytes:
    place, some = chance.randrange(len(data)), chance.randrange(1, 120)
    return chance.choice(
        (
            data[:place],
            data[:place] + data[place + some :],
            data[:place] + chance.randbytes(some) + data[place:],
            data[:place] + chance.randbytes(1) + data[place + 1 :],
        )
    )


@pytest.mark.parametrize("name", WHOLE)
def test_damage_is_told_and_never_breaks_a_run(name: str) -> None:
    chance, form = random.Random(name), format_for(name)
    for _ in range(TIMES):
        pieces = list(form.pieces(io.BytesIO(damaged(WHOLE[name], chance)), name))
        assert [piece.first for piece in pieces] == sorted(piece.first for piece in pieces)
        assert all(piece.problem is None or not piece.data for piece in pieces)
        joined(form, [_encoded(piece, name) for piece in pieces if piece.problem is None], name)


def _encoded(piece: Piece, name: str) -> bytes:
    form = format_for(name)
    records = [one for one in form.records(piece, FIELDS) if not (one.problem or one.skip)]
    said = {"quality": 0.5, "language": "en", "findings": 1, "removed_words": 2, "status": "ok"}
    rows = [{**one.carried, "text": "clean", **said} for one in records]
    return form.encode(rows, name, Origin(piece, FIELDS))
