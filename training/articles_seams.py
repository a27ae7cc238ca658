"""Makes dateline/models/seams.npz: python -m training.articles_seams DATA... --unseen HALF MODEL ... [--pairs 60]

A block model labels only pages it was not trained on: "--unseen dev CHECK.npz" takes the dev half's pages, labelled by
a model that training.articles made with --half check.

Built pages with two articles (quality.glued) give the gaps where a story ends; all other gaps of built and single pages
give those where none does. Boosted trees on the rows of dateline/articles/gaps.py. Needs lightgbm.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dateline.articles import gaps, model
from dateline.articles.label import label
from dateline.articles.line import Line, lines
from dateline.errors import SourceError
from dateline.pages import from_bytes
from quality.articles import flattened, load, use
from quality.glued import glue, pairs
from training.articles import arrays

SHAPES = {"html": ("below", "scroll"), "flat": ("flat",)}
SINGLE = 2.0  # weight of a gap of a page with one article: nearly all pages have one
Row = tuple[tuple[float, ...], int, float]  # a gap, whether a story begins behind it, weight


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


def rows(folder: Path, half: str, kind: str, count: int) -> Iterator[Row]:
    """Rows of gaps with 1 where another article begins, and what each weighs."""
    for gold, raw in load(folder, half):
        if gold.get("text"):
            body = raw if kind == "html" else flattened(raw, gold["url"])
            yield from ((gap.row, 0, SINGLE) for gap in gaps.find(labelled(body, kind), kind))
    for a, page_a, b, page_b in pairs(folder, half, count):
        for shape in SHAPES[kind]:
            blocks = labelled(glue(page_a, page_b, shape), kind)
            yield from _glued(blocks, kind, starts(a["text"]), starts(b["text"]))


def _glued(blocks: list[Line], kind: str, of_a: list[str], of_b: list[str]) -> Iterator[Row]:
    text = [(n, " ".join(line.text.split())) for n, line in enumerate(blocks) if line.label in gaps.TEXT[kind]]
    last = max((n for n, words in text if words.startswith(tuple(of_a))), default=None)
    first = min((n for n, words in text if words.startswith(tuple(of_b))), default=None)
    if last is not None and first is not None:
        yield from ((gap.row, int(last < gap.stop <= first), 1.0) for gap in gaps.find(blocks, kind))


def fit(found: list[Row]) -> Any:
    import lightgbm

    options = {
        "objective": "binary", "num_leaves": 8, "max_depth": 7, "learning_rate": 0.1, "min_data_in_leaf": 15, "feature_fraction": 0.5,
        "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    }  # fmt: skip
    x, y, w = (np.array(column) for column in zip(*found, strict=True))
    return lightgbm.train(options, lightgbm.Dataset(x.astype(np.float32), y, weight=w), 100)


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.articles_seams")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--unseen", nargs=2, action="append", metavar=("HALF", "MODEL"), required=True)
    parser.add_argument("--pairs", type=int, default=120)
    parser.add_argument("--out", type=Path, default=Path("dateline/models/seams.npz"))
    options = parser.parse_args()
    found: dict[str, list[Row]] = {kind: [] for kind in SHAPES}
    for half, path in options.unseen:
        use(Path(path))
        for kind, sink in found.items():
            sink += [row for folder in options.data for row in rows(folder, half, kind, options.pairs)]
    boosters = {kind: fit(sink) for kind, sink in found.items()}
    whole = {f"{kind}_{name}": array for kind, one in boosters.items() for name, array in arrays(one).items()}
    np.savez_compressed(options.out, **whole)


if __name__ == "__main__":
    main()
