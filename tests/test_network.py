"""The convolutional network: units are judged by those around them, and as the program that trained it judges them."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from cleaner.page.model import MODEL
from cleaner.page.network import AT_ONCE, TINY, WHOLE_AFTER, Network, load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.page.numbered import Columns

    Row = np.ndarray[Any, np.dtype[np.float64]]

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


@pytest.mark.parametrize("units", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE + 4])
def test_it_gives_what_unit_after_unit_gives(units: int) -> None:
    packed = by_chance(units)
    columns = {name: np.random.default_rng(units).normal(size=units) for name in packed["columns"]}
    ours = Network(packed).probabilities(columns)
    assert np.allclose(ours, unit_after_unit(packed, columns), atol=1e-4)


def by_chance(seed: int) -> dict[str, Any]:
    """A small network of three columns, of weights by chance; the layer that follows the pool looks farthest."""
    random, width, reach = np.random.default_rng(seed), 4, (1, 2, 5, 9)
    layers = len(reach)
    shapes = {
        "mean": (3,),
        "enter": (3, 6),
        "enter_bias": (6,),
        "narrow": (6, width),
        "narrow_bias": (width,),
        "look": (layers, 3, width, width),
        "look_bias": (layers, width),
        "mix": (layers, width, width),
        "mix_bias": (layers, width),
        "whole": (2 * width, width),
        "whole_bias": (width,),
        "near": (width, width),
        "near_bias": (width,),
        "leave": (width, 1),
        "leave_bias": (1,),
    }
    drawn = {name: random.normal(size=shape) for name, shape in shapes.items()}
    return {"columns": np.array(["a", "b", "c"]), "reach": np.array(reach), "deviation": np.array([1, 2, 3]), **drawn}


def unit_after_unit(of: Mapping[str, Any], columns: Columns) -> list[float]:
    """What the description of the network says, in the plainest way: one unit at a time and in double precision."""

    def dense(name: str, row: Row) -> Row:
        return row @ of[name] + of[f"{name}_bias"]

    def silu(row: Row) -> Row:
        return row / (1 + np.exp(-row))

    seen = np.stack([columns[name] for name in of["columns"]], axis=1)
    state = [dense("narrow", silu(dense("enter", row))) for row in (seen - of["mean"]) / of["deviation"]]
    for layer, reach in enumerate(of["reach"]):
        even = [row / np.sqrt((row**2).mean() + TINY) for row in state]
        for at in range(len(state)):
            around = [(side, at + (side - 1) * reach) for side in range(3)]
            looked = sum(even[place] @ of["look"][layer, side] for side, place in around if 0 <= place < len(state))
            state[at] = state[at] + silu(looked + of["look_bias"][layer]) @ of["mix"][layer] + of["mix_bias"][layer]
        if layer == WHOLE_AFTER:
            whole = dense("whole", np.concatenate((np.mean(state, axis=0), np.max(state, axis=0))))
            state = [row + whole for row in state]
    return [1 / (1 + np.exp(-dense("leave", silu(dense("near", row)))[0])) for row in state]


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
