"""Which language a text is in, and what decides."""

from __future__ import annotations

import re

import pytest

from cleaner.language import LanguageFileError, _load, languages
from cleaner.language_of import LANGDETECT, QUICK_LANGDETECT, decide, probable

ENGLISH = "The miller signed the contract with the town on Tuesday, and he said that it was the best day of his life."
FRENCH = "Le meunier a signé le contrat avec la ville mardi, et il a dit que c'était le plus beau jour de sa vie."


@pytest.mark.parametrize(
    ("text", "language", "decided_by"),
    [
        pytest.param(ENGLISH, "en", "function words", id="English"),
        pytest.param(FRENCH, "fr", "function words", id="French"),
        pytest.param("Ο μυλωνάς υπέγραψε το συμβόλαιο με την πόλη.", "el", "script", id="Greek, by its script"),
        pytest.param(
            "粉屋は火曜日に町との契約に署名した。とても幸せな一日だったと彼は言った。",
            "ja",
            "script",
            id="Han and kana",
        ),
        pytest.param("磨坊主星期二与镇上签了合同,他说这是他一生中最美好的一天。", "zh", "script", id="Han alone"),
        pytest.param("방앗간 주인은 화요일에 마을과 계약을 체결했으며 행복하다고 말했다.", "ko", "script", id="Hangul"),
        pytest.param(
            "Mölder allkirjastas teisipäeval linnaga lepingu ja ütles, et see oli tema elu ilusaim päev.",
            "et",
            "langdetect",
            id="Estonian, which has no file",
        ),
        pytest.param("OK 2024", "und", "too few letters", id="hardly a word"),
        pytest.param("", "und", "too few letters", id="nothing"),
    ],
)
def test_the_language_of_a_text(text: str, language: str, decided_by: str) -> None:
    guess = decide(text)

    assert (guess.language, guess.decided_by) == (language, decided_by)


def test_noise_at_one_end_does_not_decide() -> None:
    assert decide("Share this story with your friends. " + FRENCH * 20).language == "fr"


def test_langdetect_and_its_quick_double_answer_alike() -> None:
    pytest.importorskip(QUICK_LANGDETECT)
    for language in languages().values():
        prose = " ".join(language.prose)
        for sample in (prose, prose[:40].upper(), f"\ud800 {language.function_words}", "7"):
            slow, quick = (probable(sample, library) for library in (LANGDETECT, QUICK_LANGDETECT))
            assert [(one.lang, one.prob) for one in slow] == [(one.lang, one.prob) for one in quick]


def test_the_answer_is_the_same_every_time() -> None:
    text = "Mölder allkirjastas teisipäeval lepingu, ja see oli hea."

    assert len({decide(text) for _ in range(5)}) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code = 'xx'", "languages/xx.toml: Object missing required field `name`"),
        ("code = ", "languages/xx.toml: string values must be quoted"),
        (
            "code = 'xx'\nname = 'x'\nscript = 'Latin'\nfunction_words = ''\nprose = []\ncolour = 1",
            "unknown field `colour`",
        ),
    ],
)
def test_a_malformed_file_is_named_with_the_place(text: str, said: str) -> None:
    with pytest.raises(LanguageFileError, match=re.escape(said)):
        _load("xx.toml", text)
