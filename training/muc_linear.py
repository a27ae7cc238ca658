"""Fits the linear models of the MUC-4 reader: sparse over words, dense over the network's vectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from quality.muc_linear import STEP

MANY = 20000  # rows from which a share of those without label will do
LEAST = 3  # times that a feature is seen
EPOCHS, BATCH, RATE, DECAY = 6, 256, 0.003, 0.1
RARE = -3.5  # log odds to begin with
SHARE = 0.2  # of the rows without any label that are learned from, weighted to stand for all
SHRINK = 0.1  # of the vectors' variance, added to each direction


def drawn(labels: Any, many: int) -> tuple[list[int], Any]:
    """Which rows are learned from, and what each weighs: of many rows a share of those without any label."""
    draw = np.random.default_rng(0).random(many)
    used = [i for i in range(many) if labels[i].any() or many < MANY or draw[i] < SHARE]
    return used, np.where(labels[used].any(1), 1.0, 1.0 if many < MANY else 1 / SHARE)


def often(rows: Sequence[Sequence[str]], least: int) -> dict[str, int]:
    """The features that are seen at least so many times, numbered."""
    seen = Counter(f for row in rows for f in set(row))
    return {f: i for i, f in enumerate(f for f, n in seen.items() if n >= least)}


def sparse(
    rows: Sequence[Sequence[str]],
    labels: Any,
    outputs: Sequence[str],
    *,
    c: float = 0.3,
    drop: float = 0.0,
) -> dict[str, Any]:
    """One logistic regression for each column of labels; features seen fewer than LEAST times are left out."""
    used, weight = drawn(labels, len(rows))
    rows, labels = [rows[i] for i in used], labels[used]
    index = often(rows, LEAST)
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


def joint(
    rows: Sequence[Sequence[str]], vectors: Any, labels: Any, outputs: Sequence[str], *, drop: float = 0.0
) -> dict[str, Any]:
    """Logistic regressions over words and the network's vectors together, by stochastic descent: all outputs at once."""
    used, weight = drawn(labels, len(rows))
    index = often([rows[i] for i in used], LEAST)
    cells = [np.array([index[f] for f in dict.fromkeys(rows[i]) if f in index], int) for i in used]
    middle, spread = vectors.mean(0), vectors.std(0) + 1e-3
    scaled = ((vectors[used] - middle) / spread).astype(np.float32)
    sparse_part, dense_part, bias = descent(cells, scaled, labels[used].astype(np.float32), weight, len(index))
    slopes = dense_part / spread[:, None]
    weights = np.round(sparse_part * STEP).astype(int)
    return {
        "outputs": list(outputs), "bias": np.round(bias - middle @ slopes, 3).tolist(), "vectors": np.round(slopes.T, 3).tolist(),
        "weights": {f: weights[i].tolist() for f, i in index.items() if np.abs(weights[i]).max() > drop * STEP},
    }  # fmt: skip


def descent(cells: Sequence[Any], dense_: Any, labels: Any, weight: Any, width: int) -> tuple[Any, Any, Any]:
    """Weights of the words [width, outputs] and of the vectors, and the bias."""
    torch.manual_seed(0)
    torch.set_num_threads(1)
    draw = np.random.default_rng(0)
    words = torch.nn.EmbeddingBag(width, labels.shape[1], mode="sum")
    torch.nn.init.zeros_(words.weight)
    slopes = torch.nn.Linear(dense_.shape[1], labels.shape[1])
    torch.nn.init.constant_(slopes.bias, RARE)
    parts = [
        {"params": words.parameters(), "weight_decay": DECAY}, {"params": slopes.parameters(), "weight_decay": DECAY / 10},
    ]  # fmt: skip
    optimizer = torch.optim.AdamW(parts, lr=RATE)
    steps = EPOCHS * (len(cells) // BATCH + 1)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda k: max(0.02, 1 - k / steps))
    targets, weights = torch.from_numpy(labels), torch.from_numpy(weight.astype(np.float32))
    for _ in range(EPOCHS):
        order = draw.permutation(len(cells))
        for start in range(0, len(order), BATCH):
            some = order[start : start + BATCH]
            starts = np.cumsum([0, *(len(cells[i]) for i in some)])[:-1]
            flat = torch.from_numpy(np.concatenate([cells[i] for i in some]))
            scores = words(flat, torch.from_numpy(starts)) + slopes(torch.from_numpy(dense_[some]))
            each = torch.nn.functional.binary_cross_entropy_with_logits(scores, targets[some], reduction="none")
            loss = (each.sum(1) * weights[some]).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            slower.step()
    found = (words.weight, slopes.weight.T, slopes.bias)
    return tuple(part.detach().numpy() for part in found)  # type: ignore[return-value]


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
