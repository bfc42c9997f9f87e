"""The scan over all phrases: what it passes over holds none, and what it remembers changes nothing."""

from __future__ import annotations

from functools import cache

import pytest

from cleaner import Cleaner
from cleaner.heard import InLine, Near, _heard_in, _in_line
from cleaner.language import ENGLISH, EVERYWHERE, languages
from cleaner.scan import Owners, WholeLine, compiled, owners_of, phrases, scan
from cleaner.text.folding import folded, plain
from tests.docs import ROOT

SAMPLES = {file.name: file.read_text("utf-8", "replace") for file in sorted((ROOT / "raw").glob("*.txt"))}
ANY_LENGTH = 10**9
LONGEST = 300
"""Characters of the lines that are looked at without the scan: each is held against some 1,800 patterns."""
EACH = 3
"""Of so many lines one is looked at without the scan; all of them together would take a minute."""


@cache
def counting(language: str) -> list[tuple[int, bool]]:
    """Return the numbers of all phrases that count in a language, each with whether it stands for whole lines."""
    counts = {
        (number, phrases()[number][1].stands == "line")
        for heart in range(len(scan().owners))
        for owners in [owners_of(heart, language)]
        for number in (*owners.others, *(phrase.number for phrase in owners.whole))
    }
    return sorted(counts)


def everything(text: str, small: str, language: str) -> list[Near]:
    """Return all phrases that count in a language, wherever their patterns fit, as if each had been hit."""
    hit: list[Near] = []
    for number, is_line in counting(language):
        owner = Owners([WholeLine(number, ANY_LENGTH, "")], [], frozenset(), ANY_LENGTH)
        if is_line:
            hit.append((owner, 0, len(text)))
            continue
        phrase, _, pattern, _ = compiled(number)
        found = pattern.finditer(plain(text) if phrase.cased else small)
        hit += [(owner._replace(whole=[], others=[number]), *match.span()) for match in found]
    return hit


def without_scan(text: str, language: str) -> set[InLine]:
    small = folded(text)
    return set(_in_line(text, small, everything(text, small, language), 0, language))


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        pytest.param("إقرأ أيضاً", "اقرا ايضاً", id="Arabic without hamza"),
        pytest.param("ديدگاه‌هاي كاربران", "دیدگاه‌های کاربران", id="Persian in Arabic letters"),
        pytest.param("المشاركه", "المشاركة", id="Arabic without the dots of its ending"),
        pytest.param("ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ", "Διαβάστε επίσης", id="Greek capitals"),
        pytest.param("Еще статьи", "Ещё статьи", id="Russian without dots"),
        pytest.param("Citiţi şi", "Citiți și", id="Romanian with cedillas"),
        pytest.param("İzleyin", "izleyin", id="Turkish dotted capital"),
        pytest.param("S\u00a0’inscrire", "s 'inscrire", id="spaces and apostrophes"),
    ],
)
def test_spellings_of_one_word_are_the_same_when_folded(written: str, usual: str) -> None:
    assert folded(written) == folded(usual)
    assert len(folded(written)) == len(written)


@pytest.mark.parametrize("code", [code for code in languages() if code != EVERYWHERE])
def test_the_scan_passes_over_no_phrase(code: str) -> None:
    samples = [line for text in SAMPLES.values() for line in text.splitlines()]
    examples = [example for phrase in languages()[code].phrase[::EACH] for example in (*phrase.noise, *phrase.kept)]
    lines = dict.fromkeys(line for line in (*samples[::EACH], *examples) if 0 < len(line) <= LONGEST)
    heard = {text: set(told.phrases) for text, told in _heard_in(list(lines), code)}
    assert {text: heard.get(text, set()) for text in lines} == {text: without_scan(text, code) for text in lines}


def test_what_is_remembered_of_other_texts_changes_nothing() -> None:
    shared = Cleaner()
    for text in SAMPLES.values():
        once, again, alone = shared.clean(text), shared.clean(text), Cleaner().clean(text)
        assert once.findings == again.findings == alone.findings
        assert once.text == again.text == alone.text


def test_a_line_is_heard_in_the_language_of_its_text() -> None:
    shared = Cleaner()
    for language in ("fr", ENGLISH, "fr"):
        found = shared.clean("À lire aussi\n", language).findings
        assert found == Cleaner().clean("À lire aussi\n", language).findings
