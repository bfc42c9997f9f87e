"""The cleaner in tables of others: the same answers as alone, other columns untouched, no row that costs another."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, Settings
from cleaner.errors import WrongUsage
from cleaner.integrations.columns import ALL_COLUMNS, AUDIT, COLUMNS, ERROR, STATUS, TEXT, named
from cleaner.integrations.journal import undo
from cleaner.integrations.record import OF_CLEANED
from cleaner.model import Site, SiteLine
from cleaner.sites import save
from cleaner.text.alike import keys
from tests.texts import any_text

pa = pytest.importorskip("pyarrow")

from cleaner.integrations.arrow import ROWS_AT_A_TIME, TYPES, TableCleaner, clean_table  # noqa: E402

ROOT = Path(__file__).parent.parent
FERRY = "The last ferry of the year left the old harbour at noon.\nLEAVE A REPLY\n"
FERRY_CLEAN = "The last ferry of the year left the old harbour at noon.\n"
SAMPLES = [file.read_bytes().decode("utf-8", "replace") for file in sorted((ROOT / "raw").glob("*.txt"))]
PAGES = [file.read_bytes() for file in sorted((ROOT / "raw" / "pages").rglob("*.html"))]


def cleaned(values: Any, **choices: Any) -> list[dict[str, Any]]:
    """Return the rows of a table with one column of texts, cleaned with their audits."""
    table = pa.table({"text": values})
    return clean_table(table, **{"columns": ALL_COLUMNS, **choices}).to_pylist()


def test_rows_are_what_the_cleaner_makes_of_each_text() -> None:
    alone = Cleaner()
    for raw, row in zip(SAMPLES, cleaned(SAMPLES), strict=True):
        one = alone.clean(raw)
        assert (row["text"], row["language"], row["status"], row["error"]) == (
            one.text,
            one.language.language,
            "ok",
            None,
        )
        assert row["quality"] == pytest.approx(one.score.value, abs=0.0001)
        assert row["findings"] == len(one.findings) == len(row["audit"])
        assert [(part["rule"], (part["start"], part["end"])) for part in row["audit"]] == [
            (entry.rule, tuple(entry.span)) for entry in one.findings
        ]


def test_words_that_went_are_counted() -> None:
    assert [row["removed_words"] for row in cleaned([FERRY, FERRY_CLEAN])] == [3, 0]


def test_the_audit_leads_back_to_the_raw_text() -> None:
    assert [undo(row["text"], row["audit"]) for row in cleaned(SAMPLES)] == SAMPLES


@settings(max_examples=40)
@given(st.lists(any_text(), max_size=4))
def test_whatever_the_texts_are_each_has_a_row_and_a_way_back(texts: list[str]) -> None:
    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    rows = cleaned(pa.array(texts, pa.string()))
    assert [undo(row["text"], row["audit"]) for row in rows] == texts
    assert {row["status"] for row in rows} <= {"ok", "empty"}


def test_pages_are_read_in_the_charset_that_they_declare() -> None:
    text = "Die Brücke über den Fluß ist gesperrt, weil ein Pfeiler sich um zwei Finger gesenkt hat. " * 3
    page = f'<head><meta charset="windows-1252"></head><nav>Home</nav><article><p>{text}</p></article>'
    table = pa.table({"page": [page.encode("windows-1252"), None], "url": ["https://bote.example/1", None]})
    first, second = clean_table(table, html="page").to_pylist()
    assert first["text"] == Cleaner().clean_html(page).text
    assert "Brücke" in first["text"]
    assert (second["status"], second["page"]) == ("failed", None)


def test_sample_pages_are_what_the_cleaner_makes_of_them() -> None:
    table = pa.table({"text": pa.array(PAGES, pa.binary())})
    alone = Cleaner()
    texts = [alone.clean_html(page.decode()).text for page in PAGES]
    assert clean_table(table, html="text")["text"].to_pylist() == texts


def test_other_columns_are_the_same_memory_and_the_schema_keeps_what_it_says() -> None:
    schema = pa.schema([("id", pa.int64()), ("text", pa.large_string())], metadata={"source": "crawl"})
    table = pa.table({"id": list(range(ROWS_AT_A_TIME + 1)), "text": [FERRY] * (ROWS_AT_A_TIME + 1)}, schema=schema)
    clean = clean_table(table)
    assert clean["id"].chunk(0).buffers()[1].address == table["id"].chunk(0).buffers()[1].address
    assert clean.schema.names == ["id", *COLUMNS]
    assert clean.schema.metadata == {b"source": b"crawl"}
    assert clean.schema.field("text").type == pa.large_string()
    assert clean["text"].to_pylist() == [FERRY_CLEAN] * len(table)


def test_all_tables_of_one_schema_come_out_with_one_schema() -> None:
    schema = pa.schema({"text": pa.string(), "url": pa.string()})
    tables = [[], [{"text": None, "url": None}], [{"text": FERRY, "url": "a.example"}, {"text": "", "url": None}]]
    made = [clean_table(pa.Table.from_pylist(rows, schema), columns=ALL_COLUMNS) for rows in tables]
    assert made[0].schema == made[1].schema == made[2].schema
    assert [len(table) for table in made] == [0, 1, 2]


def test_a_column_of_one_of_our_names_stays_as_it_is() -> None:
    row = {"quality": "poor", "Text": "mine", "clean_quality": 1, "body": FERRY}
    [clean] = clean_table(pa.Table.from_pylist([row]), text="body").to_pylist()
    assert {name: clean[name] for name in row} == row
    assert clean["clean_text"] == FERRY_CLEAN
    assert clean["clean_clean_quality"] > 0


def test_only_the_text_column_that_is_read_gives_way() -> None:
    assert named([TEXT], ["text"], "text") == {"text": "text"}
    assert named([TEXT], ["text", "html"], "html") == {"text": "clean_text"}
    assert named([TEXT, STATUS], ["body", "status"], "status") == {"text": "text", "status": "clean_status"}


WRONG_VALUES = {
    "numbers": ([1], "it is no text but int64"),
    "lists": ([["a"]], "it is no text but list<item: string>"),
    "binary data": ([bytes(range(1, 32)) * 9], "looks like binary data"),
    "nothing": ([None], "there is no text"),
}


@pytest.mark.parametrize(("values", "why"), WRONG_VALUES.values(), ids=WRONG_VALUES)
@pytest.mark.parametrize("choices", [{}, {"html": "text"}], ids=["text", "page"])
def test_a_row_that_cannot_be_cleaned_says_why(values: list[Any], why: str, choices: dict[str, str]) -> None:
    [row] = cleaned(values, **choices)
    assert row.pop("status") == "failed"
    assert why in row.pop("error")
    assert set(row.values()) == {None}


def test_times_of_any_unit_are_no_text_and_no_error() -> None:
    [row] = cleaned(pa.array([1], pa.timestamp("ns")))
    assert row["error"] == "it is no text but timestamp[ns]"


HOLDERS = ["string", "large_string", "string_view", "binary", "large_binary", "binary_view"]


@pytest.mark.parametrize("holder", HOLDERS)
def test_any_column_that_holds_text_is_read(holder: str) -> None:
    rows = cleaned(pa.array([FERRY, None], getattr(pa, holder)()))
    assert [row["text"] for row in rows] == [FERRY_CLEAN, None]


def test_a_column_of_words_from_a_dictionary_is_read() -> None:
    rows = cleaned(pa.array([FERRY, None, FERRY]).dictionary_encode())
    assert [row["text"] for row in rows] == [FERRY_CLEAN, None, FERRY_CLEAN]


def test_a_string_that_is_no_utf8_costs_no_other_row() -> None:
    data = FERRY.encode() + "Le café de la gare est fermé.\n".encode("windows-1252")
    places = pa.array([0, len(FERRY), len(data)], pa.int32())
    broken = pa.Array.from_buffers(pa.string(), 2, [None, places.buffers()[1], pa.py_buffer(data)])
    first, second = cleaned(broken)
    assert first["text"] == FERRY_CLEAN
    assert second["text"] == "Le café de la gare est fermé.\n"


def test_a_mistake_of_the_cleaner_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = Cleaner.clean

    def fragile(self: Cleaner, text: str, *arguments: Any, **more: Any) -> Any:
        if text == "bad":
            raise RecursionError("too deep")
        return clean(self, text, *arguments, **more)

    monkeypatch.setattr(Cleaner, "clean", fragile)
    rows = cleaned([FERRY, "bad", FERRY])
    assert [row["status"] for row in rows] == ["ok", "failed", "ok"]
    assert rows[1]["error"] == "the cleaning itself broke, please report it: RecursionError: too deep"


def test_a_rejected_text_is_there_with_its_status() -> None:
    [row] = cleaned([FERRY], settings=Settings(min_score=1.0))
    assert (row["status"], row["text"]) == ("rejected", FERRY_CLEAN)


def learned(folder: Path, *lines: str) -> str:
    """Return a file with lines that the site echo.example prints on all its pages."""
    known = {key: SiteLine(9, 9) for key in keys("\n".join(lines))}
    save([Site("echo.example", 9, known), Site("other.example", 9, {})], folder / "sites.toml")
    return str(folder / "sites.toml")


def test_the_address_tells_the_site_whose_lines_were_learned(tmp_path: Path) -> None:
    furniture = ["Tides and weather", "Our town in pictures", "The fish market"]
    text = "\n".join([*furniture, FERRY_CLEAN])
    choices = {"settings": Settings(language="en", site_lines=learned(tmp_path, *furniture)), "url": "address"}
    addresses = ["https://echo.example/1", "https://elsewhere.example/1", None]
    table = pa.table({"text": [text] * 3, "address": addresses})
    assert clean_table(table, **choices)["text"].to_pylist() == [FERRY_CLEAN, text, text]


def test_a_step_travels_and_tells_what_it_was_made_with(tmp_path: Path) -> None:
    chosen = Settings(site_lines=learned(tmp_path, "Tides and weather", "The fish market"))
    step = TableCleaner(settings=chosen, columns=[*COLUMNS, AUDIT])
    again = pickle.loads(pickle.dumps(step))
    assert again == step
    assert again(pa.table({"text": [FERRY]}))["text"].to_pylist() == [FERRY_CLEAN]
    assert step.made_by != TableCleaner().made_by


def test_a_stream_of_batches_is_cleaned_as_it_comes() -> None:
    batch = pa.record_batch({"text": [FERRY, None]})
    stream = TableCleaner().batches(batch for _ in range(2))
    assert next(stream)["text"].to_pylist() == [FERRY_CLEAN, None]
    assert len(list(stream)) == 1


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"text": "txet"}, "text: there is no column txet, the columns are text, adress; did you mean “text”?"),
        ({"html": "page"}, "html: there is no column page, the columns are text, adress"),
        ({"url": "address"}, "url: there is no column address, .*did you mean “adress”"),
        ({"columns": ["text", "qualtiy"]}, "columns: there is no qualtiy; did you mean “quality”"),
        ({"settings": Settings(site_lines="nowhere.toml")}, "nowhere.toml: it is not there"),
    ],
    ids=["text", "page", "url", "columns", "sites"],
)
def test_a_wrong_choice_is_named_before_any_row_is_cleaned(choices: dict[str, Any], said: str) -> None:
    with pytest.raises(WrongUsage, match=said.replace("?", r"\?")):
        clean_table(pa.table({"text": [FERRY], "adress": [None]}), **choices)


def test_a_name_that_two_columns_have_is_refused() -> None:
    table = pa.Table.from_arrays([pa.array([FERRY]), pa.array([FERRY])], names=["text", "text"])
    with pytest.raises(WrongUsage, match="2 columns are called text"):
        clean_table(table)


def test_a_column_that_is_asked_for_twice_comes_once() -> None:
    assert clean_table(pa.table({"text": [FERRY]}), columns=[STATUS, STATUS]).schema.names == ["text", "status"]


def test_every_column_has_a_type_and_a_way_to_be_filled() -> None:
    assert set(TYPES) == set(ALL_COLUMNS) == {*OF_CLEANED, STATUS, ERROR}
