"""Which place a name means here: each candidate is weighed by what the whole document names.

Weights are hand-set and were measured with `python -m quality.places`; docs/places.md has the figures.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from .gazetteer import Entry, Gazetteer
from .mentions import Mention, holds

WEIGHTS = {
    "people": 0.42, "country": 6.0, "region": 4.5, "admin1": 0.9, "admin2": -0.9, "main": 1.3, "within": 7.0, "outside": -6.0,
    "land": 2.6, "admin": 2.2, "near": 1.9, "bias": 3.0, "capital": 2.0, "profile": 3.0, "county": 4.0, "city": 1.0, "seat": 5.0,
}  # fmt: skip


DIVISIONS = frozenset(
    {
        "province",
        "state",
        "oblast",
        "region",
        "governorate",
        "department",
        "provincia",
        "estado",
        "departamento",
        "prefecture",
        "island",
        "islands",
    }
)


Votes = defaultdict[str, float]


@dataclass(slots=True)
class Scene:
    """What a document says about where it plays: votes for countries and first level divisions, and points already known."""

    lands: Votes = field(default_factory=lambda: defaultdict(float))
    admins: Votes = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[float, float, float, str]] = field(default_factory=list)  # lat, lon, weight, key of the name
    bias: tuple[str, ...] = ()
    profile: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    entry: Entry
    p: float
    reasons: tuple[str, ...]
    others: tuple[Entry, ...]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great circle distance; degrees in, kilometres out."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def resolve(
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    *,
    bias: Sequence[str] = (),
    profile: Mapping[str, float] | None = None,
) -> dict[str, Answer]:
    """The answer for each group of mentions (`group`): same name, same place, unless qualified otherwise."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[group(mention)].append(mention)
    groups = _lend_qualifiers(groups)
    answers: dict[str, Answer] = {}
    for _ in range(3):
        scene = _scene(groups, answers, bias, profile or {})
        answers = {
            name: _answer(name, members, scene, gazetteer) for name, members in groups.items() if members[0].entries
        }
    return answers


def group(mention: Mention) -> str:
    """Mentions of one name share a group; another qualifier makes another group ("Paris, Texas")."""
    return f"{mention.key}, {mention.within.key}" if mention.within else mention.key


def _lend_qualifiers(groups: dict[str, list[Mention]]) -> dict[str, list[Mention]]:
    """A bare name takes the qualifier that the document gave it once."""
    named = defaultdict(list)
    for name in groups:
        if ", " in name:
            named[name.split(", ")[0]].append(name)
    for bare, full in named.items():
        if bare in groups and len(full) == 1:
            for mention in groups[bare]:
                mention.within = groups[full[0]][0].within
            groups[full[0]] += groups.pop(bare)
    return groups


def _scene(
    groups: Mapping[str, list[Mention]],
    answers: Mapping[str, Answer],
    bias: Sequence[str],
    profile: Mapping[str, float],
) -> Scene:
    scene = Scene(bias=tuple(bias), profile=profile)
    for name, members in groups.items():
        weight = sum(_weight(mention) for mention in members) ** 0.5
        if name in answers:
            answer = answers[name]
            _vote(scene, answer.entry, weight * answer.p, name)
        else:
            shares = _shares(members[0].entries)
            for entry, share in shares:
                _vote(scene, entry, weight * share, name)
    return scene


def _weight(mention: Mention) -> float:
    if "dateline" in mention.signs:
        return 9.0
    if mention.kind == "demonym":
        return 0.7
    return 2.0 if mention.within else 1.0


def _shares(entries: Sequence[Entry]) -> list[tuple[Entry, float]]:
    """What each reading is worth before the document is known."""
    scores = [math.exp(_fame(entry)) for entry in entries]
    total = sum(scores) or 1.0
    return [(entry, score / total) for entry, score in zip(entries, scores, strict=True)]


def _fame(entry: Entry) -> float:
    score = WEIGHTS["people"] * math.log(entry.people + 100)
    score += WEIGHTS["main"] * entry.main
    return score + WEIGHTS.get("region" if entry.kind == "water" else entry.kind, 0.0)


def _vote(scene: Scene, entry: Entry, weight: float, name: str) -> None:
    if entry.country:
        scene.lands[entry.country] += weight
    if entry.admin1 and entry.kind != "country":
        scene.admins[entry.admin1] += weight
    if entry.kind in ("town", "admin2", "admin1"):
        scene.points.append((entry.lat, entry.lon, weight, name))


