"""Pages: what becomes a line, which lines the extractor's text accounts for, and what strange pages do."""

from __future__ import annotations

import gc
import logging
import time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import clean_html
from cleaner.model import Extractor, LeftOut
from cleaner.reading import html as reading_html
from cleaner.reading import left_out, main_content, parsing
from cleaner.reading.alignment import align
from cleaner.reading.blocks import LONGEST_CELL, PageLine
from cleaner.reading.boxes import LONGEST_LABEL, Box
from cleaner.reading.html import MOST_ATTRIBUTES, MOST_DEPTH, read_html, read_page
from cleaner.reading.left_out import judge
from cleaner.reading.parsing import MOST_OPEN, page_lines
from cleaner.settings import Settings

FIRST = "The old bridge over the river was opened again on Monday, two years after the flood had carried one arch away."
SECOND = "Hundreds of people walked across it in the morning, and the mayor thanked the masons who had cut each stone."
THIRD = "The repair took four months longer than planned, because the masons had to wait for stone from the old quarry."
EXTRACTORS: tuple[Extractor, ...] = get_args(Extractor)
ARTICLE = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>"


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


def left(html: str) -> dict[str, LeftOut]:
    document = read_html(html, "page")
    lines = document.text.split("\n")
    return {lines[number]: why for number, why in document.left_out.items()}


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


# Which lines an extractor's text accounts for


def kept(lines: list[str], passages: list[str]) -> list[str]:
    return [lines[number] for number in sorted(align(lines, passages).kept)]


def test_equal_lines_are_found() -> None:
    lines = ["Home", FIRST, "Share", SECOND, "Imprint"]
    assert align(lines, [FIRST, SECOND]) == ({1, 3}, 1.0)


@pytest.mark.parametrize(
    "passages",
    [
        [FIRST + " " + SECOND],
        [FIRST[:40], FIRST[40:], SECOND],
        [FIRST.replace(" ", "  \n"), SECOND + "\xad"],
        [FIRST, "Words that stand nowhere on the page at all.", SECOND],
        [FIRST.replace("old bridge", "bridge"), SECOND.replace("people ", "")],
    ],
    ids=["joined", "split", "spaced", "more", "less"],
)
def test_breaks_and_small_differences_do_not_matter(passages: list[str]) -> None:
    assert kept(["Home", FIRST, "Share", SECOND, "Imprint"], passages) == [FIRST, SECOND]


def test_words_that_are_cut_by_soft_hyphens_are_found() -> None:
    assert kept(["Donau\xaddampf\xadschiff\xadfahrt ist hier der Titel"], ["Donaudampfschifffahrt ist hier der Titel"])


@pytest.mark.parametrize("short", ["Share", "The", "Monday", "two years", "masons"])
def test_a_short_line_is_not_kept_for_a_word_of_a_sentence(short: str) -> None:
    lines = [short, FIRST, short, SECOND, short]
    assert kept(lines, [FIRST, SECOND]) == [FIRST, SECOND]


def test_a_short_line_is_kept_for_itself_and_only_once() -> None:
    lines = ["Analysis", "Home", "Analysis", FIRST, "Analysis", SECOND, "Analysis"]
    assert align(lines, [FIRST, "Analysis", SECOND]).kept == {3, 4, 5}
    assert align(lines, ["Analysis", FIRST, SECOND]).kept == {2, 3, 5}
    assert align(lines, [FIRST, SECOND, "Analysis"]).kept == {3, 5, 6}


def test_a_row_of_a_table_is_found_by_its_cells() -> None:
    assert kept(["Paris\t2,1", FIRST, "Lyon\t0,5"], [FIRST, "Lyon 0,5"]) == [FIRST, "Lyon\t0,5"]


def test_a_line_is_kept_for_a_sentence_of_it() -> None:
    menu = " ".join(f"menu{number}" for number in range(200))
    assert kept([f"{menu} {FIRST} {menu}"], [FIRST]) != []
    assert kept([f"{menu} {FIRST[:20]} {menu}", SECOND], [SECOND]) == [SECOND]


