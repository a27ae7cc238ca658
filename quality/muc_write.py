"""A template of the given files' form: its fillers as strings, then day, place and set fills."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.incidents.trees import Trees, from_dict
from quality import muc_candidates, muc_fills, muc_scene
from quality.muc_assemble import Forest, Told, anchors, chosen, considered, likeliest, split
from quality.muc_entities import Entity
from quality.muc_judge import Judged
from quality.muc_linear import Linear, linear
from quality.muc_scene import Anchors

FIELDS = {"PerpInd": "perp_individuals", "PerpOrg": "perp_orgs", "Target": "phys_targets", "Weapon": "instruments"}
Row = dict[str, Any]
TOUCHING = 3  # words between a name and what describes it


@dataclass(frozen=True)
class Rest:
    """What fills the slots around the roles."""

    when: Trees
    where: Trees
    known: muc_scene.Known
    fills: dict[str, Linear]

    @classmethod
    def of(cls, model: Mapping[str, Any]) -> Rest:
        fills = {slot: linear(m) for slot, m in model["fills"].items()}
        return cls(from_dict(model["when"]), from_dict(model["where"]), model["known"], fills)


def string(judged: Judged, entity: Entity) -> list[Any]:
    span = muc_candidates.span(judged.document, entity.words)
    return [entity.said, [span.start, span.stop]]


def bare(judged: Judged, template: Told, number: int) -> Row:
    """The template with its type and roles, as the given files write it."""
    found: Row = {
        "template": number, "optional": False, "type": [template.kind], "stage": ["ACCOMPLISHED"], "date": None, "location": None,
        "perp_category": [], "instruments": [], "instrument_types_unlinked": [], "perp_individuals": [], "perp_orgs": [], "phys_targets": [],
        "phys_effect_unlinked": [], "phys_total": None, "hum_targets": [], "hum_effect_unlinked": [], "hum_total": None,
    }  # fmt: skip
    for role, field in FIELDS.items():
        found[field] = [{"optional": False, "names": [string(judged, e)]} for _, e in template.fillers[role]]
    for e, described in victims(judged, template):
        human: Row = {"optional": False, "names": [], "descriptions": []}
        human["names" if e.role == "Victim" else "descriptions"] = [string(judged, e)]
        human["descriptions"] += [string(judged, d) for d in described]
        found["hum_targets"].append(human)
    return found


def victims(judged: Judged, template: Told) -> list[tuple[Entity, list[Entity]]]:
    """The named victims, each with the descriptions beside the name ("Judge Ana Leal"), then those only described."""
    named = [e for _, e in template.fillers["Victim"]]
    found: list[tuple[Entity, list[Entity]]] = [(e, []) for e in named]
    for _, e in template.fillers["Described"]:
        home = next((n for n, other in enumerate(named) if _beside(judged, e, other)), None)
        if home is None:
            found.append((e, []))
        else:
            found[home][1].append(e)
    return found


def _beside(judged: Judged, one: Entity, other: Entity) -> bool:
    """Whether a mention of one stands right before or after a mention of the other."""
    for k in one.mentions:
        a = judged.forms[k, one.role][0]
        for m in other.mentions:
            b = judged.forms[m, other.role][0]
            if -2 <= b[0] - a[1] <= TOUCHING or -2 <= a[0] - b[1] <= TOUCHING:
                return True
    return False


def full(judged: Judged, template: Told, number: int, rest: Rest) -> Row:
    """The template with all slots."""
    found = bare(judged, template, number)
    where = anchors(judged, template)
    found["date"] = date_of(judged, where, rest)
    found["location"] = location_of(judged, where, rest)
    perps = [e.said for role in ("PerpOrg", "PerpInd") for _, e in template.fillers[role]]
    told = muc_fills.template_features(judged.document, (where.top, *where.sentences), perps, template.kind)
    found["stage"] = [muc_fills.choice(rest.fills["stage"], told)]
    category = muc_fills.choice(rest.fills["category"], told)
    found["perp_category"] = [] if category == muc_fills.NONE else [category]
    for role, field in FIELDS.items():
        for (_, e), filler in zip(template.fillers[role], found[field], strict=True):
            _dress(judged, e, filler, field, template.kind, rest)
    for (e, _), human in zip(victims(judged, template), found["hum_targets"], strict=True):
        _dress(judged, e, human, "hum_targets", template.kind, rest)
    for slot, (field, filled) in muc_fills.LOOSE_SLOTS.items():
        value = muc_fills.choice(rest.fills[slot], told)
        if value != muc_fills.NONE and not found[filled]:
            found[field] = [{"values": [value], "optional": False, "ref": ["-"]}]
    return found


def _dress(judged: Judged, entity: Entity, filler: Row, field: str, kind: str, rest: Rest) -> None:
    """Adds type, effect, number and confidence to a filler."""
    heads = sorted({judged.mentions[k].head for k in entity.mentions}, key=lambda h: h != entity.words[1])
    told = muc_fills.entity_features(judged.document, heads, entity.said, kind)
    for slot, where in muc_fills.ENTITY_SLOTS.items():
        if where == field:
            value = muc_fills.choice(rest.fills[slot], told)
            if value != muc_fills.NONE:
                filler[slot.split(" ")[-1]] = [value]
    if field in ("phys_targets", "hum_targets"):
        head = judged.mentions[likeliest(judged, entity)].head
        filler["number"] = [muc_fills.number(judged.document, head, entity.said, name=entity.role == "Victim")]


def date_of(judged: Judged, where: Anchors, rest: Rest) -> Row | None:
    found = muc_scene.days(judged.document, where)
    if not found:
        return None
    odds = rest.when.odds([values for _, values in found])
    best = found[max(range(len(found)), key=lambda k: odds[k])][0]
    return {"raw": _raw(best), "optional": False, "alternatives": [best]}


def _raw(value: Row) -> str:
    """ "- 08 JAN 90", "08 JAN 90" or "08 JAN 90 - 09 JAN 90"."""
    first, last = (
        date.fromisoformat(value[k]).strftime("%d %b %y").upper() if value[k] else "" for k in ("from", "to")
    )
    return last if value["form"] == "on" else f"{first} - {last}".strip()


def location_of(judged: Judged, where: Anchors, rest: Rest) -> Row | None:
    found = muc_scene.where(judged.document, where, rest.known)
    if not found:
        return None
    odds = rest.where.odds([values for _, values in found])
    chain = found[max(range(len(found)), key=lambda k: odds[k])][0]
    parts = [{"name": name, "type": kind, "between": False} for name, kind in chain]
    raw = ": ".join([chain[0][0], *(f"{name} ({kind})" for name, kind in chain[1:])])
    return {"raw": raw, "alternatives": [parts], "country": chain[0][0]}


def templates(judged: Judged, forest: Forest, rest: Rest) -> list[Row]:
    """All that is told of a document."""
    told = [
        part
        for whole in chosen(considered(judged, forest), forest.least)
        for part in split(judged, whole, forest.least)
    ]
    return [full(judged, template, number, rest) for number, template in enumerate(told, 1)]
