"""Train the model for dumps: `python -m training DATA [WORK]` writes it into the package, and `MODEL_CARD.md`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

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


def train(data: Path, found: Sequence[Example]) -> None:
    """Write the model that examples make."""
    crossed = Crossed(found)
    print("networks on one half each", flush=True)
    gate = gate_of(data, found, crossed)
    network = crossed.fitted_to(found)
    parts = {"": {"weights": weights_of(crossed.counts)}, "network_": network, "gate_": packed(gate)}
    write(MODEL, parts)


def main() -> None:
    """Train, measure, and write the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="a folder in or under which stand the files named in training/pages.py")
    parser.add_argument("work", type=Path, nargs="?", help="where the dumps are kept for another time")
    arguments = parser.parse_args()
    work = arguments.work or Path(tempfile.mkdtemp())
    work.mkdir(parents=True, exist_ok=True)
    held_back = HeldBack(arguments.data)
    found = list(examples(dumps(arguments.data, work), parts_of(arguments.data)))
    held = [one for one in found if held_back.holds(one.site)]
    trained = [one for one in found if not held_back.holds(one.site)]
    trained += labelled_examples(arguments.data)
    train(arguments.data, trained)
    CARD.write_text(card(MODEL, arguments.data, (trained, held), measured(held)), "utf-8")


if __name__ == "__main__":
    main()
