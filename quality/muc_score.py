"""Template F1 of MUC-4: incident type and five roles, as the neural papers (GTT, IterX) count it.

Templates of a document are paired one to one, only where the types agree, so that most fillers are right. A filler is right
when each of its strings is one of the strings of a gold filler of that role. Unpaired templates count whole, as wrong or as missed.
`victims="named"` is what the papers score: people whom the key names; "all" takes in the described ones ("three peasants").
`match="head"` asks for the same last word alone.
"""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
FIELDS = {"PerpInd": "perp_individuals", "PerpOrg": "perp_orgs", "Target": "phys_targets", "Weapon": "instruments"}
Victims = Literal["named", "all"]
Match = Literal["exact", "head"]
Entity = frozenset[str]
Row = dict[str, Any]
_MARKS = str.maketrans("", "", string.punctuation)
_AFTER = re.compile(r" (?:of|in|at|with|from|who|that|which|near|on|for|belonging|wearing)\b.*")


@cache
def plain(said: str) -> str:
    """Lower case, no punctuation, no articles."""
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", said.lower().translate(_MARKS)).split())


def head(said: str) -> str:
    """The last word before an "of ...", "who ..."."""
    return (_AFTER.sub("", plain(said)) or plain(said)).split(" ")[-1]


@dataclass(frozen=True)
class Template:
    types: frozenset[str]
    roles: dict[str, tuple[Entity, ...]]

    @property
    def size(self) -> int:
        return 1 + sum(map(len, self.roles.values()))


def values(fills: Sequence[Any]) -> list[str]:
    """The set fills of a slot, alternatives side by side."""
    return [v for fill in fills for v in (fill["alternatives"] if isinstance(fill, dict) else [fill])]


def entities(row: Row, role: str, victims: Victims, match: Match) -> tuple[Entity, ...]:
    """The fillers of a role, each as the strings that name it in the text; a string without a place in the text is none."""
    form = plain if match == "exact" else head
    if role == "Victim":
        kinds = ("names",) if victims == "named" else ("names", "descriptions")
        strings = [[s for kind in kinds for s in e.get(kind, ())] for e in row["hum_targets"]]
    else:
        strings = [e["names"] for e in row[FIELDS[role]]]
    found = (frozenset(form(s) for s, at in names if at is not None) for names in strings)
    return tuple(dict.fromkeys(e for e in found if e))


def view(row: Row, victims: Victims = "named", match: Match = "exact") -> Template:
    return Template(frozenset(values(row["type"])), {r: entities(row, r, victims, match) for r in ROLES})


def unique(templates: Sequence[Template]) -> list[Template]:
    found: list[Template] = []
    for template in templates:
        if template not in found:
            found.append(template)
    return found


def hits(pred: Template, gold: Template) -> Counter[str]:
    """Right fillers, counted from both sides; nothing when the types differ."""
    count: Counter[str] = Counter()
    if not pred.types & gold.types:
        return count
    count.update({"type p": 1, "type r": 1})
    for role in ROLES:
        ours, theirs = pred.roles[role], gold.roles[role]
        count[f"{role} p"] += sum(any(e <= g for g in theirs) for e in ours)
        count[f"{role} r"] += sum(any(e <= g for e in ours) for g in theirs)
    return count


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairs of rows and columns with the greatest sum; pairs without gain are left out."""
    if len(gains) > 12 or (gains and len(gains[0]) > 12):
        return _greedy(gains)

    @cache
    def best(row: int, free: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if row == len(gains):
            return 0.0, ()
        options = [best(row + 1, free)]
        for column, gain in enumerate(gains[row]):
            if free >> column & 1 and gain > 0:
                rest = best(row + 1, free & ~(1 << column))
                options.append((gain + rest[0], ((row, column), *rest[1])))
        return max(options, key=lambda o: o[0])

    return list(best(0, (1 << len(gains[0])) - 1)[1]) if gains else []


def _greedy(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    ranked = sorted(((g, i, j) for i, row in enumerate(gains) for j, g in enumerate(row) if g > 0), reverse=True)
    found: list[tuple[int, int]] = []
    for _, i, j in ranked:
        if all(i != a and j != b for a, b in found):
            found.append((i, j))
    return found


def count(pred: Sequence[Row], gold: Sequence[Row], victims: Victims = "named", match: Match = "exact") -> Counter[str]:
    """Of one document: right and all, of ours ("p", "P") and of the key ("r", "R"), for type and each role."""
    ours, theirs = (unique([view(row, victims, match) for row in rows]) for rows in (pred, gold))
    return count_views(ours, theirs)


def count_views(ours: Sequence[Template], theirs: Sequence[Template]) -> Counter[str]:
    found: Counter[str] = Counter()
    for side, templates in (("P", ours), ("R", theirs)):
        found[f"type {side}"] += len(templates)
        for template in templates:
            for role in ROLES:
                found[f"{role} {side}"] += len(template.roles[role])
    gains = [[float(sum(hits(p, g).values())) for g in theirs] for p in ours]
    for i, j in best_pairs(gains):
        found.update(hits(ours[i], theirs[j]))
    return found


def f1(right_p: float, all_p: float, right_r: float, all_r: float) -> float:
    p, r = right_p / (all_p or 1), right_r / (all_r or 1)
    return 100 * 2 * p * r / (p + r) if p + r else 0.0


def figures(found: Counter[str]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 in percent of type, of each role and of all together."""
    slots = ("type", *ROLES)
    sums = {slot: [found[f"{slot} {side}"] for side in "pPrR"] for slot in slots}
    sums["all"] = [sum(column) for column in zip(*sums.values(), strict=True)]
    return {s: (100 * v[0] / (v[1] or 1), 100 * v[2] / (v[3] or 1), f1(*v)) for s, v in sums.items()}


def template_f1(
    preds: dict[str, list[Row]], golds: dict[str, list[Row]], victims: Victims = "named", match: Match = "exact"
) -> dict[str, tuple[float, float, float]]:
    total: Counter[str] = Counter()
    for doc, gold in golds.items():
        total.update(count(preds.get(doc, []), gold, victims, match))
    return figures(total)
