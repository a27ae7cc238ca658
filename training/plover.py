"""Makes dateline/models/plover.npz, the reader of what one party does to another.

    python -m training.plover DATA/incidents/plover/PLV_train.tsv [--out dateline/models/plover.npz]

One logistic regression over the network's vectors (made of one size), the listed words of dateline/incidents/plover/words.toml and
the words' stems by zone; roots weigh alike. Every measure of strength below was chosen by folds over the given pairs. How sure it is
is set by the same folds. Under a minute; needs scikit-learn. Run again when language.onnx changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from dateline.incidents.linear import unpacked
from dateline.incidents.plover import QUAD, features
from dateline.incidents.plover.features import Features
from quality.plover_pairs import Example, folds, read
from training import linear
from training.linear import Sizes

STRENGTH = 0.003  # of the regression, sklearn's C; .001 loses 1.0 macro-F1, .0003 2.5
WORDS = 8.0  # size of a listed word or a stem beside a vector's direction of variance 1; 6 loses 0.7 macro-F1, 4 1.5
WARMTHS = np.geomspace(0.5, 4, 40)
ROOTS = tuple(sorted(QUAD))
Floats = NDArray[Any]


def analysed(examples: Sequence[Example]) -> list[Features]:
    return [features.read(e.text, e.source, e.target) for e in examples]


def fit(found: Sequence[Features], roots: Sequence[str]) -> dict[str, Floats]:
    """The arrays of plover.npz."""
    dense, cues = np.array([f.dense for f in found]), np.array([f.cues for f in found])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, class_weight="balanced")
    return linear.fit(dense, cues, [f.stems for f in found], Sizes(1.0, WORDS, WORDS), model, roots, ROOTS)


def crossed(found: Sequence[Features], examples: Sequence[Example], seed: int = 0) -> Floats:
    """Odds of each example by weights that saw no example of its fold."""
    fold = folds(examples, seed)
    odds = np.zeros((len(found), len(ROOTS)))
    for k in sorted(set(fold)):
        kept = [i for i, own in enumerate(fold) if own != k]
        weights = unpacked(fit([found[i] for i in kept], [examples[i].root for i in kept]))
        for i, own in enumerate(fold):
            if own == k:
                odds[i] = weights.odds(found[i].dense, found[i].cues, found[i].stems)
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
    for name in ("bias", "dense", "known", "stems"):
        arrays[name] = (arrays[name] / by).astype(arrays[name].dtype)
    np.savez_compressed(given.out, **arrays)  # type: ignore[arg-type]
    print(f"{len(examples)} pairs, {len(str(arrays['names']).splitlines())} stems, warmth {by:.2f} -> {given.out}")


if __name__ == "__main__":
    main()
