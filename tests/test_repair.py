"""The stages that repair: what they write, that they never change it again, and that their gates hide nothing."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from ftfy import fix_encoding, fix_encoding_and_explain
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import edits, pipeline
from cleaner.catalogue import rules_of
from cleaner.model import Document, Edit
from cleaner.settings import DEFAULTS
from cleaner.text import mojibake
from cleaner.text.blanks import is_laid_out
from cleaner.text.oddities import oddities
from cleaner.text.verbatim import is_address, is_code, token_around
from tests.others_data import TEXTS, needs_texts, samples

SENTENCES = {
    "French": "L’été, « l’école » a coûté 35 € à la mairie ; œuvre achevée, dit-elle…",
    "German": "Die Mühle am großen Fluß heißt „Ölmühle“ – schön übrigens.",
    "Spanish": "¿Dónde está el niño? Mañana irá a la montaña, quizás.",
    "Polish": "Żółć i gęś: młynarz poszedł już dawno, łódź została.",
    "Turkish": "Değirmenci şehre göçtü, İğdır’da çalışıyor.",
    "Russian": "Мельница стоит пустая, — сказал «староста».",
    "Greek": "Ο μυλωνάς έφυγε από το χωριό πέρυσι.",
    "Japanese": "水車小屋は空っぽだ。",
    "emoji": "The mill is empty 😀 – it’s “sad” ❤️.",
}
ENCODINGS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso-8859-2", "mac_roman", "cp437")

LATIN_1_AS_WINDOWS = [("encode", "latin-1"), ("decode", "windows-1252")]
"""ftfy's plan for C1 controls, which the rule `c1-control` repairs."""


def misread(text: str, encoding: str) -> str:
    """Return `text` as a program shows it that takes its UTF-8 for another encoding."""
    return "".join(mojibake._read(byte, encoding) for byte in text.encode())


def repaired(text: str, language: str = "und", stages: Iterable[str] = ("encoding", "characters", "spacing")) -> str:
    """Return what one pass through the stages that repair makes of `text`."""
    document = Document("text", text, language)
    for stage in stages:
        found = [
            pipeline.Finding(rule.name, edit, because, certainty or rule.certainty, True)
            for rule in rules_of(stage)
            if pipeline.is_asked(rule, DEFAULTS)
            for edit, because, certainty in rule.find(document)
            if pipeline.wants(rule, certainty or rule.certainty, DEFAULTS)
        ]
        document = document.followed_by(edits.apply(document.text, edits.applied(edits.settle(found))))
    return document.text


def found(name: str, text: str, language: str = "und") -> list[Edit]:
    rule = next(rule for stage in pipeline.STAGES for rule in rules_of(stage) if rule.name == name)
    return [found.edit for found in rule.find(Document("text", text, language))]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", SENTENCES)
def test_what_ftfy_repairs_passes_the_gate(name: str, encoding: str) -> None:
    damaged = misread(SENTENCES[name], encoding)
    if "\n" not in damaged and fix_encoding(damaged) == SENTENCES[name]:
        assert repaired(damaged, stages=["encoding"]) == SENTENCES[name]


def test_most_of_these_sentences_can_be_repaired() -> None:
    """So that the test above does not pass for want of damage."""
    pairs = [(sentence, misread(sentence, encoding)) for sentence in SENTENCES.values() for encoding in ENCODINGS]
    assert sum(fix_encoding(damaged) == sentence for sentence, damaged in pairs) > len(pairs) / 2


@needs_texts
@pytest.mark.parametrize("file", ["clean", "noisy", "random_articles", "must_keep", "labelled"])
def test_no_line_that_ftfy_repairs_is_hidden_by_the_gate(file: str) -> None:
    for row in samples(TEXTS / f"{file}.jsonl.zst", 40):
        lines = [line for line in row["text"].split("\n") if not line.isascii()]
        closed = [line for line in lines if not oddities(Document("line", line)).damage]
        for line in closed:
            fixed, plan = fix_encoding_and_explain(line)
            assert fixed == line or plan == LATIN_1_AS_WINDOWS or is_c1_only(line, fixed), (row["id"], line)


def is_c1_only(line: str, fixed: str) -> bool:
    return line.translate(mojibake.WINDOWS_CHARACTERS) == fixed


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_good_text_is_left_alone(sentence: str) -> None:
    assert repaired(sentence + "\n") == sentence + "\n"


def test_a_stretch_is_one_edit_of_what_changed() -> None:
    (edit,) = found("mojibake", "Le cafÃ© fermÃ© de la gare a rouvert.")
    assert (edit.before, edit.after) == ("Ã© fermÃ©", "é fermé")
    far = "Le cafÃ© de la gare a rouvert hier soir, dit le maire de la ville voisine, aprÃ¨s un an."
    assert [(edit.before, edit.after) for edit in found("mojibake", far)] == [("Ã©", "é"), ("Ã¨", "è")]


