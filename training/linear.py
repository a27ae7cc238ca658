"""Fits the linear models that dateline.incidents.linear reads: a logistic regression over vectors, known marks and stems of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

Floats = NDArray[Any]
LEAST = 3  # examples in which a stem is seen


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the parts are beside each other: vectors, made of variance 1, then known marks (one size or one a mark), then stems."""

    dense: float
    known: Floats | float
    stems: float


def fit(
    dense: Floats, known: Floats, stems: Sequence[frozenset[str]], sizes: Sizes, model: LogisticRegression,
    gold: Sequence[str], labels: Sequence[str], weight: Sequence[float] | None = None,
) -> dict[str, Floats]:  # fmt: skip
    """The arrays of the file, a column for each of `labels`, all of which must be among `gold`."""
    seen = Counter(stem for own in stems for stem in own)
    names = sorted(stem for stem, n in seen.items() if n >= LEAST)
    index = {stem: i for i, stem in enumerate(names)}
    found = np.zeros((len(stems), len(names)), np.float32)
    for row, own in zip(found, stems, strict=True):
        row[[index[stem] for stem in own if stem in index]] = 1
    middle, spread = dense.mean(0), dense.std(0) + 1e-6
    table = np.hstack([sizes.dense * (dense - middle) / spread, sizes.known * known, sizes.stems * found])
    model.fit(table, list(gold), weight)
    columns = [list(model.classes_).index(label) for label in labels]
    ends = np.cumsum([dense.shape[1], known.shape[1]])
    vectors, marks, words = np.split(model.coef_[columns].T, ends)
    vectors = sizes.dense * vectors / spread[:, None]
    return {
        "labels": np.array("\n".join(labels)),
        "names": np.array("\n".join(names)),
        "bias": model.intercept_[columns] - middle @ vectors,
        "dense": vectors.astype(np.float16),
        "known": (np.reshape(sizes.known, (-1, 1)) * marks).astype(np.float16),
        "stems": (sizes.stems * words).astype(np.float16),
    }
