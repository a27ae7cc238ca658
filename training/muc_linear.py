"""Fits the linear models of the MUC-4 reader: sparse over words, dense over the network's vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from quality.muc_linear import STEP

SHARE = 0.2  # of the rows without any label that are learned from, weighted to stand for all
SHRINK = 0.1  # of the vectors' variance, added to each direction


def sparse(
    rows: Sequence[Sequence[str]],
    labels: Any,
    outputs: Sequence[str],
    *,
    c: float = 0.3,
    least: int = 3,
    drop: float = 0.0,
) -> dict[str, Any]:
    """One logistic regression for each column of labels; features seen fewer than `least` times are left out."""
    draw = np.random.default_rng(0).random(len(rows))
    used = [i for i in range(len(rows)) if labels[i].any() or len(rows) < 20000 or draw[i] < SHARE]
    rows, labels = [rows[i] for i in used], labels[used]
    weight = np.where(labels.any(1), 1.0, 1.0 if len(draw) < 20000 else 1 / SHARE)
    seen = Counter(f for row in rows for f in set(row))
    index = {f: i for i, f in enumerate(f for f, n in seen.items() if n >= least)}
    cells = [[index[f] for f in set(row) if f in index] for row in rows]
    starts = np.cumsum([0, *map(len, cells)])
    flat = np.concatenate([np.array(x, int) for x in cells])
    table = csr_matrix((np.ones(starts[-1]), flat, starts), shape=(len(rows), len(index)))
    bias, columns = [], []
    for k in range(len(outputs)):
        model = LogisticRegression(C=c, solver="liblinear", tol=0.03, intercept_scaling=3.0)
        model.fit(table, labels[:, k], weight)
        bias.append(round(float(model.intercept_[0]), 3))
        columns.append(model.coef_[0])
    weights = np.round(np.array(columns).T * STEP).astype(int)
    kept = {f: weights[i].tolist() for f, i in index.items() if np.abs(weights[i]).max() > drop * STEP}
    return {"outputs": list(outputs), "bias": bias, "weights": kept}


def dense(vectors: Any, labels: Any) -> dict[str, Any]:
    """Linear discriminants: log odds as if both classes were normal with one covariance."""
    table = vectors.astype(np.float64)
    middle = table.mean(0)
    spread = np.cov((table - middle).T)
    inverse = np.linalg.inv(spread + SHRINK * np.eye(len(spread)) * np.trace(spread) / len(spread))
    bias, weights = [], []
    for k in range(labels.shape[1]):
        yes = labels[:, k] > 0
        one, other = table[yes].mean(0), table[~yes].mean(0)
        slopes = inverse @ (one - other)
        bias.append(round(float(np.log(yes.mean() / (1 - yes.mean())) - slopes @ (one + other) / 2), 4))
        weights.append([round(float(w), 3) for w in slopes])
    return {"bias": bias, "weights": weights}