def test_a_line_is_judged_alone() -> None:
    damaged, good = "Le cafÃ© a rouvert.", "On lit « Ã© » à l’écran."
    alone = [repaired(line + "\n", stages=["encoding"]) for line in (damaged, good)]
    assert repaired(f"{damaged}\n{good}\n", stages=["encoding"]) == "".join(alone)


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("name", [name for name in SENTENCES if name != "emoji"])
def test_what_was_misread_more_than_once_is_repaired(name: str, times: int) -> None:
    damaged = SENTENCES[name]
    for _ in range(times):
        damaged = misread(damaged, "cp1252")
    assert repaired(damaged, stages=["encoding"]) == SENTENCES[name]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("name", ["French", "German", "Spanish", "Turkish", "Greek", "Russian"])
def test_a_damaged_sentence_in_a_sound_line_is_repaired(name: str, encoding: str) -> None:
    sound = "Ça n’a pas été dit ; « l’œuvre » coûte 5 €. "
    damaged = f"{sound}{misread(SENTENCES[name], encoding)} {sound}\n"
    assert repaired(damaged, stages=["encoding"]) == f"{sound}{SENTENCES[name]} {sound}\n"


@pytest.mark.parametrize("name", SENTENCES)
def test_numbers_of_characters_are_read_however_often_they_were_escaped(name: str) -> None:
    escaped = "".join(f"&#{ord(character)};" if not character.isascii() else character for character in SENTENCES[name])
    for _ in range(3):
        assert repaired(escaped, stages=["encoding"]) == SENTENCES[name]
        escaped = escaped.replace("&", "&amp;")


def test_a_long_line_is_repaired_in_parts() -> None:
    sentence = "Le cafÃ© de la gare a rouvert hier. "
    text = sentence * 3000
    assert repaired(text, stages=["encoding"]) == text.replace("Ã©", "é")


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        ([("encode", "sloppy-windows-1252"), ("decode", "utf-8")], "UTF-8 read as Windows-1252"),
        (
            [("encode", "latin-1"), ("transcode", "restore_byte_a0"), ("decode", "utf-8")],
            "UTF-8 read as Latin-1, then a no-break space made a blank",
        ),
        ([("encode", "macroman"), ("decode", "utf-8-variants")], "UTF-8 read as MacRoman"),
        (
            [("encode", "iso-8859-2"), ("transcode", "replace_lossy_sequences"), ("decode", "utf-8")],
            "UTF-8 read as Latin-2, then a byte lost on the way",
        ),
        ([("apply", "decode_inconsistent_utf8")], "UTF-8 read as another encoding in places"),
        ([("transcode", "fix_c1_controls")], "read in a wrong encoding"),
    ],
)
def test_the_reason_is_in_words(plan: list[tuple[str, str]], words: str) -> None:
    assert mojibake.explained(plan) == words


@pytest.mark.parametrize(
    ("text", "language", "clean"),
    [
        ("que â¦ when the doors\n", "en", "que â¦ when the doors\n"),
        ("\x8e\x8f\n", "fr", "Ž\n"),
        ("&amp;nbsp;: &#160;et &NTILDE;\n", "fr", "\u00a0: et &NTILDE;\n"),
        ("&#xe000; &bogus; &#0; &num;\n", "en", "&#xe000; &bogus; &#0; &num;\n"),
        ("a\r\r\nb\x85c\n", "und", "a\nb\nc\n"),
        ("x\x1by\ufdd0z\n", "und", "xyz\n"),
        ("ไทย\u200bไทย \u2060ไทย\ufeff\n", "th", "ไทย\u200bไทย ไทย\n"),
        ("#\ufe0f\u20e3 1\ufe0f\u20e3 a\ufe0f\n", "en", "#\ufe0f\u20e3 1\ufe0f\u20e3 a\n"),
        ("\u3000\u3000磨坊  空了。\n", "zh", "\u3000\u3000磨坊 空了。\n"),
        ("\u3046\u3099 e\u0301\u0301 \u0301e\n", "und", "\u3094 e\u0301\u0301 \u0301e\n"),
        ("10\u00a0 000 habitants\n", "fr", "10\u00a0000 habitants\n"),
        ("a\tb\t\tc \td\n", "en", "a\tb\t\tc d\n"),
        ("Il a dit oui.»Le maire part.\n", "fr", "Il a dit oui.» Le maire part.\n"),
        ("Er sagte ja.»Der Müller geht.«\n", "de", "Er sagte ja.»Der Müller geht.«\n"),
        ('Sie sagte.\n"Er geht jetzt."Der Müller bleibt.\n', "de", 'Sie sagte.\n"Er geht jetzt." Der Müller bleibt.\n'),
        (
            "C’était en 2018.Le maire part. Voir 3.Le texte.\n",
            "fr",
            "C’était en 2018. Le maire part. Voir 3.Le texte.\n",
        ),
        ("Selon l’OTAN.Les troupes restent.\n", "fr", "Selon l’OTAN. Les troupes restent.\n"),
        (
            "Die Firma bzw.Der Chef und die St.Galler bleiben.\n",
            "de",
            "Die Firma bzw.Der Chef und die St.Galler bleiben.\n",
        ),
        ("(Applaudissements) , dit-il. ( Rires .)\n", "fr", "(Applaudissements), dit-il. ( Rires .)\n"),
        ("von ,Bild‘ und a , b\n", "de", "von ,Bild‘ und a , b\n"),
        ("{* ../../docs/a.py ln[1:2]  hl[3] *}\n", "en", "{* ../../docs/a.py ln[1:2]  hl[3] *}\n"),
        ("Set `a  =  1` and wait  here, please.\n", "en", "Set `a  =  1` and wait here, please.\n"),
        ("if x:\n\treturn a  ,  b.Name\n", "en", "if x:\n\treturn a  ,  b.Name\n"),
        ("\u2003The mill stands.\n", "en", "The mill stands.\n"),
        ("\u3000磨坊空了。\n", "zh", "\u3000磨坊空了。\n"),
    ],
)
def test_repairs_and_what_they_leave(text: str, language: str, clean: str) -> None:
    assert repaired(text, language) == clean


