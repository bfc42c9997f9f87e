"""More than one blank between two words.

What it does
    Leaves one blank of each run. Where the run holds a no-break space and the language wants one
    there (French « and : ; ! ? »), that one stays.

Why it is noise
    Extractors leave a blank on each side of a link or an image that they took out.

Known limits
    Short lines with wide gaps, or with gaps below each other, are tables and stay, and so do code,
    indentation, and the gap behind the mark of a list item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleaner.language import languages
from cleaner.model import Document, Edit, Found, Span
from cleaner.text.blanks import BLANKS, LONGEST_TABLE_LINE, follows_list_mark, is_laid_out
from cleaner.text.characters import NO_BREAK_SPACES
from cleaner.text.fresh import Fresh
from cleaner.text.verbatim import is_code

CODE = "SPC001"
CERTAINTY = "likely"
NOISE = (
    "The mill  stands empty.",
    "The mill stands \u00a0empty, says the mayor.",
)
KEPT = (
    "The mill stands\u00a0empty.",
    "    The mill stands empty.",
    "-   The mill stands empty.",
    "Mill       1812\nBarn       1904\n",
    "```\nmill  =  1\n```\n",
)

OTHERS = BLANKS.replace(" ", "")
FROM_TWO_PLAIN = re.compile(rf"  (?<=[^\n{BLANKS}]  )[{BLANKS}]*+(?=[^\n])")
"""Begins with the literal blanks, so that the search is fast, and only then looks at what stands before them."""
FROM_ANOTHER = re.compile(rf"[{OTHERS}](?:(?<=[{BLANKS}].)|(?=[{BLANKS}]))[{BLANKS}]*+")
"""Finds a run from its first blank that is no common one."""
IDEOGRAPHIC = "\u3000"
IDEOGRAPHIC_LANGUAGES = ("zh", "ja", "yue", "wuu")
"""Where the ideographic space is the blank."""


def concerned(fresh: Fresh) -> Iterator[int]:
    """Yield the lines with two blanks in a row."""
    others = any(blank in fresh.joined for blank in OTHERS)
    return fresh.holding((FROM_TWO_PLAIN, FROM_ANOTHER) if others else (FROM_TWO_PLAIN,))


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each gap between words that is wider than one blank."""
    for start, end in _runs(document):
        if not _is_meant(document, start, end):
            edit = Edit(Span(start, end), document.text[start:end], _kept(document, start, end))
            yield Found(edit, "more than one blank between words")


def _runs(document: Document) -> list[tuple[int, int]]:
    """Return every run of two and more blanks inside a line."""
    text = document.text
    runs = {match.start(): match.end() for match in FROM_TWO_PLAIN.finditer(text)}
    if any(blank in text for blank in OTHERS):
        for match in FROM_ANOTHER.finditer(text):
            start = match.start()
            while start > 0 and text[start - 1] == " ":
                start -= 1
            inside = start > 0 and text[start - 1] != "\n" and text[match.end() : match.end() + 1] not in ("", "\n")
            if inside:
                runs[start] = match.end()
    return sorted(runs.items())


def _is_meant(document: Document, start: int, end: int) -> bool:
    text = document.text
    run = text[start:end]
    if not run.strip("\t") or (IDEOGRAPHIC in run and document.language in IDEOGRAPHIC_LANGUAGES):
        return True
    line = text.rfind("\n", max(0, start - LONGEST_TABLE_LINE), start) + 1
    at_line_start = line > 0 or start <= LONGEST_TABLE_LINE
    if at_line_start and follows_list_mark(text, line, start):
        return True
    return is_laid_out(text, (start, end)) or is_code(document, start)


def _kept(document: Document, start: int, end: int) -> str:
    """Return the blank that stays: a no-break space of the run where it has a reason, else the common one."""
    text = document.text
    language = languages().get(document.language)
    wanted = language is not None and (text[end] in language.spaced_before or text[start - 1] in language.spaced_after)
    if wanted or (text[end].isdigit() and text[start - 1].isdigit()):
        return next((blank for blank in text[start:end] if blank in NO_BREAK_SPACES), " ")
    return " "
