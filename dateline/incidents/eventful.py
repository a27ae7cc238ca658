"""How likely each sentence tells of an incident at all, read off the language model's inner layer.

A deed's words tell what may have happened; the sentence as a whole tells whether it is news of a happening or talk, law,
history, sport. The weights stand in linker.json beside the trees; without the language model every sentence is a doubtful one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dateline.incidents import trees
from dateline.incidents.reading import Reading

DOUBTFUL = 0.0  # log odds
FURTHEST = 6.0


def weights() -> tuple[Any, float]:
    """One weight a dimension, and the bias."""
    model = trees.models()["eventful"]
    return np.asarray(model["weights"], dtype=np.float64), float(model["bias"])


def scores(reading: Reading) -> list[float]:
    """Log odds that each sentence of the article tells of an incident."""
    vectors: Mapping[int, Any] = reading.grammar.vectors if reading.grammar else {}
    return scored(vectors, len(reading.sentences), *weights())


def scored(vectors: Mapping[int, Any], sentences: int, slopes: Any, bias: float) -> list[float]:
    found = [DOUBTFUL] * sentences
    for i, vector in vectors.items():
        found[i] = float(np.clip(vector @ slopes + bias, -FURTHEST, FURTHEST))
    return found


def top(values: Sequence[float], share: float = 0.25) -> float:
    """The mean of the highest share of the values: one stray sentence makes no news."""
    best = sorted(values, reverse=True)[: max(1, round(len(values) * share))]
    return sum(best) / len(best) if best else DOUBTFUL
