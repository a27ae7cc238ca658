"""Training data of the field models (time, place, ...): each candidate of each draft, and whether the key says it is the one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.incidents import actors, choice, counts, roles, rows, when, where
from dateline.incidents.draft import Draft
from dateline.incidents.ties import Telling
from quality import keyscore

if TYPE_CHECKING:
    from training.linker import Tale

NAMES = {
    "type": choice.NAMES,
    "when": when.NAMES,
    "where": where.NAMES,
    "doer": roles.NAMES,
    "victim": roles.NAMES,
    "toll": counts.NAMES,
}
Example = tuple[list[float], float, float]


def told(tale: Tale) -> Telling:
    """The article's drafts as the models in use make them."""
    groups = tale.groups()
    kept = [g for g in groups if rows.worth(g, tale.mentions, len(groups)) >= rows.KEEP]
    drafts = [Draft(str(i), group.mentions, 1.0) for i, group in enumerate(kept)]
    for draft in drafts:
        total = choice.weights(draft)
        draft.type = max(total, key=lambda name: total[name])
    return Telling(tale.reading, tale.mentions, drafts)


def matched(tale: Tale, telling: Telling) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Drafts with the key's incident that most of their mentions tell."""
    golds = {i["id"]: i for i in tale.key["incidents"]}
    for draft in telling.drafts:
        votes = Counter(name for m in draft.mentions for name in tale.gold[m.index])
        if votes and votes.most_common(1)[0][1] * 2 >= len(draft.mentions):
            yield draft, golds[votes.most_common(1)[0][0]]


def times(telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    around = when.Times(telling)
    if gold["when"].get("unknown"):
        return
    for time, sentence in around.expressions:
        value = when.bounded(time.when, draft, around)
        right = keyscore.interval(gold["when"], value.start, value.stop)
        yield when.features(around, draft, time, sentence), float(right == 1), 1.0


def spots(telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    around = where.Spots(telling)
    for toponym, sentence in around.toponyms:
        place = {
            "name": toponym.place.name,
            "country": toponym.place.country,
            "lat": toponym.place.lat,
            "lon": toponym.place.lon,
        }
        right = keyscore.place(gold["place"], gold.get("not_places", []), {"places": [place]})
        yield where.features(around, draft, toponym, sentence), float(right >= 0.7), 1.0


def part_data(telling: Telling, draft: Draft, gold: dict[str, Any], part: str) -> Iterator[Example]:
    around = actors.Actors(telling)
    wanted = [
        p for p in gold["parties"] if (p["role"] == "initiator") == (part == "doer") and p["role"] != "intervening"
    ]
    if part == "victim" and draft.type in roles.AFFECTED:
        wanted = gold["parties"]
    told = roles.parts(around, draft)
    for actor in roles.near(around, draft):
        words = actor.words(around.text)
        right = any(keyscore.has(words, name) for p in wanted for name in p["any"])
        yield roles.features(around, draft, actor, told), float(right), 1.0


def doers(telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    return part_data(telling, draft, gold, "doer")


def victims(telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    return part_data(telling, draft, gold, "victim")


def tolls(telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    told = counts.tolls(draft, telling.reading)
    for one, mention in told:
        toll = one.toll
        low, high = counts.whole(toll.low, toll.high)
        row = {"counts": [{"measure": toll.measure, "low": low, "high": high}]}
        right = any(keyscore.count(c, row) == 1 for c in gold["counts"] if c["measure"] == toll.measure)
        yield counts.features(telling, draft, one, mention, told), float(right), 1.0


def types(telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    total = choice.proposed(draft)
    for name in total:
        yield choice.features(draft, name, total), float(name in gold["types"]), 1.0


READERS = {"type": types, "when": times, "where": spots, "doer": doers, "victim": victims, "toll": tolls}


def data(tales: Sequence[Tale]) -> dict[str, tuple[Any, Any, Any]]:
    """Features, labels and weights of each field model."""
    found: dict[str, list[Example]] = defaultdict(list)
    for tale in tales:
        telling = told(tale)
        for draft, gold in matched(tale, telling):
            for name, reader in READERS.items():
                found[name] += reader(telling, draft, gold)
    return {name: tuple(np.array(column) for column in zip(*examples, strict=True)) for name, examples in found.items()}  # type: ignore[misc]
