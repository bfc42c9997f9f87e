"""What runs inside a process: it takes items, one after the other, and sends each answer as soon as it is there."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Iterator, MutableSequence, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection
from typing import Generic

from cleaner.workers.item import NOWHERE, At, Item, Result, Work

COLLECT_AFTER = 20_000
"""New objects after which Python looks for unused cycles, 700 by default. A document makes some thousands and no
cycles; looking often costs a seventh of the time (measured), and looking at the tables of phrases most of that."""

NUMBER, PLACE = 0, 1
"""The two fields of a mark, the memory that a process shares with the main one: the number of the item it is at, and
the place of the document in it. What is written there outlives the process, costs nothing and needs no reader."""


@dataclass(frozen=True)
class Ready:
    """The process is there and waits for items."""


@dataclass(frozen=True)
class Done(Generic[Result]):
    """An item is done."""

    number: int
    result: Result


@dataclass(frozen=True)
class Failed:
    """The work on an item raised something."""

    number: int
    error: Exception


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let Python look for unused cycles less often, and only among what is made from now on."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def serve(work: Work[Item, Result], pipe: Connection, mark: MutableSequence[int]) -> None:
    """Answer every item that comes through the pipe, until the main process closes it."""
    _settle_in()

    def at(place: int) -> None:
        mark[PLACE] = place

    with suppress(EOFError, OSError):
        pipe.send(Ready())
        while True:
            batch: Sequence[tuple[int, Item]] = pipe.recv()
            for number, item in batch:
                at(NOWHERE)
                mark[NUMBER] = number
                pipe.send_bytes(_answer(number, item, work, at))


def _answer(number: int, item: Item, work: Work[Item, Result], at: At) -> bytes:
    try:
        return pickle.dumps(Done(number, work(item, at)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return _failure(number, error)


def _failure(number: int, error: Exception) -> bytes:
    """Return an error to raise in the main process: itself, with where it was raised, if it survives the journey."""
    try:
        error.add_note("".join(traceback.format_exception(error)))
        packed = pickle.dumps(Failed(number, error))
        pickle.loads(packed)
    except Exception:
        return pickle.dumps(Failed(number, RuntimeError(repr(error))))
    return packed


def _settle_in() -> None:
    """Prepare a process: Ctrl-C is for the main one to answer, and no process lives on when that is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(COLLECT_AFTER, *gc.get_threshold()[1:])
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
