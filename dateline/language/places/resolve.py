"""Which place a name means here: each candidate is weighed by what the whole document names.

Three rounds: names vote for countries, divisions and points with what they are worth by themselves, then with what the
round before made of them. The weights stand in weights.toml with where they come from.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from .candidates import FIXED, Candidates
from .entry import Entry, holds
from .gazetteer import Gazetteer
from .geometry import Points, distance_km
from .mention import Mention
from .qualify import beside

FEATURES = (
    "people", "main", "country", "region", "admin1", "admin2",  # of the place itself
    "within", "outside", "land", "admin", "near", "named", "local", "capital", "seat", "sort", "bias", "profile", "site",  # of the place in this document
)  # fmt: skip
COLUMN = {name: i for i, name in enumerate(FEATURES)}
ROUNDS = 3
LOCAL_KM = 120.0  # the towns of a local page lie within this
HEAVY = 400  # points of a document that are compared
BLOCK = 2048  # candidates compared with them at a time
MANY = 0.9  # votes; less says nothing of where a document plays
PROFILED = 0.25  # of a name's vote is left to a site's address once its other pages say what it writes about; 0.5 and 0 were measured
FAINT = 0.02  # a reading less likely than this has no vote
DIVISIONS = frozenset(
    [
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
    ]
)  # noqa: SIM905
TOWNS = frozenset("city town village ciudad pueblo aldea".split())  # noqa: SIM905
Array = np.ndarray[Any, Any]
Votes = defaultdict[str, float]


@lru_cache(maxsize=1)
def weights() -> Array:
    with (Path(__file__).parent / "weights.toml").open("rb") as file:
        table = tomllib.load(file)["resolve"]
    return np.array([table[name] for name in FEATURES])


@dataclass(slots=True)
class Scene:
    """What a document says about where it plays: votes for countries and first level divisions, and points already known."""

    lands: Votes = field(default_factory=lambda: defaultdict(float))
    admins: Votes = field(default_factory=lambda: defaultdict(float))
    named: set[str] = field(default_factory=set)  # countries that the page names
    local: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))  # the same by paragraph
    points: list[tuple[Entry, float, str]] = field(default_factory=list)  # place, weight, group of the name
    given: dict[str, Votes] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(float))
    )  # each name's own votes
    _cloud: tuple[Points, Array, Array] | None = None

    @property
    def cloud(self) -> tuple[Points, Array, Array]:
        """The heaviest points as arrays: places, weights, and the hash of the name each stands for."""
        if self._cloud is None:
            heavy = sorted(self.points, key=lambda point: -point[1])[:HEAVY]
            names = np.array([hash(name) for _, _, name in heavy])
            self._cloud = Points.of([entry for entry, _, _ in heavy]), np.array([w for _, w, _ in heavy]), names
        return self._cloud

    def land(self) -> str | None:
        """The country that the document is plainly about, None when it is about several or none."""
        total = sum(self.lands.values())
        best = max(self.lands, key=self.lands.__getitem__, default=None)
        return best if best and self.lands[best] > 0.45 * total else None

    def division(self, name: str) -> str | None:
        """The first level division that the document's other names plainly play in, None when they play in several or none."""
        own = self.given[name]
        votes = {place: vote - own.get(place, 0.0) for place, vote in self.admins.items()}
        best = max(votes, key=votes.__getitem__, default=None)
        return best if best and votes[best] > max(MANY, 0.6 * sum(votes.values())) else None

    def centre(self, name: str) -> Entry | None:
        """The town around which most other names of the document lie, None when they lie apart; `name` has no say."""
        towns = [
            (entry, weight)
            for entry, weight, other in self.points
            if other != name and entry.kind == "town" and weight > 0.3
        ]
        near = [
            sum(w for e, w in towns if distance_km(entry.lat, entry.lon, e.lat, e.lon) < LOCAL_KM) for entry, _ in towns
        ]
        if len(towns) < 3 or max(near) < 0.5 * sum(weight for _, weight in towns):
            return None
        return towns[near.index(max(near))][0]

    def reaches(self, place: Entry, name: str, km: float, *, but: str = "") -> bool:
        """Whether the document surely names another town within so many kilometres of the place; the town named `but` has no say."""
        return any(
            weight > 0.5 and other != name and distance_km(entry.lat, entry.lon, place.lat, place.lon) <= km
            for entry, weight, other in self.points
            if entry.kind != "admin1"
        )

    def about(self, country: str | None) -> bool:
        """Whether the document gives this country more than a passing word."""
        return bool(country) and self.lands.get(country or "", 0.0) > 0.06 * sum(self.lands.values())

    def vote(self, entry: Entry, weight: float, name: str) -> None:
        if entry.country and entry.kind != "region":  # every country has its east coast
            self.lands[entry.country] += weight
            self.given[name][entry.country] += weight
        if entry.admin1 and entry.kind != "country":
            self.admins[entry.admin1] += weight
            self.given[name][entry.admin1] += weight
        if entry.kind in ("town", "admin2", "admin1") and weight > 0.05:
            self.points.append((entry, weight, name))


