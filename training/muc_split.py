"""Fits the trees that tell whether two targets belong to one template, on the targets of the key that the text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from quality import muc_candidates, muc_score, muc_split
from quality.muc_judge import TYPES
from quality.muc_read import Document
from training.muc_fit import BAG, fit

Row = dict[str, Any]
PAIR = BAG | {"num_leaves": 8, "learning_rate": 0.05, "min_data_in_leaf": 40, "feature_fraction": 0.4}
ROUNDS = 100
KINDS = (
    ("Victim", "hum_targets", "names"),
    ("Described", "hum_targets", "descriptions"),
    ("Target", "phys_targets", "names"),
)


def stands(document: Document, row: Row, kind: str) -> list[tuple[muc_split.Stand, set[int]]]:
    """The targets of the templates of a type, with where the text names them and which templates they are in."""
    forms: dict[str, set[int]] = {}
    for it in muc_candidates.of(document):
        for words in it.forms:
            forms.setdefault(muc_score.plain(muc_candidates.said(document, words)), set()).add(it.head)
    found: dict[tuple[str, tuple[int, ...]], set[int]] = {}
    for n, template in enumerate(row["templates"]):
        if kind not in muc_score.values(template["type"]):
            continue
        for role, field, names in KINDS:
            for entity in template[field]:
                heads = sorted({h for s, _ in entity.get(names, ()) for h in forms.get(muc_score.plain(s), ())})
                if heads:
                    found.setdefault((role, tuple(heads)), set()).add(n)
    return [(muc_split.Stand(role, heads), where) for (role, heads), where in found.items()]


Rows = tuple[list[list[float]], list[int]]


def rows(document: Document, row: Row) -> Rows:
    """The signs of each two targets of the templates of one type, and whether one template has both."""
    found = list(twos(document, row))
    return [muc_split.values(document, a, b, t) for t, a, b, _ in found], [int(same) for *_, same in found]


def twos(document: Document, row: Row) -> Iterator[tuple[int, muc_split.Stand, muc_split.Stand, bool]]:
    """The number of a type, two targets of its templates, and whether one template has both."""
    for t, kind in enumerate(TYPES):
        some = stands(document, row, kind) if row["templates"] else []
        yield from ((t, a, b, bool(where & there)) for a, where in some for b, there in some if a != b)


def trees(documents: Iterable[Rows]) -> dict[str, Any]:
    """A document weighs as the square root of its pairs."""
    some = list(documents)
    xs, ys = [x for part, _ in some for x in part], [y for _, part in some for y in part]
    weights = [max(len(part), 1) ** -0.5 for _, part in some for _ in part]
    return fit(xs, ys, PAIR, ROUNDS, muc_split.NAMES, weights)
