"""From odds to templates: which types a document tells of, who fills their roles, and which targets were hit together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.incidents.trees import Trees, from_dict
from quality import muc_network, muc_rows, muc_seen, muc_split
from quality.muc_entities import Entity
from quality.muc_judge import OUTPUTS, TYPES, Judged
from quality.muc_scene import Anchors

HIT = ("Victim", "Described", "Target")
# sentences that a doer or weapon may be further from one group than from the nearest
SHARED = {"PerpInd": 1, "PerpOrg": 1, "Weapon": 0}
CONSIDERED = 0.12  # odds of a type below which nothing is weighed for it
LEAST = 0.1  # odds of a target from which it is asked what was hit with it


@dataclass(frozen=True)
class Forest:
    type: Trees
    role: dict[str, Trees]
    least: Mapping[str, float]  # odds that a template ("type"), a filler of a role and two targets of one incident need
    pair: Trees
    seen: muc_seen.Tables

    @classmethod
    def of(cls, model: Mapping[str, Any]) -> Forest:
        roles = {role: from_dict(m) for role, m in model["role"].items()}
        return cls(from_dict(model["type"]), roles, model["least"], from_dict(model["pair"]), model["seen"])


@dataclass
class Told:
    """A template in the making."""

    kind: str
    odds: float
    fillers: dict[str, list[tuple[float, Entity]]]  # of each role, likeliest first
    pairs: dict[tuple[Entity, Entity], float]  # log odds that two targets were hit in one incident


def considered(judged: Judged, forest: Forest) -> list[Told]:
    """A template for each type that is not out of the question, with every candidate's odds."""
    odds = forest.type.odds(muc_rows.of_types(judged))
    offers = muc_rows.offers(judged, forest.seen)
    found = []
    for t, kind in enumerate(TYPES):
        if odds[t] > CONSIDERED:
            fillers = {role: fillers_of(judged, forest, offer, kind, odds) for role, offer in offers.items()}
            hit = [e for role in HIT for p, e in fillers[role] if p >= LEAST]
            found.append(Told(kind, odds[t], fillers, pairs(judged, hit, t, forest)))
    return found


def pairs(judged: Judged, hit: Sequence[Entity], kind: int, forest: Forest) -> dict[tuple[Entity, Entity], float]:
    """What the trees and the network say of each two targets, their log odds averaged."""
    if len(hit) < 2:
        return {}
    stands = [muc_split.Stand(e.role, tuple(judged.mentions[k].head for k in e.mentions)) for e in hit]
    signs = [muc_split.values(judged.document, a, b, kind) for a in stands for b in stands]
    scores = np.array(forest.pair.scores(signs)).reshape(len(hit), -1)
    if judged.answers and judged.answers.models:
        scores = (scores + muc_network.as_one(judged.answers, stands, np.array(signs))) / 2
    return {(a, b): float(scores[i, j]) for i, a in enumerate(hit) for j, b in enumerate(hit)}


def fillers_of(
    judged: Judged, forest: Forest, offer: muc_rows.Offer, kind: str, odds: Sequence[float]
) -> list[tuple[float, Entity]]:
    scores = forest.role[offer.role].odds(muc_rows.of_role(judged, offer, kind, odds))
    return sorted(zip(scores, offer.found, strict=True), key=lambda pair: -pair[0])


def chosen(told: Sequence[Told], least: Mapping[str, float]) -> list[Told]:
    """The templates and fillers whose odds reach what is asked."""
    found = []
    for template in told:
        if template.odds >= least["type"]:
            kept = {r: [(p, e) for p, e in some if p >= least[r]] for r, some in template.fillers.items()}
            found.append(Told(template.kind, template.odds, kept, template.pairs))
    return found


def anchors(judged: Judged, told: Told) -> Anchors:
    """Where the incident is told."""
    t = TYPES.index(told.kind)
    both = judged.types + judged.dense_types
    tokens = judged.document.read.tokens
    heads = [judged.mentions[likeliest(judged, e)].head for some in told.fillers.values() for _, e in some]
    sentences = tuple(tokens[h].sentence for h in heads)
    scores = both[:, t] + np.array([min(2, sentences.count(n)) for n in range(len(both))])
    return Anchors(int(scores.argmax()), sentences, tuple(tokens[h].span.start for h in heads))


def likeliest(judged: Judged, entity: Entity) -> int:
    """The entity's mention, an index of Judged.mentions, that fills its role best."""
    column = OUTPUTS.index(entity.role)
    return max(entity.mentions, key=lambda k: float(judged.roles[k, column]))


def split(judged: Judged, told: Told, least: Mapping[str, float]) -> list[Told]:
    """A template for each group of targets that seem to have been hit together; its doers and weapons are in all of them."""
    hit = sorted((x for role in HIT for x in told.fillers[role]), key=lambda x: judged.mentions[x[1].mentions[0]].head)
    if len(hit) < 2:
        return [told]
    odds = [[1 / (1 + math.exp(-told.pairs[a, b])) for _, b in hit] for _, a in hit]
    groups = muc_split.groups(odds, least["pair"])
    homes = [[_home(judged, hit[i][1]) for i in group] for group in groups]
    found = []
    for k, group in enumerate(groups):
        mine = {role: [hit[i] for i in group if hit[i][1].role == role] for role in HIT}
        for role in SHARED:
            mine[role] = [x for x in told.fillers[role] if _near(judged, x[1], homes, k, SHARED[role])]
        found.append(Told(told.kind, told.odds, mine, told.pairs))
    return found


def _home(judged: Judged, entity: Entity) -> int:
    return judged.document.read.tokens[judged.mentions[likeliest(judged, entity)].head].sentence


def _near(judged: Judged, entity: Entity, homes: Sequence[Sequence[int]], k: int, slack: int) -> bool:
    """Whether the text names someone about as near to this group as to the nearest one."""
    where = [judged.document.read.tokens[judged.mentions[m].head].sentence for m in entity.mentions]
    gaps = [min(abs(a - b) for a in where for b in home) for home in homes]
    return gaps[k] <= min(gaps) + slack
