"""A run on a Ray cluster: its processes do the items, wherever they run; results come in the order of the items."""

from __future__ import annotations

import logging
import socket
from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from cleaner.errors import WrongUsage, in_words
from cleaner.one_document import Order
from cleaner.settings import LEARN, OFF, RunSettings
from cleaner.workers import At, Engine, ordered
from cleaner.workers.in_time import done_in_time
from cleaner.workers.item import Item, Result, seconds_for

SHARE = 0.9
"""Of a CPU that a task asks for: whole ones would leave nothing for what Ray runs beside it; on two CPUs that hangs."""
AHEAD = 4
"""Items under way for each CPU: enough that none waits, few enough to stay small in memory."""
RETRIES = 3
"""How often Ray tries an item again whose node or process is gone, before it is done here, document by document."""

PATIENCE = 5
"""Seconds in which a cluster answers."""


def on_cluster(root: Path, order: Order, how: RunSettings) -> tuple[Path, Order, Engine]:
    """Return a run for the cluster that `how` names: its folders by their whole names, and its engine."""
    lines = order.settings.site_lines
    if lines not in (LEARN, OFF):
        lines = str(Path(lines).absolute())
    order = replace(order, out=order.out.absolute(), settings=replace(order.settings, site_lines=lines))
    return root.absolute(), order, partial(ordered_on_ray, time_limit=how.time_limit, address=how.address or None)


def ordered_on_ray(
    work: Callable[[Item, At], Result],
    items: Iterable[Item],
    without: Callable[[Item, int, str], Item],
    size_of: Callable[[Item], int],
    time_limit: float,
    address: str | None = None,
) -> Generator[Result, None, None]:
    """Yield `work(item)` for each item, in their order, done by the Ray cluster at `address`, or by one that is started
    here.

    A document that takes longer than `time_limit` seconds, and more for an item of many bytes, has failed. An item that
    ends its process again and again is done in processes of this machine, so that only the guilty document of it is
    given up. All nodes must see the folders of the run under the same names. Raises WrongUsage when Ray is not
    installed or not reached.
    """
    ray = _connected(address)
    task = ray.remote(done_in_time).options(num_cpus=SHARE, max_retries=RETRIES)
    shared = ray.put(work)
    most = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
    under_way: deque[tuple[Item, Any]] = deque()

    def finished() -> Result:
        item, result = under_way.popleft()
        try:
            found: Result = ray.get(result)
        except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError):
            found = next(ordered(work, [item], 2, without, size_of, time_limit))
        return found

    for item in items:
        under_way.append((item, task.remote(shared, item, seconds_for(size_of(item), time_limit))))
        if len(under_way) >= most:
            yield finished()
    while under_way:
        yield finished()


def _connected(address: str | None) -> Any:
    """Return Ray, connected: to the cluster at an address, else to one that is started here and ends with the process.

    Raises WrongUsage.
    """
    try:
        import ray
    except ImportError:
        raise WrongUsage("the engine ray is not installed: pip install 'cleaner[ray]'") from None
    if not ray.is_initialized():
        _check_reachable(address)
        here: dict[str, Any] = {} if address else {"include_dashboard": False}
        try:
            ray.init(address or "local", log_to_driver=False, logging_level=logging.ERROR, **here)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise WrongUsage(f"the Ray cluster {address or 'here'} is not reached: {error}") from error
    return ray


def _check_reachable(address: str | None) -> None:
    """Raise WrongUsage when nobody listens at an address: Ray itself would wait for minutes."""
    host, _, port = (address or "").rpartition(":")
    if not host or "//" in host or not port.isdigit():
        return
    try:
        socket.create_connection((host, int(port)), PATIENCE).close()
    except OSError as error:
        raise WrongUsage(f"the Ray cluster {address} is not reached: {in_words(error)}") from None
