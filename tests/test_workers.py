"""The same results in the same order, whatever the number of processes and whatever becomes of them."""

from __future__ import annotations

import errno
import multiprocessing
import multiprocessing.connection
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleaner.errors import WorkersLost
from cleaner.inputs import without as without_document
from cleaner.reading import Source, Unreadable
from cleaner.records import formats
from cleaner.records import record as records
from cleaner.settings import FIELDS
from cleaner.workers import At, ordered, watch
from cleaner.workers.crew import MOST_FAILED_STARTS, TICK, Crew
from cleaner.workers.item import MOST_DEATHS
from cleaner.workers.ordered import BYTES_AHEAD, ITEMS_AHEAD
from cleaner.workers.worker import Worker, _DeafProcess

PATIENCE = 60
"""Seconds after which a test that waits for something fails."""


@dataclass(frozen=True)
class Chunk:
    """Some documents, each a number, and what was said of those that were given up, by place."""

    numbers: tuple[int, ...]
    given_up: tuple[tuple[int, str], ...] = ()


def without(chunk: Chunk, place: int, reason: str) -> Chunk:
    return replace(chunk, given_up=(*chunk.given_up, (place, reason)))


def singles(many: int) -> list[Chunk]:
    return [Chunk((number,)) for number in range(many)]


def each(chunk: Chunk, at: At, work: Callable[[int], int]) -> list[int | str]:
    said = dict(chunk.given_up)
    results: list[int | str] = []
    for place, number in enumerate(chunk.numbers):
        if place in said:
            results.append(said[place])
        else:
            at(place)
            results.append(work(number))
    return results


def squared(number: int) -> int:
    time.sleep(0.002 if number % 7 == 0 else 0)
    return number * number


def deadly(number: int, numbers: tuple[int, ...]) -> int:
    if number in numbers:
        os._exit(9)
    return number * number


def deadly_once(number: int, folder: Path) -> int:
    mark = folder / str(number)
    if number % 10 == 3 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number * number


def endless(number: int, numbers: tuple[int, ...]) -> int:
    while number in numbers:
        time.sleep(1)
    return number * number


def broken(number: int) -> int:
    if number == 40:
        raise ValueError("forty")
    return number * number


