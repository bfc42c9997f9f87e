"""config.toml to settings: layered, checked, and a misspelt key answered with the right one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import UNSET, Meta, UnsetType

from cleaner.catalogue import catalogue
from cleaner.errors import WrongUsage
from cleaner.language import LONG_CODES
from cleaner.model import Certainty, Extractor
from cleaner.settings import LEARN, OFF, PARTS, Fields, RunSettings, Settings
from cleaner.text.spelling import did_you_mean
from cleaner.toml_file import read_toml

HERE = Path("config.toml")
COMMAND_LINE = "command line"
DEFAULT = "default"
IN_PYTHON = "Settings"
IN_A_CALL = "clean()"
AUTO = "auto"
SAME = "same"
RUN_KEYS = ("input", "output", "to", "workers", "time_limit", "engine", "address")
PATHS = ("input", "output", "site_lines")
NO_FILES = (("site_lines", LEARN), ("site_lines", OFF))
NAMING_RULES = ("keep", "only")
FIELD_KEYS = {f"{fact}_field": fact for fact in Fields._fields}
FIELD = "the name of a field, in quotes"
NONE_IN_WORDS = {"language": AUTO, "to": SAME}
"""What stands for a setting that is not made."""

LARGEST = 1_000_000_000
"""Of a number of seconds, thirty years; what is larger is a slip, and Python neither waits for it nor prints it."""

EXPECTED = {
    "input": "a file or folder, in quotes",
    "output": "a folder, in quotes",
    "to": '"same", "jsonl", "jsonl.gz", "jsonl.zst", "csv", "tsv" or "parquet"',
    "workers": f"a whole number, 0 to {LARGEST}",
    "time_limit": f"a whole number of seconds, 1 to {LARGEST}",
    "engine": '"local" or "ray"',
    "address": "where a cluster is, in quotes, or empty",
    "act_from": '"certain", "likely" or "suspect"',
    "keep": "a list of rule names",
    "only": "a list of rule names",
    "parts": "a list of parts: " + ", ".join(PARTS),
    "captions": '"auto", "keep" or "drop"',
    "fragments": '"report" or "drop"',
    "quotes": '"keep" or "straight"',
    "most_removed": "a number from 0.0 to 1.0",
    "min_score": "a number from 0.0 to 1.0",
    "site_lines": '"learn", "off" or a file that `cleaner learn` wrote',
    "duplicates": '"report", "drop" or "off"',
    "language": '"auto" or the code of a language, such as "fr"',
    "extractor": '"page-model" or "trafilatura"',
    **dict.fromkeys(FIELD_KEYS, FIELD),
}
"""What each key takes, in words."""


FieldName = Annotated[str, Meta(min_length=1)]
PathName = Annotated[str, Meta(pattern=r"\A[^\0]+\Z")]
"""No system has a file with a NUL in its name, and Python says so by an error of its own. An empty name is a variable
of the shell that was not set; Python would take it for the working folder."""


class Layer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys that one place gives; the others are unset."""

    input: PathName | UnsetType = UNSET
    output: PathName | UnsetType = UNSET
    to: Literal["same", "jsonl", "jsonl.gz", "jsonl.zst", "csv", "tsv", "parquet"] | UnsetType = UNSET
    workers: Annotated[int, Meta(ge=0, le=LARGEST)] | UnsetType = UNSET
    time_limit: Annotated[int, Meta(ge=1, le=LARGEST)] | UnsetType = UNSET
    engine: Literal["local", "ray"] | UnsetType = UNSET
    address: str | UnsetType = UNSET
    act_from: Certainty | UnsetType = UNSET
    keep: tuple[str, ...] | UnsetType = UNSET
    only: tuple[str, ...] | UnsetType = UNSET
    parts: tuple[str, ...] | UnsetType = UNSET
    captions: Literal["auto", "keep", "drop"] | UnsetType = UNSET
    fragments: Literal["report", "drop"] | UnsetType = UNSET
    quotes: Literal["keep", "straight"] | UnsetType = UNSET
    most_removed: Annotated[float, Meta(ge=0, le=1)] | UnsetType = UNSET
    min_score: Annotated[float, Meta(ge=0, le=1)] | UnsetType = UNSET
    site_lines: PathName | UnsetType = UNSET
    duplicates: Literal["report", "drop", "off"] | UnsetType = UNSET
    language: Annotated[str, Meta(pattern="^(auto|[a-z]{2,3})$")] | UnsetType = UNSET
    extractor: Extractor | UnsetType = UNSET
    text_field: FieldName | UnsetType = UNSET
    html_field: FieldName | UnsetType = UNSET
    id_field: FieldName | UnsetType = UNSET
    url_field: FieldName | UnsetType = UNSET
    site_field: FieldName | UnsetType = UNSET
    date_field: FieldName | UnsetType = UNSET


@dataclass(frozen=True)
class Config:
    """The settings that hold, and for each key the place that decided it."""

    settings: Settings
    run: RunSettings
    origins: Mapping[str, str]