def test_a_passage_that_was_moved_is_found() -> None:
    lines = [FIRST, "Home", SECOND, "Share", THIRD]
    assert kept(lines, [SECOND, THIRD, FIRST]) == [FIRST, SECOND, THIRD]


def test_a_text_that_stands_twice_is_kept_once() -> None:
    assert sorted(align([FIRST, SECOND, "Menu", FIRST, SECOND], [FIRST, SECOND]).kept) in ([0, 1], [3, 4])


def test_chinese_is_found_by_its_signs() -> None:
    lines = ["首页", "市长星期二在市政厅签署了协议，市议会将于星期四投票。", "分享", "老桥星期一重新开放。"]
    assert kept(lines, [lines[1] + lines[3]]) == [lines[1], lines[3]]


def test_what_is_not_on_the_page_is_not_traced() -> None:
    assert align([FIRST], ["Something else altogether was said there."]).traced < 0.3
    assert align([], [FIRST]) == (frozenset(), 0.0)
    assert align([FIRST], []) == (frozenset(), 0.0)


SENTENCES = (FIRST, SECOND, THIRD, "Share", "Read more", "Paris\t2,1", "The masons", "Nobody was hurt.")


@given(st.permutations(SENTENCES), st.sets(st.sampled_from(SENTENCES)))
@settings(max_examples=100)
def test_whatever_lines_an_extractor_takes_they_are_found_again(lines: list[str], taken: set[str]) -> None:
    passages = [line for line in lines if line in taken]
    assert kept(lines, passages) == passages
    assert align(lines, passages).traced == (1.0 if passages else 0.0)


@given(st.lists(st.sampled_from(SENTENCES), max_size=12), st.data())
@settings(max_examples=100)
def test_no_paragraph_is_lost_on_a_page_that_repeats_itself(lines: list[str], data: st.DataObject) -> None:
    passages = [line for line in lines if data.draw(st.booleans())]
    assert {FIRST, SECOND, THIRD}.intersection(passages) <= set(kept(lines, passages))


@pytest.mark.parametrize("line", ["0 0 0 0 0 0", "word " * 50, "a"], ids=["figures", "words", "letter"])
def test_repetition_takes_no_time(line: str) -> None:
    start = time.process_time()
    lines = [line] * 4000
    assert len(align(lines, lines).kept) == 4000
    assert time.process_time() - start < 10


# What is left out, and how sure that is


def page_line(text: str, place: str = "<p>", landmark: str = "", unseen: bool = False) -> PageLine:
    page = Box("", {}, None)
    around = Box(landmark, {}, page) if landmark else page
    tag, _, label = place[1:].rstrip(">").split(">")[0].partition(" ")
    attributes = {"class": label.split('"')[1]} if label else {}
    return PageLine(text, Box(tag, attributes, around), unseen)


def certainties(lines: list[PageLine], passages: list[str]) -> dict[str, str]:
    return {lines[number].text: why.certainty for number, why in judge(lines, passages).left_out.items()}


@pytest.mark.parametrize(
    ("place", "landmark", "certainty"),
    [
        ("<p>", "", "suspect"),
        ("<div>", "", "suspect"),
        ("<p> in <header>", "header", "suspect"),
        ("<li> in <header>", "header", "likely"),
        ("<p> in <aside>", "aside", "likely"),
        ("<p> in <form>", "form", "likely"),
        ("<figcaption> in <figure>", "figure", "likely"),
    ],
)
def test_a_long_paragraph_among_kept_lines_is_only_suspected(place: str, landmark: str, certainty: str) -> None:
    lines = [page_line(FIRST), page_line(SECOND, place, landmark), page_line(THIRD)]
    assert certainties(lines, [FIRST, THIRD]) == {SECOND: certainty}


