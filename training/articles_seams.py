"""Makes dateline/models/seams.json: python -m training.articles_seams DATA... --unseen HALF MODEL ... [--pairs 60]

A block model labels only pages it was not trained on: "--unseen dev CHECK.npz" takes the dev half's pages, labelled by
a model that training.articles made with --half check.

Built pages with two articles (quality.glued) give the gaps where a story ends; all other gaps of built and single pages
give those where none does. Logistic regression on the rows of dateline/articles/gaps.py. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.articles import gaps, model
from dateline.articles.label import label
from dateline.articles.line import Line, lines
from dateline.errors import SourceError
from dateline.pages import from_bytes
from quality.articles import flattened, load, use
from quality.glued import glue, pairs

SHAPES = {"html": ("below", "scroll"), "flat": ("flat",)}


def labelled(raw: bytes, kind: str) -> list[Line]:
    try:
        page = from_bytes(raw, source="page.html" if kind == "html" else "page.txt")
    except SourceError:
        return []
    blocks = lines(page)
    own = [block for block in page.blocks if block.tag != "meta"]
    for line, p in zip(blocks, model.probabilities(page, own), strict=False):
        line.p = p
    label(blocks)
    return blocks


def starts(text: str) -> list[str]:
    return [" ".join(line.split())[:40] for line in text.split("\n") if len(line) > 60]


def rows(folder: Path, half: str, kind: str, count: int) -> Iterator[tuple[tuple[float, ...], int]]:
    """Rows of gaps with 1 where another article begins."""
    for gold, raw in load(folder, half):
        if gold.get("text"):
            body = raw if kind == "html" else flattened(raw, gold["url"])
            yield from ((gap.row, 0) for gap in gaps.find(labelled(body, kind)))
    for a, page_a, b, page_b in pairs(folder, half, count):
        for shape in SHAPES[kind]:
            yield from _glued(labelled(glue(page_a, page_b, shape), kind), starts(a["text"]), starts(b["text"]))


def _glued(blocks: list[Line], of_a: list[str], of_b: list[str]) -> Iterator[tuple[tuple[float, ...], int]]:
    text = [(n, " ".join(line.text.split())) for n, line in enumerate(blocks) if line.label in gaps.TEXT]
    last = max((n for n, words in text if words.startswith(tuple(of_a))), default=None)
    first = min((n for n, words in text if words.startswith(tuple(of_b))), default=None)
    if last is not None and first is not None:
        yield from ((gap.row, int(last < gap.stop <= first)) for gap in gaps.find(blocks))


def fit(found: list[tuple[tuple[float, ...], int]]) -> list[float]:
    """The constant and the weights, scaling folded in."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    x, y = np.array([row for row, _ in found]), np.array([answer for _, answer in found])
    scaler = StandardScaler().fit(x)
    fitted = LogisticRegression(C=1.0, max_iter=500).fit(scaler.transform(x), y)
    weights: Any = fitted.coef_[0] / scaler.scale_
    return [round(float(v), 4) for v in (fitted.intercept_[0] - (weights * scaler.mean_).sum(), *weights)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.articles_seams")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--unseen", nargs=2, action="append", metavar=("HALF", "MODEL"), required=True)
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--out", type=Path, default=Path("dateline/models/seams.json"))
    options = parser.parse_args()
    found: dict[str, list[tuple[tuple[float, ...], int]]] = {kind: [] for kind in SHAPES}
    for half, path in options.unseen:
        use(Path(path))
        for kind, sink in found.items():
            sink += [row for folder in options.data for row in rows(folder, half, kind, options.pairs)]
    whole = {kind: fit(sink) for kind, sink in found.items()}
    options.out.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