@dataclass(frozen=True, slots=True)
class Answer:
    entry: Entry
    p: float
    reasons: tuple[str, ...]
    others: tuple[Entry, ...]


@dataclass(slots=True)
class Group:
    """The mentions of one name that mean one place."""

    name: str
    members: list[Mention]
    candidates: Candidates
    share: Array = field(default_factory=lambda: np.zeros(0))  # probability of each candidate
    matrix: Array = field(default_factory=lambda: np.zeros((0, 0)))  # its features
    weight: float = 0.0  # of its vote

    def __post_init__(self) -> None:
        self.weight = float(sum(_weight(mention) for mention in self.members) ** 0.5)


def _weight(mention: Mention) -> float:
    if "home" in mention.signs:
        return PROFILED if "profiled" in mention.signs else 1.0
    if "beside" in mention.signs:
        return 0.3
    if "dateline" in mention.signs:
        return 9.0
    if "lead" in mention.signs:
        return 5.0
    if mention.kind == "demonym":
        return 0.7
    return 2.0 if mention.within or mention.signs & {"body", "people"} else 1.0


def resolve(
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    *,
    bias: Sequence[str] = (),
    profile: Mapping[str, float] | None = None,
) -> tuple[dict[str, Answer], Scene]:
    """The answer for each group of mentions (`group`) and the scene it was found in: same name, same place, unless qualified otherwise."""
    groups = grouped(mentions, gazetteer)
    weigh(groups, gazetteer, bias, profile or {})
    return {each.name: _answer(each) for each in groups}, _scene(groups)


def grouped(mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Group]:
    """The names that have candidates; roads are placed by their towns and do not vote."""
    groups = _groups([mention for mention in mentions if mention.kind != "road"])
    return [
        Group(name, members, gazetteer.candidates(members[0].key, members[0].entries))
        for name, members in groups.items()
        if members[0].entries
    ]


def weigh(groups: Sequence[Group], gazetteer: Gazetteer, bias: Sequence[str], profile: Mapping[str, float]) -> None:
    """Give each name its probabilities over its candidates, and the features of the last round."""
    if not groups:
        return
    table = Table.of(groups)
    matrix = np.concatenate([lasting(each, gazetteer, bias, profile) for each in groups])
    table.judge(matrix[:, :FIXED] @ weights()[:FIXED])
    for _ in range(ROUNDS):
        table.refresh(matrix, _scene(groups))
        table.judge(matrix @ weights())
    for each, rows in zip(groups, table.parted(matrix), strict=True):
        each.matrix = rows


@dataclass(frozen=True, slots=True)
class Held:
    """Which country or which division each candidate lies in."""

    names: Sequence[str | None]  # each once
    number: Array  # of each row, which of the names
    pair: Array  # of each row, the number of its name and the place it lies in

    @classmethod
    def of(cls, names: Sequence[str | None], owner: Array) -> Held:
        numbers = {name: i for i, name in enumerate(dict.fromkeys(names))}
        number = np.array([numbers[name] for name in names])
        return cls(list(numbers), number, np.unique(owner * len(numbers) + number, return_inverse=True)[1])


