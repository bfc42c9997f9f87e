"""Arrow tables: a table in, the same table out with its texts clean and what was found beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypedDict, Unpack

import pyarrow as pa

from cleaner import __version__
from cleaner.integrations.columns import COLUMNS, TEXT, checked, named, place_of
from cleaner.integrations.record import CleanedRecord, NoText, clean_page, clean_text, cleaner_of
from cleaner.settings import DEFAULTS, Settings
from cleaner.sites import Known

ROWS_AT_A_TIME = 256
"""Records that are in memory as Python objects at the same time: some megabytes of articles."""

URL = "url"
"""The column with addresses, unless another is named; only this one may be missing."""

HOLDING_TEXT = (
    pa.types.is_string,
    pa.types.is_large_string,
    pa.types.is_string_view,
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_binary_view,
    pa.types.is_fixed_size_binary,
)
"""What tells a column that may hold texts. So may one of an engine's own type, whose values are asked one by one."""

AUDIT_TYPE = pa.list_(
    pa.struct(
        {
            "rule": pa.string(),
            "code": pa.string(),
            "stage": pa.string(),
            "certainty": pa.string(),
            "because": pa.string(),
            "line": pa.int32(),
            "start": pa.int32(),
            "end": pa.int32(),
            "before": pa.string(),
            "after": pa.string(),
            "applied": pa.bool_(),
            "step": pa.int32(),
            "at": pa.int32(),
        }
    )
)

TYPES: dict[str, pa.DataType] = {
    "text": pa.string(),
    "quality": pa.float64(),
    "language": pa.string(),
    "findings": pa.int32(),
    "removed_words": pa.int32(),
    "status": pa.string(),
    "error": pa.string(),
    "audit": AUDIT_TYPE,
}


class Choices(TypedDict, total=False):
    """What every integration can be told by name; each field is explained in `TableCleaner`."""

    settings: Settings
    text: str
    html: str | None
    url: str
    columns: Sequence[str]


@dataclass(frozen=True)
class TableCleaner:
    """Cleans Arrow tables: call it with a Table or a RecordBatch. It can be sent to other processes.

    `text` names the column that holds the texts, or `html` the one that holds pages, strings or bytes; `url` the one
    with the address of each, for what was learned of its site. `columns` are those that are added. Raises WrongUsage
    where a column is named that is not there, or a file in the settings is wrong. `made_by` tells apart what other
    versions, or other contents of that file, make of the same table: some engines keep results by how the step looks.
    """

    settings: Settings = DEFAULTS
    text: str = TEXT
    html: str | None = None
    url: str = URL
    columns: Sequence[str] = COLUMNS
    made_by: str = field(init=False)

    def __post_init__(self) -> None:
        learned = Known(self.settings.site_lines, None).digest("")
        object.__setattr__(self, "columns", checked(self.columns))
        object.__setattr__(self, "made_by", f"{__version__} {learned}".rstrip())

    def __call__(self, table: pa.Table | pa.RecordBatch) -> pa.Table:
        """Return a table with the same rows in the same order. All other columns are those of `table`, not copied."""
        if isinstance(table, pa.RecordBatch):
            table = pa.Table.from_batches([table])
        fields = self.fields(table.schema)
        chunks: dict[str, list[pa.Array]] = {column: [] for column in self.columns}
        for batch in self._read(table).to_batches(max_chunksize=ROWS_AT_A_TIME):
            rows = [record.cells(self.columns) for record in self._records(batch)]
            for column, values in zip(self.columns, zip(*rows, strict=True), strict=True):
                chunks[column] += _arrays(values, fields[column].type)
        for column, entry in fields.items():
            made = pa.chunked_array(chunks[column], entry.type)
            at = table.schema.get_field_index(entry.name)
            table = table.append_column(entry, made) if at < 0 else table.set_column(at, entry, made)
        return table

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield a stream of record batches with their texts clean, as they come."""
        for batch in batches:
            yield from self(batch).to_batches()

    def names(self, given: Sequence[str]) -> dict[str, str]:
        """Return what each of our columns is called in a table with these columns. Raises WrongUsage."""
        self._place(given)
        return named(self.columns, given, self._source)

    def fields(self, schema: pa.Schema) -> dict[str, pa.Field]:
        """Return for each of our columns the field that it becomes in a table of this schema. Raises WrongUsage."""
        names = self.names(schema.names)
        large = pa.types.is_large_string(schema.field(self._place(schema.names)).type)
        types = TYPES | ({TEXT: pa.large_string()} if large else {})
        return {column: pa.field(name, types[column]) for column, name in names.items()}

    @property
    def _source(self) -> str:
        return self.text if self.html is None else self.html

    def _place(self, given: Sequence[str]) -> int:
        return place_of(self._source, given, TEXT if self.html is None else "html")

    def _read(self, table: pa.Table) -> pa.Table:
        """Return the columns that are read, as `value` and `url`."""
        given = table.schema.names
        no_urls = self.url == URL and URL not in given
        urls = pa.nulls(len(table)) if no_urls else table.column(place_of(self.url, given, "url"))
        return pa.table({"value": table.column(self._place(given)), "url": urls})

    def _records(self, batch: pa.RecordBatch) -> Iterator[CleanedRecord]:
        cleaner = cleaner_of(self.settings)
        clean = clean_text if self.html is None else clean_page
        values, urls = (_values(batch.column(name)) for name in ("value", "url"))
        return (clean(cleaner, value, url) for value, url in zip(values, urls, strict=True))


def clean_table(table: pa.Table | pa.RecordBatch, **choices: Unpack[Choices]) -> pa.Table:
    """Return a table with its texts clean, and with the columns of `COLUMNS` beside those that it has.

    `choices` are the fields of `TableCleaner`. A row that cannot be cleaned has the status `failed`. Raises WrongUsage.
    """
    return TableCleaner(**choices)(table)


def _arrays(values: Sequence[object], type: pa.DataType) -> list[pa.Array]:
    """Return values as an array; as several where one cannot hold so many characters."""
    made = pa.array(values, type)
    return list(made.chunks) if isinstance(made, pa.ChunkedArray) else [made]


def _values(array: pa.Array) -> Sequence[object]:
    """Return what an array holds as strings, bytes or None; what is none of these is a `NoText`."""
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if not isinstance(array.type, pa.BaseExtensionType) and not any(holds(array.type) for holds in HOLDING_TEXT):
        return [None if null else NoText(str(array.type)) for null in array.is_null().to_pylist()]
    try:
        values: list[object] = array.to_pylist()
    except UnicodeDecodeError:
        values = [_string_or_bytes(value) for value in array.cast(pa.large_binary()).to_pylist()]
    return values


def _string_or_bytes(value: bytes | None) -> str | bytes | None:
    """Return a value of a string column, as bytes where it is not the UTF-8 that it should be."""
    try:
        return value if value is None else value.decode()
    except UnicodeDecodeError:
        return value
