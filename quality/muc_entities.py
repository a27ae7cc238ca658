"""Who or what may fill a role, gathered over a document, and the numbers that the trees weigh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from quality import muc_candidates
from quality.muc_candidates import Words
from quality.muc_judge import OUTPUTS, TYPES, Judged
from quality.muc_score import plain

LEAST = -4.5  # log odds of the better linear model
KINDS = ("person", "organisation", "group", "place", "facility")
FAR = 60  # sentences
TYPE_NAMES = (
    "whole", "whole other", "top", "top 2", "top 3", "top dense", "top other", "top dense other", "where", "many", "sentences", "words",
    *(f"best {role}" for role in OUTPUTS), "age", "fact", "dense at top", "sum", "relevant",
)  # fmt: skip
ROLE_NAMES = (
    "max", "second", "mean", "first", "dense max", "dense mean", *(f"max {role}" for role in OUTPUTS), *(f"dense {role}" for role in OUTPUTS),
    "form", "mentions", "at", "last", "in type", "in type dense", "in other", "in other dense", "from top", "whole", "whole other", "rank", "margin",
    "likely", "type", "type odds", "type odds other", "type odds rank", *KINDS, "fact", "age", "long", "plural", "number", "near top", "at best", "sentences",
)  # fmt: skip


@dataclass(frozen=True)
class Entity:
    """A filler that the text names in one or several places."""

    role: str
    said: str  # as it would be written in a template
    mentions: tuple[int, ...]  # indexes of Judged.mentions
    words: Words  # of the likeliest mention

    @cached_property
    def plain(self) -> str:
        return plain(self.said)


def entities(judged: Judged, role: str) -> list[Entity]:
    """Mentions that would be written alike are one; so is a person's surname with the whole name."""
    column = OUTPUTS.index(role)
    groups: dict[str, list[int]] = {}
    for k in range(len(judged.mentions)):
        if (k, role) in judged.forms and max(judged.roles[k, column], judged.dense_roles[k, column]) > LEAST:
            groups.setdefault(plain(_said(judged, k, role)), []).append(k)
    if role in ("Victim", "PerpInd"):
        groups = _surnames(judged, groups)
    return [_entity(judged, role, said, members) for said, members in groups.items() if said]


def _said(judged: Judged, k: int, role: str) -> str:
    return muc_candidates.said(judged.document, judged.forms[k, role][0])


def _surnames(judged: Judged, groups: dict[str, list[int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for said, members in groups.items():
        whole = said
        if judged.document.kinds[judged.mentions[members[0]].head] == "person":
            longer = [s for s in groups if len(s) > len(said) and f" {said} " in f" {s} "]
            whole = max(longer, key=len) if longer else said
        found.setdefault(whole, []).extend(members)
    return found


def _entity(judged: Judged, role: str, said: str, members: list[int]) -> Entity:
    column = OUTPUTS.index(role)
    alike = [k for k in members if plain(_said(judged, k, role)) == said] or members
    best = max(alike, key=lambda k: judged.roles[k, column] + judged.dense_roles[k, column] + judged.forms[k, role][1])
    words = judged.forms[best, role][0]
    return Entity(role, muc_candidates.said(judged.document, words), tuple(members), words)


def ages(judged: Judged) -> list[float]:
    """For each sentence how many days before the document's day its latest time expression lies; -1 for none."""
    found = [-1.0] * len(judged.document.sentences)
    if judged.document.day is None:
        return found
    today = date.fromisoformat(judged.document.day)
    for time in judged.document.times:
        if time.when.known and time.when.stop is not None:
            number = judged.document.sentence_at(time.span.start)
            days = float((today - date.fromisoformat(time.when.stop[:10])).days)
            if found[number] < 0 or days < found[number]:
                found[number] = min(max(days, 0.0), 5000.0)
    return found


def type_values(judged: Judged) -> list[list[float]]:
    """A row for each type: what speaks for a template of it."""
    both = judged.types + judged.dense_types if len(judged.types) else np.zeros((1, len(TYPES))) - 9
    best_roles = judged.roles.max(0) if len(judged.roles) else np.zeros(len(OUTPUTS)) - 9
    age, found = ages(judged) or [-1.0], []
    for t in range(len(TYPES)):
        others = [o for o in range(len(TYPES)) if o != t]
        ranked = np.sort(both[:, t])[::-1]
        top = int(both[:, t].argmax())
        lin, den = (x if len(x) else np.zeros((1, len(TYPES))) - 9 for x in (judged.types, judged.dense_types))
        found.append([
            judged.whole[t], judged.whole[others].max(), ranked[0], ranked[min(1, len(ranked) - 1)], ranked[min(2, len(ranked) - 1)],
            den[:, t].max(), both[:, others].max(), den[:, others].max(), top, (both[:, t] > -2).sum(), len(both), len(judged.document.words),
            *best_roles, age[top], _fact(judged, top), den[top, t], np.logaddexp.reduce(lin[:, t]), np.logaddexp.reduce(judged.whole),
        ])  # fmt: skip
    return [[float(v) for v in row] for row in found]


def _fact(judged: Judged, sentence: int) -> float:
    if sentence >= len(judged.document.by_sentence):
        return 0.0
    tokens = judged.document.read.tokens
    return max((tokens[i].fact for i in judged.document.by_sentence[sentence] if tokens[i].pos == "VERB"), default=0.0)


def role_values(judged: Judged, found: Sequence[Entity], kind: str, odds: Sequence[float]) -> list[list[float]]:
    """A row for each entity of one role: what speaks for it as a filler of a template of this type; `odds` are the types'."""
    if not found:
        return []
    column, t = OUTPUTS.index(found[0].role), TYPES.index(kind)
    tops = [float(judged.roles[list(e.mentions), column].max()) for e in found]
    age = ages(judged)
    both = judged.types + judged.dense_types
    top = int(both[:, t].argmax())
    others = [o for o in range(len(TYPES)) if o != t]
    rows = []
    for e, best in zip(found, tops, strict=True):
        at = list(e.mentions)
        lin, den = judged.roles[at], judged.dense_roles[at]
        ranked = np.sort(lin[:, column])[::-1]
        where = [judged.document.read.tokens[judged.mentions[k].head].sentence for k in at]
        main = judged.mentions[at[int(lin[:, column].argmax())]].head
        home = judged.document.read.tokens[main].sentence
        words = e.plain.split(" ")
        rows.append([
            ranked[0], ranked[1] if len(ranked) > 1 else -9.0, lin[:, column].mean(), lin[0, column], den[:, column].max(), den[:, column].mean(),
            *lin.max(0), *den.max(0), max((judged.forms[k, e.role][1] for k in at), default=0.0), len(at), min(where), max(where),
            judged.types[where, t].max(), judged.dense_types[where, t].max(), judged.types[where][:, others].max(),
            judged.dense_types[where][:, others].max(), min(abs(home - top), FAR), judged.whole[t], judged.whole[others].max(),
            sum(x > best for x in tops), best - max(tops), sum(x > 0 for x in tops), t, odds[t], max(odds[o] for o in others), sum(o > odds[t] for o in odds),
            *(any(judged.document.kinds[judged.mentions[k].head] == kind for k in at) for kind in KINDS), judged.document.read.tokens[main].fact,
            age[home] if age else -1.0, len(words), words[-1].endswith("s"), words[0].isdigit(), min(abs(w - top) for w in where),
            both[home, t], len(both),
        ])  # fmt: skip
    return [[float(v) for v in row] for row in rows]
