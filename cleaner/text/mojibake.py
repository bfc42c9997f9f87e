"""Text that was decoded in the wrong encoding: where it can be, and what it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from cleaner.model import Span

CODECS = {
    "latin-1": "Latin-1",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1257": "Windows-1257",
    "iso-8859-2": "Latin-2",
    "mac_roman": "MacRoman",
    "cp437": "DOS 437",
}
"""The single-byte encodings that ftfy tries, by Python's name, with the name a reader knows."""

LEADS = ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
"""First bytes of a character in UTF-8, and how many more bytes it has; the Unicode standard, table 3-7."""
FIRST_MORE, LAST_MORE = 0x80, 0xBF
"""The bytes that carry on a character in UTF-8."""

ORDINARY_IN_MACROMAN = "«»…\N{NO-BREAK SPACE}“”‘’"
"""Lead bytes in MacRoman's table that are everyday punctuation: “’é” is French. What they would spell (Armenian,
phonetic letters) ftfy does not take for damage either."""

OFTEN_SECOND = ORDINARY_IN_MACROMAN + "–—•·°§©®№ЁёІіЇїЄєҐґЎў"
"""What stands behind a small Greek or Cyrillic letter in any text: punctuation, and letters of Ukraine and Belarus."""

ORDINARY = r"a-zA-Z.,;:!'\"()/\n-"
"""What stands behind most letters and can be no part of damage."""

LATIN_CODECS = ("latin-1", "cp1252", "cp1250", "iso-8859-2")
"""Where two further kinds of damage happen: the byte A0 became a blank, or a byte became “?” or U+FFFD."""
ALTERED_LEADS = (0xC2, 0xC3, 0xC5, 0xCE, 0xD9)
"""Lead bytes before which ftfy takes a blank for the byte A0; without D0, a Turkish and Icelandic capital."""
LOST = "?\N{REPLACEMENT CHARACTER}"

LONGEST_STRETCH = 20_000
"""Characters repaired at once in a line without breaks: far more than a paragraph, so that memory stays small."""

