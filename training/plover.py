"""Makes dateline/models/plover.npz, the reader of what one party does to another.

    python -m training.plover DATA/incidents/plover/PLV_train.tsv [--out dateline/models/plover.npz]

One logistic regression over the network's vectors (made of one size), the listed words of dateline/incidents/plover/words.toml and
the words' stems by zone; roots weigh alike. Every measure of strength below was chosen by folds over the given pairs. How sure it is
is set by the same folds. Under a minute; needs scikit-learn. Run again when language.onnx changes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from dateline.incidents.plover import QUAD, Weights, features, unpacked
from dateline.incidents.plover.features import Features
from quality.plover_pairs import Example, folds, read

STRENGTH = 0.003  # of the regression, sklearn's C; .001 loses 1.0 macro-F1, .0003 2.5
WORDS = 8.0  # size of a listed word or a stem beside a vector's direction of variance 1; 6 loses 0.7 macro-F1, 4 1.5
LEAST = 3  # examples in which a stem is seen
WARMTHS = np.geomspace(0.5, 4, 40)
ROOTS = tuple(sorted(QUAD))
Floats = NDArray[Any]


def analysed(examples: Sequence[Example]) -> list[Features]:
    return [features.read(e.text, e.source, e.target) for e in examples]


def fit(found: Sequence[Features], roots: Sequence[str]) -> dict[str, Floats]:
    """The arrays of plover.npz."""
    seen = Counter(stem for f in found for stem in f.stems)
    names = sorted(stem for stem, n in seen.items() if n >= LEAST)
    index = {stem: i for i, stem in enumerate(names)}
    dense, cues = np.array([f.dense for f in found]), np.array([f.cues for f in found])
    stems = np.zeros((len(found), len(names)), np.float32)
    for row, each in zip(stems, found, strict=True):
        row[[index[stem] for stem in each.stems if stem in index]] = 1
    middle, spread = dense.mean(0), dense.std(0) + 1e-6
    table = np.hstack([(dense - middle) / spread, WORDS * cues, WORDS * stems])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced").fit(table, list(roots))
    columns = [list(model.classes_).index(root) for root in ROOTS]
    weights, bias = model.coef_[columns].T, model.intercept_[columns]
    ends = np.cumsum([dense.shape[1], cues.shape[1]])
    own, listed, last = np.split(weights, ends)
    own = own / spread[:, None]
    return {
        "roots": np.array(" ".join(ROOTS)),
        "names": np.array("\n".join(names)),
        "bias": bias - middle @ own,
        "dense": own.astype(np.float16),
        "cues": (WORDS * listed).astype(np.float16),
        "stems": (WORDS * last).astype(np.float16),
    }


def crossed(found: Sequence[Features], examples: Sequence[Example], seed: int = 0) -> Floats:
    """Odds of each example by weights that saw no example of its fold."""
    fold = folds(examples, seed)
    odds = np.zeros((len(found), len(ROOTS)))
    for k in sorted(set(fold)):
        kept = [i for i, own in enumerate(fold) if own != k]
        weights: Weights = unpacked(fit([found[i] for i in kept], [examples[i].root for i in kept]))
        for i, own in enumerate(fold):
            if own == k:
                odds[i] = weights.odds(found[i])
    return odds


def warmth(odds: Floats, roots: Sequence[str]) -> float:
    """By what the log odds are divided so that they are as sure as they are right."""
    logs, right = np.log(odds + 1e-9), [ROOTS.index(root) for root in roots]

    def loss(by: float) -> float:
        rows = logs / by
        return float(np.mean(np.log(np.exp(rows).sum(1)) - rows[np.arange(len(rows)), right]))

    return float(min(WARMTHS, key=loss))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("dateline/models/plover.npz"))
    given = parser.parse_args()
    examples = read(given.data)
    found, roots = analysed(examples), [e.root for e in examples]
    by = warmth(crossed(found, examples), roots)
    arrays = fit(found, roots)
    for name in ("bias", "dense", "cues", "stems"):
        arrays[name] = (arrays[name] / by).astype(arrays[name].dtype)
    np.savez_compressed(given.out, **arrays)  # type: ignore[arg-type]
    print(f"{len(examples)} pairs, {len(str(arrays['names']).splitlines())} stems, warmth {by:.2f} -> {given.out}")


if __name__ == "__main__":
    main()
