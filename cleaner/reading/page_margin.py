"""What a page prints around its text: by-line, date, standfirst and the box about the author."""

from __future__ import annotations

from cleaner.parts.shapes import LONGEST_MARGIN, is_byline, is_date
from cleaner.reading.blocks import PageLine
from cleaner.reading.page_places import ASIDE, Places, standing_in
from cleaner.text.words import words

ABOVE, BELOW = 4, 12
"""Lines above and below the headline among which by-line and date stand, no further than the first paragraph."""
SOON, LATER = 6, 30
"""Lines behind the last paragraph among which they still are the article's, and the box about its author."""
BELOW_STANDFIRST = 3
"""Lines behind the first paragraph among which a line that looks like a by-line or a date shows it is a standfirst."""
LEAST_NAME = 3
"""A line names the author when the author's name is at least one word in so many of it."""
FEWEST_OF_BOX, MOST_OF_BOX = 15, 150
"""Words: of the longest line of a box about the author (a shorter one is a by-line), and of all its lines."""
FEWEST_OF_STANDFIRST, MOST_OF_STANDFIRST = 5, 120
"""Words: of a line of a standfirst, and of all its lines; what is longer is the article."""
LIKE_DESCRIPTION = 0.75
"""Share of a standfirst's words that the description in the head has."""
SUBTITLES = frozenset(("h2", "h3", "h4"))


def date(places: Places, number: int) -> str:
    """Return why a line is a date of the article; empty when it is none."""
    text = places.lines[number].text
    if places.sizes[number] > LONGEST_MARGIN or _names_author(places, text):
        return ""
    if not _in_margin(places, number):
        return "it is a date" if _below_first(places, number) and is_date(text) else ""
    if is_date(text):
        return "it is a date"
    box = places.element(number, "date")
    return standing_in(box) if box is not None and any(map(str.isdigit, text)) else ""


def byline(places: Places, number: int) -> str:
    """Return why a line names the author of the article; empty when it does not."""
    text = places.lines[number].text
    if places.sizes[number] > LONGEST_MARGIN:
        return ""
    if not _in_margin(places, number):
        return "it names an author" if _below_first(places, number) and is_byline(text) else ""
    if _names_author(places, text):
        return "it names the author that the head of the page tells"
    if is_byline(text):
        return "it names an author"
    box = places.element(number, "author")
    return standing_in(box) if box is not None else ""


def author_box(places: Places, number: int) -> str:
    """Return why a line is about the author; empty when it is not."""
    box = places.element(number, "bio") or places.element(number, "author")
    if box is None or not places.first < number <= places.last + LATER:
        return ""
    return standing_in(box) if places.longest(box) >= FEWEST_OF_BOX and places.size(box) <= MOST_OF_BOX else ""


def standfirst(places: Places, number: int) -> str:
    """Return why a line is of the standfirst; empty when it is not."""
    line, top = places.lines[number], places.headline
    if top is None or places.sells or line.landmark in ASIDE or places.sizes[number] < FEWEST_OF_STANDFIRST:
        return ""
    if not top.number < number <= places.first or line.linked > len(line.text) / 2:
        return ""
    box = places.element(number, "standfirst")
    if box is not None and places.held(box) <= MOST_OF_STANDFIRST:
        return standing_in(box)
    if line.tag in SUBTITLES and number < places.first:
        return "it is a heading between the headline and the text"
    if number == places.first and _is_signed(places, number + 1):
        return "the by-line or the date stands below it"
    return "the description in the head of the page says the same" if _is_described(places, number) else ""


def _in_margin(places: Places, number: int) -> bool:
    """Tell whether a line stands where sites print by-line and date: around the headline, or soon behind the end."""
    if places.lines[number].landmark in ASIDE or not places.prose:
        return False
    top = places.headline.number if places.headline else places.first
    if top - ABOVE <= number <= min(places.first, top + BELOW):
        return True
    return number not in places.gone and places.last < number <= places.last + SOON


def _below_first(places: Places, number: int) -> bool:
    """Tell whether a line stands right behind the first paragraph, before the next one."""
    if not places.first < number <= places.first + BELOW_STANDFIRST:
        return False
    return len(places.prose) < 2 or number < places.prose[1]


def _names_author(places: Places, text: str) -> bool:
    own = set(words(text.lower()))
    return bool(places.author) and places.author <= own and len(places.author) * LEAST_NAME >= len(own)


def _is_signed(places: Places, number: int) -> bool:
    return number < len(places.lines) and bool(date(places, number) or byline(places, number))


def _is_described(places: Places, number: int) -> bool:
    """Tell whether a line is the description, and in another kind of element than the paragraph behind it."""
    own = set(words(places.lines[number].text.lower()))
    if not places.description or len(own & places.description) < LIKE_DESCRIPTION * len(own):
        return False
    following = next((n for n in places.prose if n > number), None)
    return following is not None and _kind(places.lines[following]) != _kind(places.lines[number])


def _kind(line: PageLine) -> tuple[str, ...]:
    """Return what kind of element a line stands in: its tag and its class, or the class of what is around it."""
    block, around = line.box.block, line.box.labelled
    own = str(block.attributes.get("class") or "")
    outer = str(around.attributes.get("class") or "") if around else ""
    return (block.tag, own or outer, line.landmark)
