"""Linear models over features that are words, and over the network's vectors; as plain JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]
WEIGHTS = Path(__file__).with_name("muc_weights.json")
STEP = 50  # weights are kept as whole numbers of 1/STEP


@dataclass(frozen=True)
class Linear:
    """Several outputs over the same features: a feature has a weight for each output."""

    outputs: tuple[str, ...]
    bias: Floats
    weights: Mapping[str, Floats]

    def scores(self, features: Iterable[str]) -> Floats:
        found = self.bias.copy()
        for feature in dict.fromkeys(features):
            if (weight := self.weights.get(feature)) is not None:
                found += weight
        return found

    def table(self, rows: Iterable[Iterable[str]]) -> Floats:
        found = [self.scores(row) for row in rows]
        return np.array(found).reshape(len(found), len(self.outputs))


def linear(model: Mapping[str, Any]) -> Linear:
    weights = {f: np.array(w) / STEP for f, w in model["weights"].items()}
    return Linear(tuple(model["outputs"]), np.array(model["bias"]), weights)


@dataclass(frozen=True)
class Dense:
    """Several outputs over the network's vectors."""

    bias: Floats
    weights: Floats  # a column for each output

    def table(self, vectors: Floats) -> Floats:
        found: Floats = vectors.astype(np.float64) @ self.weights + self.bias
        return found


def dense(model: Mapping[str, Any]) -> Dense:
    return Dense(np.array(model["bias"]), np.array(model["weights"]).T)


@dataclass(frozen=True)
class Joint:
    """Several outputs over words and vectors together."""

    words: Linear
    vectors: Dense

    def table(self, rows: Iterable[Iterable[str]], vectors: Floats) -> Floats:
        found: Floats = self.words.table(rows) + self.vectors.table(vectors)
        return found


def joint(model: Mapping[str, Any]) -> Joint:
    return Joint(linear(model), dense({"bias": [0.0] * len(model["outputs"]), "weights": model["vectors"]}))


@cache
def weights() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return found


def mean(vectors: Floats, rows: Sequence[int]) -> Floats:
    found: Floats = vectors[list(rows)].astype(np.float64).mean(0) if rows else np.zeros(vectors.shape[1])
    return found