def load(command_line: Mapping[str, Any], named: Path | None = None, here: Path = HERE) -> Config:
    """Return the settings: each key from the command line, else the file named, else `here`, else its default.

    `command_line` holds only what the user gave. Paths in a file are relative to that file. Raises
    WrongUsage, naming the place and the key, when something is misspelt or of the wrong kind.
    """
    layers = [(COMMAND_LINE, _layer(COMMAND_LINE, command_line))]
    if named is not None:
        layers.append((str(named), _from_file(named)))
    if here.is_file():
        layers.append((str(here), _from_file(here)))
    values: dict[str, Any] = {}
    origins = dict.fromkeys(EXPECTED, DEFAULT)
    for place, layer in reversed(layers):
        values |= layer
        origins |= dict.fromkeys(layer, place)
    run_values = {key: values.pop(key) for key in RUN_KEYS if key in values}
    fields = Fields(**{fact: values.pop(key) for key, fact in FIELD_KEYS.items() if key in values})
    settings = Settings(**values, fields=fields)
    _check_site_lines(settings.site_lines, origins["site_lines"])
    return Config(settings, RunSettings(**run_values), origins)


def check(settings: Settings) -> None:
    """Raise WrongUsage, naming the field, where settings that were made in Python are of the wrong kind or misspelt.

    Raises TypeError for what are no settings.
    """
    if not isinstance(settings, Settings):
        raise TypeError(f"expected Settings(...), found {type(settings).__name__}")
    named = {field.name: getattr(settings, field.name) for field in dataclass_fields(Settings)}
    _layer(IN_PYTHON, {key: value for key, value in named.items() if key in EXPECTED and value is not None})


@cache
def given_language(language: str) -> str | None:
    """Return a language as the settings have it, None for "auto". Raises WrongUsage when it is no code of one."""
    settings: str | None = _layer(IN_A_CALL, {"language": language})["language"]
    return settings


def _check_site_lines(chosen: str, place: str) -> None:
    """Raise WrongUsage where the file of learned lines that is named is not one."""
    if chosen in (LEARN, OFF):
        return
    from cleaner.sites import load as read_sites

    try:
        read_sites(Path(chosen))
    except WrongUsage as error:
        meant = "" if Path(chosen).exists() else did_you_mean(Path(chosen).name, (LEARN, OFF))
        raise WrongUsage(f"{place}: site_lines: {error}{meant}") from None


def shown(config: Config) -> str:
    """Return the settings as `config.toml` would give them, each with the place it came from."""
    lines = []
    for key, origin in config.origins.items():
        value = _value(config, key)
        value = NONE_IN_WORDS[key] if value is None else list(value) if isinstance(value, tuple) else value
        lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}  # {origin}\n")
    return "".join(lines)


def _value(config: Config, key: str) -> Any:
    if key in FIELD_KEYS:
        return getattr(config.settings.fields, FIELD_KEYS[key])
    return getattr(config.run if key in RUN_KEYS else config.settings, key)


def _from_file(file: Path) -> dict[str, Any]:
    values = read_toml(file)
    layer = _layer(str(file), values)
    paths = [key for key in PATHS if key in layer and (key, layer[key]) not in NO_FILES and "://" not in layer[key]]
    return layer | {key: str(file.parent / layer[key]) for key in paths}


def _layer(place: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the checked values of one place. Raises WrongUsage."""
    for key in values:
        if key not in EXPECTED:
            raise WrongUsage(f"{place}: there is no key {key}{did_you_mean(key, EXPECTED)}")
    for key, value in values.items():
        try:
            msgspec.convert({key: value}, Layer)
        except msgspec.ValidationError:
            found = _written(value)
            meant = did_you_mean(value, get_args(Extractor)) if key == "extractor" and isinstance(value, str) else ""
            raise WrongUsage(f"{place}: {key}: expected {EXPECTED[key]}, found {found}{meant}") from None
    for key in filter(values.get, NAMING_RULES):  # where no rule is named, none has to be loaded
        _check_named(place, f"{key}: there is no rule", values[key], catalogue())
    _check_language(place, values.get("language"))
    _check_named(place, "parts: there is no part", values.get("parts", ()), PARTS)
    checked = msgspec.to_builtins(msgspec.convert(values, Layer))
    return {key: _as_setting(key, value) for key, value in checked.items()}


def _check_language(place: str, code: Any) -> None:
    """Raise WrongUsage where a language that has a file is named by three letters: nothing of its file would count."""
    if code in LONG_CODES:
        meant = f"did you mean “{LONG_CODES[code]}”?"
        raise WrongUsage(f"{place}: language: expected a code of two letters, found {json.dumps(code)}; {meant}")


def _written(value: Any) -> str:
    """Return a value as JSON has it."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except ValueError as error:  # a number of thousands of digits
        return str(error)


def _as_setting(key: str, value: Any) -> Any:
    if value == NONE_IN_WORDS.get(key):
        return None
    return tuple(value) if isinstance(value, list) else value


def _check_named(place: str, complaint: str, names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            raise WrongUsage(f"{place}: {complaint} {name}{did_you_mean(name, known)}")
