"""Boosted trees: the evaluator follows every branch, and gives what the program that trained them gives."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from cleaner.page.trees import ROWS_AT_ONCE, Trees, from_arrays
from training.export import packed, write


class HandMade:
    """Two small trees in the form in which LightGBM tells its own."""

    def dump_model(self) -> dict[str, Any]:
        inner = {"split_feature": 1, "threshold": 0.1, "left_child": leaf(2.0), "right_child": leaf(4.0)}
        first = {"split_feature": 0, "threshold": 10.0, "left_child": inner, "right_child": leaf(-1.0)}
        return {"tree_info": [{"tree_structure": first}, {"tree_structure": leaf(0.5)}]}


def leaf(value: float) -> dict[str, Any]:
    return {"leaf_value": value}


def hand_made() -> Trees:
    return from_arrays(packed(HandMade()))


def test_every_row_goes_its_way() -> None:
    rows = np.array([[10, 0], [10, 0.2], [10.5, 0]], dtype=np.float32)
    assert hand_made().scores(rows).tolist() == [2.5, 4.5, -0.5]


def test_a_32_bit_number_above_the_cut_goes_right_though_it_rounds_to_it() -> None:
    assert float(np.float32(0.1)) > 0.1
    assert hand_made().scores(np.array([[0, 0.1]], dtype=np.float32)).tolist() == [4.5]


def test_no_row_at_all() -> None:
    assert hand_made().probabilities(np.zeros((0, 2), dtype=np.float32)).shape == (0,)


def test_more_rows_than_go_at_once() -> None:
    rows = np.tile(np.array([[10, 0], [11, 0]], dtype=np.float32), (ROWS_AT_ONCE, 1))
    assert hand_made().scores(rows).tolist() == [2.5, -0.5] * ROWS_AT_ONCE


def test_a_file_holds_several_parts(tmp_path: Path) -> None:
    write(tmp_path / "model.npz", {"a_": packed(HandMade()), "b_": {"leaf": np.zeros(1)}})
    with np.load(tmp_path / "model.npz") as file:
        assert {"a_roots", "b_leaf"} <= set(file.files)


@pytest.mark.skipif(not importlib.util.find_spec("lightgbm"), reason="LightGBM is only needed to train")
def test_it_gives_what_lightgbm_gives() -> None:
    import lightgbm

    random = np.random.default_rng(0)
    rows = random.normal(size=(3000, 6)).astype(np.float32)
    labels = (rows[:, 0] * rows[:, 1] + rows[:, 2] > random.normal(size=3000)).astype(int)
    settings = {"objective": "binary", "num_leaves": 15, "use_missing": False, "verbose": -1, "num_threads": 1}
    booster = lightgbm.train(settings, lightgbm.Dataset(rows, labels), 30)
    ours = from_arrays(packed(booster)).probabilities(rows)
    assert np.allclose(ours, booster.predict(rows), atol=2e-3)
