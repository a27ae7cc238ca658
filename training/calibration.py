"""Fit how the probabilities of values are moved, on pages left out of the training of the trees.

    python -m training.calibration corpus/keyed corpus/pages [--only 'k?-[1-4]' 'p*'] [--folds 4] [--parts 1] [--out dateline/models/calibration.json]

The trees are trained `--folds` times, each time without some sets of pages; the values they give on those are held against the keys
(quality/calibration.py), and each field gets a logistic curve over its log odds (Platt, Probabilistic outputs for support vector
machines, 1999). Needs scikit-learn and lightgbm.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

import numpy as np

from dateline.incidents import calibrated
from quality import calibration
from quality.corpus import newsroom
from training import linker, linker_forms

# Marks and the claim's field; the others come true as they are, or are off by another amount on pages of other writers (days).
FIELDS = {"type": "type", "place": "place", "row": "title"}
C = 10.0  # of the regression: all but free


def left_out(paths: Sequence[Path], folds: int, parts: int) -> Iterator[calibration.Judged]:
    """Every value on every page of the first `parts` of the folds, by models that have not seen its set."""
    calibrated.curves = dict  # type: ignore[assignment]
    linker.use({"eventful": linker.NOTHING, "narrative": {}, "fields": {}})
    pages = linker_forms.load(linker.FORMS)
    data = {path: linker.tales(path, pages) for path in paths}
    sets = sorted({tale.set for told in data.values() for tale in told})
    for part in range(parts):
        held = set(sets[part::folds])
        linker.use(linker.train([t for told in data.values() for t in told if t.set not in held]))
        for path in (p for p in paths if newsroom(p) in held):
            key = json.loads(path.read_text(encoding="utf-8"))
            yield from calibration.judged(key, *calibration.claims_of(path.parent / key["page"]))


def fitted(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Slope and shift of the curve."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    x = np.array([[calibrated.logit(p)] for p, _ in pairs])
    model = LogisticRegression(C=C).fit(x, [right for _, right in pairs])
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--only", default=["k?-[1-4]", "p*"], nargs="+", help="pages by name, as in a shell")
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument(
        "--parts", type=int, default=1, help="how many of the folds to score: a quarter of an hour each"
    )
    parser.add_argument("--out", type=Path, default=Path("dateline/models/calibration.json"))
    given = parser.parse_args()
    paths = [p for f in given.folders for p in sorted(f.glob("*.json")) if any(fnmatch(p.stem, n) for n in given.only)]
    marks = list(left_out(paths, given.folds, given.parts or given.folds))
    print("\n".join(calibration.table(marks)))
    by: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for field, p, right in marks:
        by[field].append((p, right))
    curves = {field: fitted(by[mark]) for mark, field in FIELDS.items()}
    given.out.write_text(json.dumps(curves) + "\n", encoding="utf-8")
    print(curves)


if __name__ == "__main__":
    main()
