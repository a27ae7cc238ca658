"""Boosted trees as plain arrays, evaluated for all blocks and all trees at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Trees:
    """T trees of at most M nodes each, flattened: node k of tree t stands at t * M + k.

    A leaf points at itself on both sides, so that every row takes `depth` steps and stays.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    children: NDArray[np.int64]  # of node k: the right one at 2k, the left one (value <= threshold) at 2k + 1
    value: NDArray[np.float32]
    roots: NDArray[np.int64]
    depth: int

    def odds(self, table: NDArray[np.float32]) -> NDArray[np.float32]:
        """The log-odds of each row."""
        rows, columns = table.shape
        flat = table.ravel()
        base = (np.arange(rows) * columns)[:, None]
        node = np.broadcast_to(self.roots, (rows, len(self.roots)))
        for _ in range(self.depth):
            below = flat.take(base + self.feature.take(node)) <= self.threshold.take(node)
            node = self.children.take(2 * node + below)
        total: NDArray[np.float32] = self.value.take(node).sum(axis=1)
        return total


def load(whole: dict[str, NDArray[Any]], kind: str) -> Trees:
    """From the arrays "KIND_feature" ... of a model file: (T, M) each, children as node numbers within their tree."""
    arrays = {name.removeprefix(f"{kind}_"): array for name, array in whole.items() if name.startswith(f"{kind}_")}
    count, size = arrays["feature"].shape
    base = (np.arange(count) * size)[:, None]
    left, right = ((arrays[name].astype(np.int64) + base).ravel() for name in ("left", "right"))
    return Trees(
        arrays["feature"].astype(np.int64).ravel(), arrays["threshold"].astype(np.float32).ravel(), np.stack([right, left], axis=1).ravel(),
        arrays["value"].astype(np.float32).ravel(), base.ravel(), int(arrays["depth"]),
    )  # fmt: skip
