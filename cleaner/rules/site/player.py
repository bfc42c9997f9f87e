"""Captions of a video player or a picture gallery.

What it does
    Takes out "Watch the video", "Hide Caption", "Replay" and calls to open a gallery; the title of a
    film with its length ("Harbour fire seen from above", "02:15") where other lines show a player,
    or where the title stands twice; the counters of a gallery ("3 of 12").

Why it is noise
    They are the buttons of a player that the text does not have.

Known limits
    A sentence of the article that points to a film in it stays, unless it is only a call to press
    play.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from cleaner.model import Document, Edit, Found
from cleaner.phrases import lines_of_noise, matches
from cleaner.text.lines import Lines, lines
from cleaner.text.sentences import has_end
from cleaner.text.shapes import holds_code, opening

CODE = "SIT010"
CERTAINTY = "likely"
NOISE = (
    "Hide Caption",
    "Click to enlarge",
    "Play Harbour fire seen from above\n\nHarbour fire seen from above 2:15\n",
    "A miller in his mill\n1 of 3\nThe mill at dawn\n2 of 3\nThe mill at night\n3 of 3\n",
)
KEPT = (
    "The brothers hide captions under every painting.",
    "She asked them to click to enlarge their horizons.",
    "Harbour fire\n\nHarbour fire seen from above at 2:15\n",
    "1 of 3 mills burned.\n2 of 3 were saved.\n",
)

SHORTEST_TITLE, LONGEST_TITLE = 8, 110
"""Characters of the title of a film; those of broadcasters stay below 100."""
LENGTH = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
"""How long a film is; a time of day has the same shape."""
LONGEST_SHORT = 12
"""Characters of a line with nothing but a length or a counter."""
TITLED = re.compile(r"(?P<title>\S.{6,110}?\S) \d{1,2}:\d{2}")
COUNTER = re.compile(r"\d{1,3} (?:of|/|sur|de|von|di) (?P<all>\d{1,3})")
FEWEST_COUNTERS = 3
"""Counters with one and the same number of pictures; two may be a score."""


def find(document: Document) -> Iterator[Found]:
    """Yield the captions of players and galleries, then films by title and length, and counters."""
    yield from document.view(matches).get("player", ())
    cut = document.view(lines)
    short = [number for number, text in enumerate(cut.texts) if text[-1:].isdigit() or text[-2:-1].isdigit()]
    if not short:
        return
    shown = any("player" in rules for rules in document.view(lines_of_noise).values())
    found = {**_counters(cut, short), **_twice(cut, short), **(_lengths(cut, short) if shown else {})}
    for number, because in sorted(found.items()):
        span = cut[number].span
        yield Found(Edit(span, document.text[slice(*span)]), because)


def _counters(cut: Lines, short: Iterable[int]) -> dict[int, str]:
    """Return the lines that count the pictures of one gallery."""
    tried = {
        number: COUNTER.fullmatch(text) for number in short if len(text := cut.texts[number].strip()) <= LONGEST_SHORT
    }
    pictures = {number: counter["all"] for number, counter in tried.items() if counter}
    times = Counter(pictures.values())
    return {number: "a counter of pictures" for number, total in pictures.items() if times[total] >= FEWEST_COUNTERS}


def _twice(cut: Lines, short: Iterable[int]) -> dict[int, str]:
    """Return the lines of titles that stand twice, the second time with a length, and with no other text between."""
    found = {}
    for number in short:
        titled = TITLED.fullmatch(cut.texts[number].strip())
        above = _above(cut, number) if titled else None
        if titled and above is not None and cut.texts[above].rstrip().endswith(titled["title"]):
            found.update(dict.fromkeys((above, number), "the title of a film, with its length"))
    return found


def _lengths(cut: Lines, short: Iterable[int]) -> dict[int, str]:
    """Return the lines that are the length of a film, with the title above."""
    found: dict[int, str] = {}
    for number in short:
        title = _above(cut, number) if LENGTH.fullmatch(cut.texts[number].strip()) else None
        if title is not None and _is_title(cut.texts[title].strip()) and _may_stand_below(cut, title, found):
            found.update(dict.fromkeys((title, number), "the title of a film, with its length"))
    return found


def _above(cut: Lines, number: int) -> int | None:
    return next((above for above in range(number - 1, -1, -1) if cut.texts[above].strip()), None)


def _is_title(text: str) -> bool:
    fits = SHORTEST_TITLE <= len(text) <= LONGEST_TITLE and not text.endswith((".", ":", ",", ";"))
    return fits and opening(text) in ("other", "caseless", "speaker") and not holds_code(text)


def _may_stand_below(cut: Lines, title: int, found: dict[int, str]) -> bool:
    """Tell whether the line above a title is ended: else the title may be the rest of its sentence."""
    above = _above(cut, title)
    return (
        above is None or above in found or has_end(cut.texts[above].strip()) or len(cut.texts[above]) <= LONGEST_TITLE
    )
