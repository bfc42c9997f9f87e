"""A run on a Ray cluster comes to the same bytes as one here, whatever becomes of the nodes."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleaner.engines.ray import on_cluster, ordered_on_ray
from cleaner.errors import WrongUsage
from cleaner.one_document import Order, Outcome
from cleaner.run import clean_all
from cleaner.settings import RunSettings, Settings
from cleaner.workers import At
from tests.test_record_files import DIRTY, QUICK, many, put, tree

ray = pytest.importorskip("ray")
Cluster = pytest.importorskip("ray.cluster_utils").Cluster

pytestmark = pytest.mark.xdist_group("ray")
"""Two clusters at once on one machine get in each other's way."""

ONE_CPU: dict[str, Any] = {"num_cpus": 1, "object_store_memory": 100_000_000}


@pytest.fixture(autouse=True)
def disconnected() -> Iterator[None]:
    yield
    ray.shutdown()


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two nodes on this machine, and a head that does none of the work."""
    made = Cluster(initialize_head=True, head_node_args={**ONE_CPU, "num_cpus": 0})
    yield made
    ray.shutdown()
    made.shutdown()


def test_the_outcome_is_that_of_a_run_here_also_when_a_node_is_killed(
    cluster: Any,
    raw: Path,
    tmp_path: Path,
) -> None:
    put(raw, "a.jsonl", *many(3_000), "{broken")
    for number in range(30):
        (raw / f"{number}.txt").write_text(DIRTY, "utf-8")
    clean_all(raw, Order(tmp_path / "here", Settings(**QUICK)), 1, lambda outcome: None)
    nodes = [cluster.add_node(**ONE_CPU) for _ in range(2)]
    cluster.wait_for_nodes()
    killed = False

    def kill_one(outcome: Outcome) -> None:
        nonlocal killed
        if not killed:
            killed = True
            cluster.remove_node(nodes[0], allow_graceful=False)

    root, order, engine = on_cluster(
        raw, Order(tmp_path / "there", Settings(**QUICK)), RunSettings(engine="ray", address=cluster.address)
    )
    clean_all(root, order, 0, kill_one, engine=engine)
    assert killed
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


def deadly(item: tuple[int, str], at: At) -> str:
    number, lost = item
    at(0)
    if lost:
        return lost
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(number)


def given_up(item: tuple[int, str], place: int, reason: str) -> tuple[int, str]:
    return item[0], reason


def test_a_document_that_kills_its_process_costs_itself_only() -> None:
    items = [(number, "") for number in range(6)]
    found = list(ordered_on_ray(deadly, items, given_up, lambda item: 0, 60))
    assert [one for one in found if one.isdigit()] == ["0", "1", "2", "4", "5"]
    assert "died" in found[3]


def endless(number: int, at: At) -> str:
    at(0)
    try:
        while number == 1:
            time.sleep(0.01)
    except Exception as error:
        return str(error)
    return str(number)


def test_a_document_without_end_is_given_up() -> None:
    found = list(ordered_on_ray(endless, range(3), lambda item, place, reason: item, lambda item: 0, 1))
    assert found == ["0", "took longer than 1 seconds", "2"]


def test_a_large_document_has_the_time_that_it_has_here() -> None:
    found = list(ordered_on_ray(endless, [1], lambda item, place, reason: item, lambda item: 75_000, 1))
    assert found == ["took longer than 2.5 seconds"]


def test_a_cluster_that_is_not_there_is_told(raw: Path, tmp_path: Path) -> None:
    put(raw, "a.jsonl", *many(3))
    how = RunSettings(engine="ray", address="127.0.0.1:1")
    root, order, engine = on_cluster(raw, Order(tmp_path / "out", Settings(**QUICK)), how)
    with pytest.raises(WrongUsage, match="not reached"):
        clean_all(root, order, 0, lambda outcome: None, engine=engine)
