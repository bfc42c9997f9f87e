"""Arrow: JSON lines to a Parquet file of clean texts. `arrow_table.py IN.jsonl OUT.parquet`."""

import sys

import pyarrow.json
import pyarrow.parquet

from cleaner.integrations.arrow import clean_table

source, out = sys.argv[1:]
table = clean_table(pyarrow.json.read_json(source), text="text", url="url")
pyarrow.parquet.write_table(table, out)
for row in table.select(["status", "quality", "language", "removed_words", "error"]).to_pylist():
    print(row)
