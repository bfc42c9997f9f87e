"""A line of a page that is no part of its article.

What it does
    Takes out the lines of a page that are not its article: menus, teasers, forms, readers' comments, footers. Of an
    HTML page those that its extractor leaves out, `page-model` or `trafilatura`, as the setting `extractor` says; the
    reason names the element that the line stands in, that of the model also the chance that it is of the article, and
    what speaks against it. Of plain text that is the dump of a whole page (`lynx -dump`, `get_text()`, copied from a
    browser) those that a small trained model gives little chance to belong to the article; the reason names what speaks
    against the line, and the chance. Small pieces far behind the article must have more of a chance than other lines,
    what looks like a headline above it less, and the likeliest stays where no other does. A text that is all article
    is told from a dump first, and comes through untouched.
    Where it is unsure whether a text is a dump, or a line is noise, or where hardly anything would be left, it only
    reports. Lines of a part that the setting `parts` names stay although the extractor left them out: captions of the
    article, comments of readers.

Why it is noise
    A page is an article with the furniture of its site around it.

Known limits
    The extractors err: they may take a list, a table or a caption of the article for furniture, and keep a teaser.
    Where trafilatura finds no main content, the lines are judged as those of plain text. Where `page-model` finds no
    article, as on an error page, all lines go, and the metadata of the audit say so; captions mostly go with their
    pictures, and on lists of products and of other articles it is often wrong. The model for dumps errs on short lines
    of the article that look like a menu (tables, lists of names), and on teasers and comments in whole sentences. A
    text with fewer than eight short lines is never taken for a dump, and one whose line breaks are lost has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from cleaner.model import Document, Edit, Found, Part, Span
from cleaner.page.judging import left_out
from cleaner.text.lines import lines

CODE = "PAG001"
CERTAINTY = "likely"
NOISE = (
    "<html><body><nav><ul><li>Home</li><li>Weather</li><li>Sports</li></ul></nav><article><h1>Bridge reopens</h1>"
    "<p>The old bridge over the river was opened again on Monday, two years after the flood had carried away one of its"
    " arches.</p><p>Hundreds of people walked across it in the morning, and the mayor thanked the masons who had cut"
    " each stone by hand.</p></article><footer><p>Imprint</p></footer></body></html>",
)
KEPT = (
    "<html><body><article><h1>Weather at home</h1><p>The old weather station on the hill was opened on Monday, two"
    " years after the flood had carried away one of its masts.</p><p>Hundreds of people climbed up in the morning,"
    " and the mayor thanked those who had kept it at home.</p></article></body></html>",
)


def find(document: Document) -> Iterator[Found]:
    """Yield the lines that the extractor left out; of a text without one, those that the model takes for noise."""
    if document.left_out:
        yield from _of_extractor(document)
    else:
        yield from _of_model(document)


def _of_extractor(document: Document) -> Iterator[Found]:
    left_out, text = document.left_out, document.text
    chosen = {part for part, is_chosen in document.choice.items() if is_chosen}
    for number, (start, end) in enumerate(pairwise(document.view(lines).starts)):
        out = left_out.get(number)
        if out and not (chosen and _is_of(chosen, document, number)):
            yield Found(Edit(Span(start, end), text[start:end]), out.because, out.certainty)


def _of_model(document: Document) -> Iterator[Found]:
    cut, text = document.view(lines), document.text
    for first, last, because, certainty in left_out(cut.texts, document.language):
        start, end = cut.starts[first], cut.starts[last + 1]
        yield Found(Edit(Span(start, end), text[start:end]), because, certainty)


def _is_of(chosen: Set[Part], document: Document, number: int) -> bool:
    """Tell whether a line is of a part that the user wants, whatever the extractor makes of it."""
    told = document.parts.get(number)
    return told is not None and told.part in chosen
