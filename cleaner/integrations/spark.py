"""Spark: a data frame in, the same one out with its texts clean, partition by partition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from cleaner.integrations.arrow import TYPES, Choices, TableCleaner

if TYPE_CHECKING:
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType


def clean_frame(frame: DataFrame, **choices: Unpack[Choices]) -> DataFrame:
    """Return a data frame with its texts clean; nothing is done until its rows are asked for.

    `choices` are the fields of `TableCleaner`. Raises WrongUsage.
    """
    step = TableCleaner(**choices)
    return frame.mapInArrow(step.batches, output_schema(frame.schema, step))


def output_schema(schema: StructType, step: TableCleaner) -> StructType:
    """Return the schema of what a step makes of a data frame: the columns that it has as they are, and ours."""
    from pyspark.sql.pandas.types import from_arrow_type
    from pyspark.sql.types import StructField, StructType

    fields = {field.name: field for field in schema.fields}
    for column, name in step.names(schema.names).items():
        fields[name] = StructField(name, from_arrow_type(TYPES[column]))
    return StructType(list(fields.values()))
