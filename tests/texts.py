"""Texts that hypothesis makes: any Unicode at all, and scrapes put together from prose, noise and damage."""

from __future__ import annotations

from hypothesis import strategies as st

from cleaner.catalogue import catalogue
from cleaner.language import languages

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)
"""Every code point there is, lone surrogates and NUL among them."""

DAMAGE = (
    *("\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\n\n\n\n", "\n \n", " \n", "\t"),
    *("\u00a0", "\u202f", "\u2003", "\u3000", "  ", "   ", "\u00a0 ", " \u00a0"),
    *("\u200b", "\u200c", "\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e", "\x00", "\x92", "\x7f", "\ufffd", "\ue000"),
    *("Ã©", "â€™", "Ã", "Â\u00a0", "Â", "&amp;", "&nbsp;", "&#39;", "&amp;amp;", "&lt;b&gt;", "&eacute;", "\\u00e9"),
    *("e\u0301", "\u0301", "ﬁ", "ﬀ", "…", "İ", "ß", "ŉ", "\ud800", "\udc80", "\U000e0041", "👩\u200d👧", "ا\u064b"),
    *(
        "«",
        "»",
        "“",
        "”",
        '"',
        "'",
        "’",
        "(",
        ")",
        "« ",
        " »",
        " ,",
        " .",
        "..",
        "...",
        "!!",
        "?!",
        " :",
        ";",
        "-",
        "–",
    ),
    *("-\n", "¬\n", " -", "•", "* ", "→ ", "| ", " | ", "©", "[…]", "[+123 chars]", "(BUTTON)", "IFRAME: ", "READ  "),
    *("http://example.org/a?b=c", "www.Example.org", "name@example.org", "U.S.", "M. ", "3,5", "10:32", "2021-12-03"),
)

WORDS = (
    "maire",
    "Le",
    "la",
    "The",
    "council",
    "und",
    "Haus",
    "mais",
    "Elle",
    "Et",
    "de",
    "a",
    "t",
    "ÉTÉ",
    "ὀδός",
    "東京",
    "ไทย",
)


@st.composite
def scrapes(draw: st.DrawFn) -> str:
    """A text as a scraper might leave it, and worse: pieces in any order with anything between them."""
    pieces = st.one_of(_prose(), _noise(), st.sampled_from(DAMAGE), st.sampled_from(WORDS), ANYTHING)
    seams = st.sampled_from(("\n", "\n", "\n\n", " ", " ", ""))
    picked = draw(st.lists(pieces, max_size=14))
    text = "".join(piece + draw(seams) for piece in picked)
    if picked and draw(st.booleans()):  # scrapes say things twice
        text += draw(seams) + draw(st.sampled_from(picked))
    return text


def _prose() -> st.SearchStrategy[str]:
    sentences = [sentence for language in languages().values() for sentence in language.prose]
    return st.one_of(st.sampled_from(sentences), st.sampled_from(sentences).map(_cut))


def _cut(sentence: str) -> str:
    return sentence[: len(sentence) // 2]


def _noise() -> st.SearchStrategy[str]:
    said = [
        text
        for language in languages().values()
        for phrase in language.phrase
        for text in (*phrase.noise, *phrase.kept)
    ]
    shown = [text for rule in catalogue().values() for text in (*rule.noise, *rule.kept)]
    return st.one_of(st.sampled_from(said), st.sampled_from(shown))


def any_text() -> st.SearchStrategy[str]:
    """Any text at all."""
    return st.one_of(scrapes(), scrapes(), ANYTHING)
