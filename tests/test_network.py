"""The convolutional network: units are judged by those around them, and as the program that trained it judges them."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import numpy as np
import pytest

from cleaner.page.model import MODEL
from cleaner.page.network import AT_ONCE, Network, load

if TYPE_CHECKING:
    from cleaner.page.numbered import Columns

needs_torch = pytest.mark.skipif(not importlib.util.find_spec("torch"), reason="PyTorch is only needed to train")


def network() -> Network:
    return load(MODEL, "network_")


def columns_of(units: int) -> Columns:
    random = np.random.default_rng(units)
    return {name: random.normal(size=units).astype(np.float32) for name in network().columns}


@pytest.mark.parametrize("units", [1, 2, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 5 * AT_ONCE])
def test_every_unit_has_a_probability(units: int) -> None:
    chances = network().probabilities(columns_of(units))
    assert chances.shape == (units,)
    assert ((chances >= 0) & (chances <= 1)).all()


def test_the_order_of_columns_makes_no_difference() -> None:
    columns = columns_of(40)
    turned = dict(reversed(columns.items()))
    assert network().probabilities(columns).tolist() == network().probabilities(turned).tolist()


def test_what_was_never_seen_in_training_is_no_number_beyond_reckoning() -> None:
    columns = {name: values * 1e30 for name, values in columns_of(10).items()}
    assert np.isfinite(network().probabilities(columns)).all()


def test_neighbours_change_a_verdict() -> None:
    columns = columns_of(50)
    changed = {name: values.copy() for name, values in columns.items()}
    changed["size"][25] += 3
    difference = network().probabilities(columns) != network().probabilities(changed)
    assert difference[[24, 26]].all()


@needs_torch
@pytest.mark.parametrize("units", [1, 31, 200])
def test_it_gives_what_pytorch_gives(units: int) -> None:
    import torch

    from training.network import Net, Seen, _together, packed

    torch.manual_seed(units)
    net = Net(7).eval()
    names = [f"column {number}" for number in range(7)]
    rows = np.random.default_rng(units).normal(size=(units, 7)).astype(np.float32)
    mean, deviation = rows.mean(0), rows.std(0) + 1
    example = Seen(rows, np.zeros(units), np.ones(units, dtype=np.float32))
    longer = Seen(np.tile(rows, (2, 1)), np.zeros(2 * units), np.ones(2 * units, dtype=np.float32))
    given, _, _, filled = _together([example, longer], mean, deviation)
    with torch.no_grad():
        theirs = torch.sigmoid(net(given, filled)).numpy()[0, :units]
    ours = Network({"columns": np.array(names), "mean": mean, "deviation": deviation, **packed(net)})
    assert np.allclose(ours.probabilities(dict(zip(names, rows.T, strict=True))), theirs, atol=3e-3)
