"""Letters under heaps of accents, as in “Zalgo” text.

What it does
    Takes out the accents of a line in which a letter carries four and more of them; those that make
    one character with their letter stay.

Why it is noise
    Somebody made the text look broken on purpose; no language sets so many marks on a letter, and no
    program finds the word.

Known limits
    Lines where no letter carries four stay as they are: Greek and Vietnamese need three, phonetic
    transcription too. So do heaps of the vowel signs of other scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.oddities import holding_odd, oddities

CODE = "CHR009"
CERTAINTY = "likely"
NOISE = ("Z\u0334\u0321\u0348\u0317a\u0335\u0322l\u0336g\u0337o\u0338 comes",)
KEPT = (
    "Le cafe\u0301 est ferme\u0301",
    "s\u0336t\u0336r\u0336i\u0336k\u0336e\u0336",
    "Tie\u0302\u0301ng Vie\u0323\u0302t, α\u0313\u0301\u0345",
)

MARK = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""The blocks of combining marks of no script in particular, and those of Cyrillic numbers; Unicode 16, Blocks.txt."""
HEAP = re.compile(f"[{MARK}]{{4}}")
MARKS = re.compile(f"(?<=[^\\W\\d_])[{MARK}]++")
COMMON = re.compile("[\u0300-\u036f]")

concerned = holding_odd(COMMON)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for the accents of each letter of a line that holds a heap of them."""
    if not any(map(COMMON.match, document.view(oddities).characters)):
        return
    text, done = document.text, 0
    for heap in HEAP.finditer(text):
        if heap.start() >= done:
            start, done = text.rfind("\n", done, heap.start()) + 1, _line_end(text, heap.end())
            for match in MARKS.finditer(text, start, done):
                letter = unicodedata.normalize("NFC", text[match.start() - 1] + match.group())
                if len(letter) > 1:
                    yield Found(Edit(Span(*match.span()), match.group()), "accents heaped on letters")


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return end if end >= 0 else len(text)
