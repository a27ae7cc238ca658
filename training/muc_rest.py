"""Fits what fills the slots around the roles: dates, places and set fills, from templates found on folds not learned from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from quality import muc_candidates, muc_fills, muc_scene, muc_score
from quality.muc_assemble import Told, anchors
from quality.muc_judge import Judged
from training import muc_linear
from training.muc_fit import BAG, fit
from training.muc_trees import Weighed, right

Row = dict[str, Any]
SCENE = BAG | {"num_leaves": 8, "learning_rate": 0.05, "min_data_in_leaf": 25, "feature_fraction": 0.4}
ROUNDS = 100
FEWEST = 4  # examples of a set fill


def alike(template: Told, row: Row) -> list[Row]:
    """The key's templates of the type: those that share a filler with ours, or all."""
    found = [t for t in row["templates"] if template.kind in muc_score.values(t["type"])]
    return [
        t for t in found if any(e.plain in right(t, r) for r, some in template.fillers.items() for _, e in some)
    ] or found


def when_rows(judged: Judged, template: Told, golds: Sequence[Row]) -> tuple[list[list[float]], list[int]]:
    told = {(a["form"], a["from"], a["to"]) for g in golds if g["date"] for a in g["date"]["alternatives"]}
    found = muc_scene.days(judged.document, anchors(judged, template))
    return [x for _, x in found], [int((v["form"], v["from"], v["to"]) in told) for v, _ in found]


def where_rows(judged: Judged, template: Told, golds: Sequence[Row], known: Any) -> tuple[list[list[float]], list[int]]:
    chains = [[p["name"] for p in c] for g in golds if g["location"] for c in g["location"]["alternatives"]]
    found = muc_scene.where(judged.document, anchors(judged, template), known)
    right = [any(v[-1][0] == c[-1] for c in chains) for v, _ in found]
    return [x for _, x in found], [int(r) for r in right]


def scene(told: Weighed, gold: dict[str, Row], known: Callable[[str], Any]) -> dict[str, Any]:
    """The trees of dates and places; `known` gives the scenes that folds other than the document's know."""
    when: tuple[list[list[float]], list[int]] = ([], [])
    where: tuple[list[list[float]], list[int]] = ([], [])
    for doc, (judged, templates) in told.items():
        for template in templates:
            golds = alike(template, gold[doc])
            if golds:
                for parts, some in (
                    (when, when_rows(judged, template, golds)),
                    (where, where_rows(judged, template, golds, known(doc))),
                ):
                    parts[0].extend(some[0])
                    parts[1].extend(some[1])
    return {
        "when": fit(*when, SCENE, ROUNDS, muc_scene.WHEN_NAMES), "where": fit(*where, SCENE, ROUNDS, muc_scene.WHERE_NAMES),
    }  # fmt: skip


def fillers(template: Row, field: str) -> list[tuple[Row, set[str]]]:
    return [
        (e, {muc_score.plain(s) for kind in ("names", "descriptions") for s, _ in e.get(kind, ())})
        for e in template[field]
    ]


def fill_rows(judged: Judged, row: Row, slot: str) -> list[tuple[list[str], str]]:
    """The features of each filler of the key that the text names, and the value that its template gives."""
    field, key = muc_fills.ENTITY_SLOTS[slot], slot.split(" ")[-1]
    forms = [(m, {muc_score.plain(muc_candidates.said(judged.document, f)) for f in m.forms}) for m in judged.mentions]
    found = []
    for template in row["templates"]:
        kind = muc_score.values(template["type"])[0]
        for entity, strings in fillers(template, field):
            heads = [m.head for m, said in forms if said & strings]
            told = muc_score.values(entity.get(key) or [muc_fills.NONE])
            if heads and told:
                said = min(strings, key=len)
                found.append((muc_fills.entity_features(judged.document, heads, said, kind), told[0]))
    return found


def template_values(gold: Row, slot: str) -> list[str]:
    if slot in muc_fills.LOOSE_SLOTS:
        return [v for fill in gold[muc_fills.LOOSE_SLOTS[slot][0]] for v in fill["values"]]
    return muc_score.values(gold["stage" if slot == "stage" else "perp_category"])


def template_rows(judged: Judged, templates: Sequence[Told], row: Row, slot: str) -> list[tuple[list[str], str]]:
    found = []
    for template in templates:
        for gold in alike(template, row)[:1]:
            where = anchors(judged, template)
            perps = [e.said for role in ("PerpOrg", "PerpInd") for _, e in template.fillers[role]]
            told = template_values(gold, slot)
            features = muc_fills.template_features(judged.document, (where.top, *where.sentences), perps, template.kind)
            found.append((features, told[0] if told else muc_fills.NONE))
    return found


def chooser(rows: Sequence[tuple[list[str], str]], *, c: float, drop: float) -> dict[str, Any]:
    values = [v for _, v in rows]
    outputs = sorted(v for v in set(values) if values.count(v) >= FEWEST)
    labels = np.array([[int(v == o) for o in outputs] for v in values])
    return muc_linear.sparse([x for x, _ in rows], labels, outputs, c=c, drop=drop)


def fills(told: Weighed, gold: dict[str, Row], drop: float) -> dict[str, Any]:
    found = {}
    for slot in muc_fills.ENTITY_SLOTS:
        rows = [x for doc, (judged, _) in told.items() for x in fill_rows(judged, gold[doc], slot)]
        found[slot] = chooser(rows, c=0.1, drop=drop)
    for slot in (*muc_fills.TEMPLATE_SLOTS, *muc_fills.LOOSE_SLOTS):
        rows = [x for doc, (judged, some) in told.items() for x in template_rows(judged, some, gold[doc], slot)]
        found[slot] = chooser(rows, c=0.05, drop=drop)
    return found
