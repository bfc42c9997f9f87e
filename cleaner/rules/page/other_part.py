"""A line of a part of the article that the user did not choose.

What it does
    Takes out the parts that the setting `parts` does not name, each line with its part and what tells: the headline,
    the standfirst, by-line and date, lists, tables, captions, quotation boxes, comments of readers, boxes about the
    author. Without that setting it is silent. Of a page, elements, the head and the place tell the part, of plain text
    the shape of the lines above the first paragraph and the marks of lists and tables. With `captions = "drop"` it
    takes the captions of pages alone.

Why it is noise
    It is none; but people disagree on what the text is: some want the headline and the captions, some only the body.

Known limits
    Paragraphs and the headings between them are `body`, and so is whatever is unsure. Where the headline goes, every
    line like a title above the first paragraph goes with it, be it a heading of the text. Of plain text the standfirst
    is hardly ever told from the first paragraph, boxes of quotations, boxes about the author and comments never.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Document, Edit, Found, Span
from cleaner.parts.of_text import parts_of_text
from cleaner.parts.reasons import because
from cleaner.text.lines import lines

CODE = "PAG002"
CERTAINTY = "likely"
NOISE = (
    "<html><head><title>Bridge reopens</title></head><body><article><h1>Bridge reopens</h1>"
    "<p>The old bridge over the river was opened again on Monday, two years after the flood had carried away one of its"
    " arches.</p><p>Hundreds of people walked across it in the morning, and the mayor thanked the masons who had cut"
    " each stone by hand.</p></article></body></html>",
)
KEPT = (
    "<html><body><article><p>The bridge reopens: on Monday, two years after the flood had carried away one of its"
    " arches, the mayor cut the ribbon.</p><p>Hundreds of people walked across it in the morning, and the mayor thanked"
    " the masons who had cut each stone by hand.</p></article></body></html>",
)


def find(document: Document) -> Iterator[Found]:
    """Yield the lines that are of a part which is not chosen."""
    cut = document.view(lines)
    for number, told in (document.parts or document.view(parts_of_text)).items():
        if not document.choice.get(told.part, True):
            span = Span(cut.starts[number], cut.starts[number + 1])
            yield Found(Edit(span, document.text[span.start : span.end]), because(told))