def _answer(name: str, members: Sequence[Mention], scene: Scene, gazetteer: Gazetteer) -> Answer:
    entries = members[0].entries
    own = sum(_weight(m) for m in members) ** 0.5
    scored = []
    for entry in entries:
        score, reasons = _score(entry, name, members, scene, own, gazetteer)
        if entry.kind == "admin1" and not _called_division(members) and _has_seat(entry, entries):
            score -= WEIGHTS["seat"]
        scored.append((score, entry, reasons))
    scored.sort(key=lambda item: -item[0])
    scored = _one_of_twins(scored)
    best = scored[0]
    total = sum(math.exp(score - best[0]) for score, _, _ in scored)
    return Answer(best[1], 1 / total, best[2], tuple(entry for _, entry, _ in scored[1:4]))


def _called_division(members: Sequence[Mention]) -> bool:
    return any("sort" in m.signs and (m.left in DIVISIONS or m.right in DIVISIONS) for m in members)


def _has_seat(division: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a town of the same name is a good part of the division: "Gao" is the town before it is the region."""
    return any(
        e.kind == "town" and e.main and e.admin1 == division.admin1 and e.people > 0.12 * division.people
        for e in entries
    )


def _one_of_twins(scored: list[tuple[float, Entry, tuple[str, ...]]]) -> list[tuple[float, Entry, tuple[str, ...]]]:
    """A town and the division around it are one answer, not two that share the probability."""
    kept: list[tuple[float, Entry, tuple[str, ...]]] = []
    for item in scored:
        if not any(
            distance_km(item[1].lat, item[1].lon, other[1].lat, other[1].lon) < 40
            and item[1].country == other[1].country
            for other in kept
        ):
            kept.append(item)
    return kept


def _score(
    entry: Entry, name: str, members: Sequence[Mention], scene: Scene, own: float, gazetteer: Gazetteer
) -> tuple[float, tuple[str, ...]]:
    score, reasons = _fame(entry), []
    within = next((m.within for m in members if m.within), None)
    if within:
        inside = any(holds(big, entry) for big in within.entries)
        score += WEIGHTS["within"] if inside else WEIGHTS["outside"]
        if inside:
            reasons.append(f"the page says it is in {within.entries[0].name}")
    land = _share(scene.lands, entry.country, own if entry.kind != "country" else 0)
    admin = _share(scene.admins, entry.admin1, own)
    if entry.kind not in ("country", "region", "water"):
        score += WEIGHTS["land"] * land + WEIGHTS["admin"] * admin
        near = _near(entry, name, scene)
        score += WEIGHTS["near"] * near
        if land > 0.3:
            reasons.append(f"the page is about {entry.country}")
        if near > 0.3:
            reasons.append("near other places of the page")
    if entry.kind == "town" and gazetteer.capitals.get(name.split(", ")[0]) == entry.country:
        score += WEIGHTS["capital"]
    if entry.country in scene.bias or entry.admin1 in scene.bias:
        score += WEIGHTS["bias"]
        reasons.append("set by the user")
    score += WEIGHTS["profile"] * scene.profile.get(entry.admin1 or entry.country or "", 0.0)
    signs = set().union(*(m.signs for m in members))
    if "sort" in signs:
        rights = {m.right for m in members}
        if rights & {"county", "parish"}:
            score += WEIGHTS["county"] if entry.kind == "admin2" else 0
        if _called_division(members):
            score += (
                WEIGHTS["county"]
                if entry.kind in ("admin1",)
                else 0.5 * WEIGHTS["county"]
                if entry.kind == "admin2"
                else 0
            )
        if rights & {"city", "town", "village"} or {m.left for m in members} & {"city", "town", "village", "ciudad"}:
            score += WEIGHTS["city"] if entry.kind == "town" else 0
    return score, tuple(reasons)


def _share(votes: Votes, name: str | None, own: float) -> float:
    """The share of the other names' votes that this name's country or division has, 0 to 1."""
    if not name or not votes:
        return 0.0
    total = sum(votes.values())
    mine = max(votes.get(name, 0.0) - own * 0.5, 0.0)
    return math.sqrt(mine / max(total, 1.0))


def _near(entry: Entry, name: str, scene: Scene) -> float:
    """How close the nearest other places of the document are: 1 beside them, 0 from 500 km on."""
    best = 0.0
    for lat, lon, weight, other in scene.points:
        if other == name or abs(lat - entry.lat) > 5:
            continue
        away = distance_km(lat, lon, entry.lat, entry.lon)
        best = max(best, min(weight, 1.0) * math.exp(-away / 120))
    return best
