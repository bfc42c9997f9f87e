"""Arrow: a Parquet file of any size, with audits, in little memory. `arrow_stream.py IN.parquet OUT.parquet`."""

import sys

import pyarrow.parquet

from cleaner.integrations.arrow import clean_table
from cleaner.integrations.columns import AUDIT, COLUMNS

source, out = sys.argv[1:]
writer = None
for batch in pyarrow.parquet.ParquetFile(source).iter_batches(batch_size=1_000):
    table = clean_table(batch, columns=(*COLUMNS, AUDIT))
    writer = writer or pyarrow.parquet.ParquetWriter(out, table.schema)
    writer.write_table(table)
if writer:
    writer.close()
