"""All slots of a MUC-4 template, right 1 and partly right .5, over every template of the key and of ours.

The slots, as the key has them: date, location, type, stage; instrument and its type; perpetrator's category, individuals,
organisations and their confidence; physical targets with type, number, nation, effect and total; human targets by name and by
description with type, number, nation, effect and total. A fill that belongs to an entity (its type, number ...) is right with its
entity and partly right without. Optional fills and templates are never missed. Templates pair where their types agree or one is ATTACK.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from quality.muc_score import best_pairs, f1, plain, values

Row = dict[str, Any]
PARTLY = 0.5
SMALL = frozenset(["of", "in", "at", "on", "and", "or", "his", "her", "their", "with", "from", "to", "by", "for"])
SLOTS = (
    "date", "location", "type", "stage", "instrument", "instrument type", "perp category", "perp individual", "perp org", "confidence",
    "phys target", "phys type", "phys number", "phys nation", "phys effect", "phys total", "hum name", "hum description", "hum type",
    "hum number", "hum nation", "hum effect", "hum total",
)  # fmt: skip


@dataclass(frozen=True)
class Fill:
    """One fill: its lawful values, and the strings of the entity that it belongs to."""

    values: tuple[Any, ...]
    of: frozenset[str] | None = None
    optional: bool = False


def strings(entity: Row) -> frozenset[str]:
    return frozenset(plain(s) for kind in ("names", "descriptions") for s, _ in entity.get(kind, ()))


def alternatives(fill: Any) -> tuple[Any, ...]:
    found = fill["alternatives"] if isinstance(fill, dict) and "alternatives" in fill else [fill]
    return tuple(v["raw"] if isinstance(v, dict) and "raw" in v else v for v in found)


def of_entities(row: Row, field: str, key: str) -> list[Fill]:
    return [
        Fill(alternatives(fill), strings(entity), bool(entity.get("optional")))
        for entity in row[field]
        for fill in entity.get(key) or ()
    ]


def unlinked(row: Row, field: str) -> list[Fill]:
    return [Fill(tuple(f["values"]), None, bool(f.get("optional"))) for f in row[field]]


def named(row: Row, field: str, kind: str = "names") -> list[Fill]:
    return [Fill(tuple(plain(s) for s, _ in e[kind]), None, bool(e.get("optional"))) for e in row[field] if e.get(kind)]


def when(row: Row) -> list[Fill]:
    date = row["date"]
    if not date or not date["alternatives"]:
        return []
    return [
        Fill(tuple((a["form"], a["from"], a["to"]) for a in date["alternatives"]), None, bool(date.get("optional")))
    ]


def where(row: Row) -> list[Fill]:
    place = row["location"]
    return [Fill(tuple(tuple(p["name"] for p in chain) for chain in place["alternatives"]))] if place else []


def total(row: Row, field: str) -> list[Fill]:
    return [Fill(alternatives(v)) for v in row[field] or ()]


def fills(row: Row) -> dict[str, list[Fill]]:
    types = values(row["type"])
    return {
        "date": when(row), "location": where(row), "type": [Fill(tuple(types))] if types else [],
        "stage": [Fill(tuple(values(row["stage"])))] if row["stage"] else [],
        "perp category": [Fill(tuple(values(row["perp_category"])))] if row["perp_category"] else [],
        "instrument": named(row, "instruments"),
        "instrument type": of_entities(row, "instruments", "type") + unlinked(row, "instrument_types_unlinked"),
        "perp individual": named(row, "perp_individuals"), "perp org": named(row, "perp_orgs"),
        "confidence": of_entities(row, "perp_orgs", "confidence"),
        "phys target": named(row, "phys_targets"), "phys type": of_entities(row, "phys_targets", "type"),
        "phys number": of_entities(row, "phys_targets", "number"), "phys nation": of_entities(row, "phys_targets", "foreign_nation"),
        "phys effect": of_entities(row, "phys_targets", "effect") + unlinked(row, "phys_effect_unlinked"), "phys total": total(row, "phys_total"),
        "hum name": named(row, "hum_targets"), "hum description": named(row, "hum_targets", "descriptions"),
        "hum type": of_entities(row, "hum_targets", "type"), "hum number": of_entities(row, "hum_targets", "number"),
        "hum nation": of_entities(row, "hum_targets", "foreign_nation"),
        "hum effect": of_entities(row, "hum_targets", "effect") + unlinked(row, "hum_effect_unlinked"), "hum total": total(row, "hum_total"),
    }  # fmt: skip


Judge = Callable[[Any, Any], float]


def same(one: Any, other: Any) -> float:
    return float(one == other)


def type_points(one: str, other: str) -> float:
    return 1.0 if one == other else PARTLY if "ATTACK" in (one, other) else 0.0


def string_points(one: str, other: str) -> float:
    """Partly right when a word of substance is shared."""
    return 1.0 if one == other else PARTLY if set(one.split()) & set(other.split()) - SMALL else 0.0


def date_points(one: tuple[str, str, str], other: tuple[str, str, str]) -> float:
    """Partly right when an end is shared, or when a day lies in a stretch."""
    if one == other:
        return 1.0
    stretch = "between" in (one[0], other[0]) and None not in (*one, *other)
    met = stretch and one[1] <= other[2] and other[1] <= one[2]
    return PARTLY if met or one[2] == other[2] or (one[1] and one[1] == other[1]) else 0.0


def place_points(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Right when the same chain, or the same finest place in the same country; partly when the country or another part is shared."""
    if set(one) == set(other) or (one[0] == other[0] and one[-1] == other[-1] and min(len(one), len(other)) > 1):
        return 1.0
    return PARTLY if set(one) & set(other) else 0.0


