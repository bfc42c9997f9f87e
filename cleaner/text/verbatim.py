"""Text that means what it says to the letter: program code, addresses, file names."""

from __future__ import annotations

import re
from bisect import bisect_right

from cleaner.model import Document, Span

REACH = 200
"""Characters looked at on each side of a place, within its line: longer than a line of code or an address."""

FENCE = re.compile(r"^[ \t]{0,20}```", re.MULTILINE)
"""A line that opens or closes a block of code in Markdown; list items indent it."""

INDENT = re.compile(r"(?: {4}| {0,3}\t)\s{0,60}")
"""As deep as Markdown wants code."""
CODE_WORDS = re.compile(
    r"(?:(?:def|class|import|from|return|function|var|let|const|public|#include|>>>)\s|//|/\*|\$\s|</)"
)
"""What a line of a program begins with."""
CODE_SIGNS = ("==", "::", "->", "=>", "()", " = ", "</")
BLANK = (" ", "\t")
OPENED, CLOSED = tuple("{<|"), tuple("}>|")
CODE_ENDS = (";", "{", "}", "\\")

ADDRESS_SIGNS = frozenset("/\\@=&#_")
"""What tells that a token is an address, a path, a query or a name in a program."""


def line_around(text: str, place: int) -> Span:
    """Return the part of the line around `place` that lies within reach."""
    start = max(0, place - REACH)
    start = max(start, text.rfind("\n", start, place) + 1)
    end = min(len(text), place + REACH)
    line_break = text.find("\n", place, end)
    return Span(start, line_break if line_break >= 0 else end)


def token_around(text: str, place: int) -> str:
    """Return the run of characters around `place` without white space, as far as it lies within reach."""
    start, end = line_around(text, place)
    before = text[start:place].split()
    after = text[place:end].split()
    glued_before = place > start and not text[place - 1].isspace()
    glued_after = place < end and not text[place].isspace()
    return (before[-1] if before and glued_before else "") + (after[0] if after and glued_after else "")


def is_address(text: str, place: int) -> bool:
    """Tell whether `place` stands in a web or mail address, a path, or a name with the marks of one."""
    token = token_around(text, place)
    return "www." in token or not ADDRESS_SIGNS.isdisjoint(token)


def fences(document: Document) -> list[int]:
    """Return where blocks of code open and close, in turn; ask for them with `document.view(fences)`."""
    if "```" not in document.text:
        return []
    return [match.start() for match in FENCE.finditer(document.text)]


def is_code(document: Document, place: int) -> bool:
    """Tell whether `place` stands in a block of code, a line of code, or code between backticks."""
    if bisect_right(document.view(fences), place) % 2:
        return True
    start, end = line_around(document.text, place)
    if (start == 0 or document.text[start - 1] == "\n") and is_code_line(document.text[start:end]):
        return True
    return document.view(has_backticks) and _is_between_backticks(document.text, (start, end), place)


def has_backticks(document: Document) -> bool:
    """Tell whether a document holds a backtick; ask for it with `document.view(has_backticks)`."""
    return "`" in document.text


def _is_between_backticks(text: str, line: tuple[int, int], place: int) -> bool:
    start, end = line
    return text.count("`", start, place) % 2 == 1 and text.find("`", place, end) >= 0


def is_code_line(line: str) -> bool:
    """Tell whether `line` is a macro, a tag or a row of a table, or is indented like code and reads like it."""
    if line.startswith(OPENED) and line.rstrip().endswith(CLOSED):
        return True
    indent = INDENT.match(line) if line.startswith(BLANK) else None
    if indent is None:
        return False
    if CODE_WORDS.match(line, indent.end()) or line.rstrip().endswith(CODE_ENDS):
        return True
    return any(sign in line for sign in CODE_SIGNS)
