"""Makes dateline/models/titles.npz: python -m training.articles_titles DATA... --unseen HALF MODEL ...

A block model labels only pages it was not trained on: "--unseen dev CHECK.npz" takes the dev half's pages, flattened and
labelled by a model that training.articles made with --half check. Needs lightgbm.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from dateline.articles import heads, model, seams, titles
from dateline.articles.label import label
from dateline.articles.line import fold, lines
from dateline.articles.split import TEXT, opening
from dateline.errors import SourceError
from dateline.pages import from_bytes
from quality.articles import flattened, load, use
from quality.articles import fold as plain
from training.articles import arrays


def rows(folder: Path, half: str) -> list[tuple[tuple[float, ...], int]]:
    """The candidates of each page whose gold has a title, with 1 for the one that is it."""
    found = []
    for gold, raw in load(folder, half):
        if not gold.get("title"):
            continue
        try:
            page = from_bytes(flattened(raw, gold["url"]), source="page.txt")
        except SourceError:
            continue
        blocks = lines(page)
        for line, p in zip(blocks, model.probabilities(page, page.blocks), strict=True):
            line.p = p
        label(blocks)
        heads.lift(blocks, ())
        (start, stop), *_ = seams.stories(blocks)
        body = [n for n, line in enumerate(blocks[start:stop]) if line.label in TEXT]
        if body:
            first = opening(body)
            counts = heads.candidates(blocks[:stop], [], first, main=True)
            right = [
                int(key == fold(gold["title"]) or plain(same[0].text) == plain(gold["title"]))
                for key, same in counts.items()
            ]
            found += zip(titles.rows(blocks[:stop], counts, first), right, strict=True)
    return found


def fit(found: list[tuple[tuple[float, ...], int]]) -> Any:
    import lightgbm

    options = {
        "objective": "binary", "num_leaves": 8, "max_depth": 7, "learning_rate": 0.1, "min_data_in_leaf": 20, "feature_fraction": 0.5,
        "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    }  # fmt: skip
    x, y = (np.array(column) for column in zip(*found, strict=True))
    return lightgbm.train(options, lightgbm.Dataset(x.astype(np.float32), y), 120)


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.articles_titles")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--unseen", nargs=2, action="append", metavar=("HALF", "MODEL"), required=True)
    parser.add_argument("--out", type=Path, default=Path("dateline/models/titles.npz"))
    options = parser.parse_args()
    found = []
    for half, path in options.unseen:
        use(Path(path))
        found += [row for folder in options.data for row in rows(folder, half)]
    np.savez_compressed(options.out, **{f"titles_{name}": array for name, array in arrays(fit(found)).items()})


if __name__ == "__main__":
    main()
