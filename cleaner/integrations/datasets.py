"""Hugging Face datasets: a dataset in, the same one out with its texts clean, loaded or streamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from cleaner.integrations.arrow import Choices, TableCleaner

if TYPE_CHECKING:
    from datasets import Dataset, DatasetDict, IterableDataset, IterableDatasetDict

Data = TypeVar("Data", "Dataset", "DatasetDict", "IterableDataset", "IterableDatasetDict")


def clean_dataset(dataset: Data, *, num_proc: int | None = None, **choices: Unpack[Choices]) -> Data:
    """Return a dataset, or one for each split, with its texts clean; its rows come as Python objects.

    `choices` are the fields of `TableCleaner`. `num_proc`, the number of processes, is for datasets that are not
    streamed. Raises WrongUsage.
    """
    options: dict[str, Any] = {} if num_proc is None else {"num_proc": num_proc}
    return dataset.with_format("arrow").map(TableCleaner(**choices), batched=True, **options).with_format(None)
