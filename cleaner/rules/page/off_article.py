"""A line of a page that its extractor left out.

What it does
    Takes out the lines of an HTML page that its extractor did not count as its article: menus, teasers, forms,
    footers. The setting `extractor` names it: the cleaner's own `page-model`, or `trafilatura`. The reason names the
    element of the page in which the line stands; that of the model also how likely the line is of the article, and what
    speaks against it. A line that is more likely furniture than not, but not surely, is only reported; so is one that
    trafilatura left out though it is long and stands among kept lines.

Why it is noise
    A page is an article with the furniture of its site around it; the extractor tells them apart by the elements.

Known limits
    The extractor errs: it may take a list, a table or a caption of the article for furniture, and keep a teaser. Where
    trafilatura finds no main content, nothing is taken out. Where the model finds no article, as on an error page, all
    is, and the metadata of the audit say so. Captions mostly go with their pictures. Lists of products and of other
    articles are half article, half furniture: there the model is often wrong.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.model import Document, Edit, Found
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
    """Yield the lines that the extractor left out."""
    if not document.left_out:
        return
    for line in document.view(lines):
        left_out = document.left_out.get(line.number)
        if left_out:
            whole = document.text[line.span.start : line.span.end]
            yield Found(Edit(line.span, whole), left_out.because, left_out.certainty)
