"""An HTML entity left in plain text.

What it does
    Puts the character in place of its name or number: "&eacute;", "&#8217;", "&nbsp;", also when
    the ampersand was itself escaped ("&amp;eacute;"). What would make a tag ("&lt;b&gt;") is only
    reported, and so are names of rare signs; a number is never meant by a writer.

Why it is noise
    It is how a page spells the character, not how a text does.

Known limits
    A line that holds tags or code, or speaks of HTML, is left alone, and so are addresses.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.text.blanks import ODD_SPACES
from cleaner.text.characters import NO_BREAK_SPACES
from cleaner.text.fresh import holding
from cleaner.text.verbatim import is_code, line_around, token_around

CODE = "ENC002"
CERTAINTY = "likely"
NOISE = (
    "Le caf&eacute; de la gare&nbsp;: c&#8217;est fini.",
    "Fish &amp; chips",
    "France&amp;#39;s oldest mill",
    "The mill gave &lt; 5 % of the flour &#128512;",
    "Le moulin caf&eacute;/th&eacute; est ferm&eacute;",
)
KEPT = (
    "AT&T; and the others signed.",
    "In HTML, &eacute; spells the letter é.",
    "Write <b>caf&eacute;</b> for bold print.",
    "https://example.org/?a=1&amp;b=2",
    "Type `&nbsp;` between both words.",
)

ENTITY = re.compile(r"&(?:amp;){0,4}(?:#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]{1,30};|nbsp(?![\w;=]))")
ESCAPED = "amp;"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""What numbers stand for that are no character's."""

MARKS = frozenset(
    "&\"'«»‹›‘’“”‚„–—…•·¿¡€£¥¢©®™§°º¹²³¼½¾×÷±†‡"
    + NO_BREAK_SPACES
    + ODD_SPACES
    + "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
    "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}"
)
"""What editors of web pages escape, besides letters; other signs have names too, but may be meant by them."""

TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
ABOUT_MARKUP = (
    *("html", "xml", "sgml", "javascript", "css", "unicode", "escap", "échapp"),
    *("entity", "entities", "entité", "entität", "entidad", "entità"),
)
"""Words of those who write about spellings of characters."""
QUERY = re.compile(r"[=/\\]|\w\?\w")
"""Signs of an address, in the token around an ampersand."""
ADDRESS = re.compile(r"[=\\]|://|www\.|\w\?\w")
"""Signs of an address, in the token around any other entity: “und/oder” is none."""
ANGLES = "<>"
OPENS_TAG = re.compile(r"(?:<|&(?:amp;){0,4}lt;)[A-Za-z/!?]")
"""What would be a tag, or is one."""


concerned = holding(ENTITY)


def find(document: Document) -> Iterator[Found]:
    """Yield an edit for each entity that stands in running text."""
    for match in ENTITY.finditer(document.text):
        after = _meant(match.group())
        if after and _is_running_text(document, match, after):
            sure = _is_sure(document.text, match, after)
            yield Found(Edit(Span(*match.span()), match.group(), after), "an HTML entity", None if sure else "suspect")


def _meant(entity: str) -> str:
    """Return the character that an entity stands for, the empty text when none can be seen in it."""
    name = entity.replace(ESCAPED, "") if entity != "&" + ESCAPED else entity
    meant = html.unescape(name or entity)
    if meant == "&":
        return "&" if name in ("&", "&AMP;", "&#38;", "&#038;") else meant
    readable = len(meant) == 1 and meant != REPLACEMENT and (meant.isprintable() or meant in MARKS)
    return meant if readable else ""


def _is_sure(text: str, match: re.Match[str], after: str) -> bool:
    """Tell whether `after` is what the page showed: a letter, a mark, any number, an angle that is part of no tag."""
    if after in ANGLES:
        start, end = line_around(text, match.start())
        return OPENS_TAG.search(text, start, end) is None
    return after in MARKS or after.isalpha() or "#" in match.group()


def _is_running_text(document: Document, match: re.Match[str], after: str) -> bool:
    start, end = line_around(document.text, match.start())
    line = document.text[start:end].lower()
    if any(word in line for word in ABOUT_MARKUP) or ("<" in line and TAG.search(line)):
        return False
    if (QUERY if after == "&" else ADDRESS).search(token_around(document.text, match.start())):
        return False
    return not is_code(document, match.start())
