"""Makes dateline/models/acled.npz, the reader of ACLED's sub-event for a snippet.

    python -m training.acled [--out dateline/models/acled.npz] [--folds]

Learns from our own texts alone: the train part of corpus/acled/paragraphs.tsv and the invented snippets of corpus/acled/snippets.tsv. One
logistic regression; rarer labels weigh more. --folds prints weighted F1 over folds of the train part, and of half the invented
snippets by the other half, instead. About a minute; needs scikit-learn. Run again when language.onnx or the codebook changes.
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

from dateline.incidents.acled import event_types, features
from dateline.incidents.acled.features import Features
from dateline.incidents.linear import unpacked
from quality.acled import Snippet, read, score
from training import linear
from training.linear import Sizes

STRENGTH = 0.01  # of the regression, sklearn's C; .005 and .02 score alike in folds
DENSE, CUES, HEADS, TRIGGERS, STEMS = (
    0.6,
    6.0,
    8.0,
    4.0,
    4.0,
)  # sizes of the parts beside each other; of vectors, 1 loses 4 points in folds, 0.3 1
LABELS = tuple(sorted(event_types()))
Floats = NDArray[Any]


def sizes(found: Features) -> Floats:
    parts = ((CUES, found.cues), (HEADS, found.heads), (TRIGGERS, found.triggers))
    return np.concatenate([np.full(len(part), size) for size, part in parts])


def fit(found: Sequence[Features], labels: Sequence[str]) -> dict[str, Floats]:
    """The arrays of acled.npz; every label must be among the labels given."""
    counts = Counter(labels)
    weight = [(len(labels) / len(counts) / counts[label]) ** 0.5 for label in labels]
    dense, known = np.array([f.dense for f in found]), np.array([f.known for f in found])
    parts = Sizes(DENSE, sizes(found[0]), STEMS)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    return linear.fit(dense, known, [f.stems for f in found], parts, model, labels, LABELS, weight)


def guesses(kept: Sequence[int], left: Sequence[int], found: Sequence[Features], labels: Sequence[str]) -> list[str]:
    """The labels of those left out, by weights learned from those kept."""
    weights = unpacked(fit([found[i] for i in kept], [labels[i] for i in kept]))
    odds = (weights.odds(found[i].dense, found[i].known, found[i].stems) for i in left)
    return [weights.labels[int(each.argmax())] for each in odds]


def crossed(own: int, found: Sequence[Features], labels: Sequence[str], many: int = 3) -> None:
    """Prints what folds of the first `own` texts score, and each half of the others by the other half."""
    rest = list(range(own, len(found)))
    gold, guessed = [], []
    for fold in range(many):
        left = list(range(fold, own, many))
        gold += [labels[i] for i in left]
        guessed += guesses([i for i in range(len(found)) if i >= own or i % many != fold], left, found, labels)
    print("paragraphs  ", {name: round(100 * value, 1) for name, value in score(gold, guessed).items()})
    gold, guessed = [], []
    for half in range(2):
        left = rest[half::2]
        gold += [labels[i] for i in left]
        guessed += guesses([i for i in range(len(found)) if i not in set(left)], left, found, labels)
    print("invented    ", {name: round(100 * value, 1) for name, value in score(gold, guessed).items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("dateline/models/acled.npz"))
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    own: list[Snippet] = [s for s in read(given.corpus / "acled" / "paragraphs.tsv") if s.part == "train"]
    everything = [*own, *read(given.corpus / "acled" / "snippets.tsv")]
    found, labels = [features.read(s.text) for s in everything], [s.label or "" for s in everything]
    if given.folds:
        crossed(len(own), found, labels)
        return
    arrays = fit(found, labels)
    np.savez_compressed(given.out, **arrays)  # type: ignore[arg-type]
    print(f"{len(own)} paragraphs, {len(everything) - len(own)} invented snippets -> {given.out}")


if __name__ == "__main__":
    main()
