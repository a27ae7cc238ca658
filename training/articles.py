"""Makes dateline/models/blocks.npz, the block labeller of `dateline.articles`.

    python -m training.articles DATA... --keyed corpus/pages [--half dev] [--out FILE]

DATA are folders as quality.articles reads; --keyed are folders of pages with keys (corpus/README.md), of which pages from
p101 on with an even number are left out. A site's own names of containers are blotted out on a copy of each page, so that
the words and tags of a page whose markup says nothing are learned, too. A block is content when its words stand in the gold text at the place where
the gold goes on. Token and word odds are counted once per registered domain, out of fold for the pages that they are
then features of. --half dev leaves the other half's
domains unseen, to be scored with quality.articles --half check. Needs lightgbm and torch; nothing of them ships.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.articles import containers, features, model
from dateline.errors import SourceError
from dateline.pages import from_bytes
from dateline.types import Block, Page
from quality.articles import domain, half, load
from quality.corpus import squash as flat_of
from quality.glued import glue, pairs
from training import articles_graph

WORD = re.compile(r"\w+")
NAMED = re.compile(r"[.#@].*")
FOLDS = 5
KEYED = 4.0  # weight of a page with a key
BARE = 0.5  # of a page's copy without names of containers
TREES = 70


@dataclass(slots=True)
class Sample:
    """One page with a label (1 content, 0 not, -1 unknown) for each block but the markup's own."""

    url: str
    domain: str
    page: Page
    blocks: tuple[Block, ...]
    labels: NDArray[np.int8]
    gold: dict[str, Any]
    weight: float


def squash(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))


def labels(blocks: tuple[Block, ...], text: str, gold: dict[str, Any]) -> NDArray[np.int8]:
    """Content blocks by the gold text: long blocks anywhere in it, short ones as a whole line or beside content."""
    if not gold.get("text"):
        return _by_snippets(blocks, text, gold)
    lines = Counter(squash(line) for line in re.split(r"\n+", gold["text"]))
    whole = " " + squash(gold["text"]) + " "
    found = np.zeros(len(blocks), np.int8)
    words = [squash(block.span.of(text)) for block in blocks]
    for n, line in enumerate(words):
        if line and (line in lines or (len(line) > 40 and f" {line} " in whole) or _mostly(line, whole)):
            found[n] = 1
    solid = np.flatnonzero(found & np.array([len(line) > 60 for line in words]))
    if len(solid):
        first, last = solid[0], solid[-1]
        for n, line in enumerate(words):
            if found[n] and len(line) <= 60 and not first - 3 <= n <= last + 6:
                found[n] = 0
            elif (
                not found[n]
                and first < n < last
                and line
                and 3 <= len(line) <= 40
                and f" {line} " in whole
                and found[n - 1]
            ):
                found[n] = line in whole and (" ".join(words[n - 1 : n + 1])[-80:] in whole)
    return found


def _mostly(line: str, whole: str) -> bool:
    """Nine in ten of a long block's 5-word pieces stand in the gold."""
    words = line.split()
    if len(words) < 15:
        return False
    pieces = [" ".join(words[n : n + 5]) for n in range(0, len(words) - 4, 5)]
    return sum(f" {piece} " in whole for piece in pieces) >= 0.8 * len(pieces)


def _by_snippets(blocks: tuple[Block, ...], text: str, gold: dict[str, Any]) -> NDArray[np.int8]:
    found = np.full(len(blocks), -1, np.int8)
    for n, block in enumerate(blocks):
        words = " ".join(block.span.of(text).split())
        if any(" ".join(s.split()) in words for s in gold.get("w") or []):
            found[n] = 1
        elif any(" ".join(s.split()) in words for s in gold.get("wo") or []) and len(words) < 400:
            found[n] = 0
    return found


