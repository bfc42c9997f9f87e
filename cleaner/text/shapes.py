"""What a line is by its shape: an item of a list, a turn of a play, program text, the rest of a sentence."""

from __future__ import annotations

import re
from typing import Literal

from cleaner.text.cases import LOWER, UPPER
from cleaner.text.characters import OPENING_QUOTES
from cleaner.text.sentences import CLOSING, END_MARKS

Opening = Literal["item", "speaker", "low", "caseless", "other"]
"""How a line begins: as an item of a list, with the name of a speaker, with a small letter, in a script without."""

ITEM = r"""
    [-*+•·◦▪■□○●►▶→»–—|>✓✔\#❖§]{1,6}(?:\s|$)     # a bullet, a dash of dialogue, a mark of quoted mail
  | [-–—•*](?=[^\W\d_])                            # the same without its space
  | \(?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})[.)]\s    # a number or a letter that counts
  | \[\d{1,3}\]                                    # a numbered note or link
  | (?<=\s{4})o\s                                  # what text browsers print for a hollow bullet
"""

SPEAKER = rf"[{UPPER}][{UPPER}\ .'’-]{{1,40}}(?:[.:,(]|$)"
"""A name in capitals at the start of a line, as plays and transcripts print it."""

LOW = rf"(?:[(\[{OPENING_QUOTES}\"'’]\s?)?[{LOWER}]"
CASELESS = r"[\u0590-\u1bff\u3040-\u9fff\uac00-\ud7af]"

OPENING = re.compile(
    rf"\s*(?:(?P<item>{ITEM})|(?P<speaker>{SPEAKER})|(?P<low>{LOW})|(?P<caseless>{CASELESS})|(?P<other>))",
    re.VERBOSE,
)

CODE = re.compile(r"[{}<>\\`=|_~^]")
"""Signs that program text and markup hold in nearly every line, and prose hardly ever."""

ENDINGS = END_MARKS | {":", ";"}


def opening(text: str, place: int = 0) -> Opening:
    """Tell how the line that begins at `place` of `text` begins."""
    found = OPENING.match(text, place)
    kind: Opening = found.lastgroup  # type: ignore[union-attr, assignment]  # the last alternative matches anything
    return kind


def holds_code(line: str) -> bool:
    """Tell whether `line` holds signs of program text or markup."""
    return CODE.search(line) is not None


def is_ended(line: str) -> bool:
    """Tell whether `line` closes with an end mark or a colon, closing quotes and brackets aside."""
    return line.rstrip(CLOSING)[-1:] in ENDINGS
