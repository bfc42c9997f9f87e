"""The names of charsets: what a page may declare, and what browsers take that as."""

from __future__ import annotations

import codecs

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


def codec_of(label: str | None) -> str | None:
    """Return Python's name of the charset that browsers take a label as, None for one that they do not know."""
    plain = (label or "").strip().lower().removeprefix("x-")
    try:
        codec = OTHER_LABELS.get(plain) or codecs.lookup(plain).name
    except (LookupError, ValueError):
        return None
    codec = TAKEN_AS.get(codec, codec)
    return codec if codec in PAGE_CHARSETS else None


def name_of(codec: str) -> str:
    """Return the name by which the web knows a charset of Python's."""
    if codec.startswith("iso2022_jp"):
        return "iso-2022-jp"
    return PAGE_CHARSETS.get(codec, codec.replace("_", "-"))
