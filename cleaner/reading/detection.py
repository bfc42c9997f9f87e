"""Which charset bytes are in that do not say so, through chardet."""

from __future__ import annotations

import re

from cleaner.reading.binary import SAMPLE, Unreadable
from cleaner.reading.charset_names import TAKEN_AS

LEAD_IN = 1_024
"""Bytes of the sample that stand before the first one that is not ASCII, at most: a line may be very long."""

SEARCHED = 1_048_576
"""Bytes, from the first that is not ASCII on, in which lines that tell something are looked for."""

FEW_BYTES = 30
"""With fewer bytes beyond ASCII, only the charsets of the web are thought of; and when there is nowhere a run of four,
a word of Cyrillic or two signs of Chinese, only those of the Latin script: `Déjà vu` is not Cyrillic."""

LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "utf-8")
SURE_ENOUGH = 0.2
SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-¿×÷][^\W\d_]")
"""Below this confidence few bytes are taken as windows-1252, the charset of nearly all of the web that is not UTF-8,
unless that reading has a sign inside a word, as `Za¿ó³æ` for `Zażółć`."""

NEVER_DETECTED = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7")
ASCII = bytes(range(128))
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
LONG_RUN = re.compile(rb"[\x80-\xff]{4}")

EBCDIC_BLANK = b"@"
EBCDIC_BLANKS = 0.08
"""Share of the bytes that are the blank of mainframes, from which a text without a blank of ours may be one of theirs:
a sixth of any text is blanks, and of a list of mail addresses, which has as many line breaks, a twentieth."""
MACINTOSH_APOSTROPHE = re.compile(rb"[a-z]\xd5[a-z]")
"""In every other charset of Latin letters this byte is a capital, which never stands between small letters."""


def detect(data: bytes) -> tuple[str, str]:
    """Return the charset, by Python's name, that bytes are probably in, and in plain words why.

    Raises Unreadable when they are in none.
    """
    import chardet
    from chardet.enums import EncodingEra

    sample = _sample(data)
    few = 0 < len(sample.translate(None, ASCII)) < FEW_BYTES and not _may_be_ebcdic(sample)
    if few and MACINTOSH_APOSTROPHE.search(sample):
        return "mac-roman", "its apostrophe is that of old Macintosh systems"
    latin = few and not LONG_RUN.search(sample)
    found = chardet.detect(
        sample.replace(b"\0", b""),
        encoding_era=EncodingEra.MODERN_WEB if few else EncodingEra.ALL,
        prefer_superset=False,  # its supersets of ISO-8859-2, -5 and -6 have other letters
        compat_names=False,
        include_encodings=LATIN if latin else None,
        exclude_encodings=NEVER_DETECTED,
    )
    codec, sure = found["encoding"], found["confidence"]
    if codec is None:
        raise Unreadable(f"looks like binary data: {found['mime_type']}")
    if latin and sure < SURE_ENOUGH and not SIGN_IN_WORD.search(sample.decode("latin-1")):
        return "cp1252", "so few bytes beyond ASCII are mostly that"
    return TAKEN_AS.get(codec, codec), f"it looks like it (chardet, {sure:.0%} sure)"


def _may_be_ebcdic(sample: bytes) -> bool:
    blanks = sample.count(EBCDIC_BLANK)
    return b" " not in sample and blanks > 2 * sample.count(b"\n") and blanks >= EBCDIC_BLANKS * len(sample)


def _sample(data: bytes) -> bytes:
    """Return the bytes that tell most about a charset: the lines that are not ASCII, or those with escapes."""
    first = BEYOND_ASCII.search(data)
    if first is None:
        return data[max(0, data.find(b"\x1b")) :][:SAMPLE]
    start = max(data.rfind(b"\n", 0, first.start()) + 1, first.start() - LEAD_IN)
    lines = data[start : start + SEARCHED].splitlines(keepends=True)
    return b"".join(line for line in lines if not line.isascii())[:SAMPLE]
