"""Ray Data: a dataset in, the same one out with its texts clean, wherever in the cluster its blocks are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from cleaner.integrations.arrow import Choices, TableCleaner

if TYPE_CHECKING:
    from ray.data import Dataset


def clean_dataset(dataset: Dataset, *, num_cpus: float = 1, **choices: Unpack[Choices]) -> Dataset:
    """Return a dataset with its texts clean; nothing is done until its rows are asked for.

    `choices` are the fields of `TableCleaner`, `num_cpus` is what each task reserves. A task takes one block of the
    dataset, and `dataset.repartition` makes more of them. Rows come in any order, as with all of Ray Data, unless its
    context says `preserve_order`. Raises WrongUsage.

    Tasks, not actors: actors hold their processors from beginning to end, so on a small cluster a pool of them leaves
    none to what reads before it or writes behind it, and all wait for ever. A worker keeps its cleaner for later tasks.
    """
    return dataset.map_batches(
        TableCleaner(**choices), batch_format="pyarrow", num_cpus=num_cpus, udf_modifying_row_count=False
    )
