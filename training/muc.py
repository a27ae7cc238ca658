"""Makes quality/muc_weights.json and muc_network.npz from MUC-4's train part.

    python -m training.muc DATA/incidents/muc4/train.jsonl.gz --cache FOLDER

Linear models read mentions, forms, sentences and documents, a network all of a document together; trees weigh their answers. They learn from answers of
models that have not seen the document (folds by a hash of its id; the network's from linear models of the same folds). FOLDER keeps what was read and judged:
empty it after a change of the language model (a second run is quick). A quarter of an hour of one core. Needs lightgbm, scikit-learn, scipy and torch;
what is kept is plain JSON and arrays.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline.incidents.trees import from_dict
from dateline.language.network import Weights
from quality import muc_candidates, muc_features, muc_scene
from quality.lines import rows
from quality.muc_assemble import Told, chosen, split
from quality.muc_judge import OUTPUTS, TYPES, Features, Judged, Models, features_of, judge
from quality.muc_linear import WEIGHTS
from quality.muc_network import answers as read_by
from quality.muc_read import Document, document
from quality.muc_rows import of_types
from quality.muc_score import figures, plain
from quality.muc_slots import slot_f1
from quality.muc_write import Rest, full
from training import muc_lessons, muc_linear, muc_network, muc_rest, muc_split, muc_trees
from training.muc_lessons import gold_strings, mention_labels, sentence_labels, type_labels

FOLDS = 4
Row = dict[str, Any]


def fold(doc: str) -> int:
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % FOLDS


def kept(path: Path, make: Any) -> Any:
    """What `make` gives, from the file when it is there."""
    if path.is_file():
        return pickle.loads(path.read_bytes())
    made = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pickle.dumps(made))
    return made


def read(rows: Sequence[Row], path: Path) -> list[Document]:
    """The documents as Dateline's tools read them."""
    found: list[Document] = kept(path, lambda: [document(r) for r in rows])
    return found


class Lazily(dict[str, Features]):
    """The features of each document, made when first asked for."""

    def __init__(self, docs: Sequence[Document]) -> None:
        self.docs = {d.id: d for d in docs}

    def __missing__(self, doc: str) -> Features:
        self[doc] = features_of(self.docs[doc])
        return self[doc]


def form_rows(doc: Document, told: Features, row: Row, role: str) -> tuple[list[list[str]], list[list[int]]]:
    """The forms of the mentions of which one is right."""
    gold, xs, ys = gold_strings(row)[role], [], []
    for it in told.mentions:
        right = [plain(muc_candidates.said(doc, f)) in gold for f in it.forms]
        if any(right) and not all(right):
            xs += [muc_features.form(doc, it, f) for f in it.forms]
            ys += [[int(r)] for r in right]
    return xs, ys


FormRows = dict[tuple[str, str], tuple[list[list[str]], list[list[int]]]]


def all_forms(docs: Sequence[Document], told: dict[str, Features], rows: dict[str, Row]) -> FormRows:
    return {(d.id, role): form_rows(d, told[d.id], rows[d.id], role) for d in docs for role in OUTPUTS}


def linear_models(
    docs: Sequence[Document], told: dict[str, Features], rows: dict[str, Row], forms: FormRows, drop: float
) -> Row:
    features = [told[d.id] for d in docs]
    mention_y = np.concatenate([mention_labels(d, told[d.id], rows[d.id]) for d in docs])
    sentence_y = np.concatenate([sentence_labels(d, rows[d.id]) for d in docs])
    heads = np.concatenate([d.inner[[m.head for m in told[d.id].mentions]] for d in docs if told[d.id].mentions])
    heads, means = heads.astype(np.float32), np.concatenate([f.means for f in features])
    whole_y = np.array([type_labels(rows[d.id]) for d in docs])
    form: dict[str, Any] = {}
    for role in OUTPUTS:
        xs, ys = [x for d in docs for x in forms[d.id, role][0]], [y for d in docs for y in forms[d.id, role][1]]
        form[role] = muc_linear.sparse(xs, np.array(ys), [role], c=1.0, drop=max(drop, 0.1))
    return {
        "mention": muc_linear.joint([x for f in features for x in f.mention], heads, mention_y, OUTPUTS, drop=drop),
        "mention vectors": muc_linear.dense(heads, mention_y),
        "sentence": muc_linear.sparse([x for f in features for x in f.sentence], sentence_y, TYPES, c=0.1, drop=drop),
        "sentence vectors": muc_linear.dense(means, sentence_y),
        "whole": muc_linear.sparse([f.whole for f in features], whole_y, TYPES, c=0.05, drop=drop),
        "form": form,
    }  # fmt: skip


def out_of_fold(
    docs: Sequence[Document], told: dict[str, Features], rows: dict[str, Row], forms: FormRows
) -> list[Judged]:
    """Every document as models judge it that learned from the other folds."""
    found = []
    for k in range(FOLDS):
        models = Models.of(linear_models([d for d in docs if fold(d.id) != k], told, rows, forms, 0.0))
        found += [judge(d, models, told[d.id]) for d in docs if fold(d.id) == k]
        print(f"fold {k}: {time.process_time():.0f} s", file=sys.stderr, flush=True)
    return found


