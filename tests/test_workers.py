"""The same results in the same order, whatever the number of processes and whatever becomes of them."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from cleaner.workers import BATCH, BATCHES_AHEAD, ordered

NUMBERS = range(100)


def squared(number: int) -> int:
    time.sleep(0.002 if number % 7 == 0 else 0)
    return number * number


def deadly(number: int) -> int:
    if number in (20, 21):
        os._exit(9)
    return number * number


def broken(number: int) -> int:
    if number == 40:
        raise ValueError("forty")
    return number


def lost(number: int) -> int:
    return -number


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_inputs(workers: int) -> None:
    assert list(ordered(squared, NUMBERS, workers, lost)) == [number * number for number in NUMBERS]


def test_a_process_that_dies_costs_only_the_input_it_died_of() -> None:
    found = list(ordered(deadly, NUMBERS, 2, lost))
    assert found == [-number if number in (20, 21) else number * number for number in NUMBERS]


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_work_raises_ends_it_all(workers: int) -> None:
    with pytest.raises(ValueError, match="forty"):
        list(ordered(broken, NUMBERS, workers, lost))
    assert not_alive()


def not_alive() -> bool:
    deadline = time.monotonic() + 5
    while multiprocessing.active_children() and time.monotonic() < deadline:
        time.sleep(0.01)
    return not multiprocessing.active_children()


def test_only_so_many_inputs_are_under_way() -> None:
    taken = 0

    def counted() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield taken

    with closing(ordered(squared, counted(), 2, lost)) as results:
        next(results)
        assert taken <= 2 * BATCH * BATCHES_AHEAD
    assert not_alive()
