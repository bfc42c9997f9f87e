"""From bytes to text: which charset they are in, and how that is known."""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from cleaner.reading.binary import MOST_IN_TEXT, SAMPLE, refuse_binary
from cleaner.reading.charset_names import codec_of, name_of
from cleaner.reading.detection import ASCII, detect
from cleaner.reading.wide import wide_codec

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

WITNESSES = 5
"""Characters beyond ASCII. Bytes in another charset hardly ever make so many of them by chance in UTF-8, so such a page
is UTF-8 whatever it declares; fewer can be an accident, as `É»` in windows-1252."""

ENOUGH_UTF8, ENOUGH_DECLARED_UTF8 = 20, 1
"""Good characters beyond ASCII for each bad place, for text with damage to be UTF-8; and where the page declares it."""

ISO_2022 = re.compile(rb"\x1b(?:\$[@B)]|\([IJ])")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
NOT_DECODED = "\N{REPLACEMENT CHARACTER}"


class Decoded(NamedTuple):
    """A text, the charset that its bytes were in, and in plain words how that is known."""

    text: str
    charset: str
    why: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of `data`, with its line breaks as they are and without its byte order mark.

    `declared` is the charset that the data claims to be in. Bytes that the charset does not know become U+FFFD, and
    `why` says how many. Raises Unreadable for binary data.
    """
    return (
        _by_mark(data)
        or _wide(data)
        or _by_declaration(data, codec_of(declared))
        or _utf8(data)
        or _damaged_utf8(data, ENOUGH_UTF8)
        or _detected(data)
    )


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            because = "a byte order mark, left out of the text, says so"
            return Decoded(text, codec, _with_losses(because, text, data, codec))
    return None


def _wide(data: bytes) -> Decoded | None:
    codec = wide_codec(data)
    if codec is None:
        return None
    text = data.decode(codec, "replace")
    because = "it makes sense only so, without a byte order mark"
    return Decoded(text, codec, _with_losses(because, text, data, codec))


def _by_declaration(data: bytes, codec: str | None) -> Decoded | None:
    """Return the text in the charset that it claims to be in, unless the bytes say otherwise."""
    if codec is None:
        return None
    refuse_binary(data)
    because = "the page declares it"
    utf8 = _strictly(data, "utf-8")
    if codec == "utf-8":
        return Decoded(utf8, codec, because) if utf8 is not None else _damaged_utf8(data, ENOUGH_DECLARED_UTF8)
    if utf8 is not None and len(list(islice(BEYOND_ASCII.finditer(utf8), WITNESSES))) == WITNESSES:
        return Decoded(utf8, "utf-8", f"every byte fits UTF-8, although the page declares {name_of(codec)}")
    text = _strictly(data, codec)
    return None if text is None else Decoded(text, name_of(codec), because)


def _utf8(data: bytes) -> Decoded | None:
    if ISO_2022.search(data[:SAMPLE]):
        return None
    text = _strictly(data, "utf-8")
    if text is None:
        return None
    refuse_binary(data, MOST_IN_TEXT)
    return Decoded(text, "utf-8", "all of it is ASCII" if data.isascii() else "every byte fits UTF-8")


def _damaged_utf8(data: bytes, enough: int) -> Decoded | None:
    """Return a text that is UTF-8 but for a few places, as where files were cut or put together."""
    text = data.decode("utf-8", "replace")
    bad = _losses(text, data, "utf-8")
    good = len(text) - (len(data) - len(data.translate(None, ASCII))) - bad
    if not bad or good < enough * bad:
        return None
    refuse_binary(data)
    return Decoded(text, "utf-8", _with_losses("nearly every byte fits UTF-8", text, data, "utf-8"))


def _detected(data: bytes) -> Decoded:
    refuse_binary(data)
    codec, because = detect(data)
    text = _strictly(data, codec)
    if text is None:
        text = data.decode(codec, "replace")
    return Decoded(text, name_of(codec), _with_losses(because, text, data, codec))


def _strictly(data: bytes, codec: str) -> str | None:
    """Return the text of `data`, None if it has bytes that the charset does not know.

    Bytes that a Windows charset leaves undefined are control characters of the same number, as in browsers.
    """
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        if not codec.startswith(("cp125", "cp874")):
            return None
    try:
        return codecs.charmap_decode(data, "strict", _table_of_browsers(codec))[0]
    except UnicodeDecodeError:
        return None


@cache
def _table_of_browsers(codec: str) -> str:
    letters = (bytes([byte]).decode(codec, "replace") for byte in range(256))
    return "".join(
        chr(byte) if letter == NOT_DECODED and byte < 0xA0 else letter.replace(NOT_DECODED, "\ufffe")
        for byte, letter in enumerate(letters)
    )


def _losses(text: str, data: bytes, codec: str) -> int:
    """Return how many places of `data` could not be decoded; a U+FFFD that was in it is none."""
    try:
        had = data.count(NOT_DECODED.encode(codec))
    except (UnicodeEncodeError, LookupError):
        had = 0
    return max(0, text.count(NOT_DECODED) - had)


def _with_losses(why: str, text: str, data: bytes, codec: str) -> str:
    lost = _losses(text, data, codec)
    if not lost:
        return why
    return f"{why}; {lost} {'place' if lost == 1 else 'places'} could not be decoded and became U+FFFD"