def odds_of_types(data: Sequence[Judged], gold: dict[str, Row]) -> dict[str, list[float]]:
    """Each document's odds of types, from trees that learned from the other folds."""
    found: dict[str, list[float]] = {}
    for k in range(FOLDS):
        trees = from_dict(muc_trees.types([j for j in data if fold(j.document.id) != k], gold))
        found |= {j.document.id: trees.odds(of_types(j)) for j in data if fold(j.document.id) == k}
    return found


def told_by_others(
    data: Sequence[Judged], gold: dict[str, Row], rows: muc_trees.RoleRows, pairs: dict[str, muc_split.Rows]
) -> muc_trees.Weighed:
    """Each document's candidates weighed by trees that learned from the other folds."""
    told: muc_trees.Weighed = {}
    for k in range(FOLDS):
        model = muc_trees.forest([j for j in data if fold(j.document.id) != k], gold, rows, pairs)
        told |= muc_trees.weighed([j for j in data if fold(j.document.id) == k], model)
    return told


def rest(told: muc_trees.Weighed, gold: dict[str, Row], drop: float) -> Row:
    """Dates, places and set fills."""
    known = [muc_scene.known_of([r for r in gold.values() if fold(r["doc_id"]) != k]) for k in range(FOLDS)]
    scene = muc_rest.scene(told, gold, lambda doc: known[fold(doc)])
    return scene | {"known": muc_scene.known_of(list(gold.values())), "fills": muc_rest.fills(told, gold, drop)}


def rest_by_folds(told: muc_trees.Weighed, gold: dict[str, Row]) -> None:
    """Prints what all slots reach on documents that nothing has learned from."""
    preds: dict[str, list[Row]] = {}
    for k in range(FOLDS):
        others = {doc: x for doc, x in told.items() if fold(doc) != k}
        model = rest(others, {doc: gold[doc] for doc in others}, 0.0)
        made = Rest.of(model)
        for doc, (judged, some) in told.items():
            if fold(doc) == k:
                preds[doc] = [full(judged, t, n, made) for n, t in enumerate(some, 1)]
    reached = slot_f1(preds, {doc: gold[doc]["templates"] for doc in told})
    print("train, slots by folds:", {s: round(x, 1) for s, x in reached.items()}, flush=True)


def divided(judged: Judged, told: Sequence[Told], least: dict[str, float]) -> list[Told]:
    return [part for whole in told for part in split(judged, whole, least)]


def trees(data: Sequence[Judged], gold: dict[str, Row], drop: float, *, slots: bool = False) -> Row:
    """The trees; prints what they reach on folds that they have not seen, with the odds that would be best there."""
    odds = odds_of_types(data, gold)
    seen = [muc_trees.seen_tables([j for j in data if fold(j.document.id) != k], gold) for k in range(FOLDS)]
    rows = muc_trees.all_rows(data, gold, odds, lambda doc: seen[fold(doc)])
    pairs = {j.document.id: muc_split.rows(j.document, gold[j.document.id]) for j in data}
    weighed = told_by_others(data, gold, rows, pairs)
    least = muc_trees.thresholds(weighed, gold)
    reached = figures(muc_trees.total(weighed, muc_trees.keys_of(gold), least))
    print("train, by folds:", {s: [round(x, 1) for x in v] for s, v in reached.items()}, least, flush=True)
    told = {doc: (judged, divided(judged, chosen(some, least), least)) for doc, (judged, some) in weighed.items()}
    if slots:
        rest_by_folds(told, gold)
    return {"trees": muc_trees.forest(data, gold, rows, pairs) | {"least": least}, "rest": rest(told, gold, drop)}


def judged(docs: Sequence[Document], gold: dict[str, Row], drop: float) -> tuple[list[Judged], Row]:
    """Every document as models judge it that have not seen it, and the models of all."""
    told = Lazily(docs)
    forms = all_forms(docs, told, gold)
    return out_of_fold(docs, told, gold, forms), linear_models(docs, told, gold, forms, drop)


def answered(data: Sequence[Judged], gold: dict[str, Row], path: Path) -> list[Weights]:
    """Gives every document the answers of networks that have not seen it; returns the networks of all."""
    lessons = {j.document.id: muc_lessons.lesson(j, gold[j.document.id]) for j in data}
    networks = kept(path, lambda: muc_network.by_folds(lessons, fold, FOLDS))
    for j in data:
        doc = j.document.id
        j.answers = read_by(j, networks[fold(doc)], lessons[doc].inside)
    found: list[Weights] = networks[None]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--drop", type=float, default=0.1, help="weights below are left out of the file")
    parser.add_argument("--slots", action="store_true", help="measure all slots by folds, too")
    given = parser.parse_args()
    texts = list(rows(given.train))
    docs = read(texts, given.cache / "documents.pkl")
    gold = {row["doc_id"]: row for row in texts if row["doc_id"] in {d.id for d in docs}}
    data, linear = kept(given.cache / "linear.pkl", lambda: judged(docs, gold, given.drop))
    muc_network.keep(answered(data, gold, given.cache / "networks.pkl"))
    model = {"linear": linear} | trees(data, gold, given.drop, slots=given.slots)
    WEIGHTS.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
