"""What becomes a line of a page, and what a line knows of its element, whichever parser reads it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.reading import parsing
from cleaner.reading.blocks import LONGEST_CELL
from cleaner.reading.boxes import LONGEST_LABEL
from cleaner.reading.html import read_html
from cleaner.reading.parsing import MOST_OPEN, page_lines
from tests.page_texts import FIRST


def texts(html: str) -> list[str]:
    return [line.text for line in page_lines(html).lines]


def seen(html: str) -> list[tuple[object, ...]]:
    """Return all that is read off the lines of a page."""
    return [(line.text, line.place, line.landmark, line.unseen, line.linked) for line in page_lines(html).lines]


SAME_LINES = (
    "<p>one <b>two</p><ul><li>three<li>four</ul>",
    "<table><tr><td>a<td>b</table>x<br>y",
    "<div class=a><p>one <a href=x>two</a> three</p><nav><a href=y>Home</a> | <a href=z>Sport</a></nav></div>",
    "<p>Straße &amp; &eacute;t&eacute; <!-- no --><span hidden>no</span> 中文</p><pre>a\n b</pre>",
    "<dl><dt>word<dd>meaning</dl><x-card>in <b>it</b></x-card><button>Share</button>",
)


# What becomes a line


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>one</p><p>two", ["one", "two"]),
        ("<p>one<br>two<br/>\n<br>three</p>", ["one", "two", "three"]),
        ("<div>before<p>inside</p>behind</div>", ["before", "inside", "behind"]),
        ("<p>  one \n\t two&nbsp;three  </p>", ["one two\xa0three"]),
        ("<p>wo<b>r</b>d and <a href=x>a <i>link</i></a>.</p>", ["word and a link."]),
        ("<ul><li>one<ul><li>two</li></ul>three</li></ul>", ["one", "two", "three"]),
        ("<h1>Head</h1>text<h2>Head</h2>", ["Head", "text", "Head"]),
        ("<dl><dt>word<dd>meaning</dl>", ["word", "meaning"]),
        ("<p>one<button>Share</button>two</p>", ["one", "Share", "two"]),
        ("<pre>  one\n\n    two \r\nthree\n</pre>", ["  one", "    two ", "three"]),
        ("<p>a<pre>\n b <b>c</b>\n</pre>d", ["a", " b c", "d"]),
        ("<p>&nbsp;</p><p> </p><p>x</p>", ["x"]),
        ("<p>x &lt; y &amp; z &#8364; &eacute;</p>", ["x < y & z € é"]),
        ("just words", ["just words"]),
        ("", []),
    ],
)
def test_one_block_is_one_line(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


@pytest.mark.parametrize(
    "html",
    [
        "<head><title>no</title><style>no</style><script>no</script></head>",
        "<!-- no --><script>document.write('<p>no</p>')</script>",
        "<textarea>no</textarea><select><option>no</option></select><datalist><option>no</datalist>",
        "<iframe>no</iframe><svg><title>no</title><text>no</text></svg><canvas>no</canvas><video>no</video>",
        "<template><p>no</p></template><math><annotation>no</annotation></math>",
        "<?php no ?><![CDATA[no]]>",
    ],
)
def test_what_no_reader_sees_is_no_line(html: str) -> None:
    assert texts(html + "<p>yes</p>") == ["yes"]


def test_a_template_that_is_part_of_the_page_is_read() -> None:
    assert texts('<x-card><template shadowrootmode="open"><p>shown</p></template></x-card>') == ["shown"]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<tr><td>Paris<td>2,1<td></tr><tr><th>Lyon</th><td><p>0,5</p></td></tr>", ["Paris\t2,1", "Lyon\t0,5"]),
        (f"<tr><td>menu<td>{'word ' * 30}</tr>", ["menu", ("word " * 30).strip()]),
        ("<tr><td>menu<td>one<br>two</tr>", ["menu", "one", "two"]),
        ("<tr><td><table><tr><td>a<td>b</tr></table></td><td>c</td></tr>", ["a\tb\tc"]),
        ("<tr><td><table><tr><td>a<td>b</tr><tr><td>d</tr></table></td><td>c</td></tr>", ["a\tb", "d", "c"]),
    ],
)
def test_a_row_of_figures_is_one_line_and_a_layout_row_is_not(html: str, lines: list[str]) -> None:
    assert 30 * len("word ") > LONGEST_CELL
    assert texts(f"<table>{html}</table>") == lines


@pytest.mark.parametrize(
    ("html", "unseen"),
    [
        ("<p hidden>x", True),
        ('<div style="color:red; DISPLAY : none"><p>x', True),
        ('<p style="visibility:hidden">x', True),
        ("<body><noscript>x</noscript>", True),
        ("<dialog>x</dialog>", True),
        ("<dialog open>x</dialog>", False),
        ('<body style="display:none"><p>x', False),
        ('<p style="display:block">x', False),
    ],
)
def test_lines_that_a_browser_does_not_show_are_marked(html: str, unseen: bool) -> None:
    assert [(line.text, line.unseen) for line in page_lines(html).lines] == [("x", unseen)]


def test_what_is_hidden_inside_a_line_becomes_a_line_behind_it() -> None:
    lines = page_lines("<p>one <span hidden>secret <b>words</b></span>two</p><p>three").lines
    assert [(line.text, line.unseen) for line in lines] == [
        ("one two", False),
        ("secret words", True),
        ("three", False),
    ]


@pytest.mark.parametrize(
    ("html", "place"),
    [
        ("<nav><ul><li>x", "<li> in <nav>"),
        ('<nav id=top class="main menu"><a>x', '<nav class="main menu">'),
        ("<div id=story><p>x", '<p> in <div id="story">'),
        ("<div class=a><footer><div class=b><p>x", "<p> in <footer>"),
        ("<p class=lead>x", '<p class="lead">'),
        ("x", "<body>"),
        ("<div>x", "<div>"),
        ("<table><tr><td>x<td>y", "<tr> in <table>"),
        ("<div class='" + "c" * 99 + "'>x", f'<div class="{"c" * LONGEST_LABEL}">'),
    ],
)
def test_a_line_knows_its_element(html: str, place: str) -> None:
    (line,) = page_lines(f"<html><body>{html}").lines
    assert line.place == place


def test_the_head_is_read() -> None:
    page = page_lines(
        "<html lang=' fr-CA '><head><title> A \n page </title><title>no</title><body><svg><title>no</title></svg>"
    )
    assert (page.head.title, page.head.language, page.lines) == ("A page", "fr-CA", [])


@given(st.text(alphabet="ab <>/&;=\"'\n\t\0p\ud800é字", max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_page(html: str) -> None:
    document = read_html(html, "page")
    assert document.text == "".join(line + "\n" for line in document.text.split("\n")[:-1])
    assert all(line.strip() for line in document.text.split("\n")[:-1])
    assert set(document.left_out) <= set(range(document.text.count("\n")))


@given(st.lists(st.sampled_from(["one", "two words", "é 字", "«a»"]), max_size=6))
def test_no_word_of_a_page_is_lost(words: list[str]) -> None:
    tags = ("<p>{}</p>", "<div>{}</div>", "{}<br>", "<li>{}</li>", "<b>{}</b><hr>", "<table><tr><td>{}</table>")
    html = "".join(tag.format(word) for tag, word in zip(tags, words, strict=False))
    assert " ".join(texts(html)).split() == " ".join(words).split()


@pytest.mark.parametrize("html", ["<p>one <b>two</p><ul><li>three<li>four</ul>", "<table><tr><td>a<td>b</table>x<br>y"])
def test_the_lines_are_the_same_without_a_tree(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = seen(html)
    monkeypatch.setattr(parsing, "MOST_TAGS", 1)
    assert seen(html) == whole


@pytest.mark.parametrize("html", SAME_LINES)
def test_the_lines_are_the_same_through_beautifulsoup(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = seen(html)
    monkeypatch.setattr(parsing, "SHADOW_ROOT", "<")  # as if it were in every page
    assert seen(html) == fast


def test_a_page_that_nests_deep_goes_to_the_parser_that_bears_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_fast", lambda *_: pytest.fail("lexbor takes minutes"))
    assert texts("<div>" * (2 * MOST_OPEN + 1) + FIRST + "</div>" * 9) == [FIRST]


def test_a_page_of_many_small_elements_is_read_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_tree", lambda *_: pytest.fail("not needed"))
    assert len(texts("<p><b>one</b> two</p>" * MOST_OPEN)) == MOST_OPEN


def test_pythons_parser_stands_in_for_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    from bs4.builder import LXMLTreeBuilder
    from bs4.exceptions import ParserRejectedMarkup

    def reject(*_: object) -> None:
        raise ParserRejectedMarkup("no")

    monkeypatch.setattr(parsing, "SHADOW_ROOT", "<")  # as if it were in every page: lexbor is not asked
    monkeypatch.setattr(LXMLTreeBuilder, "feed", reject)
    assert texts("<p>one<p>two<br>three") == ["one", "two", "three"]