def number_points(one: str, other: str) -> float:
    if one == other:
        return 1.0
    bare = [n.strip("~-").replace("PLURAL", "") for n in (one, other)]
    many = [n == "PLURAL" or (b.isdigit() and int(b) > 1) for n, b in zip((one, other), bare, strict=True)]
    return PARTLY if (bare[0] and bare[0] == bare[1]) or ("PLURAL" in (one, other) and all(many)) else 0.0


JUDGES: dict[str, Judge] = {
    "date": date_points, "location": place_points, "type": type_points, "phys number": number_points, "hum number": number_points,
    "phys total": number_points, "hum total": number_points,
} | dict.fromkeys(("instrument", "perp individual", "perp org", "phys target", "hum name", "hum description"), string_points)  # fmt: skip


def points(slot: str, one: Fill, other: Fill) -> float:
    judge = JUDGES.get(slot, same)
    got = max((judge(a, b) for a in one.values for b in other.values), default=0.0)
    if got and one.of and other.of and not one.of & other.of:
        return PARTLY * got
    return got


def slot_points(slot: str, ours: Sequence[Fill], theirs: Sequence[Fill]) -> list[tuple[int, int, float]]:
    gains = [[points(slot, a, b) for b in theirs] for a in ours]
    return [(i, j, gains[i][j]) for i, j in best_pairs(gains)]


def template_points(pred: Row, gold: Row) -> Counter[str]:
    """Points, and what stands on either side, by slot; empty when the types exclude each other."""
    ours, theirs = fills(pred), fills(gold)
    found: Counter[str] = Counter()
    if not slot_points("type", ours["type"], theirs["type"]):
        return found
    for slot in SLOTS:
        matched = slot_points(slot, ours[slot], theirs[slot])
        met = {j for _, j, _ in matched}
        found[f"{slot} ="] += sum(p for *_, p in matched)  # type: ignore[assignment]
        found[f"{slot} P"] += len(ours[slot])
        found[f"{slot} R"] += sum(not f.optional or j in met for j, f in enumerate(theirs[slot]))
    return found


def count(preds: Sequence[Row], golds: Sequence[Row]) -> Counter[str]:
    """Of one document: points and sizes by slot, templates paired for the greatest sum of points."""
    pairs = [[template_points(p, g) for g in golds] for p in preds]
    gains = [[sum(v for k, v in c.items() if k.endswith("=")) for c in row] for row in pairs]
    matched = best_pairs([[float(g) for g in row] for row in gains])
    found: Counter[str] = Counter()
    for i, j in matched:
        found.update(pairs[i][j])
    for i in set(range(len(preds))) - {i for i, _ in matched}:
        found.update({f"{slot} P": len(f) for slot, f in fills(preds[i]).items()})
    for j in set(range(len(golds))) - {j for _, j in matched}:
        if not golds[j]["optional"]:
            found.update({f"{s} R": sum(not x.optional for x in f) for s, f in fills(golds[j]).items()})
    return found


def slot_f1(preds: dict[str, list[Row]], golds: dict[str, list[Row]]) -> dict[str, float]:
    """F1 in percent of each slot, of all, and of all numbers together."""
    total_: Counter[str] = Counter()
    for doc, gold in golds.items():
        total_.update(count(preds.get(doc, []), gold))
    sums = {s: [total_[f"{s} ="], total_[f"{s} P"], total_[f"{s} ="], total_[f"{s} R"]] for s in SLOTS}
    numbers = [v for s, v in sums.items() if "number" in s]
    sums["numbers"] = [sum(column) for column in zip(*numbers, strict=True)]
    sums["all"] = [sum(column) for column in zip(*(sums[s] for s in SLOTS), strict=True)]
    return {s: f1(*v) for s, v in sums.items()}
