"""The files of the models, as `training/` wrote them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def arrays(name: str) -> Mapping[str, Any]:
    """Return the arrays of the model file `name`.npz of this package, by their names."""
    import numpy as np

    data = resources.files("cleaner.page").joinpath(f"{name}.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as packed:
        return {key: packed[key] for key in packed.files}


def part(name: str, prefix: str) -> dict[str, Any]:
    """Return the arrays of a model file whose names begin with `prefix`, by what follows it."""
    return {key.removeprefix(prefix): value for key, value in arrays(name).items() if key.startswith(prefix)}