@dataclass(frozen=True, slots=True)
class Table:
    """The candidates of all names, one below the other, so that each round is counted at once."""

    groups: Sequence[Group]
    starts: Array  # the first row of each name
    owner: Array  # the name of each row
    lands: Held
    admins: Held
    small: Array
    points: Points
    share: Array  # of each row, from the last round

    @classmethod
    def of(cls, groups: Sequence[Group]) -> Table:
        entries = [entry for each in groups for entry in each.candidates.entries]
        sizes = np.array([len(each.candidates.entries) for each in groups])
        owner = np.repeat(np.arange(len(groups)), sizes)
        return cls(
            groups,
            sizes.cumsum() - sizes,
            owner,
            Held.of([entry.country for entry in entries], owner),
            Held.of([entry.admin1 for entry in entries], owner),
            np.concatenate([each.candidates.small for each in groups]),
            Points(np.concatenate([each.candidates.points.xyz for each in groups])),
            np.zeros(len(entries)),
        )

    def parted(self, rows: Array) -> list[Array]:
        return np.split(rows, self.starts[1:])

    def judge(self, scores: Array) -> None:
        """The probability of each candidate among those of its name."""
        power = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.owner])
        self.share[:] = power / np.add.reduceat(power, self.starts)[self.owner]
        for each, share in zip(self.groups, self.parted(self.share), strict=True):
            each.share = share

    def refresh(self, matrix: Array, scene: Scene) -> None:
        """The features that depend on what the other names were taken for in the round before."""
        named = np.array([name in scene.named for name in self.lands.names])
        around = [{name for m in each.members for name in scene.local.get(m.line, ())} for each in self.groups]
        local = np.array([[name in some for name in self.lands.names] for some in around])
        matrix[:, COLUMN["land"]] = self.small * self._shares(scene.lands, self.lands)
        matrix[:, COLUMN["admin"]] = self.small * self._shares(scene.admins, self.admins)
        matrix[:, COLUMN["near"]] = self.small * self._near(scene)
        matrix[:, COLUMN["named"]] = self.small * named[self.lands.number]
        matrix[:, COLUMN["local"]] = self.small * local[self.owner, self.lands.number]

    def _shares(self, votes: Votes, held: Held) -> Array:
        """The share of the other names' votes that each country or division has, its root: 0 to 1."""
        cast = np.array([votes.get(name or "", 0.0) for name in held.names])[held.number]
        some = np.array([bool(name) for name in held.names])[held.number]
        weight = np.array([each.weight for each in self.groups])[self.owner]
        own = np.where(some & (self.share > FAINT), weight * self.share, 0.0)
        others = np.maximum(cast - np.bincount(held.pair, own)[held.pair], 0.0)
        total = np.maximum(sum(votes.values()) - np.add.reduceat(own, self.starts), 1.0)
        return np.where(some, np.sqrt(others / total[self.owner]), 0.0)

    def _near(self, scene: Scene) -> Array:
        """How close other places of the document are: 1 beside them, 0 from 500 km on."""
        points, weight, names = scene.cloud
        near = np.zeros(len(self.owner))
        own = names == np.array([hash(each.name) for each in self.groups])[:, None]
        weights = np.where(own, 0.0, np.minimum(weight, 1.0))
        for start in range(0, len(near) if len(weight) else 0, BLOCK):
            rows = slice(start, start + BLOCK)
            away = Points(self.points.xyz[rows]).km(points)
            near[rows] = (weights[self.owner[rows]] * np.exp(-away / 120)).max(axis=1)
        return near


def group(mention: Mention) -> str:
    """Mentions of one name share a group; another qualifier makes another group ("Paris, Texas"), as does "region" or "county"."""
    name = mention.key
    if "sort" in mention.signs and {mention.left, mention.right} & DIVISIONS:
        name += " (division)"
    return f"{name}, {mention.within.key}" if mention.within else name


