"""Settings from the command line, files and defaults."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

import click
import pytest

from cleaner import Cleaner
from cleaner.cli import run
from cleaner.config import EXPECTED, Layer, load, shown
from cleaner.errors import WrongUsage
from cleaner.model import Certainty
from cleaner.settings import PARTS, Fields, RunSettings, Settings, fingerprint

SHIPPED = Path(__file__).parent.parent / "config.toml"


def config_file(folder: Path, text: str, name: str = "config.toml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def complaint(folder: Path, text: str) -> str:
    file = config_file(folder, text)
    with pytest.raises(WrongUsage) as raised:
        load({}, here=file)
    assert raised.value.exit_code == 2
    return str(raised.value).removeprefix(f"{file}: ")


def test_shipped_file_has_every_key_with_its_default(tmp_path: Path) -> None:
    values = tomllib.loads(SHIPPED.read_text("utf-8"))
    assert list(values) == list(EXPECTED)
    (tmp_path / "config.toml").write_bytes(SHIPPED.read_bytes())
    loaded = load({}, here=tmp_path / "config.toml")
    assert loaded.settings == Settings()
    assert loaded.run == RunSettings(str(tmp_path / "raw"), str(tmp_path / "clean"))


def test_shipped_file_explains_every_key() -> None:
    lines = SHIPPED.read_text("utf-8").splitlines()
    for key in EXPECTED:
        at = next(number for number, line in enumerate(lines) if line.startswith(f"{key} ="))
        assert lines[at - 1].startswith("# "), f"{key} stands without a word about it"


def test_every_setting_has_a_key() -> None:
    settings = set(asdict(Settings())) - {"fields"} | {f"{name}_field" for name in Fields._fields}
    assert settings | set(asdict(RunSettings())) == set(EXPECTED)


def test_the_command_line_and_the_file_take_the_same_words() -> None:
    options = {option.name: option.type for option in run.params if isinstance(option.type, click.Choice)}
    assert {"to", "engine", "captions"} <= set(options)
    for name, kind in options.items():
        taken = Layer.__annotations__[str(name)]
        names = set(re.findall(r"['\"]([\w.-]+)['\"]", taken)) or set(get_args(Certainty))
        assert set(kind.choices) == names


def test_command_line_then_named_file_then_file_here_then_default(tmp_path: Path) -> None:
    here = config_file(tmp_path, 'act_from = "certain"\ncaptions = "drop"\nmin_score = 0.5\n')
    named = config_file(tmp_path, 'captions = "keep"\nmin_score = 0.25\n', "mine.toml")
    loaded = load({"min_score": 0.75}, named, here)
    assert loaded.settings == Settings(act_from="certain", captions="keep", min_score=0.75)
    assert {key: loaded.origins[key] for key in ("min_score", "captions", "act_from", "language")} == {
        "min_score": "command line",
        "captions": str(named),
        "act_from": str(here),
        "language": "default",
    }


def test_without_any_file_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load({}, here=tmp_path / "config.toml")
    assert (loaded.settings, loaded.run) == (Settings(), RunSettings())


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage, match="it is not there"):
        load({}, tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("minscore = 0.5", "there is no key minscore; did you mean “min_score”?"),
        ('parts = ["headlines"]', "parts: there is no part headlines; did you mean “headline”?"),
        ('parts = ["noise"]', "parts: there is no part noise"),
        ('parts = "body"', f'parts: expected a list of parts: {", ".join(PARTS)}, found "body"'),
        ("zzz = 1", "there is no key zzz"),
        ('workers = "four"', 'workers: expected a whole number, 0 to 1000000000, found "four"'),
        ("time_limit = 0", "time_limit: expected a whole number of seconds, 1 to 1000000000, found 0"),
        ("workers = -1", "workers: expected a whole number, 0 to 1000000000, found -1"),
        ("workers = true", "workers: expected a whole number, 0 to 1000000000, found true"),
        ('act_from = "sure"', 'act_from: expected "certain", "likely" or "suspect", found "sure"'),
        ('keep = "newsletter"', 'keep: expected a list of rule names, found "newsletter"'),
        ("keep = [1]", "keep: expected a list of rule names, found [1]"),
        ('keep = ["newsleter"]', "keep: there is no rule newsleter; did you mean “newsletter”?"),
        ('only = ["Newsletter"]', "only: there is no rule Newsletter; did you mean “newsletter”?"),
        ("min_score = 2", "min_score: expected a number from 0.0 to 1.0, found 2"),
        ("min_score = nan", "min_score: expected a number from 0.0 to 1.0, found NaN"),
        ('language = "French"', 'language: expected "auto" or the code of a language, such as "fr", found "French"'),
        ("[run]\nworkers = 1", "there is no key run"),
        ("input = 2001-01-01", 'input: expected a file or folder, in quotes, found "2001-01-01"'),
    ],
)
def test_what_is_wrong_is_said_with_its_key(tmp_path: Path, text: str, words: str) -> None:
    assert complaint(tmp_path, text) == words


def test_broken_toml_is_said_with_its_line(tmp_path: Path) -> None:
    assert "line 3" in complaint(tmp_path, "workers = 1\n\nkeep = what\n")


def test_endless_nesting_is_an_error_like_any_other(tmp_path: Path) -> None:
    complaint(tmp_path, "keep = " + "[" * 100_000)


def test_a_file_that_is_not_utf8_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b'input = "caf\xe9"\n')
    with pytest.raises(WrongUsage, match="not UTF-8"):
        load({}, file)


def test_a_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xef\xbb\xbfworkers = 3\r\n")
    assert load({}, file).run.workers == 3


def test_paths_are_relative_to_the_file_that_names_them(tmp_path: Path) -> None:
    loaded = load({}, config_file(tmp_path, 'input = "scrapes"\noutput = "/texts"\n'))
    assert loaded.run == RunSettings(str(tmp_path / "scrapes"), "/texts")


def test_parts_are_the_same_settings_in_any_order(tmp_path: Path) -> None:
    one, other = (
        load({"parts": parts}, here=tmp_path / "none").settings for parts in (("body", "list"), ["list", "body"])
    )
    assert one.parts == ("body", "list")
    assert fingerprint(one) == fingerprint(other) != fingerprint(Settings())


def test_automatic_language_is_no_language() -> None:
    assert load({"language": "auto"}, here=Path("none")).settings.language is None
    assert load({"language": "fr"}, here=Path("none")).settings.language == "fr"


def test_shown_settings_can_be_read_again(tmp_path: Path) -> None:
    first = load({"keep": ("newsletter",), "language": "fr", "min_score": 0.5}, here=Path("none"))
    again = load({}, config_file(tmp_path, shown(first).replace('"raw"', '"/raw"').replace('"clean"', '"/clean"')))
    assert again.settings == first.settings


def test_fingerprint_knows_what_matters() -> None:
    plain = fingerprint(Settings())
    assert plain != fingerprint(Settings(min_score=0.1))
    assert fingerprint(Settings(keep=("byline", "newsletter"))) == fingerprint(Settings(keep=("newsletter", "byline")))
    assert len({fingerprint(Settings(keep=("byline",))), fingerprint(Settings(only=("byline",))), plain}) == 3


def test_a_file_of_learned_lines_lies_beside_the_file_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "sites.toml").write_text("", "utf-8")
    file = config_file(tmp_path, 'site_lines = "sites.toml"\n')
    assert load({}, here=file).settings.site_lines == str(tmp_path / "sites.toml")
    assert load({"site_lines": "off"}, here=file).settings.site_lines == "off"
    assert load({}, here=config_file(tmp_path, 'site_lines = "learn"\n')).settings.site_lines == "learn"


def test_a_word_that_is_no_file_is_answered_with_the_one_that_was_meant(tmp_path: Path) -> None:
    said = complaint(tmp_path, 'site_lines = "lern"\n')
    assert said == f"site_lines: {tmp_path / 'lern'}: it is not there; did you mean “learn”?"
    said = complaint(tmp_path, 'duplicates = "keep"\n')
    assert said == 'duplicates: expected "report", "drop" or "off", found "keep"'


def test_a_misspelt_extractor_is_answered_with_the_right_one() -> None:
    with pytest.raises(WrongUsage, match=r'expected "page-model" or "trafilatura", found "page-modell".*page-model'):
        load({"extractor": "page-modell"})
    assert load({"extractor": "trafilatura"}).settings.extractor == "trafilatura"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"keep": ("newsleter",)}, "keep: there is no rule newsleter; did you mean “newsletter”?"),
        ({"act_from": "sure"}, "act_from: expected"),
        ({"min_score": 2}, "min_score: expected a number from 0.0 to 1.0, found 2"),
        ({"language": "french"}, "language: expected"),
        ({"parts": ("headlines",)}, "parts: there is no part headlines"),
    ],
)
def test_settings_made_in_python_are_checked(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongUsage, match=re.escape(f"Settings: {said}")):
        Cleaner(Settings(**wrong))


def test_all_settings_by_default_are_right() -> None:
    Cleaner(Settings())
