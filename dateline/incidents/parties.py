"""Who did it to whom, who else was hurt and who came in between: candidates judged by learned models, one for each part.

A party is judged by all its names together, so that "the gang", "gunmen" and "they" don't compete with each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents import candidates, naming
from dateline.incidents.actors import Actor, Actors
from dateline.incidents.draft import Draft, Found
from dateline.incidents.roles import AFFECTED, Cast
from dateline.types import Party, PartyRole

PLAIN = re.compile(r"[^\W_]+")
PARTS: dict[str, PartyRole] = {
    "doer": "initiator",
    "victim": "target",
    "bystander": "affected",
    "helper": "intervening",
}
# The best doer and victim are named even when doubtful: a reviewer drops one faster than he finds it.
FIRST = {"doer": 0.15, "victim": 0.15, "bystander": 0.25, "helper": 0.3}
MORE = 0.85  # a second one must be all but sure: most are the first by another of its names
MOST = 2
LOCAL = (
    "police", "army", "navy", "coast_guard", "air_force", "intelligence", "border_guard", "prison_staff", "officials", "courts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A party in one part, with how likely it is that, and the name that tells it best."""

    p: float
    part: str  # one of PARTS
    number: int
    actor: Actor


def judged(actors: Actors) -> list[list[Judged]]:
    """Of each draft every party near it in every part, the likeliest first."""
    cast = Cast(actors)
    odds = candidates.judged("party", cast.stretches, cast.near, cast.rows)
    return [likeliest(cast, near, rows) for near, rows in zip(cast.near, odds, strict=True)]


def likeliest(cast: Cast, near: Sequence[int], odds: Sequence[Sequence[float]]) -> list[Judged]:
    """The candidates of each party as one: in each part as likely as its likeliest name."""
    names: dict[int, list[tuple[Actor, Sequence[float]]]] = defaultdict(list)
    for n, each in zip(near, odds, strict=True):
        names[cast.party[n]].append((cast.actors.all[n], each))
    found = []
    for k, part in enumerate(PARTS):
        for number, rated in names.items():
            actor, each = min(rated, key=lambda item: (-item[1][k], item[0].span.start))
            found.append(Judged(each[k], part, number, actor))
    return sorted(found, key=lambda j: (-j.p, j.actor.span.start))


def read(draft: Draft, rated: Sequence[Judged], actors: Actors, country: str | None = None) -> list[Found]:
    """The parties of a draft, best first within each role, one row a party; `country` is where it happened."""
    found: list[Found] = []
    taken: list[str] = []
    parties: set[int] = set()
    number = dict.fromkeys(PARTS, 0)
    for one in rated:
        if one.p < (MORE if number[one.part] else FIRST[one.part]) or number[one.part] >= MOST or one.number in parties:
            continue
        folded = spaced(one.actor.words(actors.text))
        if any(folded in t or t in folded for t in taken):
            continue
        taken.append(folded)
        parties.add(one.number)
        number[one.part] += 1
        value = party(one, role_of(one.part, draft), naming.name(actors, one.actor), actors, country)
        found.append(Found("party", value, one.actor.span, f"{one.part} by its place at the action", p=one.p))
    return found


def spaced(words: str) -> str:
    """The words in small letters with a space around each, so that "men" is no part of "women"."""
    return f" {' '.join(m[0].casefold() for m in PLAIN.finditer(words))} "


def role_of(part: str, draft: Draft) -> PartyRole:
    return "affected" if draft.type in AFFECTED and part != "helper" else PARTS[part]


def party(one: Judged, role: PartyRole, words: str, actors: Actors, country: str | None) -> Party:
    """The party with its kind and country, from any of its names; forces and offices without one are those of the place."""
    same = sorted(actors.same[one.number], key=lambda a: (a.span != one.actor.span, a.span.start))
    kinds = [a.kind.removesuffix("_party") for a in same if a.source in ("noun", "name") and a.kind]
    kind = next((k for k in kinds if k not in ("person", "organisation", "other")), kinds[0] if kinds else "unknown")
    named = next((c for a in same for c in actors.nations(a.span)), None)
    return Party(words, role, kind, named or (country if kind in LOCAL else None))
