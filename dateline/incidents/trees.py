"""Boosted trees in plain Python: small models, read from JSON, run without a library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees. A node is (feature, threshold, left, right), at most the threshold goes left; a leaf its value."""

    features: tuple[str, ...]
    trees: tuple[Any, ...]
    bias: float = 0.0

    def score(self, values: Sequence[float]) -> float:
        """Log odds."""
        total = self.bias
        for node in self.trees:
            while not isinstance(node, float):
                feature, threshold, left, right = node
                node = left if values[feature] <= threshold else right
            total += node
        return total

    def p(self, values: Sequence[float]) -> float:
        return 1 / (1 + exp(-max(-30.0, min(30.0, self.score(values)))))


def frozen(node: Any) -> Any:
    """A node as read from JSON (lists), as tuples with float leaves."""
    if isinstance(node, list):
        return (int(node[0]), float(node[1]), frozen(node[2]), frozen(node[3]))
    return float(node)


def from_dict(model: dict[str, Any]) -> Trees:
    return Trees(tuple(model["features"]), tuple(frozen(tree) for tree in model["trees"]), float(model["bias"]))


@cache
def load(name: str) -> Trees:
    """The model of that name in dateline/models/linker.json: "pair" or "row"."""
    path = files("dateline") / "models" / "linker.json"
    return from_dict(json.loads(path.read_text(encoding="utf-8"))[name])