def samples_of(folder: Path, part: str = "all") -> list[Sample]:
    found = []
    for gold, raw in load(folder, part):
        try:
            page = from_bytes(raw, source="page.html", url=gold["url"])
        except SourceError:
            continue
        blocks = tuple(block for block in page.blocks if block.tag != "meta")
        marked = labels(blocks, page.text, gold)
        weight = {"fundus_dev": 3.0, "wcxb_articles_dev": 1.0}.get(folder.name, 1.0)
        if (marked == 1).any():
            found.append(Sample(gold["url"], domain(gold["url"]), page, blocks, marked, gold, weight))
    return found


def is_taught(name: str) -> bool:
    """Of pages p101 to p200 the even ones are for scoring alone."""
    return int(name[1:]) < 101 or int(name[1:]) % 2 == 1


def keyed_pages(folder: Path, part: str) -> Iterator[tuple[dict[str, Any], Path]]:
    """The pages with keys that may be learned from, of one half by their names."""
    for path in sorted(folder.glob("p*.json")):
        if is_taught(path.stem) and part in ("all", half(path.stem)):
            key = json.loads(path.read_text(encoding="utf-8"))
            yield key, path.with_name(key["page"])


def keyed(folder: Path, part: str) -> list[Sample]:
    """The pages with keys; a block that no snippet of the key names is unknown."""
    found = []
    for key, source in keyed_pages(folder, part):
        page = from_bytes(source.read_bytes(), source=source.name)
        blocks = tuple(block for block in page.blocks if block.tag != "meta")
        marked = np.array([_by_key(flat_of(block.span.of(page.text)), key) for block in blocks], np.int8)
        found.append(Sample(source.stem, source.stem, page, blocks, marked, key, KEYED))
    return found


def _by_key(words: str, key: dict[str, Any]) -> int:
    if any(flat_of(snippet) in words for article in key["articles"] for snippet in article["body"]):
        return 1
    names = ("not_body", "captions", "notices")
    others = [snippet for article in key["articles"] for name in names for snippet in article[name]]
    others += [article["headline"] for article in key["articles"] if article["headline"]]
    return 0 if any(one in words or words in one for one in map(flat_of, others)) else -1


def glued(folders: list[Path], half: str, count: int) -> list[Sample]:
    """Built pages with two articles, so that a second story is text too; both folds' names count as seen together."""
    found = []
    for folder in folders:
        for a, page_a, b, page_b in pairs(folder, half, count):
            for shape in ("below", "scroll"):
                page = from_bytes(glue(page_a, page_b, shape), source="page.html", url=a["url"])
                blocks = tuple(block for block in page.blocks if block.tag != "meta")
                gold = {"text": a["text"] + "\n" + b["text"]}
                found.append(
                    Sample(a["url"], domain(a["url"]), page, blocks, labels(blocks, page.text, gold), gold, 0.5)
                )
    return found


def odds(chosen: list[Sample]) -> tuple[dict[str, float], dict[str, float]]:
    """Log-odds of container tokens and of words, each domain counted once."""
    names: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    lexicon: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0, 0.0]))
    for sample in chosen:
        for block, label in zip(sample.blocks, sample.labels, strict=True):
            if label < 0:
                continue
            line = block.span.of(sample.page.text)
            for token in {t for name in block.path[2:] for t in containers.tokens(name)[1]}:
                cell = names[token][sample.domain]
                cell[0] += int(label) * (1 + len(line))
                cell[1] += 1 + len(line)
            for word in set(features.words(line)):
                cell = lexicon[word][sample.domain]
                cell[0] += int(label)
                cell[1] += 1
    return _logits(names, 3), _logits(lexicon, 6)


def _logits(table: dict[str, dict[str, list[float]]], least: int) -> dict[str, float]:
    found = {}
    for token, cells in table.items():
        if len(cells) >= least:
            share = (sum(hit / total for hit, total in cells.values()) + 1.0) / (len(cells) + 2.0)
            value = math.log(share / (1 - share))
            if abs(value) > 0.25:
                found[token] = round(value, 2)
    return found


