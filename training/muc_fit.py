"""Boosted trees as the MUC-4 reader keeps them: the mean of several forests, as nested lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np

from training.linker import node

BAG = {
    "objective": "binary",
    "verbosity": -1,
    "num_threads": 1,
    "seed": 1,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
}
SEEDS = 3  # forests whose mean is taken


def fit(
    xs: Any, ys: Any, params: dict[str, Any], rounds: int, names: Sequence[str], weights: Sequence[float] | None = None
) -> dict[str, Any]:
    names_ = [n.replace(" ", "_") for n in names]
    data = lightgbm.Dataset(np.array(xs), np.array(ys, float), weight=weights, feature_name=names_)
    trees = []
    for seed in range(SEEDS):
        booster = lightgbm.train(params | {"seed": seed + 1}, data, rounds)
        trees += [shared(node(t["tree_structure"])) for t in booster.dump_model()["tree_info"]]
    return {"features": list(names), "bias": 0.0, "trees": trees}


def shared(tree: Any) -> Any:
    """The tree with its leaves divided by the number of forests that are averaged."""
    if isinstance(tree, list):
        return [*tree[:2], *map(shared, tree[2:])]
    return round(tree / SEEDS, 5)
