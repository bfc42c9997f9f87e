"""Which part of the article each line of a page is, by its elements, its place and what the head tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cleaner.model import InPart, LeftOut, Part
from cleaner.parts.shapes import LONGEST_MARGIN, is_byline, is_date
from cleaner.reading.blocks import PageLines
from cleaner.reading.boxes import Box, label
from cleaner.reading.page_places import Places
from cleaner.text.words import words

ABOVE, BELOW = 6, 30
"""Lines above the headline, and below the last paragraph, among which by-line, date and author's box are found."""
SOON = 6
"""Lines behind the last paragraph among which a by-line or a date still is the article's."""
BELOW_STANDFIRST = 3
"""Lines behind the first paragraph among which a line that looks like a by-line or a date shows it is a standfirst."""
FEWEST_OF_COMMENT = 8
"""Words of the longest line of an element that holds comments; without one it holds their number, or a form."""
FEWEST_OF_BOX = 15
"""Words from which on a line in an element of the author is a box about the author, not a by-line."""
LONGEST_CAPTION = 120
LONGEST_STANDFIRST = 120
"""Words that an element holds which is called so; what is longer holds the article."""
FEWEST_OF_STANDFIRST = 5
LIKE_DESCRIPTION = 0.75
"""Share of a line's words that the description in the head must have."""
FEWEST_ROWS = 2
ASIDE = frozenset(("nav", "aside", "footer", "form", "button", "dialog"))
"""Landmarks in which nothing of the article stands that its extractor left out."""
ITEMS = frozenset(("li", "dt", "dd"))
SUBTITLES = frozenset(("h2", "h3", "h4"))


def page_parts(page: PageLines, left_out: Mapping[int, LeftOut]) -> dict[int, InPart]:
    """Return which part each line of a page is, by its number; `left_out`: what its extractor leaves out."""
    if not page.lines:
        return {}
    gone = frozenset(number for number, out in left_out.items() if out.certainty != "suspect")
    places = Places(page, gone)
    return {number: _part(places, number, left_out.get(number)) for number in range(len(page.lines))}


def _part(places: Places, number: int, out: LeftOut | None) -> InPart:
    is_gone = number in places.gone
    if not (is_gone and places.lines[number].unseen):
        for part, tells in LEFT_OUT_TOO if is_gone else LEFT_OUT_TOO + KEPT_ONLY:
            because = tells(places, number)
            if because:
                return InPart(part, because)
    return InPart("noise", out.because if out else "") if is_gone else InPart("body", "nothing tells otherwise")


def _in(box: Box) -> str:
    return f"it stands in <{label(box.tag, box.attributes)}>"


def _comment(places: Places, number: int) -> str:
    box = places.element(number, "comment")
    if box is None or number <= places.first or places.longest(box) < FEWEST_OF_COMMENT:
        return ""
    return "" if places.lines[number].landmark == "form" else _in(box)


def _headline(places: Places, number: int) -> str:
    return places.headline.because if places.headline and places.headline.number == number else ""


def _caption(places: Places, number: int) -> str:
    line, box = places.lines[number], places.element(number, "caption")
    if number in places.gone and not _between(places, number):
        return ""
    if box is not None and places.held(box) <= LONGEST_CAPTION:
        return _in(box)
    return "it stands in <figure>" if line.landmark == "figure" and places.sizes[number] <= LONGEST_CAPTION else ""


def _between(places: Places, number: int) -> bool:
    """Tell whether a line that was left out stands where the article is, in none of the elements beside it."""
    if places.lines[number].landmark in ASIDE or not places.kept:
        return False
    top = places.headline.number if places.headline else places.first
    return min(top, places.first) <= number <= places.last + 1


def _in_margin(places: Places, number: int) -> bool:
    """Tell whether a line stands where sites print by-line and date: around the headline, or soon behind the end."""
    if places.lines[number].landmark in ASIDE or not places.prose:
        return False
    top = places.headline.number if places.headline else places.first
    return top - ABOVE <= number <= places.first or places.last < number <= places.last + SOON


