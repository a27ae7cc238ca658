"""What is right of a document of MUC-4: its phrases' roles, its sentences, its types, and which two fillers one template has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from quality import muc_candidates, muc_network, muc_split
from quality.muc_judge import OUTPUTS, TYPES, Features, Judged
from quality.muc_network import Units
from quality.muc_read import Document
from quality.muc_score import plain, values
from training.muc_split import twos
from training.muc_trees import right

Row = dict[str, Any]


def gold_strings(row: Row) -> dict[str, set[str]]:
    """For each output the strings of the key's fillers, over all templates."""
    found: dict[str, set[str]] = {role: set() for role in OUTPUTS}
    for template in row["templates"]:
        for role in OUTPUTS:
            found[role] |= right(template, role)
    return found


def mention_labels(doc: Document, told: Features, row: Row) -> Any:
    gold = gold_strings(row)
    forms = [{plain(muc_candidates.said(doc, f)) for f in m.forms} for m in told.mentions]
    return np.array([[bool(said & gold[role]) for role in OUTPUTS] for said in forms], dtype=int).reshape(
        -1, len(OUTPUTS)
    )


def spans(template: Row) -> list[tuple[int, int]]:
    fields = ("instruments", "perp_individuals", "perp_orgs", "phys_targets", "hum_targets")
    return [
        tuple(at)
        for field in fields
        for e in template[field]
        for kind in ("names", "descriptions")
        for _, at in e.get(kind, ())
        if at
    ]


def sentence_labels(doc: Document, row: Row) -> Any:
    """Whether a sentence holds a filler of a template of each type."""
    found = np.zeros((len(doc.sentences), len(TYPES)), dtype=int)
    for template in row["templates"]:
        for kind in set(values(template["type"])) & set(TYPES):
            for start, _ in spans(template):
                found[doc.sentence_at(start), TYPES.index(kind)] = 1
    return found


def type_labels(row: Row) -> Any:
    told = {kind for t in row["templates"] for kind in values(t["type"])}
    return np.array([int(kind in told) for kind in TYPES])


@dataclass(frozen=True)
class Pairs:
    """Each two fillers of the key: their phrases (rows of the units), their signs, whether one template has both."""

    one: list[list[int]]
    two: list[list[int]]
    signs: Any
    same: Any
    weight: Any


@dataclass(frozen=True)
class Lesson:
    inside: Units
    roles: Any
    kinds: Any
    sentences: Any
    whole: Any
    pairs: Pairs


def lesson(judged: Judged, row: Row) -> Lesson:
    """A document with what is right of it."""
    inside = muc_network.units(judged)
    forms = [{plain(muc_candidates.said(judged.document, f)) for f in judged.mentions[k].forms} for k in inside.which]
    roles, kinds = np.zeros((len(forms), len(OUTPUTS))), np.zeros((len(forms), len(TYPES)))
    for template in row["templates"]:
        told = [TYPES.index(t) for t in values(template["type"]) if t in TYPES]
        for r, role in enumerate(OUTPUTS):
            strings = right(template, role)
            for n, said in enumerate(forms):
                if said & strings:
                    roles[n, r] = 1
                    kinds[n, told] = 1
    return Lesson(
        inside, roles, kinds, sentence_labels(judged.document, row), type_labels(row), pairs(judged, inside, row)
    )


def pairs(judged: Judged, inside: Units, row: Row) -> Pairs:
    """All two fillers of the templates of one type."""
    place = {judged.mentions[k].head: n for n, k in enumerate(inside.which)}
    one, two, signs, same = [], [], [], []
    for t, a, b, is_same in twos(judged.document, row):
        at, to = ([place[h] for h in stand.heads if h in place] for stand in (a, b))
        if at and to:
            one.append(at)
            two.append(to)
            signs.append(muc_split.values(judged.document, a, b, t))
            same.append(float(is_same))
    weight = np.full(len(same), max(len(same), 1) ** -0.5)
    return Pairs(one, two, np.array(signs).reshape(len(same), len(muc_split.NAMES)), np.array(same), weight)
