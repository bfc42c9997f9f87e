"""What the words of a single line tell of its part: prose, a title, a by-line, a date."""

from __future__ import annotations

import re
from functools import cache

from cleaner.language import UNKNOWN, languages, words_of
from cleaner.text.sentences import has_end
from cleaner.text.words import count, words

FEWEST_OF_PROSE = 9
"""Words of a line with an end mark that is prose: of 14,000 lines with fewer, one in eight is a paragraph."""
LONG = 25
"""Words of a line that is prose even without an end mark: the scraper may have cut it."""
LONGEST_TITLE = 18
"""Words of a headline; of 970 headlines of news pages three have more."""
LONGEST_MARGIN = 14
"""Words of a by-line or a date with all that stands on its line."""

MOST_AROUND_DATE = 6
"""Words beside a date that sites print with it: *Last updated on Monday at 5 pm CET*; a sentence has more."""

_YEAR = r"(?:19|20)\d{2}(?!\d)"
_MONTH = r"[^\W\d_]{3,12}"
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er|\.|º)?"
DATE = re.compile(
    rf"{_DAY}\s(?:de\s|of\s)?{_MONTH}\.?,?\s(?:de\s|of\s)?{_YEAR}"  # 3 May 2021, 3. Mai 2021, 3 de mayo de 2021
    rf"|{_MONTH}\.?\s{_DAY},?\s{_YEAR}"  # May 3rd, 2021
    r"|(?<!\d)\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d)"  # 3.5.2021, 03. 05. 21
    rf"|(?<!\d){_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}(?!\d)"  # 2021-05-03
    rf"|{_YEAR}\s?[\u5e74\ub144]\s?\d{{1,2}}\s?[\u6708\uc6d4]"  # with the signs of East Asia for year and month
)
"""A day with its month and year, in digits or with any word for the month."""
LETTERS = re.compile(r"[^\W\d_]+")
NAME = r"[^\W\d_a-zß-öø-ÿа-я][\w'’.\-]{0,30},?"
NAMED = re.compile(rf"{NAME}(?:\s(?:[\w&]{{1,3}}\s){{0,2}}{NAME}){{1,7}}")
"""Words with a capital, as names have, with small words between them: *Jane van der Doe and John Roe in Rome*."""


def is_prose(text: str) -> bool:
    """Tell whether a line is a sentence of a text, or several."""
    size = count(text)
    return size >= LONG or (size >= FEWEST_OF_PROSE and has_end(text))


NO_TITLE_ENDS = (".", "。", "।", "…", ":", ";", ",", "-", "–", "—", "(", "|")


def is_title(text: str, language: str = UNKNOWN) -> bool:
    """Tell whether a line could be a headline: a few words, behind which nothing is due and no sentence ends."""
    text = text.rstrip()
    if not 0 < count(text) <= LONGEST_TITLE or text.endswith(NO_TITLE_ENDS):
        return False
    return words(text)[-1].lower() not in words_of(language, "never_last")


def is_date(text: str) -> bool:
    """Tell whether a line is a date, with the few words and the clock time that sites print around it."""
    if count(text) > LONGEST_MARGIN or text.rstrip().endswith(("?", "!")):
        return False
    around, found = DATE.subn(" ", text)
    return found > 0 and len(LETTERS.findall(around)) <= MOST_AROUND_DATE


def is_byline(text: str) -> bool:
    """Tell whether a line names an author: the word for "by" of a language, and names behind it."""
    word, _, names = text.strip().partition(" ")
    if word.lower().rstrip(":") not in _by() or count(names) >= LONGEST_MARGIN:
        return False
    return NAMED.fullmatch(names.strip()) is not None


@cache
def _by() -> frozenset[str]:
    return frozenset().union(*(words_of(code, "by") for code in languages()))
