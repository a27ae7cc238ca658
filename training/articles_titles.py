"""Makes dateline/models/titles.npz: python -m training.articles_titles DATA... --keyed corpus/pages --unseen HALF MODEL ...

A block model labels only pages it was not trained on: "--unseen dev CHECK.npz" takes the dev half's pages, flattened and
labelled by a model that training.articles made with --half check. Each page is learned from four times: with its address
and without, without its headline, and as the text alone with what stands right above it: most dumps have lost the
headline, and then no line is one. Needs lightgbm.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from dateline.articles import heads, model, seams, titles
from dateline.articles.label import label
from dateline.articles.line import Line, fold, lines
from dateline.articles.split import TEXT, opening
from dateline.errors import SourceError
from dateline.pages import from_bytes
from quality.articles import flattened, load, use
from quality.articles import fold as plain
from training.articles import arrays, keyed_pages

WHOLE, BEREFT = 0.6, 0.5  # weights of a page with its headline, and of one without
KEYED = 2.0  # weight of a page with a key
LIKE = 15  # letters from which a line that holds the title, or is a part of it, is taken for it
Row = tuple[tuple[float, ...], int, float]  # a candidate, whether it is the headline, weight


def rows(pages: Iterable[tuple[str, str, str]], weight: float = 1.0) -> Iterator[Row]:
    """The candidates of pages, each a text, its title and its address."""
    for number, (text, title, url) in enumerate(pages):
        read = labelled(text)
        if read is None:
            continue
        for known in (url, ""):
            yield from _rows(*read, title, known, WHOLE * weight)
        known = url if number % 2 else ""
        above = [line.text for line in read[0][max(0, read[1] - number % 4) :]]
        for parts in (text.split("\n\n"), above):
            bereft = labelled("\n\n".join(part for part in parts if not _is_title(part, title)))
            if bereft:
                yield from _rows(*bereft, title, known, BEREFT * weight)


def of_set(folder: Path, half: str) -> Iterator[tuple[str, str, str]]:
    """Flattened pages whose gold has a title."""
    for gold, raw in load(folder, half):
        if gold.get("title"):
            yield flattened(raw, gold["url"]).decode(), gold["title"], gold["url"]


def of_keys(folder: Path, half: str) -> Iterator[tuple[str, str, str]]:
    """Pages with keys whose first article has a headline."""
    for key, source in keyed_pages(folder, half):
        raw, title = source.read_bytes(), key["articles"][0]["headline"] if key["articles"] else None
        if title:
            yield (raw if source.suffix == ".txt" else flattened(raw, "")).decode(), title, ""


def labelled(text: str) -> tuple[list[Line], int] | None:
    """The lines of the page's first story, and the number of its first paragraph."""
    try:
        page = from_bytes(text.encode(), source="page.txt")
    except SourceError:
        return None
    blocks = lines(page)
    for line, p in zip(blocks, model.probabilities(page, page.blocks), strict=True):
        line.p = p
    label(blocks)
    heads.lift(blocks, ())
    (_, stop), *_ = seams.stories(blocks)
    body = [n for n, line in enumerate(blocks[:stop]) if line.label in TEXT]
    return (blocks[:stop], opening(body)) if body else None


def _rows(blocks: list[Line], first: int, title: str, url: str, weight: float) -> Iterator[Row]:
    counts = titles.candidates(blocks, first)
    same = [any(line.key == fold(title) or plain(line.text) == plain(title) for line in of) for of in counts.values()]
    for row, right in zip(titles.rows(blocks, counts, first, url), same, strict=True):
        yield row, int(right), weight


def _is_title(text: str, title: str) -> bool:
    """The title, a part of it, or the title with little around it."""
    told, wanted = plain(text), plain(title)
    holds = len(wanted) > LIKE and wanted in told and len(told) < 2 * len(wanted)
    return told == wanted or holds or (len(told) > LIKE and told in wanted)


def fit(found: list[Row]) -> Any:
    import lightgbm

    options = {
        "objective": "binary", "num_leaves": 15, "max_depth": 7, "learning_rate": 0.06, "min_data_in_leaf": 20, "feature_fraction": 0.5,
        "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 3, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    }  # fmt: skip
    x, y, w = (np.array(column) for column in zip(*found, strict=True))
    return lightgbm.train(options, lightgbm.Dataset(x.astype(np.float32), y, weight=w), 200)


def main() -> None:
    parser = argparse.ArgumentParser(prog="training.articles_titles")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--unseen", nargs=2, action="append", metavar=("HALF", "MODEL"), required=True)
    parser.add_argument("--keyed", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path, default=Path("dateline/models/titles.npz"))
    options = parser.parse_args()
    found: list[Row] = []
    for half, path in options.unseen:
        use(Path(path))
        found += [row for folder in options.data for row in rows(of_set(folder, half))]
        found += [row for folder in options.keyed for row in rows(of_keys(folder, half), KEYED)]
    np.savez_compressed(options.out, **{f"titles_{name}": array for name, array in arrays(fit(found)).items()})


if __name__ == "__main__":
    main()