WINDOWS_CHARACTERS = {code: bytes((code,)).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
"""What Windows-1252 has in place of the C1 controls; five have no meaning there either."""

INVENTED = re.compile(r"[\x80-\x9f\ue000-\uf8ff\u2190-\u21ff\u2801-\u2b04\u2b08-\u2b1a\u2b1d-\u2b4f\u2b56-\u2bff]")
"""Controls, private letters, and technical signs that articles do not hold: a repair that gives one guessed wrong.
Hearts, ticks and the like (U+2600 to U+27BF) and the arrows among emoji do occur."""

CAPITAL_AND_MARK = re.compile(r"(?:(?<=[A-Z])|[“«‘])[ÂÃ][”»’…–—\xa0 ](?!\w)")
"""The end of a word in capitals, or a quoted letter, with the mark behind it: “AMANHÃ” is Portuguese."""

ASCII_WORDS = re.compile(r"[\x21-\x3e\x40-\x7e]+")
"""What no repair changes; a question mark may stand for a lost byte."""
SENTENCE = re.compile(r"(?:[^.!?…¦]++|[.!?…¦]+(?![»”\"’')]*[ ]))++[.!?…¦»”\"’')]*[ ]*|.")
"""A sentence, roughly: in a sound line one may be damaged, and what stands around it would speak against its repair.
A damaged ellipsis ends in a broken bar."""
NEAR = 40
"""Damaged places that lie closer together, in characters, are one damaged stretch: about half a line."""


class Repair(NamedTuple):
    """A damaged stretch, what it was, and how it came about."""

    span: Span
    before: str
    after: str
    because: str


@cache
def anchors() -> str:
    """Return, for a character class, the characters at which damage is recognised: few of them stand in clean text."""
    letters = "".join(_letters(codec, first, last) for codec in CODECS for first, last, _ in LEADS)
    seconds = "".join(_second(codec) for codec in CODECS if any(_is_everyday(c) for c in _letters(codec, 0xE0, 0xEF)))
    return _listed("".join(letter for letter in letters if not _is_everyday(letter)) + seconds)


@cache
def damage() -> str:
    """Return the pattern of the shapes that damage can have, to be tried behind a character of `anchors()`.

    Built from the tables of the codecs: every pair, three or four characters that a letter in UTF-8 gives
    when its bytes are read as another encoding.
    """
    followers = "".join(_more(codec) for codec in CODECS) + LOST
    blanked = "|".join(dict.fromkeys(_blanked()))
    shapes = "|".join(dict.fromkeys(_shapes()))
    # What follows a letter in good text is a letter: looked at first, it spares all the rest.
    return rf"(?![{ORDINARY}])(?:(?=[{_listed(followers)}])(?:{shapes})|(?= )(?:{blanked}))"


def _shapes() -> Iterator[str]:
    for codec in CODECS:
        more = _listed(_more(codec))
        for first, last, following in LEADS:
            letters = _letters(codec, first, last)
            rare, everyday = (_listed("".join(c for c in letters if _is_everyday(c) is kind)) for kind in (False, True))
            if rare:
                yield rf"(?<=[{rare}])[{more}]{{{following}}}"
            if everyday and following > 1:
                yield rf"(?<=[{everyday}][{_listed(_second(codec))}])[{more}]{{{following - 1}}}"
    for codec in LATIN_CODECS:
        table, more = _table(codec), _listed(_more(codec))
        yield rf"(?<=[{table[0xC2]}{table[0xC3]}])[?]"
        yield rf"(?<=[{_listed(_letters(codec, 0xC2, 0xDF))}])\ufffd"
        yield rf"(?<=[{_listed(_letters(codec, 0xE0, 0xEF))}])(?:[?\ufffd][\ufffd{more}]|[\ufffd{more}][?\ufffd])"
        yield rf"(?<=[{_listed(_letters(codec, 0xE0, 0xE3))}])[{more}][ ]"


def _blanked() -> Iterator[str]:
    for codec in LATIN_CODECS:
        table = _table(codec)
        yield rf"(?<=[{''.join(table[byte] for byte in ALTERED_LEADS)}])[ ]"
        yield rf"(?<=[{table[0xE2]}{table[0xE3]}])[ ][{_listed(_more(codec))}]"


def _is_everyday(letter: str) -> bool:
    """Tell whether `letter` is a small Greek or Cyrillic letter: a lead byte in some codec, and most of some texts."""
    return "\N{GREEK SMALL LETTER ALPHA}" <= letter <= "ω" or "а" <= letter <= "я"


def _second(codec: str) -> str:
    """Return what can follow an everyday letter in damage, without what often follows one in text."""
    return "".join(c for c in _more(codec) if c not in OFTEN_SECOND)


def _letters(codec: str, first: int, last: int) -> str:
    letters = "".join(_table(codec)[byte] for byte in range(first, last + 1))
    return letters if codec != "mac_roman" else "".join(c for c in letters if c not in ORDINARY_IN_MACROMAN)


def _more(codec: str) -> str:
    return "".join(_table(codec)[byte] for byte in range(FIRST_MORE, LAST_MORE + 1))


@cache
def _table(codec: str) -> tuple[str, ...]:
    """Return what each byte is read as; a byte without meaning stays itself, as in browsers."""
    return tuple(_read(byte, codec) for byte in range(256))


def _read(byte: int, codec: str) -> str:
    try:
        return bytes((byte,)).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def _listed(letters: str) -> str:
    return "".join(sorted({re.escape(letter) for letter in letters}))


def repairs(text: str, places: tuple[int, ...], damaged: Callable[[str], int]) -> Iterator[Repair]:
    """Yield the repairs of the lines of `text` that hold one of `places`, each line judged alone.

    `damaged` counts the places of a text at which there may be damage. Where a repair leaves some, the line may be
    sound but for a sentence: then each sentence is judged alone.
    """
    done = -1
    for place in places:
        if place >= done:
            start, done = _stretch(text, place, max(done, 0))
            for (first, end), before, after, because in _repairs_of(text[start:done], damaged):
                yield Repair(Span(first + start, end + start), before, after, because)


def _stretch(text: str, place: int, done: int) -> tuple[int, int]:
    """Return the line around `place`; of a very long one a part that begins and ends at a blank."""
    earliest = max(done, place - LONGEST_STRETCH // 2)
    start = max(text.rfind("\n", earliest, place) + 1, earliest)
    end = text.find("\n", place, place + LONGEST_STRETCH)
    if end < 0:
        end = min(len(text), place + LONGEST_STRETCH)
        if end < len(text):
            end = max(text.rfind(" ", place + 1, end), place + LONGEST_STRETCH // 2)
    return start, max(end, place + 1)


def _repairs_of(line: str, damaged: Callable[[str], int]) -> list[Repair]:
    whole = _read_again(line)
    left = damaged(_written(line, whole))
    if left:
        parts = [again for found in SENTENCE.finditer(line) for again in _read_again(found.group(), found.start())]
        if damaged(_written(line, parts)) < left:
            return parts
    return whole


def _read_again(line: str, offset: int = 0) -> list[Repair]:
    """Return ftfy's repairs of a line, or of a sentence at `offset` of it, that can be trusted."""
    # Only ftfy's encoding repair is asked for; quotes, widths, ligatures, line breaks and accents stay as they are.
    from ftfy import fix_encoding_and_explain

    fixed, plan = fix_encoding_and_explain(line)
    if fixed == line:
        return []
    because = explained(plan or [])
    trusted = [difference for difference in _differences(line, fixed) if _is_trusted(line, difference)]
    if all(_is_capital_and_mark(line, span) for span, _ in trusted):
        return []
    return [
        Repair(Span(span.start + offset, span.end + offset), line[span.start : span.end], after, because)
        for span, after in _joined(trusted, line)
    ]


def _written(line: str, repaired: Sequence[Repair]) -> str:
    """Return `line` with its repairs."""
    for (start, end), _, after, _ in reversed(repaired):
        line = line[:start] + after + line[end:]
    return line


Difference = tuple[Span, str]


def _differences(line: str, fixed: str) -> Iterator[Difference]:
    """Yield the stretches between ASCII words in which two texts differ, with what the second has there.

    A repair leaves every ASCII word in its place, so both texts can be laid side by side by them.
    """
    words, fixed_words = list(ASCII_WORDS.finditer(line)), list(ASCII_WORDS.finditer(fixed))
    if [word.group() for word in words] != [word.group() for word in fixed_words]:
        yield Span(0, len(line)), fixed
        return
    pairs = list(zip(words, fixed_words, strict=True))
    starts = [(0, 0), *((a.end(), b.end()) for a, b in pairs)]
    ends = [*((a.start(), b.start()) for a, b in pairs), (len(line), len(fixed))]
    for (start, fixed_start), (end, fixed_end) in zip(starts, ends, strict=True):
        before, after = line[start:end], fixed[fixed_start:fixed_end]
        if before != after:
            left, right = _margins(before, after)
            yield Span(start + left, end - right), after[left : len(after) - right]


def _margins(before: str, after: str) -> tuple[int, int]:
    """Return how many blanks both texts begin and end with."""
    left = min(len(text) - len(text.lstrip(" ")) for text in (before, after))
    shortest = min(len(before), len(after)) - left
    return left, min(shortest, *(len(text) - len(text.rstrip(" ")) for text in (before, after)))


def _is_trusted(line: str, difference: Difference) -> bool:
    """Tell whether a repair is one of mojibake, not of stray controls, and gives letters that texts hold."""
    (start, end), after = difference
    before = line[start:end]
    return before.translate(WINDOWS_CHARACTERS) != after and set(INVENTED.findall(after)) <= set(before)


def _is_capital_and_mark(line: str, span: Span) -> bool:
    """Tell whether a stretch may well be sound, if nothing else in its line is damaged."""
    plain = CAPITAL_AND_MARK.match(line, span.start)
    return plain is not None and plain.end() == span.end


def _joined(differences: list[Difference], line: str) -> list[Difference]:
    """Join the differences that lie near each other."""
    joined: list[Difference] = []
    for span, after in differences:
        if joined and span.start - joined[-1][0].end < NEAR:
            first, text = joined.pop()
            joined.append((Span(first.start, span.end), text + line[first.end : span.start] + after))
        else:
            joined.append((span, after))
    return joined


def explained(plan: Sequence[tuple[str, str]]) -> str:
    """Return in words what ftfy's plan undoes."""
    steps = []
    for operation, argument in plan:
        if operation == "encode":
            steps.append("UTF-8 read as " + CODECS.get(argument.removeprefix("sloppy-windows-"), _known(argument)))
        elif argument == "restore_byte_a0":
            steps.append("a no-break space made a blank")
        elif argument == "replace_lossy_sequences":
            steps.append("a byte lost on the way")
        elif argument == "decode_inconsistent_utf8":
            steps.append("UTF-8 read as another encoding in places")
    return ", then ".join(steps) or "read in a wrong encoding"


def _known(codec: str) -> str:
    """Return the name a reader knows for one of ftfy's codec names."""
    plain = codec.replace("sloppy-windows-", "cp").replace("macroman", "mac_roman")
    return CODECS.get(plain, codec)