def test_only_blanks_become_empty_lines() -> None:
    assert repaired(" \u00a0\n\t\n \n") == "\n\n\n"
    assert repaired("") == ""


def test_what_is_reported_is_not_applied() -> None:
    text = "L?article \ufffd \ue000 a paru en &lt;gras&gt;.. \n"
    assert repaired(text, "fr") == text.replace(" \n", "\n")
    assert [edit.after for edit in found("lost-character", "Russia\ufffds l?article caf\ufffd")] == ["’", "", "’"]


def test_a_table_is_known_by_its_columns() -> None:
    aligned = "mill  old\nbarn  new\n"
    assert is_laid_out(aligned, (4, 6))
    assert is_laid_out(aligned, (14, 16))
    assert not is_laid_out("the mill  is old\nbarn  new\n", (8, 10))
    assert is_laid_out("mill    1812\n", (4, 8))
    assert not is_laid_out("word " * 30 + "   end\n", (149, 153))


def test_code_and_addresses_are_known() -> None:
    fenced = Document("text", "a\n```\nb  c\n```\nd\n")
    assert [is_code(fenced, place) for place in (0, 7, len(fenced.text) - 2)] == [False, True, False]
    assert is_code(Document("text", "    x = f(a)\n"), 8)
    assert not is_code(Document("text", "    the mill stands\n"), 8)
    assert is_address("see http://a.b/c?d now", 15)
    assert not is_address("see it?d now", 6)
    assert token_around("one two three", 5) == "two"
    assert token_around("one  three", 4) == ""


BLANKS_AND_BREAKS = (" ", "  ", "    ", "\t", "\u00a0", "\u2009", "\u3000", "\n", "\r", "\r\n", "\x85", "\u2028")
MARKS = (".", "..", ". .", "...", ",", " ,", " .", "!", "?", "»", "«", '"', "”", "-", "1.", "```", "&")
WORDS = ("a", "mot", "Mot", "Le", "É", "ß", "Я", "я", "ไ", "م", "U.S", "http://a.b/c", "2018", "x = 1;")
DAMAGE = ("Ã©", "â€™", "Ã", "вЂ™", "\x92", "\x93", "&amp;", "&nbsp;", "amp;", "#39;", "\ufffd", "\x00", "\x1b[0m")
INVISIBLE = ("\u200b", "\u200d", "\u00ad", "\ufeff", "\ufe0f", "\u202a", "\ufffc", "\ud83d", "\ude00", "\U000e0041")
PARTS = ("e\u0301", "\u0301", "ﬁ", "👨", "🏴", "\u1112", "\u1161", "\u11ab")

REPAIRABLE = st.lists(
    st.sampled_from((*BLANKS_AND_BREAKS, *MARKS, *WORDS, *DAMAGE, *INVISIBLE, *PARTS)),
    max_size=25,
).map("".join)


@given(text=REPAIRABLE, language=st.sampled_from(["fr", "en", "de", "zh", "und"]))
@settings(max_examples=500)
def test_repairs_come_to_an_end_and_can_be_written(text: str, language: str) -> None:
    for _ in range(pipeline.MOST_PASSES):
        before, text = text, repaired(text, language)
        if text == before:
            break
    assert text == before
    text.encode()
