"""PLOVER pairs: macro-F1 of root and penta class. python -m quality.plover DATA [--shipped] [--out FILE]

DATA is a file of pairs (PLV_train.tsv) or a folder that holds it. Five folds, each read by weights that learned from the other four;
the same sentence and near-duplicates never stand on both sides. Folds are drawn three times, as rare roots make one draw swing by a
point. Beside it the commonest root, and tf-idf with a linear SVM in the same folds. --shipped reads by the weights that ship instead: for pairs that they did not learn from. Rows without a key are read
too; --out writes {"id", "source", "target", "root", "penta", "p"} a line. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.metrics import accuracy_score, f1_score  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from dateline.incidents import plover
from dateline.types import Span
from quality.plover_pairs import Example, folds, read
from training.plover import ROOTS, analysed, crossed

DRAWS = 3
PENTA = {quad: str(number) for number, quad in enumerate(dict.fromkeys(plover.QUAD.values()), 1)}


def penta(root: str) -> str:
    return PENTA[plover.QUAD[root]]


def scores(examples: Sequence[Example], roots: Sequence[str]) -> list[float]:
    """Macro-F1 and accuracy of roots, then of penta classes, of 100."""
    sides = (([e.root for e in examples], roots), ([e.penta for e in examples], [penta(root) for root in roots]))
    return [
        100 * f for gold, found in sides for f in (f1_score(gold, found, average="macro"), accuracy_score(gold, found))
    ]


def line(name: str, examples: Sequence[Example], draws: Sequence[Sequence[str]]) -> str:
    """The mean over several draws of folds."""
    figures = np.mean([scores(examples, roots) for roots in draws], axis=0)
    return (
        f"{name:16} root {figures[0]:5.1f} ({figures[1]:.1f} right)   penta {figures[2]:5.1f} ({figures[3]:.1f} right)"
    )


def by_root(examples: Sequence[Example], roots: Sequence[str]) -> str:
    gold = [e.root for e in examples]
    found = f1_score(gold, roots, average=None, labels=ROOTS, zero_division=0)
    return "  ".join(f"{root} {100 * f:.0f} ({gold.count(root)})" for root, f in zip(ROOTS, found, strict=True))


def commonest(examples: Sequence[Example]) -> list[str]:
    return [Counter(e.root for e in examples).most_common(1)[0][0]] * len(examples)


def tfidf(examples: Sequence[Example], seed: int) -> list[str]:
    """Words and pairs of words, the parties replaced by their roles."""
    fold, found = np.array(folds(examples, seed)), np.array([""] * len(examples), dtype=object)
    texts = [replaced(e) for e in examples]
    for k in range(fold.max() + 1):
        kept, left = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
        model = LinearSVC().fit(words.fit_transform([texts[i] for i in kept]), [examples[i].root for i in kept])
        found[left] = model.predict(words.transform([texts[i] for i in left]))
    return list(found)


def replaced(example: Example) -> str:
    """The sentence with SOURCE and TARGET for the parties' names."""
    text = example.text
    spans: list[tuple[Span, str]] = [(s, n) for s, n in ((example.source, "SOURCE"), (example.target, "TARGET")) if s]
    for span, name in sorted(spans, reverse=True):
        text = f"{text[: span.start]}{name}{text[span.stop :]}"
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--shipped", action="store_true", help="by the weights that ship, without folds")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    examples = read(given.data)
    found = analysed(examples)
    if given.shipped:
        draws = [np.array([plover.weights().odds(f.dense, f.cues, f.stems) for f in found])]
    else:
        draws = [crossed(found, examples, seed) for seed in range(DRAWS)]
    told = [[ROOTS[k] for k in odds.argmax(1)] for odds in draws]
    roots, odds = told[0], draws[0]
    if given.out:
        rows = ({"id": e.id, "source": _said(e, e.source), "target": _said(e, e.target), "root": root, "penta": penta(root),
                 "p": round(float(p), 3)} for e, root, p in zip(examples, roots, odds.max(1), strict=True))  # fmt: skip
        given.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    if all(e.root for e in examples):
        print(line("shipped weights" if given.shipped else "folds", examples, told))
        if not given.shipped:
            print(line("tf-idf, SVM", examples, [tfidf(examples, seed) for seed in range(DRAWS)]))
        print(line("commonest root", examples, [commonest(examples)]))
        print(by_root(examples, roots))


def _said(example: Example, span: Span | None) -> str | None:
    return span.of(example.text) if span else None


if __name__ == "__main__":
    main()