def _below_first(places: Places, number: int) -> bool:
    """Tell whether a line stands right behind the first paragraph, before the next one."""
    return places.first < number <= places.first + BELOW_STANDFIRST and not any(
        places.first < paragraph <= number for paragraph in places.prose[:2]
    )


def _date(places: Places, number: int) -> str:
    text = places.lines[number].text
    if places.sizes[number] > LONGEST_MARGIN:
        return ""
    if not _in_margin(places, number):
        return "it is a date" if _below_first(places, number) and is_date(text) else ""
    if places.element(number, "author") is not None and _names_author(places, text):
        return ""
    if is_date(text):
        return "it is a date"
    box = places.element(number, "date")
    return _in(box) if box is not None and any(map(str.isdigit, text)) else ""


def _byline(places: Places, number: int) -> str:
    line, box = places.lines[number], places.element(number, "author")
    if places.sizes[number] > LONGEST_MARGIN:
        return ""
    if not _in_margin(places, number):
        return "it names an author" if _below_first(places, number) and is_byline(line.text) else ""
    if _names_author(places, line.text):
        return "it names the author that the head of the page tells"
    if is_byline(line.text):
        return "it names an author"
    return _in(box) if box is not None else ""


def _names_author(places: Places, text: str) -> bool:
    return bool(places.author) and places.author <= set(words(text.lower()))


def _author_box(places: Places, number: int) -> str:
    box = places.element(number, "bio") or places.element(number, "author")
    if box is None or number <= places.first or number > places.last + BELOW:
        return ""
    return _in(box) if places.longest(box) >= FEWEST_OF_BOX else ""


def _standfirst(places: Places, number: int) -> str:
    line, top = places.lines[number], places.headline
    if line.landmark in ASIDE or places.sizes[number] < FEWEST_OF_STANDFIRST or top is None:
        return ""
    if not top.number < number <= places.first or line.linked > len(line.text) / 2:
        return ""
    box = places.element(number, "standfirst")
    if box is not None and places.held(box) <= LONGEST_STANDFIRST:
        return _in(box)
    if line.tag in SUBTITLES and number < places.first:
        return "it is a heading between the headline and the text"
    if number == places.first and number + 1 < len(places.lines) and _signed(places, number + 1):
        return "the by-line or the date stands below it"
    return "the description in the head of the page says the same" if _is_described(places, number) else ""


def _signed(places: Places, number: int) -> bool:
    return _below_first(places, number) and bool(_date(places, number) or _byline(places, number))


def _is_described(places: Places, number: int) -> bool:
    """Tell whether a line is the description, and in another kind of element than the paragraph behind it."""
    own = set(words(places.lines[number].text.lower()))
    if not places.description or len(own & places.description) < LIKE_DESCRIPTION * len(own):
        return False
    following = next((n for n in places.prose if n > number), None)
    return following is not None and places.lines[following].place != places.lines[number].place


def _table(places: Places, number: int) -> str:
    landmark = places.lines[number].box.landmark
    is_table = landmark is not None and places.rows.get(id(landmark), 0) >= FEWEST_ROWS
    return f"it stands in {places.lines[number].place}" if is_table else ""


def _list(places: Places, number: int) -> str:
    return f"it stands in {places.lines[number].place}" if places.lines[number].tag in ITEMS else ""


def _quotation(places: Places, number: int) -> str:
    box = places.element(number, "quotation")
    return _in(box) if box is not None else ""


Tells = Callable[[Places, int], str]
"""Why a line is a part; empty when it is none."""

LEFT_OUT_TOO: tuple[tuple[Part, Tells], ...] = (
    ("headline", _headline),
    ("reader-comment", _comment),
    ("date", _date),
    ("byline", _byline),
    ("author-box", _author_box),
    ("caption", _caption),
    ("standfirst", _standfirst),
)
"""Parts, the surest first, that a page's extractor may have left out; the first that is told is the line's."""

KEPT_ONLY: tuple[tuple[Part, Tells], ...] = (("table", _table), ("list", _list), ("quotation-box", _quotation))
"""Parts that only lines which the extractor kept are: what it left out of them is most often of the site."""