def test_what_is_far_from_the_article_or_no_sentence_is_left_out() -> None:
    menu = [page_line(f"Item {number}", "<li>") for number in range(40)]
    teaser = SECOND.rstrip(".")
    lines = [page_line(SECOND), *menu, page_line(FIRST), page_line(teaser), page_line(THIRD)]
    found = certainties(lines, [FIRST, THIRD])
    assert found[SECOND] == found[teaser] == "likely"


def test_a_heading_between_kept_lines_is_only_suspected() -> None:
    lines = [page_line("Menu", "<h2>"), page_line(FIRST), page_line("The stones", "<h3>"), page_line(SECOND)]
    assert certainties(lines, [FIRST, SECOND]) == {"Menu": "likely", "The stones": "suspect"}


def test_a_shorter_paragraph_is_suspected_where_its_like_was_kept() -> None:
    short = "Nobody was hurt when the old arch fell."
    lines = [page_line(FIRST), page_line(short, '<p class="note">'), page_line(SECOND), page_line(short)]
    assert [why.certainty for why in judge(lines, [FIRST, SECOND]).left_out.values()] == ["likely", "suspect"]


def test_the_reason_names_the_element() -> None:
    (why,) = judge([page_line(FIRST), page_line("Home", "<li> in <nav>", "nav", unseen=True)], [FIRST])[0].values()
    assert why.because == "trafilatura left out this line: <li> in <nav>, which a browser would not show"


@pytest.mark.parametrize("passages", [[], ["This text is about something else and not on the page."]])
def test_without_an_extract_every_line_that_is_seen_is_kept(passages: list[str]) -> None:
    lines = [page_line(FIRST), page_line("Home"), page_line("Please enable JavaScript", unseen=True)]
    left_out_, how = judge(lines, passages)
    assert list(left_out_) == [2]
    assert left_out_[2].because == "a browser would not show this line: <p>"
    assert how.startswith("none, so every line is kept: ")


def test_a_page_that_hides_most_of_itself_is_kept() -> None:
    assert judge([page_line("Loading"), page_line(FIRST, unseen=True)], []).left_out == {}


# Whole pages


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_page_is_cleaned_with_an_owner_for_every_line(extractor: Extractor) -> None:
    html = f"<html><body><nav><ul><li>Home<li>Sports</ul></nav>{ARTICLE}<footer><p>Imprint</p></footer></body></html>"
    cleaned = clean_html(html, settings=Settings(extractor=extractor))
    assert cleaned.text == f"{FIRST}\n{SECOND}\n{THIRD}\n"
    assert cleaned.undo() == cleaned.raw == f"Home\nSports\n{FIRST}\n{SECOND}\n{THIRD}\nImprint\n"
    assert [(entry.rule, entry.before) for entry in cleaned.findings] == [
        ("off-article", "Home\n"),
        ("off-article", "Sports\n"),
        ("off-article", "Imprint\n"),
    ]


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_metadata_is_recovered_once_and_named_plainly(extractor: Extractor) -> None:
    head = (
        '<html lang="en"><head><title>Bridge reopens - The Daily</title>'
        '<meta property="og:title" content="Bridge reopens"><meta name="author" content="Ann Smith">'
        '<meta property="article:published_time" content="2021-03-04T10:00:00Z">'
        '<meta property="og:site_name" content="The Daily"><meta name="description" content="After two years.">'
    )
    metadata = read_page(f"{head}</head><body>{ARTICLE}", "page", "https://example.org/bridge", extractor).metadata
    assert metadata == {
        "title": "Bridge reopens",
        "author": "Ann Smith",
        "date": "2021-03-04",
        "site": "The Daily",
        "url": "https://example.org/bridge",
        "description": "After two years.",
        "language": "en",
        "extraction": extractor,
    }


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_a_date_is_not_guessed_from_the_text(extractor: Extractor) -> None:
    html = f"<html><body>{ARTICLE}<p>Copyright 2013, all of it.</p>"
    assert "date" not in read_page(html, "page", None, extractor).metadata


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        (" \n", []),
        ("<html><head><title>x</title></head></html>", []),
        ("Just words, no markup", ["Just words, no markup"]),
        ("<p>Hel\0lo \0world</p>", ["Hello world"]),
        ("<p>Hello \ud800 world</p><p>next</p>", ["Hello \ufffd world", "next"]),
        ('<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>café €</p></body></html>', ["café €"]),
        ('<meta charset="iso-8859-1"><p>café € 中文</p>', ["café € 中文"]),
        ("<p>" * 3 + "x" + "<b" * 50, ["x"]),
        ("<" * 2000, ["<" * 2000]),
    ],
)
def test_strange_pages(html: str, lines: list[str]) -> None:
    document = read_html(html, "page", None, "trafilatura")
    kept_lines = [line for number, line in enumerate(document.text.split("\n")[:-1]) if number not in document.left_out]
    assert kept_lines == lines


