"""What can be seen of every unit of a text by itself: how long it is, how it begins and ends, what it is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleaner.page.letters import DIGIT, LOWER, MARK, UPPER, Words, codes, tables, words_of
from cleaner.page.units import Unit
from cleaner.text.characters import CLOSERS, SENTENCE_ENDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.floating]
    Columns = dict[str, Column]

MARKS = re.compile(
    r"""
    (?=[\[\]!(_Ihw@\d\ \t©®™])  # one of these begins each mark: a look that saves seven others at most places
    (?:
    (?P<link>    \[\d{1,4}\] | \]\( )
  | (?P<picture> \[[^\[\]\n]{1,80}\.(?:png|jpe?g|gif|svg|webp|ico|php|aspx?)\b[^\[\]\n]{0,80}\]
               | \[(?:INLINE|IMAGE|LINK|USEMAP|img)\b[^\[\]\n]{0,80}\] | !\[ )
  | (?P<field>   \(BUTTON\) | \[BUTTON\b | IFRAME: | _{4,} | \([*\ _X]?\)\ | \[[\ _X]\]\  )
  | (?P<address> https?:// | www\. | @ )
  | (?P<clock>   \b\d{1,2}[:h.]\d{2}\b | \b(?:19|20)\d\d\b | \b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b )
  | (?P<divider> \ [|·•›»>/–—]\  | \t )
  | (?P<right>   [©®™] )
    )
    """,
    re.VERBOSE,
)
"""Links and pictures as text browsers and markdown print them, parts of forms, addresses, times and years, what stands
between the items of a row, signs of rights."""

BULLET = re.compile(r"(?:[*+•·◦▪■□○●►▶→»›–—|✓✔#@o-]{1,6}|\d{1,3}[.)]|[A-Za-z][.)])(?:\s|$)")
ENDINGS = {**dict.fromkeys(".。।؟։", 1), **dict.fromkeys("!?！？", 2), "…": 3, ":": 4, "：": 4, ",": 5, ";": 5, "،": 5}
"""How a unit ends: as a sentence, as a call or question, in the open, before a list, in the middle."""
SIGNS = {"stops": SENTENCE_ENDS, "commas": ",;،、，；", "quotes": '"“”„«»‘’‹›「」『』'}
"""Signs that are counted, each kind for itself."""
DEEPEST, MOST_BLANKS = 40, 5
"""Columns and blank lines above which more make no difference."""
PROSE = 8.5
"""Words of a unit with a full stop that is taken for prose until the trees know better."""
LONG_WORD = 5
"""Letters of a word that tells what a text is about."""
LONG = 60
"""Characters of a unit that is no item of a menu, for the measures of a group."""


class Numbered(NamedTuple):
    """The units of a text as one string of codes: where each begins, its words, and which unit every word is in."""

    text: str
    codes: NDArray[np.uint32]
    first: NDArray[np.int64]
    words: Words
    unit: NDArray[np.int64]


def numbered(found: Sequence[Unit]) -> Numbered:
    """Return the units of a text, of which there is at least one, as numbers."""
    import numpy as np

    text = "\n".join([unit.text for unit in found]) + "\n"
    sizes = np.array([len(unit.text) + 1 for unit in found])
    first = np.cumsum(sizes) - sizes
    signs = codes(text)
    words = words_of(signs)
    return Numbered(text, signs, first, words, np.searchsorted(first, words.start, side="right") - 1)


def columns_of(
    found: Sequence[Unit], text: Numbered, whole: NDArray[np.uint64], leaning: NDArray[np.uint64]
) -> Columns:
    """Return what is seen of every unit, by its name.

    `whole` is the hash of each unit; `leaning` holds the hashes of the function words of the language.
    """
    import numpy as np

    columns = {**_layout(found), **_signs(text), **_words(text), **_marks(text), **_groups(found)}
    columns["ending"] = _endings(found)
    columns["copies"] = _copies(whole)
    columns["leaning"] = _share(_is_in(text.words.hash, leaning), text)
    columns["topic"] = _topic(text, (np.expm1(columns["words"]) >= PROSE) & (columns["stops"] > 0))
    return {name: column.astype(np.float32) for name, column in columns.items()}


def _layout(found: Sequence[Unit]) -> Columns:
    import numpy as np

    return {
        "size": np.log1p([len(unit.text) for unit in found]),
        "indent": np.minimum([unit.indent for unit in found], DEEPEST).astype(float),
        "blanks": np.minimum([unit.blanks for unit in found], MOST_BLANKS).astype(float),
        "lines": np.array([unit.last - unit.first + 1.0 for unit in found]),
        "bullet": np.array([_bullet(unit.text) for unit in found], dtype=float),
    }


def _bullet(text: str) -> int:
    if not BULLET.match(text):
        return 0
    return {"*": 1, "+": 2, "-": 3, "o": 4, "•": 1, "·": 1}.get(text[0], 5 if text[0].isdigit() else 6)


def _endings(found: Sequence[Unit]) -> Column:
    import numpy as np

    lasts = [unit.text.rstrip(CLOSERS)[-3:] for unit in found]
    return np.array([3 if last == "..." else ENDINGS.get(last[-1:], 0) for last in lasts], dtype=float)


def _signs(text: Numbered) -> Columns:
    """Return the shares of capitals, digits and signs, and how often signs of each kind stand in a unit."""
    import numpy as np

    kinds = tables().kind[text.codes]
    size = np.diff(np.append(text.first, len(text.codes))) - 1.0
    columns = {
        "capitals": _total(kinds == UPPER, text) / size,
        "digits": _total(kinds == DIGIT, text) / size,
        "marks": _total(kinds == MARK, text) / size,
        "glued": _total(np.append(False, (kinds[1:] == UPPER) & (kinds[:-1] == LOWER)), text),
        "first": kinds[text.first].astype(float),
    }
    for name, signs in SIGNS.items():
        columns[name] = _total(_table_of(signs)[text.codes], text)
    columns["density"] = columns["stops"] / size
    return columns


def _words(text: Numbered) -> Columns:
    import numpy as np

    count: Column = np.bincount(text.unit, minlength=len(text.first)).astype(float)
    letters = np.bincount(text.unit, text.words.size, minlength=len(text.first))
    return {
        "words": np.log1p(count),
        "word size": letters / np.maximum(count, 1),
        "capital words": _share(text.words.kind == UPPER, text),
    }


def _marks(text: Numbered) -> Columns:
    import numpy as np

    columns: Columns = {kind: np.zeros(len(text.first)) for kind in MARKS.groupindex}
    found = [(mark.start(), mark.lastgroup) for mark in MARKS.finditer(text.text)]
    places = np.searchsorted(text.first, [place for place, _ in found], side="right") - 1
    for unit, (_, kind) in zip(places.tolist(), found, strict=True):
        columns[str(kind)][unit] += 1
    return columns


def _groups(found: Sequence[Unit]) -> Columns:
    """Return measures of the units that stand together without a blank line: how many, how long, where in them."""
    import numpy as np

    blanks = np.array([unit.blanks for unit in found])
    size = np.array([len(unit.text) for unit in found], dtype=float)
    group = np.cumsum(blanks > 0) - int(blanks[0] > 0)
    count = np.bincount(group)
    first = np.searchsorted(group, group)
    return {
        "group": np.log1p(count)[group],
        "group size": np.log1p(np.bincount(group, size))[group],
        "group long": (np.bincount(group, size >= LONG) / count)[group],
        "place in group": np.minimum(np.arange(len(found)) - first, 20).astype(float),
    }


def _copies(whole: NDArray[np.uint64]) -> Column:
    """Return how often every unit stands in the text."""
    import numpy as np

    _, inverse, count = np.unique(whole, return_inverse=True, return_counts=True)
    return count[inverse].astype(float)


def _topic(text: Numbered, is_prose: NDArray[np.bool_]) -> Column:
    """Return the share of a unit's long words that stand in the prose of other units too."""
    import numpy as np

    long = np.flatnonzero(text.words.size >= LONG_WORD)
    hashes, unit = text.words.hash[long], text.unit[long]
    inside = is_prose[unit]
    said = np.unique(np.stack((hashes[inside], unit[inside].astype(np.uint64))), axis=1)
    words, units = np.unique(said[0], return_counts=True)
    if not len(words):
        return np.zeros(len(text.first))
    place = np.minimum(np.searchsorted(words, hashes), len(words) - 1)
    elsewhere = (words[place] == hashes) & (units[place] > inside)
    count = np.bincount(unit, minlength=len(text.first))
    return np.bincount(unit, elsewhere, minlength=len(text.first)) / np.maximum(count, 1)


def _total(flags: NDArray[np.bool_], text: Numbered) -> Column:
    import numpy as np

    return np.add.reduceat(flags, text.first, dtype=np.float64)


def _share(flags: NDArray[np.bool_], text: Numbered) -> Column:
    """Return the share of a unit's words that are flagged."""
    import numpy as np

    count = np.bincount(text.unit, minlength=len(text.first))
    return np.bincount(text.unit, flags, minlength=len(text.first)) / np.maximum(count, 1)


def _is_in(hashes: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which hashes are among `known`, which are in order."""
    import numpy as np

    if not len(known):
        return np.zeros(len(hashes), dtype=bool)
    places = np.minimum(np.searchsorted(known, hashes), len(known) - 1)
    among: NDArray[np.bool_] = known[places] == hashes
    return among


def _table_of(signs: str) -> NDArray[np.bool_]:
    import numpy as np

    table = np.zeros(len(tables().kind), dtype=bool)
    table[[ord(sign) for sign in signs]] = True
    return table
