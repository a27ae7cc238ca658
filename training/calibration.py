"""Fit how the probabilities of values are moved, on pages that the shipped models did not learn from.

    python -m training.calibration corpus/pages [--only 'p185[2-9]' 'p18[6-9]?' 'p19??'] [--out dateline/models/calibration.json]

The values that the models give on those are held against the keys (quality/calibration.py), and each field gets a logistic curve over
its log odds (Platt, Probabilistic outputs for support vector machines, 1999). Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from dateline.incidents import calibrated
from quality import calibration
from training import linker

# Marks and the claim's field; the others come true as they are, or are off by another amount on pages of other writers (days).
FIELDS = {"type": "type", "place": "place", "row": "title"}
C = 10.0  # of the regression: all but free


def judged(paths: Iterable[Path]) -> Iterator[calibration.Judged]:
    """Every value on every page."""
    for path in paths:
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
    parser.add_argument("--only", default=linker.LEFT, nargs="+", help="pages by name, as in a shell")
    parser.add_argument("--out", type=Path, default=Path("dateline/models/calibration.json"))
    given = parser.parse_args()
    calibrated.curves = dict  # type: ignore[assignment]
    marks = list(judged(linker.chosen(given.folders, given.only)))
    print("\n".join(calibration.table(marks)))
    by: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for field, p, right in marks:
        by[field].append((p, right))
    curves = {field: fitted(by[mark]) for mark, field in FIELDS.items()}
    given.out.write_text(json.dumps(curves) + "\n", encoding="utf-8")
    print(curves)


if __name__ == "__main__":
    main()
