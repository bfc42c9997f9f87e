"""The cleaner from Python, as a user meets it: its names, its help, and what it answers to what is no text."""

from __future__ import annotations

import doctest
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

import cleaner
from cleaner import Cleaner, Settings

DIRTY = "Le maire a signé l’accord mardi.\nInscrivez-vous à notre newsletter\nLe conseil votera  jeudi.\n"


def test_every_public_name_is_offered() -> None:
    assert [name for name in dir(cleaner) if not name.startswith("_")] == sorted(cleaner.__all__)
    assert all(getattr(cleaner, name).__name__ == name for name in cleaner.__all__)


def test_the_example_in_the_help_is_true() -> None:
    assert doctest.testmod(cleaner) == (0, 5)


@pytest.mark.parametrize("call", [cleaner.clean, Cleaner().clean])
def test_bytes_are_no_text(call: Callable[[object], object]) -> None:
    with pytest.raises(TypeError, match="expected a text, a str, found bytes; decode it first"):
        call(b"text")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "utf-16"])
def test_a_page_may_be_bytes_in_the_charset_that_it_declares(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>Мэр подписал договор во вторник.</p></body></html>'
    assert cleaner.clean_html(page.encode(charset)).text == "Мэр подписал договор во вторник.\n"


def test_binary_data_are_no_page() -> None:
    with pytest.raises(cleaner.CleanerError):
        cleaner.clean_html(bytes(range(256)) * 9)


@pytest.mark.parametrize("call", [cleaner.clean, cleaner.clean_html, Cleaner().clean, Cleaner().clean_html])
@pytest.mark.parametrize(("given", "said"), [(None, "NoneType"), (0.5, "float")])
def test_what_is_no_text_is_said_to_be_none(call: Callable[[object], object], given: object, said: str) -> None:
    with pytest.raises(TypeError, match=f"expected a text, a str, found {said}"):
        call(given)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("french", 'language: expected "auto" or the code of a language, such as "fr", found "french"'),
        ("fra", 'language: expected a code of two letters, found "fra"; did you mean “fr”?'),
    ],
)
def test_a_language_that_is_none_is_answered_alike_everywhere(code: str, said: str) -> None:
    for call in (lambda: cleaner.clean(DIRTY, language=code), lambda: Cleaner(Settings(language=code))):
        with pytest.raises(cleaner.WrongUsage) as error:
            call()
        assert str(error.value).endswith(said)


def test_what_is_known_beside_the_text_is_told() -> None:
    page = "<html><head><title>Accord</title></head><body><p>Le maire a signé l’accord mardi.</p></body></html>"
    told = cleaner.clean_html(page, url="https://example.org/a").metadata
    assert (told["title"], told["url"]) == ("Accord", "https://example.org/a")
    assert cleaner.clean(f"date 2021-12 {DIRTY}", language="fr").metadata == {"date": "2021-12"}
    assert cleaner.clean(DIRTY).metadata == {}


def test_what_are_no_settings_is_said_to_be_none() -> None:
    with pytest.raises(TypeError, match=r"expected Settings\(\.\.\.\), found dict"):
        Cleaner({"language": "fr"})  # type: ignore[arg-type]


def test_auto_is_no_language() -> None:
    assert cleaner.clean(DIRTY, language="auto") == cleaner.clean(DIRTY)


def test_a_cleaner_and_what_it_returns_can_be_pickled() -> None:
    cleaned = pickle.loads(pickle.dumps(Cleaner())).clean(DIRTY)
    again = pickle.loads(pickle.dumps(cleaned))
    assert again == cleaned
    assert again.undo() == DIRTY


def test_threads_can_share_a_cleaner() -> None:
    texts = [DIRTY.replace("mardi", f"le {day} mai") for day in range(1, 31)]
    one = Cleaner()
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda text: one.clean(text).text, texts)) == [
            Cleaner().clean(text).text for text in texts
        ]


def test_what_is_shown_of_a_cleaning_is_a_line() -> None:
    cleaned = cleaner.clean("The ferry left at noon.\n" * 500, language="en")
    assert repr(cleaned).startswith("<Cleaned 'text': 12,000 to ")
    assert len(repr(cleaned)) < 120
