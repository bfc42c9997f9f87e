"""A file or a folder through the cleaner: every input accounted for, what is done already not done again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from pathlib import Path

from cleaner.errors import Interrupted, OutputFailed, WrongUsage, in_words
from cleaner.inputs import AlreadyDone, End, Item, handed_out, size_of, without
from cleaner.one_chunk import clean_chunk
from cleaner.one_document import Order, Outcome, clean_one
from cleaner.reading import Source, discover, result_path
from cleaner.record_file import finish, in_the_way, is_done, rows_of
from cleaner.records.formats import check_writable
from cleaner.records.record import Chunk
from cleaner.remote import is_remote
from cleaner.settings import FIELDS, TIME_LIMIT, Fields
from cleaner.survey import Learned, is_due, learn, survey
from cleaner.workers import At, Engine, ordered
from cleaner.writing.atomic import sweep
from cleaner.writing.chunk_results import drop_all_chunks
from cleaner.writing.lock import lock
from cleaner.writing.manifest import books, close_books
from cleaner.writing.places import MANIFEST, OWN_NAMES
from cleaner.writing.tally import Tally

FEW_INPUTS = 64
FEW_BYTES = 4_000_000
"""Below both, one process is done (a second of work) before others have started (half a second each, measured)."""

STOPPED = "stopped; what is done stays done, and the same command goes on from there"


def clean_all(
    root: Path,
    order: Order,
    workers: int,
    seen: Callable[[Outcome], None],
    time_limit: float = TIME_LIMIT,
    engine: Engine | None = None,
) -> Tally:
    """Clean every input below `root` as `order` says; tell `seen` of each in their order; return the sums.

    `workers` 0 takes one process for little work and all cores for much; with more than one, a document that takes
    longer than `time_limit` seconds, or ends its process, has failed. Another `engine` has been told of both. Results
    of inputs that are no longer there stay, and the manifest does not name them. Raises WrongUsage before anything was
    written, OutputFailed when results cannot be written, Interrupted on Ctrl-C.
    """
    check_places(root, order.out)
    check_writable(order.to)
    try:
        with _alone_in(order.out):
            return _run(root, order, engine or _here(root, order.out, workers, time_limit), seen)
    except KeyboardInterrupt:
        raise Interrupted(STOPPED) from None
    except OSError as error:
        raise OutputFailed(f"{order.out}: {in_words(error)}; {STOPPED}") from error


def _run(root: Path, order: Order, engine: Engine, seen: Callable[[Outcome], None]) -> Tally:
    if not (order.out / MANIFEST).exists():
        sweep(order.out)
    close_books(order.out)
    tally = Tally()
    with ExitStack() as held:
        if is_due(root, order.out, order.settings):
            order = replace(order, surveyed=held.enter_context(survey(root, order.out, engine, order.settings.fields)))
        inputs = discover(root, exclude=order.out)
        items = chain.from_iterable(handed_out(source, partial(_instead, order=order), order.to) for source in inputs)
        done = engine(partial(_work, order=order), items, without=without, size_of=size_of)
        results = held.enter_context(closing(done))
        written = held.enter_context(books(order.out))
        for outcome in chain.from_iterable(_outcomes(result, order) for result in results):
            written.add(outcome.row)
            tally.add(outcome.row, outcome.done_already)
            seen(outcome)
    drop_all_chunks(order.out)
    return tally


_Result = Outcome | list[Outcome] | End | AlreadyDone
"""What comes of an item: what became of its documents, or, for what no process works on, the item."""


def _instead(source: Source, order: Order) -> Item | None:
    """Return what there is to do for a file of records that is not to be cleaned."""
    problem = in_the_way(source, order)
    if problem:
        return replace(source, problem=problem)
    return AlreadyDone(source) if is_done(source, order) else None


def _work(item: Item, at: At, order: Order) -> _Result:
    """Do what there is to do for an item, in whichever process."""
    if isinstance(item, Source):
        at(0)
        return clean_one(item, order)
    return clean_chunk(item, at, order) if isinstance(item, Chunk) else item


def _outcomes(result: _Result, order: Order) -> Iterable[Outcome]:
    """Return what became of the documents of an item; behind the last record of a file its results are written."""
    if isinstance(result, Outcome):
        return (result,)
    if isinstance(result, End):
        return finish(result, order)
    return rows_of(result.source, order) if isinstance(result, AlreadyDone) else result


def learn_all(root: Path, file: Path, workers: int, fields: Fields = FIELDS) -> Learned:
    """Learn from the inputs below `root`, and write it to `file`. Raises OutputFailed when it cannot be written."""
    return learn(root, file, _here(root, None, workers, TIME_LIMIT), fields)


def _here(root: Path, out: Path | None, workers: int, time_limit: float) -> Engine:
    """Return the engine of this machine: so many processes, or as many as the inputs are worth."""
    return partial(ordered, workers=workers or _worth(discover(root, exclude=out)), time_limit=time_limit)


def _worth(inputs: Iterator[Source]) -> int:
    """Return how many processes some inputs are worth."""
    first = list(islice(inputs, FEW_INPUTS))
    few = len(first) < FEW_INPUTS and sum(source.size for source in first) < FEW_BYTES
    return 1 if few else _cores()


def _cores() -> int:
    """Return how many cores this process may use, which in a container can be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_places(root: Path, out: Path) -> None:
    """Raise WrongUsage unless `root` can be cleaned into `out` without touching anything of `root`."""
    if not is_remote(root) and not os.path.lexists(root):
        raise WrongUsage(f"{root}: there is no such file or folder")
    if out.exists() and not out.is_dir():
        raise WrongUsage(f"{out}: the results need a folder, and this is a file")
    source, target = root.resolve(), out.resolve()
    if not root.is_dir():
        if source in (target / name for name in (result_path(root.name), *OWN_NAMES)):
            raise WrongUsage(f"{out}: the result would overwrite {root}; name another folder")
        _check_kind(root)
    elif source == target:
        raise WrongUsage(f"{out}: the results would overwrite the inputs; name another folder")
    elif target in source.parents:
        raise WrongUsage(f"{out}: holds {root}, so results could overwrite inputs; name another folder")


def _check_kind(root: Path) -> None:
    skip = next(discover(root)).skip if not root.is_dir() else None
    if skip:
        raise WrongUsage(f"{root}: {skip}")


@contextmanager
def _alone_in(out: Path) -> Iterator[None]:
    """Hold `out`, made when it is not there, for this run; Ctrl-C leaves no temporary files there.

    Raises WrongUsage when it is not to be had.
    """
    with ExitStack() as held:
        try:
            if not is_remote(out):
                out.mkdir(parents=True, exist_ok=True)
                lock(out, held)
        except BlockingIOError:
            raise WrongUsage(f"{out}: another run is writing there") from None
        except OSError as error:
            raise WrongUsage(f"{out}: cannot be used for results: {in_words(error)}") from error
        try:
            yield
        except KeyboardInterrupt:
            sweep(out)  # while it is held: what another run writes is not swept
            raise
