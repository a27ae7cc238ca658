"""Training data of the field models (time, place, ...): each candidate of each draft, and whether the key says it is the one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from dateline.incidents import actors, candidates, choice, counts, parties, roles, rows, when, where
from dateline.incidents.draft import Draft
from dateline.incidents.layout import Sentence
from dateline.incidents.ties import Stretches, Telling
from dateline.types import Span
from quality import keyscore
from quality.corpus import squash

if TYPE_CHECKING:
    from training.linker import Tale

NAMES = {
    "type": choice.NAMES,
    "when": when.NAMES,
    "where": where.NAMES,
    "toll": counts.NAMES,
    **dict.fromkeys(parties.PARTS, roles.NAMES),
}
SEEN = ("when", "where", "toll", candidates.PARTS[0])  # one network judges all parts, on the same candidates
OF_BEFALLEN = ("initiator", "target", "affected")  # whom a disaster or a flight befalls, whatever role a key gives them
PRONOUNS = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "their", "its", "who", "we", "us", "you", "i", "one",
     "él", "ella", "ellos", "ellas", "lo", "la", "los", "las", "le", "les", "quien", "quienes")
)  # fmt: skip
Example = tuple[list[float], float, float, tuple[Span, Sentence] | None]  # signs, right, weight, where it stands


def told(tale: Tale) -> Telling:
    """The article's drafts as the models in use make them."""
    groups = tale.groups()
    kept = [g for g, p in rows.worth(groups, tale.mentions) if p >= rows.KEEP]
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


def times(tale: Tale, telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    around = when.Times(telling)
    if gold["when"].get("unknown"):
        return
    for row, (time, sentence) in zip(
        signs(telling, draft, partial(when.table, around), range(len(around.expressions))),
        around.expressions,
        strict=True,
    ):
        value = when.bounded(time.when, draft, around)
        right = keyscore.interval(gold["when"], value.start, value.stop)
        yield row, float(right == 1), 1.0, (time.span, sentence)


def spots(tale: Tale, telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    around = where.Spots(telling)
    for row, (toponym, sentence) in zip(
        signs(telling, draft, partial(where.table, around), range(len(around.toponyms))), around.toponyms, strict=True
    ):
        place = {
            "name": toponym.place.name,
            "country": toponym.place.country,
            "lat": toponym.place.lat,
            "lon": toponym.place.lon,
        }
        right = keyscore.place(gold["place"], gold.get("not_places", []), {"places": [place]})
        yield row, float(right >= 0.7), 1.0, (toponym.span, sentence)


def signs(telling: Telling, draft: Draft, table: candidates.Table, near: Sequence[int]) -> list[list[float]]:
    """What the models look at of the candidates near a draft, by number."""
    if not near:
        return []
    found: list[list[float]] = table(np.full(len(near), number(telling, draft)), np.array(near)).tolist()
    return found


def number(telling: Telling, draft: Draft) -> int:
    return telling.number[draft.mentions[0].index]


def named(tale: Tale, gold: dict[str, Any], wanted: Container[str]) -> list[str]:
    """What the key and the mention-level forms call the parties of these roles, pronouns left out."""
    found = [name for p in gold["parties"] if p["role"] in wanted for name in p["any"]]
    for paragraph in tale.forms:
        told = (m for event in paragraph.events if event.of == gold["id"] for m in event.parties if m.role in wanted)
        found += [span.of(paragraph.text) for m in told for span in m.spans]
    return [name for name in found if name.casefold() not in PRONOUNS]


def called(words: str, name: str) -> bool:
    """Whether one holds the other, in whole words."""
    one, two = (f" {squash(value).strip().casefold()} " for value in (words, name))
    return one in two or two in one


def part_data(tale: Tale, telling: Telling, draft: Draft, gold: dict[str, Any], part: str) -> Iterator[Example]:
    if draft.type in roles.AFFECTED:
        wanted: Container[str] = {"victim": OF_BEFALLEN, "helper": ("intervening",)}.get(part, ())
    else:
        wanted = (parties.PARTS[part],)
    names = named(tale, gold, wanted)
    cast = roles.Cast(actors.Actors(telling))
    near = cast.near[number(telling, draft)]
    for row, n in zip(signs(telling, draft, cast.rows, near), near, strict=True):
        actor = cast.actors.all[n]
        words = actor.words(cast.actors.text)
        right = any(called(words, name) for name in names)
        yield row, float(right), 1.0, (actor.span, actor.sentence)


def tolls(tale: Tale, telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    here, n = counts.Tolls(telling), number(telling, draft)
    for row, (one, mention) in zip(signs(telling, draft, here.rows, here.near[n]), here.told[n], strict=True):
        toll = one.toll
        low, high = counts.whole(toll.low, toll.high)
        said = {"counts": [{"measure": toll.measure, "low": low, "high": high}]}
        right = any(keyscore.count(c, said) == 1 for c in gold["counts"] if c["measure"] == toll.measure)
        yield row, float(right), 1.0, (toll.span, mention.sentence)


def types(tale: Tale, telling: Telling, draft: Draft, gold: dict[str, Any]) -> Iterator[Example]:
    total = choice.proposed(draft)
    for name, row in zip(total, choice.table(draft, total, total), strict=True):
        yield row, float(name in gold["types"]), 1.0, None


READERS: dict[str, Any] = {"type": types, "when": times, "where": spots, "toll": tolls}
READERS |= {part: partial(part_data, part=part) for part in parties.PARTS}


def data(tales: Sequence[Tale]) -> dict[str, Any]:
    """Signs, labels, weights of each field model, and the vectors that its network sees [examples, 4, width]."""
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for tale in tales:
        telling = told(tale)
        for draft, gold in matched(tale, telling):
            for name, reader in READERS.items():
                examples: list[Example] = list(reader(tale, telling, draft, gold))
                seen = vectors(telling, draft, examples, name)
                found[name] += [(*one[:3], vector) for one, vector in zip(examples, seen, strict=True)]
    return {name: tuple(map(np.array, zip(*examples, strict=True))) for name, examples in found.items()}


def vectors(telling: Telling, draft: Draft, examples: Sequence[Example], name: str) -> list[Any]:
    """What the network of candidates sees of each example; nothing where it takes no part."""
    at = [place for *_, place in examples if place is not None]
    read = telling.reading.grammar
    if not at or name not in SEEN or read is None:
        return [np.zeros((0, 0), np.float16)] * len(examples)
    stretches = Stretches(telling, at)
    seen = candidates.seen(stretches, np.full(len(at), number(telling, draft)), np.arange(len(at)))
    if seen is None:
        return [np.zeros((0, 0), np.float16)] * len(examples)
    main, every = read.inner[seen.main[0]], np.mean([read.inner[i] for i in seen.all[0]], axis=0)
    pairs = zip(seen.candidate.tolist(), seen.near.tolist(), strict=True)
    return [np.array([read.inner[i], read.inner[j], main, every], dtype=np.float16) for i, j in pairs]
