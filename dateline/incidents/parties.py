"""Who did it to whom, who else was hurt and who came in between: candidates judged by learned models, one for each part.

A party is judged by all its names together, so that "the gang", "gunmen" and "they" don't compete with each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.incidents import candidates, naming
from dateline.incidents.actors import Actor, Actors
from dateline.incidents.draft import Draft, Found
from dateline.incidents.roles import AFFECTED, features, near, parts
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


def judged(actors: Actors, draft: Draft) -> list[Judged]:
    """Every party near the draft in every part, the likeliest first."""
    near_ones = list(near(actors, draft))
    told = parts(actors, draft)
    values = [features(actors, draft, a, told) for a in near_ones]
    seen = candidates.seen(actors.telling, draft, [(a.span, a.sentence) for a in near_ones])
    odds = candidates.odds("party", values, seen, actors.telling).T.tolist()
    found = [row for part, each in zip(PARTS, odds, strict=True) for row in together(actors, near_ones, each, part)]
    return sorted(found, key=lambda j: (-j.p, j.actor.span.start))


def together(actors: Actors, near_ones: Sequence[Actor], odds: Sequence[float], part: str) -> Iterator[Judged]:
    """The candidates of each party as one: as likely as its likeliest name."""
    names: dict[int, list[tuple[float, Actor]]] = defaultdict(list)
    for actor, p in zip(near_ones, odds, strict=True):
        names[actors.party_of[actor.span]].append((p, actor))
    for number, rated in names.items():
        p, actor = min(rated, key=lambda item: (-item[0], item[1].span.start))
        yield Judged(p, part, number, actor)


def read(draft: Draft, actors: Actors, country: str | None = None) -> list[Found]:
    """The parties of a draft, best first within each role, one row a party; `country` is where it happened."""
    found: list[Found] = []
    taken: list[str] = []
    parties: set[int] = set()
    number = dict.fromkeys(PARTS, 0)
    for one in judged(actors, draft):
        words = one.actor.words(actors.text)
        folded = spaced(words)
        if one.p < (MORE if number[one.part] else FIRST[one.part]) or number[one.part] >= MOST or one.number in parties:
            continue
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