class Odd(Exception):
    """An error that does not survive the journey to another process."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def broken_oddly(number: int) -> int:
    raise Odd("odd", "error")


def unsendable(number: int) -> Any:
    return lambda: number


def run(work: Callable[[int], Any], chunks: list[Chunk], workers: int = 2, **more: Any) -> list[list[int | str]]:
    return list(ordered(partial(each, work=work), chunks, workers, without, **more))


def squares(chunk: Chunk) -> list[int | str]:
    return [number * number for number in chunk.numbers]


def none_left() -> bool:
    return not multiprocessing.active_children()


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    chunks = singles(300)
    assert run(squared, chunks, workers) == [squares(chunk) for chunk in chunks]
    assert none_left()


def test_nothing_comes_of_nothing() -> None:
    assert run(squared, [], 3) == []


def test_few_items_start_few_processes() -> None:
    with closing(ordered(partial(each, work=squared), singles(1), 4, without)) as results:
        next(results)
        assert len(multiprocessing.active_children()) == 1


def test_a_process_that_dies_costs_only_the_document_it_died_of() -> None:
    guilty = (20, 21, 99)
    found = run(partial(deadly, numbers=guilty), singles(100))
    reason = "the process that cleaned it died (exit status 9)"
    assert found == [[reason if number in guilty else number * number] for number in range(100)]


def test_the_other_documents_of_an_item_are_done() -> None:
    chunks = [Chunk(tuple(range(start, start + 10))) for start in range(0, 100, 10)]
    guilty = (30, 35, 39)
    found = run(partial(deadly, numbers=guilty), chunks)
    assert [chunk for chunk, result in zip(chunks, found, strict=True) if result != squares(chunk)] == [chunks[3]]
    assert [place for place, result in enumerate(found[3]) if isinstance(result, str)] == [0, 5, 9]
    assert [result for result in found[3] if not isinstance(result, str)] == [
        n * n for n in range(30, 40) if n not in guilty
    ]


def test_a_death_that_does_not_come_again_costs_nothing(tmp_path: Path) -> None:
    chunks = singles(60)
    assert run(partial(deadly_once, folder=tmp_path), chunks) == [squares(chunk) for chunk in chunks]
    assert len(list(tmp_path.iterdir())) == 6


def test_a_document_without_end_is_given_up() -> None:
    found = run(partial(endless, numbers=(40,)), singles(100), time_limit=2)
    assert found == [["took longer than 2 seconds"] if number == 40 else [number * number] for number in range(100)]
    assert none_left()


def ends(place: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def lasts(place: int) -> None:
    time.sleep(PATIENCE)


def read_badly(chunk: records.Chunk, at: At, worse: Callable[[int], None]) -> list[tuple[int, str | None]]:
    """Read the records of a chunk, of which the third cannot be read."""

    def badly(piece: records.Piece, fields: object) -> Iterator[records.Record]:
        for place in range(5):
            if place == 2:
                worse(place)
            yield records.Record(piece.first + place, text="The ferry left.")

    formats.FORMATS = {"jsonl": SimpleNamespace(records=badly)}  # in a process of its own
    return [(record.number, record.problem) for record in formats.records_of(chunk, FIELDS, at)]


@pytest.mark.parametrize(("worse", "said"), [(ends, "died"), (lasts, "took longer")])
def test_a_record_that_cannot_even_be_read_costs_what_follows_in_its_chunk_only(
    worse: Callable[[int], None], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.workers.worker.WARM_UP", 3.0)
    chunks = [records.Chunk("a.jsonl", number, records.Piece(1 + 5 * number, b"{}")) for number in range(2)]
    work = partial(read_badly, worse=worse)
    for found, first in zip(ordered(work, chunks, 2, without_document, time_limit=1), (1, 6), strict=True):
        assert [number for number, _ in found] == [first, first + 1, first + 2]
        assert [problem for _, problem in found[:2]] == [None, None]
        assert said in str(found[2][1])
        assert formats.BEHIND in str(found[2][1])


def test_an_item_without_end_loses_one_document_and_a_large_one_has_more_time() -> None:
    chunks = [Chunk(tuple(range(start, start + 5))) for start in range(0, 100, 5)]
    found = run(partial(endless, numbers=(52,)), chunks, time_limit=1, size_of=lambda chunk: 50_000)
    expected = [squares(chunk) for chunk in chunks]
    expected[10][2] = "took longer than 2 seconds"
    assert found == expected


def test_a_slow_reader_of_the_results_ends_nobody() -> None:
    chunks, found = singles(600), []
    for result in ordered(partial(each, work=squared), chunks, 2, without, time_limit=1):
        if len(found) in (0, 300):
            time.sleep(3)
        found.append(result)
    assert found == [squares(chunk) for chunk in chunks]


def test_time_in_which_this_process_was_stopped_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1_000.0, 1_000.0, 5_000.0])
    monkeypatch.setattr("cleaner.workers.crew.connection", SimpleNamespace(wait=lambda pipes, seconds: []))
    monkeypatch.setattr("cleaner.workers.crew.time", SimpleNamespace(monotonic=lambda: next(times)))
    crew: Crew[int, int] = Crew(lambda item, at: item, 1, lambda item, place, reason: item, 60)
    crew._workers.append(Worker(crew._work))
    crew._listen(wait=False)
    crew._listen(wait=False)
    assert crew._waited == 2 * TICK


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_processes_that_are_killed_from_outside_change_nothing() -> None:
    chance, kills = random.Random(1), 0
    chunks = [Chunk((number, number + 1)) for number in range(2_000)]
    found = []
    for result in ordered(partial(each, work=squared), chunks, 3, without):
        found.append(result)
        if chance.random() < 0.02:
            kills += 1
            time.sleep(chance.random() / 50)
            os.kill(chance.choice(multiprocessing.active_children()).pid or 0, signal.SIGKILL)
    assert kills > 20
    lost = {reason for result in found for reason in result if isinstance(reason, str)}
    assert lost <= {"the process that cleaned it died (killed by signal 9), perhaps for want of memory"}
    wrong = [place for place, result in enumerate(found) if result != squares(chunks[place])]
    assert len(found) == len(chunks)
    assert len(wrong) <= kills // 2, "a document is lost to two kills or more"
    assert none_left()


def halted_in_the_middle(number: int, folder: Path) -> int:
    """Be stopped when half of the first answer is sent, as a machine may stop a process at any moment."""
    place = folder / "halted"
    if not place.exists():
        place.touch()

        def half(pipe: Any, answer: Any) -> None:
            os.write(pipe.fileno(), len(answer).to_bytes(4, "big") + bytes(answer)[:10])
            os.kill(os.getpid(), signal.SIGSTOP)

        multiprocessing.connection.Connection._send_bytes = half
    return number * number


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="this system cannot stop a process")
def test_a_process_that_is_halted_in_the_middle_of_an_answer_halts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LONGEST_TALK", 1.0)
    assert run(partial(halted_in_the_middle, folder=tmp_path), singles(40)) == [[n * n] for n in range(40)]
    assert none_left()


def at_once(chunk: Chunk, at: At) -> int:
    os._exit(7)


def at_the_same_place(chunk: Chunk, at: At) -> int:
    at(0)
    os._exit(7)


@pytest.mark.parametrize("work", [at_once, at_the_same_place])
def test_deaths_that_no_document_explains_end_it_all(work: Callable[[Chunk, At], int]) -> None:
    with pytest.raises(WorkersLost, match=rf"Chunk.*tried {MOST_DEATHS} times.*died \(exit status 7\)"):
        list(ordered(work, singles(3), 2, without))
    assert none_left()


def outlived(number: int, folder: Path) -> int:
    if number == 40:
        # What it starts holds the other end of its pipe, so that the end of the process itself does not close it.
        sleeper = [sys.executable, "-c", f"import time; time.sleep({PATIENCE})"]
        (folder / str(subprocess.Popen(sleeper, close_fds=False).pid)).touch()
        os._exit(9)
    return number * number


@pytest.mark.skipif(sys.platform == "win32", reason="there nothing is inherited")
def test_a_death_that_the_pipe_does_not_tell_is_noticed(tmp_path: Path) -> None:
    found = run(partial(outlived, folder=tmp_path), singles(100))
    assert [number for number in range(100) if found[number] != [number * number]] == [40]
    for sleeper in tmp_path.iterdir():
        os.kill(int(sleeper.name), signal.SIGKILL)  # raises when it is gone: then its end was waited for


class Poison:
    """A work that ends every process it is sent to."""

    def __call__(self, chunk: Chunk, at: At) -> int:
        return 0

    def __reduce__(self) -> Any:
        return os._exit, (5,)


def test_processes_that_cannot_start_end_it_all() -> None:
    assert MOST_FAILED_STARTS > 1
    with pytest.raises(WorkersLost, match=r"no process can be started: exit status 5"):
        list(ordered(Poison(), singles(3), 2, without))
    assert none_left()


@pytest.mark.parametrize("most", [0, 1])
def test_a_system_without_room_for_processes_is_asked_for_few(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def start(process: _DeafProcess) -> None:
        if len(started) == most:
            raise BlockingIOError(errno.EAGAIN, "no room")
        started.append(1)
        really(process)

    really = _DeafProcess.start
    monkeypatch.setattr(_DeafProcess, "start", start)
    if most:
        assert run(squared, singles(50), 3) == [squares(chunk) for chunk in singles(50)]
    else:
        with pytest.raises(WorkersLost, match="no process can be started: no room"):
            run(squared, singles(50), 3)
    assert none_left()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_work_raises_ends_it_all_when_its_turn_comes(workers: int) -> None:
    found: list[list[int | str]] = []
    with pytest.raises(ValueError, match="forty"):
        found.extend(ordered(partial(each, work=broken), singles(100), workers, without))
    assert found == [squares(chunk) for chunk in singles(40)]
    assert none_left()


def test_an_error_of_a_process_says_where_it_was_raised() -> None:
    with pytest.raises(ValueError, match="forty") as raised:
        run(broken, singles(100))
    assert "in broken" in "".join(raised.value.__notes__)


@pytest.mark.parametrize(("work", "said"), [(broken_oddly, "Odd"), (unsendable, "unsendable")])
def test_what_cannot_be_sent_is_told_as_well(work: Callable[[int], Any], said: str) -> None:
    with pytest.raises(Exception, match=said):
        run(work, singles(3))
    assert none_left()


def test_what_the_reading_of_items_raises_ends_it_all() -> None:
    def items() -> Iterator[Chunk]:
        yield from singles(20)
        raise OSError("unreadable")

    with pytest.raises(OSError, match="unreadable"):
        list(ordered(partial(each, work=squared), items(), 2, without))
    assert none_left()


def counted(taken: list[int]) -> Iterator[Chunk]:
    while True:
        taken.append(len(taken))
        yield Chunk((taken[-1],))


@pytest.mark.parametrize(("size", "most"), [(0, ITEMS_AHEAD), (BYTES_AHEAD // 4, 4)])
def test_only_so_much_is_under_way(size: int, most: int) -> None:
    taken: list[int] = []
    work = partial(each, work=squared)
    with closing(ordered(work, counted(taken), 2, without, lambda chunk: size)) as results:
        for given in range(3 * ITEMS_AHEAD):
            next(results)
            assert len(taken) - given <= 2 * most
    assert none_left()


def test_an_item_that_is_larger_than_all_there_is_room_for_is_done() -> None:
    assert run(squared, singles(3), size_of=lambda chunk: 10 * BYTES_AHEAD) == [[0], [1], [4]]


def noted(number: int, folder: Path) -> int:
    (folder / str(number)).touch()
    return number * number


def test_items_that_are_slow_to_come_do_not_wait_for_one_another(tmp_path: Path) -> None:
    def slowly() -> Iterator[Chunk]:
        for number in range(6):
            time.sleep(0.1)
            yield Chunk((number,))
            deadline = time.monotonic() + PATIENCE
            while number > 1 and not (tmp_path / str(number - 2)).exists():
                assert time.monotonic() < deadline, "an item lies idle until others come"
                time.sleep(0.01)

    found = list(ordered(partial(each, work=partial(noted, folder=tmp_path)), slowly(), 2, without))
    assert found == [squares(chunk) for chunk in singles(6)]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, GeneratorExit])
def test_no_process_outlives_the_iteration(error: type[BaseException]) -> None:
    def stopped() -> None:
        with closing(
            ordered(partial(each, work=partial(endless, numbers=(50, 51))), singles(100), 2, without)
        ) as results:
            next(results)
            pids.extend(child.pid or 0 for child in multiprocessing.active_children())
            raise error

    pids: list[int] = []
    with pytest.raises(error):
        stopped()
    assert pids
    assert none_left()
    if sys.platform != "win32":
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)


def dies_of_bad(source: Source, at: At) -> str:
    at(0)
    if source.problem:
        return source.problem
    return os._exit(3) if source.relative == "bad.txt" else source.relative


def test_an_input_that_is_given_up_has_failed() -> None:
    sources = [Source(Path(name), name) for name in ("a.txt", "bad.txt", "c.txt")]
    found = list(ordered(dies_of_bad, sources, 2, without_document))
    assert found == ["a.txt", "the process that cleaned it died (exit status 3)", "c.txt"]


def waits_for_the_alarm(number: int, at: At) -> str:
    at(0)
    try:
        while number == 1:
            time.sleep(0.01)
    except Unreadable as error:
        return str(error)
    return str(number)


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarm clock")
def test_a_document_without_end_is_given_up_in_a_single_process_too() -> None:
    before = signal.getsignal(signal.SIGALRM)
    found = list(ordered(waits_for_the_alarm, range(3), 1, lambda item, place, reason: item, time_limit=1))
    assert found == ["0", "took longer than 1 seconds", "2"]
    assert signal.getsignal(signal.SIGALRM) == before
