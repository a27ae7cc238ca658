"""Boosted trees on numpy alone: small models, read from JSON, run for many rows at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Rows = Sequence[Sequence[float]] | Floats
Ints = npt.NDArray[np.intp]
CHUNK = 64  # rows at once: what is looked up stays in the processor's cache
BITS = 8  # questions of a tree whose answers make one byte


@dataclass(frozen=True, eq=False)
class Trees:
    """A sum of trees, all nodes in one table; at most the threshold goes left, a leaf leads to itself."""

    features: tuple[str, ...]
    feature: Ints
    threshold: Floats
    child: Ints  # of node n: at 2n where a value is above the threshold, at 2n + 1 where it is not
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
        for start in range(0, len(table), CHUNK):
            found += self._scores(table[start : start + CHUNK])
        return found

    def _scores(self, table: Floats) -> list[float]:
        values = self.value.take(self._leaves(table)) if self.answers is None else self.answers(table)
        found: list[float] = (values.sum(axis=1) + self.bias).tolist()
        return found

    def _leaves(self, table: Floats) -> Ints:
        """The node at which each row ends in each tree, level by level."""
        begins = np.arange(0, table.size, table.shape[1])[:, None]  # where each row begins in the flat table
        at = np.repeat(self.roots[None, :], len(table), axis=0)
        for _ in range(self.depth):
            under = table.ravel().take(begins + self.feature.take(at)) <= self.threshold.take(at)
            at = self.child.take(2 * at + under)
        return at

    @cached_property
    def answers(self) -> Answers | None:
        """The same trees with all questions asked at once, None where a tree has too many."""
        return Answers.of(self)

    def score(self, values: Sequence[float]) -> float:
        return self.scores([values])[0]

    def odds(self, values: Rows) -> list[float]:
        """Probabilities, one for each row."""
        scores = np.clip(self.scores(values), -30.0, 30.0)
        found: list[float] = (1 / (1 + np.exp(-scores))).tolist()
        return found

    def p(self, values: Sequence[float]) -> float:
        return self.odds([values])[0]


@dataclass(frozen=True, eq=False)
class Answers:
    """Small trees whose questions are all asked at once: the answers of a tree are a byte, which looks its value up.

    Three times as quick as going down level by level, and five times for a single row.
    """

    feature: Ints  # of each question, BITS for a tree
    threshold: Floats
    values: Floats  # 256 for each tree
    begins: Ints  # where those of each tree begin

    def __call__(self, table: Floats) -> Floats:
        """The value of each tree (columns) for each row."""
        under = table.take(self.feature, axis=1) <= self.threshold
        found: Floats = self.values.take(np.packbits(under, axis=1) + self.begins)
        return found

    @staticmethod
    def of(trees: Trees) -> Answers | None:
        asked = [questions(trees, root) for root in trees.roots.tolist()]
        if max(map(len, asked), default=0) > BITS:
            return None
        nodes = np.array(
            [[*nodes, *[nodes[0] if nodes else 0] * (BITS - len(nodes))] for nodes in asked], dtype=np.intp
        )
        values = np.empty((len(asked), *[2] * BITS))
        for root, nodes_of, box in zip(trees.roots.tolist(), asked, values, strict=True):
            fill(box, trees, root, {node: i for i, node in enumerate(nodes_of)}, [slice(None)] * BITS)
        begins = np.arange(0, values.size, 1 << BITS)
        return Answers(trees.feature[nodes].ravel(), trees.threshold[nodes].ravel(), values.ravel(), begins)


def questions(trees: Trees, node: int) -> list[int]:
    """The nodes from `node` down that have children."""
    above, under = trees.child[2 * node : 2 * node + 2].tolist()
    return [] if above == node else [node, *questions(trees, above), *questions(trees, under)]


def fill(box: Floats, trees: Trees, node: int, axis: Mapping[int, int], at: list[Any]) -> None:
    """Put the values of the leaves below `node` where the answers lead to them; each question has an axis of the box."""
    if node not in axis:
        box[tuple(at)] = trees.value[node]
        return
    for answer in (0, 1):
        at[axis[node]] = answer
        fill(box, trees, int(trees.child[2 * node + answer]), axis, at)
    at[axis[node]] = slice(None)


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
    feature, child = nodes[:, 0].astype(np.intp), nodes[:, [3, 2]].astype(np.intp).ravel()
    names, threshold, value = tuple(model["features"]), nodes[:, 1].copy(), nodes[:, 4].copy()
    return Trees(names, feature, threshold, child, value, roots, table.depth, float(model["bias"]))


_file: ContextVar[str] = ContextVar("file", default="linker.json")


@contextmanager
def fitting(*, grammar: bool) -> Iterator[None]:
    """Within it the models are those for articles read with the language model, or those for articles read by rules alone."""
    token = _file.set("linker.json" if grammar else "linker_rules.json")
    try:
        yield
    finally:
        _file.reset(token)


def load(name: str) -> Trees:
    """The model of that name in dateline/models: pair, group, row, type, when, where, toll, or a part of incidents.parties."""
    return _load(_file.get(), name)


def models() -> dict[str, dict[str, Any]]:
    return _models(_file.get())


@cache
def _load(file: str, name: str) -> Trees:
    return from_dict(_models(file)[name])


@cache
def _models(file: str) -> dict[str, dict[str, Any]]:
    path = files("dateline") / "models" / file
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found
