"""A LightGBM model as the flat arrays that `cleaner.page.trees` reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np


def packed(booster: Any) -> dict[str, np.ndarray]:
    """Return the trees of a LightGBM model, trained with `use_missing=False` and without categories, as flat arrays.

    Cuts become the greatest 32-bit number that is not above them, so that a row of 32-bit numbers goes the same way.
    """
    nodes: list[list[float]] = []
    roots, depth = [], 0
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(nodes))
        depth = max(depth, _add(tree["tree_structure"], nodes))
    feature, cut, left, right, leaf = (np.array(column) for column in zip(*nodes, strict=True))
    return {
        "feature": feature.astype(np.uint16),
        "cut": _rounded_down(cut),
        "left": left.astype(np.uint16),
        "right": right.astype(np.uint16),
        "leaf": leaf.astype(np.float16),
        "roots": np.array(roots, dtype=np.uint32),
        "depth": np.array(depth, dtype=np.uint16),
    }


def write(path: Path, parts: dict[str, dict[str, np.ndarray]]) -> None:
    """Write the arrays of several parts of a model into one compressed file, each part's name before its arrays'."""
    named = {prefix + key: value for prefix, part in parts.items() for key, value in part.items()}
    np.savez_compressed(path, **named)


def _add(node: dict[str, Any], nodes: list[list[float]]) -> int:
    """Append a node and all below it to `nodes`; return how deep it goes below."""
    place = len(nodes)
    nodes.append([0, np.inf, 0, 0, 0.0])
    if "leaf_value" in node:
        nodes[place][4] = node["leaf_value"]
        return 0
    depth_left = _add(node["left_child"], nodes)
    right = len(nodes)
    depth_right = _add(node["right_child"], nodes)
    nodes[place] = [node["split_feature"], node["threshold"], 1, right - place, 0.0]
    return 1 + max(depth_left, depth_right)


def _rounded_down(cuts: np.ndarray) -> np.ndarray:
    rounded = cuts.astype(np.float32)
    above = rounded.astype(np.float64) > cuts
    rounded[above] = np.nextafter(rounded[above], np.float32(-np.inf))
    return rounded
