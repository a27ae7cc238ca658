"""The scene of each clause by the language model's reading: who does it to whom, where and when; what dates a saying is no part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.incidents import anchored, neural
from dateline.incidents.latest import dates_a_saying
from dateline.incidents.mentions import Mention, stem
from dateline.incidents.reading import Reading, within

FILLED = 0.3  # from which a word fills a role
Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Scene:
    """Words of doers and of those it is done to (stems), places by name, days as "first/last"."""

    doers: Words
    victims: Words
    places: Words
    days: Words
    moved: bool  # so long before or after another incident: "a year earlier"
    same_time: bool  # "that night"

    def plus(self, other: Scene) -> Scene:
        return Scene(
            self.doers | other.doers, self.victims | other.victims, self.places | other.places, self.days | other.days,
            self.moved or other.moved, self.same_time or other.same_time,
        )  # fmt: skip


NAMES = (
    "doers_shared", "doers_differ", "victims_shared", "victims_differ", "turned", "scene_places_agree", "scene_places_differ",
    "moved_1", "moved_2", "same_time_2", "doers_1", "doers_2", "victims_1", "victims_2",
)  # fmt: skip


def scenes(mentions: Sequence[Mention], reading: Reading) -> list[Scene]:
    return [scene(mention, reading) for mention in mentions]


def scene(mention: Mention, reading: Reading) -> Scene:
    read, filled = reading.grammar, mention.filled
    start, stop = mention.span.start, mention.span.stop
    timed, ways = anchored.hints(reading.text, mention.span)
    offset = ways and anchored.OFFSET.search(reading.text, start, stop)
    moved = offset or (timed and anchored.NEXT.search(reading.text, start, stop))
    places = filled.get("place", {})
    return Scene(
        words(filled.get("initiator", {}), reading),
        words(filled.get("target", {}), reading) | words(filled.get("affected", {}), reading),
        frozenset(
            p.place.name.casefold()
            for p in within(reading.places, mention.sentence.span)
            if p.kind == "literal" and p.place.kind != "country" and neural.fills(read, places, p.span) >= FILLED
        ),
        frozenset(
            f"{d.when.start}/{d.when.stop}"
            for d in mention.dates
            if d.type in ("DATE", "TIME") and d.when.known and not dates_a_saying(reading, mention.sentence, d.span)
        ),
        bool(moved),
        timed and bool(anchored.SAME.search(reading.text, start, stop)),
    )


def words(filled: dict[int, float], reading: Reading) -> Words:
    """Stems of the nouns and names among the words that fill a role."""
    read = reading.grammar
    if read is None:
        return frozenset()
    tokens = (read.tokens[i] for i, p in filled.items() if p >= FILLED)
    return frozenset(stem(t.span.of(reading.text).casefold()) for t in tokens if t.pos in ("NOUN", "PROPN"))


def compared(one: Scene, two: Scene) -> list[float]:
    """The values of NAMES, the earlier scene first."""
    return [
        shared(one.doers, two.doers), differ(one.doers, two.doers), shared(one.victims, two.victims), differ(one.victims, two.victims),
        shared(one.doers, two.victims) + shared(one.victims, two.doers), shared(one.places, two.places), differ(one.places, two.places),
        float(one.moved), float(two.moved), float(two.same_time),
        float(bool(one.doers)), float(bool(two.doers)), float(bool(one.victims)), float(bool(two.victims)),
    ]  # fmt: skip


def shared(one: Words, two: Words) -> float:
    return float(bool(one & two))


def differ(one: Words, two: Words) -> float:
    return float(bool(one) and bool(two) and not one & two)


def whole(scenes: Iterable[Scene]) -> Scene:
    """The scene of several clauses together; there is at least one."""
    first, *rest = scenes
    for one in rest:
        first = first.plus(one)
    return first
