"""Ray on two nodes of this machine, one killed half-way, every row compared: `python -m benchmarks.cluster DATA`.

DATA is a folder with `noisy.jsonl` in or under it, or a file of JSON lines with `text`. Needs the extra `ray`.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from benchmarks.records import found, records
from cleaner.integrations.arrow import clean_table
from cleaner.integrations.ray import clean_dataset

ROWS_A_BLOCK = 15
"""Blocks of a second or less: none makes the others wait at the end."""
STORE = 200_000_000
"""Bytes of the object store of each node; the texts take a tenth."""
WARMING = ["The mill has stood by the river since the old bridge fell.\n"] * ROWS_A_BLOCK
BLOCKS_TO_WARM = 8
"""For each node: some go to each, so that all workers have started and read their tables before the clock runs."""


class Measured(NamedTuple):
    """What came out, by the number of the row, and how long it took."""

    table: pa.Table
    seconds: float

    def speed(self) -> str:
        """Return the rows a second, and what they come to."""
        return f"{self.table.num_rows / self.seconds:6.0f} rows/s {self.seconds:6.1f} s"


def alone(table: pa.Table) -> Measured:
    """Clean a table in this process."""
    clean_table(pa.table({"text": WARMING}))
    start = time.perf_counter()
    return Measured(clean_table(table), time.perf_counter() - start)


def on_nodes(table: pa.Table, nodes: int, dying: bool = False) -> Measured:
    """Clean a table on a cluster of nodes with one processor each; with `dying`, the last is killed half-way."""
    with cluster(nodes) as last:
        warm = pa.table({"number": range(len(WARMING)), "text": WARMING})
        collected(dataset_of(*[warm] * nodes * BLOCKS_TO_WARM), half=0, at_half=lambda: None)
        blocks = [table.slice(at, ROWS_A_BLOCK) for at in range(0, len(table), ROWS_A_BLOCK)]
        start = time.perf_counter()
        rows = collected(dataset_of(*blocks), len(table) // 2, last.kill if dying else lambda: None)
        return Measured(rows, time.perf_counter() - start)


class Node(NamedTuple):
    """A node that can be killed, as by a power cut."""

    kill: Callable[[], None]


@contextmanager
def cluster(nodes: int) -> Iterator[Node]:
    """Start a cluster on the loopback of this machine, its head without work, and give its last node; stop it after."""
    import ray
    from ray.cluster_utils import Cluster

    head = {"num_cpus": 0, "include_dashboard": False, "object_store_memory": STORE}
    started = Cluster(initialize_head=True, head_node_args=head)
    try:
        workers = [started.add_node(num_cpus=1, object_store_memory=STORE) for _ in range(nodes)]
        ray.init(address=started.address, logging_level=logging.ERROR, log_to_driver=False)
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        ray.data.DataContext.get_current().enable_progress_bars = False
        yield Node(partial(started.remove_node, workers[-1], allow_graceful=False))
    finally:
        ray.shutdown()
        started.shutdown()


def dataset_of(*blocks: pa.Table) -> Any:
    """Return the clean dataset of some blocks."""
    import ray

    return clean_dataset(ray.data.from_arrow(list(blocks)))


def collected(dataset: Any, half: int, at_half: Callable[[], None]) -> pa.Table:
    """Return all rows by their number; when `half` of them have come, `at_half` is called once."""
    tables: list[pa.Table] = []
    waiting = True
    for table in dataset.iter_batches(batch_format="pyarrow", batch_size=None):
        tables.append(table)
        if waiting and sum(map(len, tables)) >= half:
            waiting = False
            at_half()
    return pa.concat_tables(tables).sort_by("number")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    file = found(data, "noisy") if data.is_dir() else data
    if file is None:
        parser.error(f"{data}: no noisy.jsonl in it")
    texts = [row["text"] for row in records(file)]
    table = pa.table({"number": range(len(texts)), "text": texts})
    one = alone(table)
    print(f"{len(table)} texts\none process, no Ray      {one.speed()}")
    for name, nodes, dying in (("1 node", 1, False), ("2 nodes", 2, False), ("2 nodes, 1 is killed", 2, True)):
        there = on_nodes(table, nodes, dying)
        same = "the same rows" if there.table.equals(one.table) else "OTHER ROWS"
        print(f"{'Ray, ' + name:<24} {there.speed()}   {same}")


if __name__ == "__main__":
    main()
