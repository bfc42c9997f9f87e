"""Fitting the network with PyTorch, on one processor, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from cleaner.page.network import FARTHEST, TINY, WHOLE_AFTER
from training.alignment import EITHER

SEED = 20_261_126
WIDTH = 64
"""Numbers of a row: the only width that was tried."""
REACHES = (1, 2, 4, 8, 16, 32)
"""How far the layers look: together 63 units on either side."""
DROPPED = 0.15
"""Share of the numbers of a row that are left out by chance while it learns; 0.25 found no more."""
EPOCHS = 7
"""How often every example is seen; one more, at a low rate, found no more."""
RATE, WARMING, DECAY = 2e-3, 0.1, 0.01
"""The highest learning rate, the share of all steps until it is reached, and the decay of weights."""
LONGEST_STEP = 1.0
"""Length to which a gradient is cut."""
BATCH = 6000
"""Units that are learned from at once, with those that fill up shorter examples."""
ALIKE = 800
"""Examples that are put in order of their length, so that few units are filled up."""
EVERY = 5
"""Of so many examples one is looked at for the mean and the deviation of all."""
LEAST_DEVIATION = 1e-3


class Seen(NamedTuple):
    """What is seen of the units of an example (units, columns), their labels, and what each unit counts."""

    rows: np.ndarray
    labels: np.ndarray
    weight: np.ndarray


class Net(nn.Module):
    """The network that `cleaner.page.network` tells of; its parts have the same names."""

    def __init__(self, columns: int) -> None:
        super().__init__()
        self.enter, self.narrow = nn.Linear(columns, 2 * WIDTH), nn.Linear(2 * WIDTH, WIDTH)
        self.look = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=reach, dilation=reach) for reach in REACHES)
        self.mix = nn.ModuleList(nn.Linear(WIDTH, WIDTH) for _ in REACHES)
        self.whole = nn.Linear(2 * WIDTH, WIDTH)
        self.near, self.leave = nn.Linear(WIDTH, WIDTH), nn.Linear(WIDTH, 1)
        self.dropped = nn.Dropout(DROPPED)

    def forward(self, rows: torch.Tensor, filled: torch.Tensor) -> torch.Tensor:
        """Return the scores (examples, units) of rows (examples, units, columns), of which some are `filled` only."""
        real = ~filled[:, :, None]
        state = self.narrow(self.dropped(functional.silu(self.enter(rows)))) * real
        for number, (look, mix) in enumerate(zip(self.look, self.mix, strict=True)):
            even = state * torch.rsqrt((state * state).mean(-1, keepdim=True) + TINY)
            seen = functional.silu(look(even.transpose(1, 2))).transpose(1, 2)
            state = (state + self.dropped(mix(seen))) * real
            if number == WHOLE_AFTER:
                mean = state.sum(1) / real.sum(1)
                greatest = state.masked_fill(~real, -torch.inf).amax(1)
                state = (state + self.whole(torch.cat([mean, greatest], 1))[:, None, :]) * real
        return self.leave(functional.silu(self.near(self.dropped(state))))[:, :, 0]


def fitted(found: Sequence[Seen], columns: Sequence[str]) -> dict[str, np.ndarray]:
    """Return the arrays of the network that is fitted to examples; `columns`: the names of those of their rows."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    some = np.concatenate([example.rows for example in found[::EVERY]], dtype=np.float32)
    mean, deviation = some.mean(0), some.std(0) + LEAST_DEVIATION
    net = Net(len(columns))
    steps = EPOCHS * len(list(_batches(found, random.Random(SEED))))
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    # The order is another one in each epoch, and with it the number of batches, by a few.
    rates = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + steps // 50, pct_start=WARMING)
    for epoch in range(EPOCHS):
        losses = []
        for batch in _batches(found, chance):
            rows, labels, weight, filled = _together([found[number] for number in batch], mean, deviation)
            known = labels != EITHER
            loss = functional.binary_cross_entropy_with_logits(net(rows, filled)[known], labels[known], weight[known])
            loss = loss * known.sum() / weight[known].sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), LONGEST_STEP)
            optimizer.step()
            rates.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.4f}", flush=True)
    return {"columns": np.array(columns), "mean": mean, "deviation": deviation, **packed(net)}


def packed(net: Net) -> dict[str, np.ndarray]:
    """Return the arrays of a network that `cleaner.page.network` reads, but for what its columns are."""
    arrays = {"reach": np.array(REACHES)}
    for name in ("enter", "narrow", "whole", "near", "leave"):
        step = getattr(net, name)
        arrays |= {name: _numbers(step.weight.T), f"{name}_bias": _numbers(step.bias)}
    arrays["look"] = np.stack([_numbers(step.weight.permute(2, 1, 0)) for step in net.look])
    arrays["look_bias"] = np.stack([_numbers(step.bias) for step in net.look])
    arrays["mix"] = np.stack([_numbers(step.weight.T) for step in net.mix])
    arrays["mix_bias"] = np.stack([_numbers(step.bias) for step in net.mix])
    return arrays


def _numbers(values: torch.Tensor) -> np.ndarray:
    return values.detach().numpy().astype(np.float16)


def _batches(found: Sequence[Seen], chance: random.Random) -> Iterator[list[int]]:
    """Yield the numbers of the examples that are learned from together, each once, in an order made by chance."""
    order = list(range(len(found)))
    chance.shuffle(order)
    batches: list[list[int]] = []
    for at in range(0, len(order), ALIKE):
        batch: list[int] = []
        for number in sorted(order[at : at + ALIKE], key=lambda number: len(found[number].labels)):
            if batch and (len(batch) + 1) * len(found[number].labels) > BATCH:
                batches.append(batch)
                batch = []
            batch.append(number)
        batches.append(batch)
    chance.shuffle(batches)
    yield from batches


def _together(examples: Sequence[Seen], mean: np.ndarray, deviation: np.ndarray) -> tuple[torch.Tensor, ...]:
    """Return the rows, labels and weights of examples, and which were filled up so that all are equally long."""
    shape = len(examples), max(len(example.labels) for example in examples)
    rows = torch.zeros(*shape, len(mean))
    labels, weight = torch.full(shape, float(EITHER)), torch.zeros(shape)
    filled = torch.ones(shape, dtype=torch.bool)
    for number, example in enumerate(examples):
        units = len(example.labels)
        even = (example.rows.astype(np.float32) - mean) / deviation
        rows[number, :units] = torch.from_numpy(even.clip(-FARTHEST, FARTHEST))
        labels[number, :units] = torch.from_numpy(example.labels.astype(np.float32))
        weight[number, :units] = torch.from_numpy(example.weight)
        filled[number, :units] = False
    return rows, labels, weight, filled
