"""From bytes to text: which charset they are in, and how that is known."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from cleaner.errors import CleanerError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

PAGE_CHARSETS = {
    "utf-8": "utf-8",
    "cp1252": "windows-1252",
    "iso8859-2": "iso-8859-2",
    "iso8859-3": "iso-8859-3",
    "iso8859-4": "iso-8859-4",
    "iso8859-5": "iso-8859-5",
    "iso8859-6": "iso-8859-6",
    "iso8859-7": "iso-8859-7",
    "iso8859-8": "iso-8859-8",
    "iso8859-10": "iso-8859-10",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15",
    "iso8859-16": "iso-8859-16",
    "cp1250": "windows-1250",
    "cp1251": "windows-1251",
    "cp1253": "windows-1253",
    "cp1254": "windows-1254",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp1257": "windows-1257",
    "cp1258": "windows-1258",
    "cp866": "ibm866",
    "cp874": "windows-874",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "mac-roman": "macintosh",
    "mac-cyrillic": "x-mac-cyrillic",
    "gb18030": "gb18030",
    "big5hkscs": "big5",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp932": "shift_jis",
    "cp949": "euc-kr",
}
"""The charsets of the web by Python's name, with the name of the WHATWG Encoding Standard. Nothing else that a page
may declare is believed: Python also knows codecs that are no charsets."""

TAKEN_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift_jis_2004": "cp932",
    "shift_jisx0213": "cp932",
    "euc_jis_2004": "euc_jp",
    "euc_jisx0213": "euc_jp",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-8-sig": "utf-8",
}
"""What browsers take a charset as. A page that can be read far enough to find `utf-16` declared in it is not UTF-16."""

OTHER_LABELS = {
    "windows-31j": "cp932",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "unicode-1-1-utf-8": "utf-8",
    "iso-8859-8-i": "iso8859-8",
    "koi8-ru": "koi8-u",
    "user-defined": "cp1252",
}
"""Labels of the web that Python does not know, without the `x-` that some of them begin with."""

SAMPLE = 65_536
"""Bytes that are looked at closely: more make detection slower and no better."""

LEAD_IN = 4_096
"""Bytes of the sample that stand before the first one that is not ASCII."""

CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
PRINTABLE = bytes(range(32, 127)) + b"\t\n\r"

MOST_CONTROLS = 0.05
"""Share of control characters above which bytes that are not UTF-8 are binary data; in random bytes it is 0.11."""

MOST_CONTROLS_IN_UTF8 = 0.3
"""The same for bytes that are UTF-8: text that was filled up or separated with NULs is still text."""

WIDE_NULS, WIDE_CONTROLS, NARROW_ASCII = 0.2, 0.01, 0.75
"""Shares. UTF-16 is thought of when a fifth of the bytes are NULs (half are in English, three quarters in UTF-32), or
when there are control characters among bytes that are not mostly ASCII (Chinese, Cyrillic)."""

SEPARATORS = frozenset(" \t\r\n\N{IDEOGRAPHIC COMMA}\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}")
FEWEST_SEPARATORS, MOST_STRANGE = 0.01, 0.01
"""Shares of characters: what a text has of the first at least, and at most of what is no text."""

WITNESSES = 5
"""Characters beyond ASCII. Bytes in another charset hardly ever make so many of them by chance in UTF-8, so such a page
is UTF-8 whatever it declares; fewer can be an accident, as `É»` in windows-1252."""

ENOUGH_UTF8, ENOUGH_DECLARED_UTF8 = 20, 1
"""Good characters beyond ASCII for each bad place, for text with damage to be UTF-8; and where the page declares it."""

FEW_BYTES = 30
"""With fewer bytes beyond ASCII, only the charsets of today's web are thought of: `Déjà vu` is not MacCyrillic."""

UTF16_CHARSETS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-7")
ISO_2022 = re.compile(rb"\x1b(?:\$[@B)]|\([IJ])")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
NOT_DECODED = "\N{REPLACEMENT CHARACTER}"


class Unreadable(CleanerError):
    """An input that cannot be read as text; the message says in plain words why."""


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
        or _wide_without_mark(data)
        or _by_declaration(data, _codec(declared))
        or _utf8(data)
        or _damaged_utf8(data, ENOUGH_UTF8)
        or _detected(data)
    )


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return Decoded(text, codec, _with_losses("a byte order mark says so", text, data, codec))
    return None


def _wide_without_mark(data: bytes) -> Decoded | None:
    """Return a text in UTF-16 or UTF-32 whose byte order mark is missing."""
    sample = data[:SAMPLE]
    if not _may_be_wide(sample):
        return None
    readings = {codec: _plausible(sample.decode(codec, "ignore")) for codec in WIDE}
    codec = max(readings, key=lambda codec: readings[codec])
    if not readings[codec]:
        return None
    text = data.decode(codec, "replace")
    return Decoded(text, codec, _with_losses("it makes sense only so; the byte order mark is missing", text, data, codec))


def _may_be_wide(sample: bytes) -> bool:
    nuls = sample.count(b"\0") / max(1, len(sample))
    ascii_share = 1 - len(sample.translate(None, PRINTABLE)) / max(1, len(sample))
    return nuls >= WIDE_NULS or (_controls(sample) >= WIDE_CONTROLS and ascii_share < NARROW_ASCII)