def matrix(
    sample: Sample, names: dict[str, float], lexicon: dict[str, float]
) -> tuple[NDArray[np.float32], containers.Kin]:
    """A row for each block that is looked at, and which blocks share containers."""
    return features.table(sample.blocks, sample.page.text, title(sample.page), containers.Priors(names), lexicon)


def title(page: Page) -> str:
    return next((fact.value for fact in page.facts if fact.name == "headline"), "")


def fold_of(name: str) -> int:
    return hashlib.sha256(b"fold" + name.encode()).digest()[0] % FOLDS


def weights(sample: Sample) -> NDArray[np.float32]:
    """Longer blocks count more (F1 counts words), a long page as a whole less."""
    size = np.array([len(block.span) for block in sample.blocks], np.float32)
    content = float(size[sample.labels == 1].sum())
    found: NDArray[np.float32] = (
        sample.weight * np.minimum(3, (size / 100) ** 0.5 + 0.1) / (content / 3000 + 0.3) ** 0.5
    )
    return found


Rows = tuple[Any, Any, Any]  # rows, labels, weights


def rows(sample: Sample, names_of: dict[int, Any]) -> Any:
    """The page's rows by its own fold's out-of-fold odds."""
    return matrix(sample, *names_of[fold_of(sample.domain)])


def known(sample: Sample, found: Any, chosen: Any = slice(None)) -> Rows:
    """The chosen blocks that have a label; `found` has one row each of them."""
    marked = sample.labels[chosen]
    return found[marked >= 0], marked[marked >= 0], weights(sample)[chosen][marked >= 0]


def joined(found: list[Rows]) -> Rows:
    x, y, w = (np.concatenate(column) for column in zip(*found, strict=True))
    return x, y, w


def fit(x: Any, y: Any, w: Any, *, trees: int = TREES, rate: float = 0.12) -> Any:
    import lightgbm

    options = {
        "objective": "binary", "num_leaves": 31, "max_depth": 8, "learning_rate": rate, "min_data_in_leaf": 40, "feature_fraction": 0.6,
        "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2, "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
    }  # fmt: skip
    return lightgbm.train(options, lightgbm.Dataset(x, y, weight=w), trees)


def arrays(booster: Any) -> dict[str, Any]:
    """The trees as (T, M) arrays: a leaf points at itself."""
    trees = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    size = max(len(nodes) for nodes in trees)
    shape = (len(trees), size)
    out = {"feature": np.zeros(shape, np.uint8), "threshold": np.zeros(shape, np.float32), "left": np.zeros(shape, np.uint8),
           "right": np.zeros(shape, np.uint8), "value": np.zeros(shape, np.float32)}  # fmt: skip
    for t, nodes in enumerate(trees):
        for k, (feature, threshold, left, right, value) in enumerate(nodes):
            for name, cell in zip(out, (feature, threshold, left, right, value), strict=True):
                out[name][t, k] = cell
    return {**out, "depth": np.array(8)}