def _groups(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Mentions by group; a bare name takes the qualifier that the document gave it once."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[group(mention)].append(mention)
    named = defaultdict(list)
    for name in groups:
        if ", " in name:
            named[name.split(", ")[0]].append(name)
    for bare, full in named.items():
        if bare in groups and len(full) == 1:
            for mention in groups[bare]:
                mention.within = groups[full[0]][0].within
                mention.signs |= groups[full[0]][0].signs & {"misplaced"}
            groups[full[0]] += groups.pop(bare)
    return groups


def _scene(groups: Sequence[Group]) -> Scene:
    scene = Scene()
    for each in groups:
        share = each.share
        for i in np.flatnonzero(share > FAINT).tolist():
            scene.vote(each.candidates.entries[i], each.weight * float(share[i]), each.name)
        top = each.candidates.entries[int(share.argmax())]
        if top.kind == "country" and top.country:
            scene.named.add(top.country)
            for mention in each.members:
                scene.local[mention.line].add(top.country)
    return scene


def lasting(each: Group, gazetteer: Gazetteer, bias: Sequence[str], profile: Mapping[str, float]) -> Array:
    """One row a candidate, one column a feature of FEATURES; those that change from round to round are still 0."""
    entries, members = each.candidates.entries, each.members
    matrix = np.zeros((len(entries), len(FEATURES)))
    matrix[:, :FIXED] = each.candidates.fixed
    within = next((mention.within for mention in members if mention.within), None)
    if within:
        inside = [any(holds(b, e) or (b.kind == "town" and beside(b, e)) for b in within.entries) for e in entries]
        matrix[:, COLUMN["within"]] = inside
        matrix[:, COLUMN["outside"]] = [not e for e in inside]
    capital = gazetteer.capitals.get(members[0].key)
    if capital:
        matrix[:, COLUMN["capital"]] = [entry.kind == "town" and entry.country == capital for entry in entries]
    said = (
        {mention.left for mention in members} | {mention.right for mention in members}
        if any("sort" in m.signs for m in members)
        else set()
    )
    if not said & DIVISIONS:
        matrix[:, COLUMN["seat"]] = [_has_seat(entry, entries) for entry in entries]
    if said:
        matrix[:, COLUMN["sort"]] = [_sort(entry, said) for entry in entries]
    if bias:
        matrix[:, COLUMN["bias"]] = [entry.country in bias or entry.admin1 in bias for entry in entries]
    if profile:
        matrix[:, COLUMN["profile"]] = each.candidates.small * [
            profile.get(entry.admin1 or "", 0.0) for entry in entries
        ]
        matrix[:, COLUMN["site"]] = each.candidates.small * [profile.get(entry.country or "", 0.0) for entry in entries]
    return matrix


def _has_seat(division: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a town of the same name is a good part of the division: "Gao" is the town before it is the region."""
    return division.kind == "admin1" and any(
        e.kind == "town" and e.main and e.admin1 == division.admin1 and e.people > 0.12 * division.people
        for e in entries
    )


def _sort(entry: Entry, said: set[str]) -> float:
    """Whether the place is what the text calls it: "X County", "the town of X"."""
    if said & {"county", "parish"}:
        return float(entry.kind == "admin2")
    if said & DIVISIONS:
        return 1.0 if entry.kind == "admin1" else 0.5 * (entry.kind == "admin2")
    return 0.3 * (entry.kind == "town") if said & TOWNS else 0.0


def _answer(each: Group) -> Answer:
    entries, share, matrix = each.candidates.entries, each.share, each.matrix
    p: dict[int, float] = {}
    for i in np.argsort(-share, kind="stable")[:12].tolist():
        twin = next(
            (k for k in p if entries[k].country == entries[i].country and each.candidates.points.between(k, i) < 40), i
        )
        p[twin] = p.get(twin, 0.0) + float(share[i])  # a town and the division around it are one answer
    kept = sorted(p, key=lambda i: -p[i])
    best = kept[0]
    others = tuple(entries[i] for i in kept[1:4])
    return Answer(entries[best], min(p[best], 1.0), _reasons(each, entries[best], matrix[best]), others)


def _reasons(each: Group, entry: Entry, row: Array) -> tuple[str, ...]:
    said = dict(zip(FEATURES, row.tolist(), strict=True))
    within = next((mention.within for mention in each.members if mention.within), None)
    reasons = []
    if within and said["within"]:
        reasons.append(f"the page says it is in {within.entries[0].name}")
    if said["land"] > 0.3:
        reasons.append(f"the page is about {entry.country}")
    if said["near"] > 0.3:
        reasons.append("near other places of the page")
    if said["bias"]:
        reasons.append("set by the user or the site's address")
    if said["profile"] > 0.1:
        reasons.append(f"{said['profile']:.0%} of what the site's other pages tell of lies in {entry.admin1}")
    elif said["site"] > 0.3:
        reasons.append(f"{said['site']:.0%} of what the site's other pages tell of lies in {entry.country}")
    return tuple(reasons)
