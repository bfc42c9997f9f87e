"""What every language file promises: phrases that are well formed, take their noise, and leave the prose beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

import cleaner.languages as folder_of_languages
from cleaner import clean
from cleaner.language import ENGLISH, EVERYWHERE, Language, Phrase, languages
from cleaner.model import Document
from cleaner.phrases import lines_of_noise
from cleaner.settings import Settings
from tests.language_lint import WITHOUT_SPACES, complaints

TAKE_ALL = Settings(captions="drop")

every_language = pytest.mark.parametrize("language", languages().values(), ids=languages().keys())
PHRASES = [(language, phrase) for language in languages().values() for phrase in language.phrase]
IN_PARAGRAPH = [pair for pair in PHRASES if pair[1].stands in ("sentence", "span") and pair[1].certainty != "suspect"]


def each_of(pairs: list[tuple[Language, Phrase]]) -> pytest.MarkDecorator:
    names = [f"{language.code} {phrase.rule} {phrase.stands}: {phrase.noise[0][:40]}" for language, phrase in pairs]
    return pytest.mark.parametrize(("language", "phrase"), pairs, ids=names)


def among(language: Language, *inserted: str) -> str:
    """Return a text of prose sentences, a line each, with lines inserted after the first."""
    first, second, *_ = language.prose
    return "".join(line + "\n" for line in (first, *inserted, second))


def spoken(language: Language) -> str:
    """Return the code of the language that the prose of a file is in."""
    return ENGLISH if language.code == EVERYWHERE else language.code


def cleaned(text: str, language: Language, settings: Settings = TAKE_ALL) -> str:
    return clean(text, spoken(language), settings).text


@every_language
def test_the_file_is_sound(language: Language) -> None:
    assert complaints(language) == []


@every_language
def test_the_file_is_named_after_its_code(language: Language) -> None:
    folder = Path(next(iter(folder_of_languages.__path__)))
    assert tomllib.loads((folder / f"{language.code}.toml").read_text("utf-8"))["code"] == language.code


@every_language
def test_prose_alone_stays_without_a_finding(language: Language) -> None:
    text = "".join(sentence + "\n" for sentence in language.prose)
    found = clean(text, spoken(language))
    assert (found.text, found.findings) == (text, ())


@every_language
def test_prose_is_known_for_its_language(language: Language) -> None:
    text = "".join(sentence + "\n" for sentence in language.prose)
    assert clean(text).language.language == spoken(language)


@each_of(PHRASES)
def test_noise_goes_and_the_prose_around_it_stays(language: Language, phrase: Phrase) -> None:
    for noise in phrase.noise:
        if phrase.certainty == "suspect":
            found = clean(among(language, noise), spoken(language)).findings
            assert phrase.rule in {finding.rule for finding in found}
        else:
            assert cleaned(among(language, noise), language) == among(language)


@each_of(PHRASES)
def test_the_rule_of_a_phrase_takes_its_noise_alone(language: Language, phrase: Phrase) -> None:
    """Not another rule, or another phrase, that happens to take the same line."""
    alone = Settings(only=(phrase.rule,), captions="drop", act_from="suspect")
    for noise in phrase.noise:
        assert cleaned(among(language, noise), language, alone) == among(language)


@each_of(IN_PARAGRAPH)
def test_noise_goes_from_the_end_of_a_paragraph(language: Language, phrase: Phrase) -> None:
    prose = language.prose[0]
    space = "" if language.code in WITHOUT_SPACES else " "
    for noise in phrase.noise:
        assert cleaned(prose + space + noise + "\n", language) == prose + "\n"


@each_of(PHRASES)
def test_kept_stays(language: Language, phrase: Phrase) -> None:
    for kept in phrase.kept:
        assert cleaned(among(language, kept), language) == among(language, kept)


@every_language
def test_the_title_of_a_list_of_links_is_a_line_of_the_site(language: Language) -> None:
    titles = "".join(title.capitalize() + "\n" for title in language.link_titles)
    found = Document("titles", titles, language.code).view(lines_of_noise)
    assert [title for number, title in enumerate(language.link_titles) if number not in found] == []


GOOD = {
    "code": "en",
    "name": "English",
    "script": "Latin",
    "function_words": "the a of",
    "prose": ["The mill burned down.", "Nobody was hurt.", "The town mourns."],
}
PHRASE = {
    "rule": "newsletter",
    "match": "sign up for our newsletter",
    "stands": "sentence",
    "noise": ["Sign up for our newsletter!"],
    "kept": ["The newsletter was late."],
    "seen": "foot of article",
}


def made(phrases: list[dict[str, object]], **changed: object) -> Language:
    return msgspec.convert(GOOD | changed | {"phrase": phrases}, Language)


def test_the_linter_has_nothing_against_a_good_file() -> None:
    assert complaints(made([PHRASE])) == []


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"function_words": "the The"}, "function_words: 'The' is not in lower case"),
        ({"function_words": "the a the"}, "function_words: 'the' stands there 2 times"),
        ({"never_last": "The"}, "never_last: 'The' is not in lower case"),
        ({"starters": "but"}, "starters: 'but' does not begin with a capital"),
        ({"one_letter_words": "an"}, "one_letter_words: 'an' is not one letter"),
        ({"abbreviations": "Dr."}, "abbreviations: 'Dr.' is written with its last stop; leave that out"),
        ({"spaced_before": ": ;"}, "spaced_before: only marks, without anything between them"),
        ({"script": "latin"}, "script: 'latin' is none of"),
        ({"prose": ["One."]}, "prose: 2 sentences are asked for, 1 given"),
        ({"prose": ["One.", "Two.", "And"]}, "prose: 'And' does not end like a sentence"),
    ],
)
def test_the_linter_complains_about_a_bad_language(changed: dict[str, object], complaint: str) -> None:
    found = complaints(made([PHRASE], **changed))
    assert len(found) == 1
    assert found[0].startswith(complaint)


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"rule": "news-letter"}, "there is no rule 'news-letter'"),
        ({"noise": []}, "noise has no example"),
        ({"kept": []}, "kept has no example"),
        ({"kept": ["The newsletter.", "The newsletter."]}, "kept says the same twice"),
        ({"noise": ["Sign up for our newsletter!\nNow!"]}, "noise: each example is one line with words"),
        ({"seen": " "}, "seen does not say where"),
        ({"kept": ["Smoke test, nothing flagged."]}, "kept 'Smoke test, nothing flagged.' is hollow"),
        ({"match": "sign up for (our newsletter"}, "no regular expression: missing )"),
        ({"match": "newsletter.*"}, "a repeat without an end; write {0,N}"),
        ({"match": "newsletters+"}, "a repeat without an end; write {1,N}"),
        ({"match": "newsletter.{0,90}"}, "a repeat up to 90; 80 at most"),
        ({"match": "newsletter(a{1,3}b){1,3}"}, "a repeat within a repeat"),
        ({"match": "newsletter((a|b?)c){0,3}"}, "a repeat within a repeat"),
        ({"match": "news.letter"}, "a lone `.` is not allowed"),
        ({"match": "newsletter.{0,9}a.{0,9}b.{0,9}c"}, "3 gaps `.{0,N}` in a row, 2 at most"),
        ({"match": "^newsletter"}, "at is not allowed"),
        ({"match": "newsletter$"}, "at is not allowed"),
        ({"match": r"\bnewsletter"}, "at is not allowed"),
        ({"match": "(?=n)newsletter"}, "assert is not allowed"),
        ({"match": "(?<!n)newsletter"}, "assert not is not allowed"),
        ({"match": r"(newsletter) \1"}, "groupref is not allowed"),
        ({"match": "newsletter (a|b.{0,9}c.{0,9}).{0,9}"}, "3 gaps `.{0,N}` in a row, 2 at most"),
        ({"match": r"newsletter \S{1,300}"}, "a repeat up to 300; 80 at most, 200 of \\S"),
        ({"match": r"newsletter[\w ]"}, "category word is not allowed in a class"),
        ({"match": r"[a-z]{1,9}"}, "no string stands in everything that it matches"),
        ({"match": "(newsletter|ads)"}, "the string 'ads' is shorter than 4 letters"),
    ],
)
def test_the_linter_complains_about_a_bad_phrase(changed: dict[str, object], complaint: str) -> None:
    found = complaints(made([PHRASE | changed]))
    assert any(one.partition(": ")[2].startswith(complaint) or f": {complaint}" in one for one in found), found


@pytest.mark.parametrize(
    "match",
    [
        "newsletter .{0,9}?!",
        r"newsletter \S{1,200}",
        "newsletter (a.{0,9}|b.{0,9}|c.{0,9})",
        "sign (up )?for our",
        r"\d{1,4} newsletters?",
        "newsletter[^.]{0,40}",
        "[Nn]ewsletter",
    ],
)
def test_the_linter_has_nothing_against_what_a_pattern_may_be(match: str) -> None:
    assert complaints(made([PHRASE | {"match": match}])) == []


def test_the_linter_wants_one_place_for_a_rule_and_one_entry_for_a_phrase() -> None:
    other = PHRASE | {"rule": "paywall", "match": "subscribe now"}
    assert complaints(made([PHRASE, other, PHRASE])) == [
        "newsletter: its phrases stand in 2 places; put them together",
        "newsletter 'sign up for our newsletter': stands there 2 times as 'sentence'",
    ]


def test_two_characters_are_enough_where_a_character_is_a_word() -> None:
    chinese = PHRASE | {"match": "订阅", "noise": ["订阅"], "kept": ["他订阅了报纸。"]}
    assert complaints(made([chinese], code="zh")) == []
    assert len(complaints(made([chinese], code="en"))) == 1