def _nodes(root: dict[str, Any]) -> list[tuple[int, float, int, int, float]]:
    found: list[tuple[int, float, int, int, float]] = []

    def walk(node: dict[str, Any]) -> int:
        at = len(found)
        found.append((0, 0.0, at, at, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            left, right = walk(node["left_child"]), walk(node["right_child"])
            found[at] = (node["split_feature"], float(node["threshold"]), left, right, 0.0)
        return at

    walk(root)
    return found


def packed(values: dict[str, float], name: str) -> dict[str, Any]:
    keys = sorted(values)
    return {
        name: np.frombuffer("\n".join(keys).encode(), np.uint8),
        f"{name}_odds": np.array([round(20 * values[key]) for key in keys], np.int8),
    }


def flat(sample: Sample) -> Sample:
    """The page as plain text: no tags, no paths, no links, what is hidden left out."""
    seen = [n for n, block in enumerate(sample.blocks) if not block.hidden]
    blocks = tuple(Block(sample.blocks[n].span, "line") for n in seen)
    page = replace(sample.page, facts=())
    return Sample(sample.url, sample.domain, page, blocks, sample.labels[seen], sample.gold, sample.weight)


def bare(sample: Sample) -> Sample:
    """The page without the names of its containers, its tags left."""
    blocks = tuple(block._replace(path=tuple(NAMED.sub("", name) for name in block.path)) for block in sample.blocks)
    return replace(sample, blocks=blocks, weight=sample.weight * BARE)


Described = tuple[Sample, Any, containers.Kin, Any]  # a page, its rows, its containers, the blocks looked at


def described(sample: Sample, names_of: dict[int, Any]) -> Described:
    own, kin = rows(sample, names_of)
    return sample, own, kin, features.looked(sample.blocks)


def first(pages: list[Described]) -> Any:
    """The first reading, of the blocks that are looked at."""
    return fit(*joined([known(sample, own, look) for sample, own, _, look in pages]))


@dataclass(frozen=True, slots=True)
class Again:
    """The blocks `near` of a page, to be read a second time: a row each, after first readings `p` by trees that did not see the domain."""

    sample: Sample
    near: Any
    rows: Any
    p: Any
    kin: containers.Kin | None


def again(pages: list[Described], *, is_plain: bool) -> list[Again]:
    found = []
    for fold in range(FOLDS):
        unseen = first([page for page in pages if fold_of(page[0].domain) != fold])
        for sample, own, kin, look in pages:
            if fold_of(sample.domain) == fold:
                p = np.full(len(sample.blocks), model.LINK)
                p[look] = unseen.predict(own)
                near = np.flatnonzero(p >= model.FAINT)
                if len(near):
                    lines = [block.span.of(sample.page.text) for block in sample.blocks]
                    inside = None if is_plain else kin
                    rows = [own[np.searchsorted(look, near)], model.second(lines, p, inside, near)]
                    found.append(Again(sample, near, np.concatenate(rows, axis=1), p, inside))
    return found


def second(pages: list[Again]) -> Any:
    """The second reading's trees."""
    return fit(*joined([known(one.sample, one.rows, one.near) for one in pages]), trees=100, rate=0.08)


def make(chosen: list[Sample], built: list[Sample], out: Path) -> None:
    """Train both labellers, of marked-up blocks and of plain lines, on all the pages given; write the model file."""
    names_of = {fold: odds([s for s in chosen if fold_of(s.domain) != fold]) for fold in range(FOLDS)}
    html = [sample for sample in [*chosen, *built] if sample.page.media == "html"]
    flats = [one for sample in [*chosen, *built] if (one := flat(sample)).blocks]
    marked = [described(sample, names_of) for sample in [*html, *map(bare, html)]]
    plain = [described(sample, names_of) for sample in flats]
    twice = {"blocks": again(marked, is_plain=False), "lines": again(plain, is_plain=True)}
    boosters = {
        "blocks": first(marked),
        "lines": first(plain),
        "context": second(twice["lines"]),
        "nearby": second(twice["blocks"]),
    }
    networks = {name: array for kind, one in twice.items() for name, array in articles_graph.train(one, kind).items()}
    found = {f"{kind}_{name}": array for kind, one in boosters.items() for name, array in arrays(one).items()}
    names, lexicon = odds(chosen)
    np.savez_compressed(out, **found, **packed(names, "names"), **packed(lexicon, "lexicon"), **networks)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the block labeller.")
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=Path("dateline/models/blocks.npz"))
    parser.add_argument("--half", choices=("dev", "check", "all"), default="all")
    parser.add_argument("--pairs", type=int, default=40, help="built pages with two articles, a folder and shape")
    parser.add_argument("--keyed", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    chosen = [sample for folder in options.keyed for sample in keyed(folder, options.half)]
    chosen += [s for folder in options.data for s in samples_of(folder, options.half)]
    make(chosen, glued(options.data, options.half, options.pairs), options.out)


if __name__ == "__main__":
    main()
