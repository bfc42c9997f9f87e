"""Headlines of other articles below the title of their box, and lines between the site's own at the foot.

What it does
    Takes out the short lines without a full stop that stand below a title such as "Related
    articles" or "Read also:", and the short lines between two lines of the site behind the last
    paragraph or inside one box. Where the list runs up to a paragraph, its last line may be the
    subheading of that: then it goes only when it is the only one, or as long as a headline.

Why it is noise
    The title of the box is gone as navigation; the headlines without it read like headings of the
    article.

Known limits
    A list without a title behind the last paragraph stays, unless the site's own lines stand on both
    sides of it. Texts without any long line, as verse and lists are, are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from cleaner.edges import BOXES
from cleaner.language import ENGLISH, languages
from cleaner.model import Document, Edit, Found
from cleaner.phrases import lines_of_noise
from cleaner.text.folding import folded
from cleaner.text.lines import Lines, lines
from cleaner.text.sentences import has_end
from cleaner.text.shapes import holds_code, opening
from cleaner.text.words import count
from cleaner.text.written import has_prose

CODE = "SIT023"
CERTAINTY = "likely"
BODY = (
    "The mill at the old harbour burned down in the night from Sunday to Monday, and nobody was hurt, as the mayor "
    "said in the morning. She wants to build it again.\n"
)
NOISE = (
    f"{BODY}\nRelated articles\n\nBakers fear for their mills\n\nThe ferry will not sail before Easter\n",
    f"{BODY}\nShare this article\nHarbour fire: what we know\nLeave a reply\n",
)
KEPT = (
    f"{BODY}\nRelated articles of the law were read aloud in court.\n\nThe ferry will not sail before Easter\n",
    f"{BODY}\nThe ferry\n\n{BODY}",
)

SHORTEST, LONGEST = 8, 160
"""Characters of a headline; those of dailies stay below 150."""
FEWEST_WORDS = 3
"""Words of a line that can be a headline; fewer are a subheading, a name, a section."""
FEWEST_ALONE, FEWEST_LAST = 5, 7
"""Words of a headline right above a paragraph, as the only one of its list and as the last of several; of some
150 subheadings read in dailies one in ten had more than six."""
SHORTEST_LAST = 60
"""Characters of a line with an end that closes an article; notices at the foot are shorter."""
LONGEST_GAP = 6
"""Lines between two of the site at the foot that can be a piece of its list."""
MOST_IN_BOX, LONGEST_LABEL = 2, 12
"""Lines, and words of a line, inside a box that was cut into lines."""
NO_HEADLINE_ENDS = (".", ":", ";", ",")
IN_TEXT = frozenset({"advertisement", "machine-translation", "story-update", "photo-credit", "caption", "date-line"})
"""Rules of lines that stand between an article's own as well."""
TITLE_SIGNS = " \t\u00a0:.…»›>«#*-–—|•·▶►→➤\u202f"


Noise = Mapping[int, frozenset[str]]
"""The numbers of the lines that are the site's, with the rules that say so."""


@cache
def _titles(language: str) -> frozenset[str]:
    """Return what stands above lists of links in texts of a language; sites of every language have English ones."""
    codes = [code for code in (language, ENGLISH) if code in languages()]
    return frozenset(folded(title) for code in codes for title in languages()[code].link_titles)


def find(document: Document) -> Iterator[Found]:
    """Yield the headlines below titles, then the lines between lines of the site."""
    noise = document.view(lines_of_noise)
    if not noise or not document.view(has_prose):
        return
    cut = document.view(lines)
    found = dict.fromkeys(_between(cut, noise), "a line between two of the site")
    titles = [number for number in noise if _is_title(cut.texts[number], document.language)]
    found.update(
        {number: "a headline below the title of its box" for title in titles for number in _below(cut, title, noise)}
    )
    for number, because in sorted(found.items()):
        span = cut[number].span
        yield Found(Edit(span, document.text[slice(*span)]), because)


def _is_title(text: str, language: str) -> bool:
    """Tell whether a line is the title of a list; some words are one only before a colon."""
    words = folded(text).strip(TITLE_SIGNS)
    return words in _titles(language) or (text.rstrip().endswith(":") and f"{words}:" in _titles(language))


def _below(cut: Lines, title: int, noise: Noise) -> list[int]:
    """Return the numbers of the headlines that follow a title, but the subheading of the paragraph that ends them."""
    listed: list[int] = []
    for number in range(title + 1, len(cut)):
        text = cut.texts[number].strip()
        if text and number in noise:
            return listed
        if text and not _is_headline(text):
            return _before_prose(cut, listed)
        if text:
            listed.append(number)
    return listed


def _is_headline(text: str) -> bool:
    """Tell whether a line may be a headline: a capital first, no stop at the end, nothing of a program."""
    if not SHORTEST <= len(text) <= LONGEST or count(text) < FEWEST_WORDS or text.endswith(NO_HEADLINE_ENDS):
        return False
    return opening(text) != "low" and not holds_code(text)


def _before_prose(cut: Lines, listed: list[int]) -> list[int]:
    """Return those of the listed lines that are no subheading of the paragraph below."""
    fewest = FEWEST_ALONE if len(listed) == 1 else FEWEST_LAST
    return listed if listed and count(cut.texts[listed[-1]]) >= fewest else listed[:-1]


def _between(cut: Lines, noise: Noise) -> Iterator[int]:
    """Yield the numbers of the lines that stand between two of the site: at the foot, or inside a box."""
    foot = _foot(cut, noise)
    for above, below in pairwise(sorted(noise)):
        inside = [number for number in range(above + 1, below) if cut.texts[number].strip()]
        if not 0 < len(inside) <= LONGEST_GAP:
            continue
        rules = noise[above] | noise[below]
        at_foot = above >= foot and rules.isdisjoint(IN_TEXT) and all(_is_short(cut.texts[n]) for n in inside)
        if at_foot or (below - above == 1 + len(inside) and _is_box(noise[above], noise[below], cut, inside)):
            yield from inside


def _foot(cut: Lines, noise: Noise) -> int:
    """Return the number of the first line behind the last paragraph."""
    for number in range(len(cut) - 1, -1, -1):
        text = cut.texts[number].strip()
        is_prose = len(text) > LONGEST or (has_end(text) and (len(text) >= SHORTEST_LAST or text[:1].islower()))
        if is_prose and number not in noise:
            return number + 1
    return 0


def _is_short(text: str) -> bool:
    """Tell whether a line may be a piece of a list at the foot: no sentence, no rest of one, no program text."""
    text = text.strip()
    return len(text) <= LONGEST and not has_end(text.rstrip("?!")) and not text[:1].islower() and not holds_code(text)


def _is_box(above: frozenset[str], below: frozenset[str], cut: Lines, inside: list[int]) -> bool:
    """Tell whether one or two short lines stand between two lines of a box."""
    if BOXES.isdisjoint(above) or BOXES.isdisjoint(below) or len(inside) > MOST_IN_BOX:
        return False
    return all(count(cut.texts[n]) <= LONGEST_LABEL and not has_end(cut.texts[n].strip()) for n in inside)