def many(html: str) -> str:
    return f"<html><body>{html}{ARTICLE}"


@pytest.mark.parametrize(
    ("html", "obstacle"),
    [
        (many("<div>" * 100_000), "nests 100,0"),
        (many("<b>" * (MOST_DEPTH + 1)), "nests 25"),
        (many("<p " + " ".join(f"a{number}" for number in range(MOST_ATTRIBUTES + 1)) + ">"), "1,001 attributes"),
        (many("<i></i>" * 100_001), "100,0"),
        (many("word " * 1_100_000), "characters long"),
    ],
    ids=["deep", "rather deep", "attributes", "elements", "long"],
)
def test_a_hostile_page_keeps_its_lines_and_says_why(html: str, obstacle: str) -> None:
    start = time.process_time()
    document, metadata = read_page(html, "page", None, "trafilatura")
    assert document.left_out == {}
    assert document.text.endswith(f"{SECOND}\n{THIRD}\n")
    assert metadata["extraction"].startswith("none, so every line is kept: ")
    assert obstacle in metadata["extraction"]
    assert time.process_time() - start < 60


def test_a_million_tags_need_no_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "_tree", lambda html: pytest.fail("a tree of a million tags"))
    html = many("<b>" * 1_000_000)
    assert read_html(html, "page").text.endswith(f"{FIRST}\n{SECOND}\n{THIRD}\n")


def test_what_the_extractor_raises_costs_only_its_help(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(main_content, "_trafilatura", lambda: fail)
    document, metadata = read_page(f"<html><body><nav>Home</nav>{ARTICLE}", "page", None, "trafilatura")
    assert document.left_out == {}
    assert metadata["extraction"] == "none, so every line is kept: trafilatura failed: RecursionError"


def test_the_extractor_prints_nothing(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        for html in ("", "<p>", "<html></html>", "\x01"):
            read_html(html, "page", None, "trafilatura")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_reading_is_the_same_every_time(extractor: Extractor) -> None:
    html = f"<html><body><nav>Home</nav>{ARTICLE}<aside>More</aside>"
    first, second = (read_page(html, "page", None, extractor) for _ in range(2))
    assert (first.document.text, first.document.left_out, first.metadata) == (
        second.document.text,
        second.document.left_out,
        second.metadata,
    )


def test_limits_are_those_of_real_pages() -> None:
    """The widest of thousands of real pages are well inside, so that the extractor is asked about all of them."""
    assert reading_html.MOST_CHARACTERS > 2 * 1_900_000
    assert reading_html.MOST_ELEMENTS > 2 * 25_000
    assert reading_html.MOST_DEPTH > 2 * 98
    assert left_out.PARAGRAPH > left_out.LIKE_KEPT


def test_a_page_that_is_done_with_goes_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        before = boxes_alive()
        page = page_lines(f"<nav><ul><li><a href=/>Home</a></ul></nav><p class=x>{FIRST} <b id=y>{SECOND}</b>")
        assert boxes_alive() > before
        del page
        assert boxes_alive() == before
    finally:
        gc.enable()


def boxes_alive() -> int:
    return sum(isinstance(held, Box) for held in gc.get_objects())
