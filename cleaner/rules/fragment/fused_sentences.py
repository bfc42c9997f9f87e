"""Two sentences without a stop between them.

What it does
    Reports a sentence in whose middle another one begins with a capital: by the words on both sides
    of the gap, as they were counted in sentences that were cut.

Why it is noise
    The end of the first sentence or the beginning of the second was lost: two headings, a link, a
    line that a scraper left out. Read on, they say something that nobody wrote.

Known limits
    Scripts without capitals show no such place. A sentence that begins with a name or, in German,
    with a noun is not told from one that goes on with it. A title that begins like a sentence,
    without quotation marks, can look the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from cleaner.breaks.gaps import Gap, gap_at, has_stop, is_inside_marks
from cleaner.breaks.seams import is_only_counted, likelihood, opens, stands_before_names
from cleaner.language import words_of
from cleaner.model import Document, Edit, Found
from cleaner.text.bounds import removable, sentence_at
from cleaner.text.cases import LOWER, UPPER
from cleaner.text.characters import CLOSERS
from cleaner.text.shapes import holds_code
from cleaner.text.verbatim import is_code

CODE = "FRG003"
CERTAINTY = "suspect"
NOISE = (
    "The mayor has warned the fishermen again and again She threatened to close the old quay on Monday.\n",
    "Le maire a signé l'accord avec les riverains Il votera le budget jeudi soir.\n",
)
KEPT = (
    "The mayor has warned the fishermen again and again. She threatened to close the quay.\n",
    "Elle a joué dans La Mer bleue avant de partir en tournée dans tout le pays.\n",
    "She won the prize on The Voice last summer, and sang again at the town hall.\n",
)

OPENING = re.compile(rf"[{UPPER}](?<=[{LOWER}\d,;»”\")\]][ \u00a0].)[^\W\d_]*")
"""A capital behind a blank and a word or mark that ends no sentence. One in quotation marks is mostly a title."""
FEWEST_WORDS_BEFORE, FEWEST_WORDS_BEHIND = 3, 3
"""Words of a sentence before another one, and of that; fewer are the name of a speaker, a section, a place."""
LONG = 25
"""Words of a sentence whose end need not be seen; most titles and items of menus are shorter."""


class Asked(NamedTuple):
    """Odds, as logarithms, from which a gap is reported.

    `anywhere`; `in_titles`: in languages whose titles look like sentences; `unended`: behind a name and a word that
    ends no sentence, as a title can follow them; `counted`: behind a comma, and of words that are in no list of the
    language and only were counted at the start of sentences; `in_names`: behind a preposition, *dans Il y a le ciel*.
    """

    anywhere: float
    in_titles: float
    unended: float
    counted: float
    in_names: float


ASKED_ONCE, ASKED_OFTEN = Asked(2.2, 2.5, 4.0, 3.5, 3.5), Asked(2.2, 3.0, 4.0, 5.5, 6.0)
"""Of a word that stands with its capital inside a sentence once in the text, and of one that does so more often: a name
of which the text tells, *Podemos*, or the polite *Sie*. Chosen on findings in articles with even numbers. Odds were
learnt where one gap in six is a seam, and a real text has one seam in hundreds: so nine to one is the least."""
TITLED = frozenset(("de", "en", "fr", "it", "pt"))
"""Languages in which titles and names begin with the same words as sentences: *The Voice*, *Le Parisien*, *Sie*."""
MOST_ALIKE = 2
"""Places with one word beyond which the capital is the way of the text: *His*, *Sa Parole*, the name of a column."""
SEPARATOR = "»"
NEAR, TIME = 4, re.compile(r"\d+[:.]\d\d")
"""A time of day among the first words: an entry of a list of news."""
COUNTER = re.compile(r"\d+\)")


def find(document: Document) -> Iterator[Found]:
    """Yield the sentences with another one inside."""
    text, last = document.text, -1
    seams = list(_seams(document))
    number = Counter(word for _, word in seams)
    for place, word in seams:
        if place < last or number[word] > MOST_ALIKE or is_code(document, place):
            continue
        sentence = sentence_at(text, place, words_of(document.language, "abbreviations"))
        last = sentence.end
        span = removable(text, sentence)
        if not holds_code(text[slice(*span)]):
            because = f"“{word}” begins a sentence, and nothing ends the one before"
            yield Found(Edit(span, text[slice(*span)]), because)


def _seams(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the places where sentences meet, each with the word that begins there."""
    openers = [found for found in OPENING.finditer(document.text) if opens(found.group(), document.language)]
    number = Counter(found.group() for found in openers)
    for found in openers:
        asked = ASKED_ONCE if number[found.group()] == 1 else ASKED_OFTEN
        if _is_seam(gap_at(document.text, found.start()), document.language, asked):
            yield found.start(), found.group()


def _is_seam(gap: Gap, language: str, asked: Asked) -> bool:
    """Tell whether two sentences meet: both have their words, the second its end or length, and the odds say so."""
    before, after = gap
    if len(before) < FEWEST_WORDS_BEFORE or len(after) < FEWEST_WORDS_BEHIND or _is_emphasis(after[0]):
        return False
    if not has_stop(after[-1]) and len(after) < LONG:
        return False
    return not _is_title(gap, language) and likelihood(gap, language) >= _enough(gap, language, asked)


def _enough(gap: Gap, language: str, asked: Asked) -> float:
    if is_only_counted(gap.after[0], language):
        return asked.counted
    last = gap.before[-1]
    if last in words_of(language, "function_words") or last in words_of(language, "never_last"):
        return asked.in_names if stands_before_names(last, language) else asked.unended
    if last[-1] == ",":
        return asked.counted
    if last[0].isupper():
        return asked.unended
    return asked.in_titles if language in TITLED else asked.anywhere


def _is_title(gap: Gap, language: str) -> bool:
    """Tell whether the capital begins a title, an item or an entry of a menu rather than a sentence."""
    last = gap.before[-1]
    is_path = SEPARATOR in gap.before and not any(token.startswith("«") for token in gap.before)
    is_entry = is_path or any(map(TIME.match, gap.after[:NEAR]))
    is_sign = is_entry or not last.strip(CLOSERS) or gap.after[0].endswith("-") or COUNTER.fullmatch(last) is not None
    return is_sign or last.lower() in words_of(language, "before_titles") or is_inside_marks(gap)


def _is_emphasis(token: str) -> bool:
    """Tell whether a word is written in capitals alone."""
    return len(token) > 1 and token.isupper()
