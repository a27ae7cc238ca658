"""Fit the resolver's weights: print a [resolve] table for dateline/language/places/weights.toml.

    python training/places_weights.py corpus/keyed corpus/pages                 what ships: invented pages of our own
    python training/places_weights.py ../shared/data/places/lgl_dev.jsonl.gz    for comparison only: news text of others

A conditional logit: the right candidate of each name against its others, pulled towards the weights that stand now.
A name is an example when the key gives its point; every candidate within its kilometres is right.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.language import languages
from dateline.language.places import reading, resolve
from dateline.language.places.gazetteer import load
from dateline.language.places.geometry import distance_km
from dateline.language.places.mentions import given_spans, scan
from dateline.language.places.spelling import key
from dateline.pages import read
from dateline.types import Span
from quality.lines import paragraphs, rows
from quality.places import gold_article, learn, site

Example = tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]  # features, which candidates are right


def corpus_examples(path: Path) -> Iterator[Example]:
    docs = [(doc, [t for t in doc["toponyms"] if t.get("lat") is not None]) for doc in rows(path)]
    learnt = learn(docs)
    for doc, gold in docs:
        where = paragraphs(doc["text"])
        mentions = given_spans(doc["text"], [Span(t["start"], t["end"]) for t in gold], where, load())
        beside = [
            m for m in reading.kept(scan(doc["text"], where, load())) if not any(m.span.meets(g.span) for g in mentions)
        ]
        groups = resolve.grouped([*mentions, *beside], load())
        resolve.weigh(groups, load(), [], learnt[site(doc)].without(doc["id"]))
        points = {(m.span.start, m.span.stop): t for m, t in zip(mentions, gold, strict=True)}
        for each in groups:
            truth = next(
                (points[m.span.start, m.span.stop] for m in each.members if (m.span.start, m.span.stop) in points), None
            )
            if truth:
                yield each.matrix, right(each, truth["lat"], truth["lon"], 50.0, truth.get("geonameid"))


def page_examples(folder: Path) -> Iterator[Example]:
    for path in sorted(folder.glob("*.json")):
        if path.stem[0] == "k" and path.stem[-1] not in "1234":
            continue
        answer_key = json.loads(path.read_text(encoding="utf-8"))
        page = next(iter(read(str(folder / answer_key["page"]))))
        text = page.text  # type: ignore[union-attr]
        for article in answer_key["articles"]:
            spans, dateline = gold_article(text, article)
            mentions = scan(text, spans, load(), dateline=dateline)
            kept, _, _ = reading.read_mentions(mentions, load(), [], {})
            groups = resolve.grouped(kept, load())
            resolve.weigh(groups, load(), [], {})
            places = [
                i["place"]
                for i in answer_key["incidents"]
                if i["article"] == article["id"] and i["place"] and i["place"]["lat"] is not None
            ]
            seen = set()
            for place in places:
                for name in map(key, place["names"]):
                    for each in groups:
                        if each.name.split(", ")[0] == name and (each.name, place["lat"]) not in seen:
                            seen.add((each.name, place["lat"]))
                            yield each.matrix, right(each, place["lat"], place["lon"], place["km"] + 10, None)
        assert languages


def right(each: resolve.Group, lat: float, lon: float, km: float, ident: object) -> np.ndarray[Any, Any]:
    return np.array(
        [
            entry.ref == f"geonames:{ident}" or distance_km(entry.lat, entry.lon, lat, lon) <= km
            for entry in each.candidates.entries
        ]
    )


def fit(examples: Sequence[Example], start: np.ndarray[Any, Any], pull: float) -> np.ndarray[Any, Any]:
    """Gradient ascent on the log-likelihood, with a quadratic pull towards `start`."""
    weights = start.copy()
    scale = np.sqrt(np.mean(np.concatenate([x for x, _ in examples]) ** 2, axis=0)) + 1e-3
    step = np.zeros_like(weights)
    for epoch in range(400):
        gradient = pull * (start - weights)
        for x, y in examples:
            p = np.exp(x @ weights - (x @ weights).max())
            p /= p.sum()
            good = p * y / max((p * y).sum(), 1e-12)
            gradient += x.T @ (good - p)
        step = 0.9 * step + gradient / scale**2 / len(examples) * 0.1
        weights += step * (1 - epoch / 400)
    return weights


def accuracy(examples: Sequence[Example], weights: np.ndarray[Any, Any]) -> float:
    return float(np.mean([y[int((x @ weights).argmax())] for x, y in examples]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--pull", type=float, default=3.0)
    given = parser.parse_args()
    take = lambda path: list(page_examples(path) if path.is_dir() else corpus_examples(path))  # noqa: E731
    every = [example for path in given.data for example in take(path)]
    usable = [(x, y) for x, y in every if y.any() and not y.all()]
    start = resolve.weights()
    fitted = fit(usable, start, given.pull)
    print(
        f"# {len(every)} names, {len(usable)} with a choice; right {accuracy(every, start):.3f} -> {accuracy(every, fitted):.3f}"
    )
    for path in given.test:
        held = take(path)
        print(f"# {path.name}: {accuracy(held, start):.3f} -> {accuracy(held, fitted):.3f}")
    print("[resolve]")
    for name, was, now in zip(resolve.FEATURES, start, fitted, strict=True):
        print(f"{name} = {now:.2f}  # was {was:.2f}")


if __name__ == "__main__":
    main()
