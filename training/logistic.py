"""Logistic regression over named traits, one example after another; no package is needed for so small a thing."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from math import exp, log, sqrt

Example = tuple[list[str], bool]

ROUNDS, STEP, DECAY = 4, 0.15, 1e-5
"""Times through all examples, the first step of a weight (it shrinks with what the weight has moved), and the pull to
nothing; more rounds gained nothing on the documents held back."""
FEWEST = 4
"""Examples that have a trait before it is given a weight."""
LARGEST = 30.0
"""Sum of weights beyond which certainty is complete."""


def weighed(examples: Sequence[Example], seed: int) -> dict[str, float]:
    """Return a weight for every trait that is common enough; the same for the same examples and seed."""
    seen = Counter(trait for traits, _ in examples for trait in traits)
    known = [([trait for trait in traits if seen[trait] >= FEWEST], is_so) for traits, is_so in examples]
    weights = dict.fromkeys((trait for trait, number in seen.items() if number >= FEWEST), 0.0)
    moved = dict.fromkeys(weights, 1e-8)
    chance = random.Random(seed)
    for number in range(ROUNDS):
        chance.shuffle(known)
        print(f"round {number + 1}: mean loss {_round(known, weights, moved) / len(known):.4f}", flush=True)
    return weights


def _round(known: Sequence[Example], weights: dict[str, float], moved: dict[str, float]) -> float:
    loss = 0.0
    for traits, is_so in known:
        total = max(-LARGEST, min(LARGEST, sum(weights[trait] for trait in traits)))
        miss = is_so - 1 / (1 + exp(-total))
        loss -= log(max(1e-12, 1 - abs(miss)))
        for trait in traits:
            pull = miss - DECAY * weights[trait]
            moved[trait] += pull * pull
            weights[trait] += STEP * pull / sqrt(moved[trait])
    return loss
