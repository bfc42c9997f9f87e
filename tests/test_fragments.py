"""Broken sentences: where sentences end, how far they reach, and how seldom a whole one is called broken."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from sentencex import get_sentence_boundaries

from cleaner.catalogue import rules_of
from cleaner.language import words_of
from cleaner.model import Document, Span
from cleaner.settings import FRAGMENT_STAGE
from cleaner.text.bounds import ends_sentence, removable, sentence_at
from cleaner.text.sentences import WINDOW, has_end, sentences
from cleaner.text.shapes import holds_code, is_ended, opening
from cleaner.text.starts import odd_starts
from cleaner.text.words import count
from tests.others_data import SHARED, TEXTS, needs_texts, samples

SPLITS = SHARED / "data" / "sentences" / "ud_sentences.jsonl.zst"

MOST_WHOLE_FLAGGED = 0.01
"""Share of whole sentences, five to a paragraph, in which something may be found; we find it in 0.6 % at most."""
MOST_IN_CLEAN_TEXT = 1 / 2000
"""Findings for each word of published text; most of those we make are right."""


def cut(text: str, language: str = "fr") -> list[str]:
    spans = sentences(text, language, words_of(language, "abbreviations"))
    assert "".join(text[slice(*span)] for span in spans) == text
    return [text[slice(*span)].strip() for span in spans]


def found(text: str, language: str) -> list[str]:
    document = Document("example", text, language)
    return [rule.name for rule in rules_of(FRAGMENT_STAGE) for _ in rule.find(document)]


@pytest.mark.parametrize(
    ("language", "text", "first"),
    [
        ("fr", "M. le maire a parlé. Il est parti.", "M. le maire a parlé."),
        ("fr", "Mme. Durand est venue. Elle est partie.", "Mme. Durand est venue."),
        ("fr", "Il fait 30°C. Elle part.", "Il fait 30°C."),
        ("fr", "Il vit en Iran. Elle non.", "Il vit en Iran."),
        ("fr", "« Quoi ? » demande-t-il. Rien.", "« Quoi ? » demande-t-il."),
        ("en", "J. D. Miller left at 5 p.m. on Monday. She stayed.", "J. D. Miller left at 5 p.m. on Monday."),
        ("de", "Am 3. März kam Dr. Müller. Er ging.", "Am 3. März kam Dr. Müller."),
        ("en", "1. The first item. The rest.", "1. The first item."),
        ("zh", "你好。我是学生。", "你好。"),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, text: str, first: str) -> None:
    assert cut(text, language)[0] == first
    assert len(cut(text, language)) == 2


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a \ud800 b. C d.", "mot " * WINDOW, "« oui " * WINDOW, "." * WINDOW * 3]
)
def test_sentences_cover_the_text(text: str) -> None:
    cut(text)


def test_a_sentence_longer_than_the_window_is_one() -> None:
    assert len(cut("mot " * WINDOW + "fin. Une autre.")) == 2


@pytest.mark.parametrize("piece", ["« oui ", "Il est venu. ", "a. B c. ", "mot "])
def test_characters_are_cut_a_bounded_number_of_times(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []

    def counted(language: str, text: str) -> Any:
        given.append(len(text))
        return get_sentence_boundaries(language, text)

    monkeypatch.setattr("cleaner.text.sentences.get_sentence_boundaries", counted)
    sentences(piece * 4_000, "fr")
    assert max(given) <= WINDOW
    assert sum(given) <= 3 * len(piece * 4_000)


def test_ends() -> None:
    assert has_end("Elle est partie. »")
    assert has_end("“Yes!”)")
    assert not has_end("Elle est partie,")
    assert not has_end("")
    assert is_ended("Elle a dit :")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- an item", "item"),
        ("12. an item", "item"),
        ("     o an item", "item"),
        ("o menino saiu", "low"),
        ("— Qui est là ?", "item"),
        ("THE MILLER.", "speaker"),
        ("« oui », dit-elle", "low"),
        ("文字", "caseless"),
        ("The mill", "other"),
        ("", "other"),
    ],
)
def test_the_opening_of_a_line(line: str, kind: str) -> None:
    assert opening(line) == kind


def test_code_is_told_by_its_signs() -> None:
    assert holds_code("x = y")
    assert not holds_code("The mill (of 1812) burned.")


TEXT = "Un. La maire, M. Durand, est partie. et puis non. « Oui. » Fin\n"


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("Un", "Un. "),
        ("Durand", "La maire, M. Durand, est partie. "),
        ("puis", "et puis non. "),
        ("Oui", "« Oui. » "),
        ("Fin", "Fin"),
    ],
)
def test_the_sentence_around_a_place(word: str, sentence: str) -> None:
    assert TEXT[slice(*sentence_at(TEXT, TEXT.index(word)))] == sentence


def test_a_listed_abbreviation_ends_no_sentence() -> None:
    text = "Voir art. Douze du code."
    assert not ends_sentence(text, text.index("."), frozenset({"art"}))
    assert ends_sentence(text, text.index("."), frozenset())


@pytest.mark.parametrize(
    ("text", "piece", "left"),
    [
        ("Un. Deux. Trois.\n", "Deux. ", "Un. Trois.\n"),
        ("Un. Deux.\n", "Deux.", "Un.\n"),
        ("Un.\nDeux.\nTrois.\n", "Deux.", "Un.\nTrois.\n"),
        ("Un.", "Un.", ""),
    ],
)
def test_what_is_left_reads_on(text: str, piece: str, left: str) -> None:
    start = text.index(piece)
    span = removable(text, Span(start, start + len(piece)))
    assert text[: span.start] + text[span.end :] == left


def test_odd_starts_are_small_letters_below_an_end_and_signs() -> None:
    text = "Un.\ndeux\ntrois\n, quatre\nCinq\n"
    assert [text[start.place] for start in odd_starts(Document("example", text))] == ["d", ","]


@pytest.mark.skipif(not SPLITS.is_file(), reason=f"no file {SPLITS}")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_whole_sentences_are_hardly_ever_called_broken(language: str) -> None:
    rows = samples(SPLITS, 8000)
    whole = [row["text"] for row in rows if row["lang"] == language and row["label"] == "complete"]
    whole = [text for text in whole if text[0].isupper() and has_end(text)]
    paragraphs = [" ".join(whole[number : number + 5]) + "\n" for number in range(0, len(whole), 5)]
    assert sum(len(found(paragraph, language)) for paragraph in paragraphs) <= MOST_WHOLE_FLAGGED * len(whole)


@needs_texts
def test_published_text_is_hardly_ever_called_broken() -> None:
    rows = samples(TEXTS / "clean.jsonl.zst", 100)
    flagged = Counter(name for row in rows for name in found(row["text"], row["lang"]))
    assert sum(flagged.values()) <= MOST_IN_CLEAN_TEXT * sum(count(row["text"]) for row in rows), flagged
