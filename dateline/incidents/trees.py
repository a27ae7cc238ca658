"""Boosted trees on numpy alone: small models, read from JSON, run for many rows at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Rows = Sequence[Sequence[float]]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]


TOGETHER = 256  # rows that are scored at once: more don't fit a processor's cache


@dataclass(frozen=True, eq=False)
class Trees:
    """A sum of trees, all nodes in one table; at most the threshold goes left, a leaf leads to itself."""

    features: tuple[str, ...]
    feature: Ints
    threshold: Floats
    left: Ints
    right: Ints
    value: Floats
    roots: Ints
    depth: int
    bias: float = 0.0

    def scores(self, values: Rows) -> list[float]:
        """Log odds, one for each row of feature values."""
        if not len(values):
            return []
        table = np.asarray(values, dtype=np.float64)
        found: list[float] = []
        for start in range(0, len(table), TOGETHER):
            found += self._walked(table[start : start + TOGETHER]).tolist()
        return found

    def _walked(self, table: Floats) -> Floats:
        """The sums over the trees for some rows: all trees of all rows go down one step at a time."""
        rows = np.arange(len(table))[:, None]
        at = np.broadcast_to(self.roots, (len(table), len(self.roots)))
        for _ in range(self.depth):
            right = table[rows, self.feature[at]] > self.threshold[at]
            at = self.children[2 * at + right]
        total: Floats = self.value[at].sum(axis=1) + self.bias
        return total

    @cached_property
    def children(self) -> Ints:
        """Left and right of each node, side by side."""
        return np.stack([self.left, self.right], axis=1).reshape(-1)

    def score(self, values: Sequence[float]) -> float:
        return self.scores([values])[0]

    def odds(self, values: Rows) -> list[float]:
        """Probabilities, one for each row."""
        scores = np.clip(self.scores(values), -30.0, 30.0)
        found: list[float] = (1 / (1 + np.exp(-scores))).tolist()
        return found

    def p(self, values: Sequence[float]) -> float:
        return self.odds([values])[0]


class Table:
    """The nodes of a forest while they are gathered from nested lists."""

    def __init__(self) -> None:
        self.rows: list[list[float]] = []  # feature, threshold, left, right, value
        self.depth = 0

    def add(self, node: Any, depth: int = 0) -> int:
        """The index of the node, its children added after it."""
        at = len(self.rows)
        self.depth = max(self.depth, depth)
        if not isinstance(node, list):
            self.rows.append([0, 0.0, at, at, float(node)])
            return at
        self.rows.append([float(node[0]), float(node[1]), 0, 0, 0.0])
        self.rows[at][2] = self.add(node[2], depth + 1)
        self.rows[at][3] = self.add(node[3], depth + 1)
        return at


def from_dict(model: dict[str, Any]) -> Trees:
    """A model as JSON has it: an inner node is [feature, threshold, left, right], a leaf its value."""
    table = Table()
    roots = np.array([table.add(tree) for tree in model["trees"]], dtype=np.intp)
    nodes = np.array(table.rows, dtype=np.float64).reshape(-1, 5)
    feature, left, right = (nodes[:, i].astype(np.intp) for i in (0, 2, 3))
    names = tuple(model["features"])
    return Trees(names, feature, nodes[:, 1], left, right, nodes[:, 4], roots, table.depth, float(model["bias"]))


@cache
def load(name: str) -> Trees:
    """The model of that name in dateline/models/linker.json: pair, row, type, when, where, doer, victim, toll."""
    return from_dict(models()[name])


@cache
def models() -> dict[str, dict[str, Any]]:
    path = files("dateline") / "models" / "linker.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found