def _plausible(text: str) -> float:
    """Return how much sense a reading of the sample makes: 0.0 for none."""
    counts = Counter(text)
    strange = sum(
        number
        for character, number in counts.items()
        if unicodedata.category(character) in ("Cc", "Cn", "Co", "Cs") and character not in SEPARATORS
    )
    separators = sum(counts[character] for character in SEPARATORS)
    plain = sum(number for character, number in counts.items() if character < "\x7f")
    if not text or strange > MOST_STRANGE * len(text) or separators + plain < FEWEST_SEPARATORS * len(text):
        return 0.0
    return (separators + plain) / len(text)


def _by_declaration(data: bytes, codec: str | None) -> Decoded | None:
    """Return the text in the charset that it claims to be in, unless the bytes say otherwise."""
    if codec is None:
        return None
    _refuse_binary(data)
    because = "the page declares it"
    utf8 = _strictly(data, "utf-8")
    if codec == "utf-8":
        return Decoded(utf8, codec, because) if utf8 is not None else _damaged_utf8(data, ENOUGH_DECLARED_UTF8)
    if utf8 is not None and sum(1 for _, _ in zip(BEYOND_ASCII.finditer(utf8), range(WITNESSES), strict=False)) == WITNESSES:
        return Decoded(utf8, "utf-8", f"every byte fits UTF-8, although the page declares {_shown(codec)}")
    text = _strictly(data, codec)
    return None if text is None else Decoded(text, _shown(codec), because)


def _utf8(data: bytes) -> Decoded | None:
    if ISO_2022.search(data[:SAMPLE]):
        return None
    text = _strictly(data, "utf-8")
    if text is None:
        return None
    _refuse_binary(data, MOST_CONTROLS_IN_UTF8)
    return Decoded(text, "utf-8", "all of it is ASCII" if data.isascii() else "every byte fits UTF-8")


def _damaged_utf8(data: bytes, enough: int) -> Decoded | None:
    """Return a text that is UTF-8 but for a few places, as where files were cut or put together."""
    text = data.decode("utf-8", "replace")
    bad = _losses(text, data, "utf-8")
    good = sum(1 for _ in BEYOND_ASCII.finditer(text)) - bad
    if not bad or good < enough * bad:
        return None
    _refuse_binary(data)
    return Decoded(text, "utf-8", _with_losses("nearly every byte fits UTF-8", text, data, "utf-8"))


def _detected(data: bytes) -> Decoded:
    """Return the text in the charset that chardet makes out.

    Raises Unreadable when it makes out none.
    """
    import chardet
    from chardet.enums import EncodingEra

    _refuse_binary(data)
    sample = _sample(data)
    few = sum(byte > 0x7F for byte in sample) < FEW_BYTES
    found = chardet.detect(
        sample.replace(b"\0", b""),
        encoding_era=EncodingEra.MODERN_WEB if few else EncodingEra.ALL,
        prefer_superset=False,  # its supersets of ISO-8859-2, -5 and -6 have other letters
        compat_names=False,
        exclude_encodings=UTF16_CHARSETS,
    )
    if found["encoding"] is None:
        raise Unreadable(f"looks like binary data: {found['mime_type']}")
    codec = TAKEN_AS.get(found["encoding"], found["encoding"])
    text = _strictly(data, codec)
    if text is None:
        text = data.decode(codec, "replace")
    because = f"it looks like it (chardet, {found['confidence']:.0%} sure)"
    return Decoded(text, _shown(codec), _with_losses(because, text, data, codec))


def _sample(data: bytes) -> bytes:
    """Return the bytes that tell most about a charset: those around the first that is not ASCII."""
    try:
        data.decode("utf-8")
        start = data.find(b"\x1b")
    except UnicodeDecodeError as error:
        start = error.start
    start = max(0, start - LEAD_IN)
    return data[start : start + SAMPLE]


def _refuse_binary(data: bytes, most: float = MOST_CONTROLS) -> None:
    """Raise Unreadable for bytes among which there are too many control characters for a text."""
    sample = data[:SAMPLE]
    share = _controls(sample)
    if share <= most:
        return
    import chardet

    kind = chardet.detect(sample)["mime_type"] or ""
    named = "" if kind.startswith("text/") or kind.endswith("octet-stream") else f"{kind}, "
    raise Unreadable(f"looks like binary data: {named}{share:.0%} of its bytes are control characters")


def _controls(sample: bytes) -> float:
    return 1 - len(sample.translate(None, CONTROLS)) / max(1, len(sample))


def _codec(label: str | None) -> str | None:
    """Return Python's name of the charset that browsers take a label as, None for one that they don't know."""
    if not label:
        return None
    plain = label.strip().lower().removeprefix("x-")
    try:
        codec = OTHER_LABELS.get(plain) or codecs.lookup(plain).name
    except (LookupError, ValueError):
        return None
    codec = TAKEN_AS.get(codec, codec)
    return codec if codec in PAGE_CHARSETS else None


def _shown(codec: str) -> str:
    return PAGE_CHARSETS.get(codec, codec.replace("_", "-"))


def _strictly(data: bytes, codec: str) -> str | None:
    """Return the text of `data`, None if it has bytes that the charset does not know.

    Bytes that a Windows charset leaves undefined are control characters of the same number, as in browsers.
    """
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, LookupError):
        if not codec.startswith(("cp125", "cp874")):
            return None
    letters = (bytes([byte]).decode(codec, "replace") for byte in range(256))
    table = "".join(
        chr(byte) if letter == NOT_DECODED and byte < 0xA0 else letter.replace(NOT_DECODED, "\ufffe")
        for byte, letter in enumerate(letters)
    )
    try:
        return codecs.charmap_decode(data, "strict", table)[0]
    except UnicodeDecodeError:
        return None


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
