"""What the words of a single line tell of its part: prose, a title, a by-line, a date."""

from __future__ import annotations

import re
from functools import cache

from cleaner.language import languages, words_of
from cleaner.text.sentences import has_end
from cleaner.text.words import count

FEWEST_OF_PROSE = 9
"""Words of a line with an end mark that is prose: of 14,000 lines with fewer, one in eight is a paragraph."""
LONG = 25
"""Words of a line that is prose even without an end mark: the scraper may have cut it."""
LONGEST_TITLE = 18
"""Words of a headline; of 970 headlines of news pages three have more."""
LONGEST_MARGIN = 12
"""Words of a by-line or a date."""

DIGIT = re.compile(r"\d")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)|[\u5e74\ub144]")
NUMBER = re.compile(r"\d{1,4}")
DATED = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d)|(?<!\d)\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)")
NAMED = re.compile(r"(?:[^\W\d_a-zß-öø-ÿа-я][\w'’.\-]{0,30}(?:,| and| et| und| y| e| en| &)?\s?){1,8}")
"""Words with a capital, as names have, one after another."""


def is_prose(text: str) -> bool:
    """Tell whether a line is a sentence of a text, or several."""
    size = count(text)
    return size >= LONG or (size >= FEWEST_OF_PROSE and has_end(text))


def is_title(text: str) -> bool:
    """Tell whether a line could be a headline: a few words without a full stop behind them."""
    return 0 < count(text) <= LONGEST_TITLE and not text.rstrip().endswith((".", "。", ":", ";", ",", "…", "।"))


def is_date(text: str) -> bool:
    """Tell whether a line is a date, with the words and the clock time that sites print around it."""
    if count(text) > LONGEST_MARGIN or not DIGIT.search(text) or text.rstrip().endswith(("?", "!")):
        return False
    if DATED.search(text):
        return True
    return bool(YEAR.search(text)) and len(NUMBER.findall(text)) > 1


def is_byline(text: str) -> bool:
    """Tell whether a line names an author: the word for "by" of a language, and names behind it."""
    word, _, names = text.strip().partition(" ")
    return word.lower() in _by() and count(names) < LONGEST_MARGIN and NAMED.fullmatch(names.strip()) is not None


@cache
def _by() -> frozenset[str]:
    return frozenset().union(*(words_of(code, "by") for code in languages()))
