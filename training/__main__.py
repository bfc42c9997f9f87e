"""Train the model for dumps: `python -m training DATA [WORK]` writes it into the package, and `MODEL_CARD.md`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.again import first_looks, fitted, left_of
from training.card import card
from training.crossed import Crossed
from training.dumps import dumps
from training.examples import Example, examples, parts_of
from training.export import packed, write
from training.gating import gate_of
from training.held_back import HeldBack
from training.labelled import labelled_examples
from training.measure import measured
from training.word_weights import weights_of

MODEL = Path(__file__).parent.parent / "cleaner" / "page" / "dumps.npz"
CARD = Path(__file__).parent / "MODEL_CARD.md"


def first(data: Path, found: Sequence[Example]) -> dict[str, dict[str, np.ndarray]]:
    """Return the parts of the model that look first, as examples make them: weights of words, network, and gate."""
    crossed = Crossed(found)
    print("networks on one half each", flush=True)
    gate = gate_of(data, found, crossed)
    network = crossed.fitted_to(found)
    return {"": {"weights": weights_of(crossed.counts)}, "network_": network, "gate_": packed(gate)}


def train(data: Path, found: Sequence[Example], held_back: HeldBack) -> None:
    """Write the model and its card; the second look is learned from what was held back of the first."""
    held = [one for one in found if held_back.holds(one.site)]
    trained = [one for one in found if not held_back.holds(one.site)] + labelled_examples(data)
    parts = first(data, trained)
    write(MODEL, parts)
    looks = first_looks(held)
    known = [place for place, one in enumerate(held) if not held_back.is_labelled(one.site)]
    again = fitted([held[place] for place in known], [looks[place] for place in known])
    write(MODEL, {**parts, "again_": again})
    CARD.write_text(card(MODEL, data, (trained, held), measured(held, left_of(held, looks))), "utf-8")


def main() -> None:
    """Train, measure, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="a folder in or under which stand the files named in training/pages.py")
    parser.add_argument("work", type=Path, nargs="?", help="where the dumps are kept for another time")
    arguments = parser.parse_args()
    work = arguments.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    found = list(examples(dumps(arguments.data, work), parts_of(arguments.data)))
    train(arguments.data, found, HeldBack(arguments.data))


if __name__ == "__main__":
    main()
