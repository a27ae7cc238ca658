"""What speaks for and against two mentions being one happening (`pairs.NAMES`), for all pairs of an article at once.

Most values are those of one mention alone, put beside those of another; the rest compares sets and days. What only few pairs
have (days on both sides, a count without a deed) is asked of those alone.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dateline.incidents.intervals import Interval, apart, meet
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import ARMED, FAMILY, FAMILY_ORDER, KINDS, NAMES, OPENERS, OTHER, Context
from dateline.incidents.words import WORDS

Array = np.ndarray[Any, Any]
COLUMN = {name: i for i, name in enumerate(NAMES)}

# The values of one mention, in the order of `alone`, each with its columns where the mention is the earlier and the later of two.
OF_ONE = (
    *((f"{name}_1", f"{name}_2") for name in (
        "toll_only", "dated", "placed", "perfect", "indefinite", "quoted", "generic", "opener", "kind", "weight",
        "anaphor", "effect", "plural", "noun", "family", "armed", "counter", "eventful", "told", "moved", "doers", "victims",
    )),
    ("status_1_happened", "status_2_happened"), ("lead_block_1", ""),
    *(("", f"{name}_2") for name in ("names", "other", "past", "definite", "first", "position", "lead_noun", "same_time")),
)  # fmt: skip
FIRST, SECOND = (
    [(i, COLUMN[names[side]]) for i, names in enumerate(OF_ONE) if names[side]] for side in (0, 1)
)  # (value, column)


def alone(mention: Mention, around: Context) -> list[float]:
    """The values of OF_ONE."""
    i, lead, sentence, scene = mention.index, mention.lead, mention.sentence, around.scenes[mention.index]
    noun = lead is not None and lead.part == "noun"
    return [
        float(lead is None), float(bool(around.dates[i])), float(bool(around.places[i])), float(mention.perfect), float(mention.indefinite),
        float(mention.quoted), float(mention.generic), float(OPENERS.index(mention.opener)), float(KINDS.index(sentence.kind)), lead.weight if lead else 0.0,
        sense(mention, "anaphor"), sense(mention, "effect"), float(lead is not None and "plural" in lead.features), float(noun),
        float(FAMILY_ORDER.index(FAMILY.get(mention.type, "words"))), float(any(p.sector in ARMED for p in mention.parties)), float(mention.counter),
        mention.eventful, mention.told, float(scene.moved), float(bool(scene.doers)), float(bool(scene.victims)),
        float(mention.status == "happened"), float(sentence.block <= 1),
        float(len(around.names[i])), float(mention.other), float(mention.past), float(mention.definite), float(sentence.first), float(sentence.block),
        float(noun and mention.definite and not mention.dates), float(scene.same_time),
    ]  # fmt: skip


def sense(mention: Mention, name: str) -> float:
    return float(mention.lead is not None and mention.lead.sense == name)


def toll_fits(one: Mention, two: Mention) -> float:
    """Whether what one counts may belong to what the other tells."""
    for counting, telling in ((one, two), (two, one)):
        if counting.lead is None and telling.lead is not None:
            fitting = {name for t in counting.tolls for name in WORDS["tolls"].get(t.measure, ())}
            return float(telling.lead.type in fitting)
    return 0.5


def held(sets: Sequence[Iterable[Hashable]]) -> Array:
    """Which of all members (columns) each set (rows) holds."""
    members: dict[Hashable, int] = {}
    at = [(row, members.setdefault(one, len(members))) for row, each in enumerate(sets) for one in each]
    found = np.zeros((len(sets), len(members)), dtype=np.float32)  # counts of shared members stay exact
    if at:
        found[tuple(np.array(at).T)] = 1.0
    return found


def numbered(values: Iterable[Hashable]) -> Array:
    """Equal numbers for equal values."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values])


def dot(one: Array, two: Array) -> Array:
    return np.asarray(np.einsum("ij,ij->i", one, two))


@dataclass(frozen=True, slots=True)
class Sets:
    """One set for each mention."""

    held: Array
    any: Array

    @staticmethod
    def of(sets: Sequence[Iterable[Hashable]]) -> Sets:
        table = held(sets)
        return Sets(table, np.asarray(table.any(axis=1)))

    def shared(self, i: Array, j: Array) -> Array:
        """How many members each two sets share."""
        return dot(self.held[i], self.held[j])

    def differ(self, i: Array, j: Array, shared: Array) -> Array:
        return np.asarray(self.any[i] & self.any[j] & (shared == 0))


@dataclass(frozen=True, slots=True)
class Profiles:
    """One weight for each name and mention."""

    rows: Array
    lengths: Array

    @staticmethod
    def of(profiles: Sequence[Mapping[str, float]]) -> Profiles:
        names = {name: i for i, name in enumerate(dict.fromkeys(name for each in profiles for name in each))}
        rows = np.zeros((len(profiles), len(names)))
        for row, each in zip(rows, profiles, strict=True):
            row[[names[name] for name in each]] = list(each.values())
        return Profiles(rows, np.sqrt((rows * rows).sum(axis=1)))

    def cosines(self, i: Array, j: Array) -> Array:
        dots = dot(self.rows[i], self.rows[j])
        return np.asarray(np.divide(dots, self.lengths[i] * self.lengths[j], out=np.zeros(len(i)), where=dots != 0))


def deeds(mentions: Sequence[Mention]) -> tuple[Array, Array]:
    """The type of each mention's strongest word as a number, and which others it may mean."""
    leads = [m.lead for m in mentions]
    names = {t: n for n, t in enumerate(dict.fromkeys(t for lead in leads if lead for t in (lead.type, *lead.types)))}
    other = np.zeros((len(leads), len(names) + 1), dtype=bool)
    for row, lead in zip(other, leads, strict=True):
        row[[names[t] for t in lead.types] if lead else []] = True
    return np.array([names[lead.type] if lead else len(names) for lead in leads]), other


class Compared:
    """The mentions of an article, ready to be compared two by two."""

    def __init__(self, mentions: Sequence[Mention], around: Context) -> None:
        self.mentions, self.around = mentions, around
        self.alone = np.array([alone(m, around) for m in mentions])
        self.sentence, self.block, self.section = (
            np.array([getattr(m.sentence, name) for m in mentions]) for name in ("index", "block", "section")
        )
        self.types, self.status = numbered(around.types), numbered(m.status for m in mentions)
        self.families = numbered(FAMILY.get(name) for name in around.types)
        self.lemmas = numbered(m.lead.lemma if m.lead else -m.index for m in mentions)
        self.turns = np.cumsum([m.opener in OTHER for m in mentions])
        shown = around.scenes
        self.profiles = {
            "type_cos": Profiles.of([m.profile for m in mentions]),
            "lead_types_cos": Profiles.of(around.leads),
            "told_cos": Profiles.of([m.kinds for m in mentions]),
        }
        self.sets = {
            ("date_agree", "date_conflict"): Sets.of(around.dates), ("context_date_agree", "context_date_conflict"): Sets.of(around.near_dates),
            ("place_agree", "place_conflict"): Sets.of(around.places), ("context_place_agree", "context_place_conflict"): Sets.of(around.near_places),
            ("doers_shared", "doers_differ"): Sets.of([s.doers for s in shown]), ("victims_shared", "victims_differ"): Sets.of([s.victims for s in shown]),
            ("scene_places_agree", "scene_places_differ"): Sets.of([s.places for s in shown]),
        }  # fmt: skip
        self.parts = Sets.of([*(s.doers for s in shown), *(s.victims for s in shown)])
        self.names, self.parties, self.counts = Sets.of(around.names), Sets.of(around.lemmas), Sets.of(around.counts)
        self.measures = Sets.of([{c[0] for c in each} for each in around.counts])
        self.words = held([m.words for m in mentions])
        self.rarity = np.array([around.rarity[word] for word in dict.fromkeys(w for m in mentions for w in m.words)])
        self.sizes = self.words @ self.rarity
        self.act = np.array([sense(m, "act") > 0 for m in mentions])
        self.deed, self.other = deeds(mentions)

    def rows(self, i: Array, j: Array) -> Array:
        """The values of pairs.NAMES for the mentions i, each beside the later mention j."""
        table = np.zeros((len(i), len(NAMES)))
        for side, columns in ((i, FIRST), (j, SECOND)):
            table[:, [at for _, at in columns]] = self.alone[side][:, [value for value, _ in columns]]
        for name, values in (*self.places(i, j), *self.likeness(i, j), *self.overlaps(i, j), *self.days(i, j)):
            table[:, COLUMN[name]] = values
        return table

    def places(self, i: Array, j: Array) -> Iterable[tuple[str, Array]]:
        """Where the two stand towards each other."""
        same = self.sentence[i] == self.sentence[j]
        yield "sentences_apart", self.sentence[j] - self.sentence[i]
        yield "blocks_apart", self.block[j] - self.block[i]
        yield "same_sentence", same
        yield "same_block", self.block[i] == self.block[j]
        yield "same_section", self.section[i] == self.section[j]
        yield "adjacent", j == i + 1
        yield "clauses_between", j - i
        yield "told_as_other", same & (self.turns[j] > self.turns[i])

    def likeness(self, i: Array, j: Array) -> Iterable[tuple[str, Array]]:
        """What the two tell of."""
        yield "same_type", self.types[i] == self.types[j]
        yield "same_family", self.families[i] == self.families[j]
        yield "status_same", self.status[i] == self.status[j]
        yield "same_lemma", self.lemmas[i] == self.lemmas[j]
        yield "vector_cos", self.around.likeness[i, j]
        for name, profiles in self.profiles.items():
            yield name, profiles.cosines(i, j)
        differ = (self.deed[i] != self.deed[j]) & ~self.other[j, self.deed[i]] & ~self.other[i, self.deed[j]]
        yield "act_types_differ", self.act[i] & self.act[j] & differ
        fits = np.full(len(i), 0.5)
        counted = self.alone[:, 0] > 0  # toll_only
        self.ask(fits, counted[i] != counted[j], i, j, lambda a, b: toll_fits(self.mentions[a], self.mentions[b]))
        yield "toll_fits", fits

    def overlaps(self, i: Array, j: Array) -> Iterable[tuple[str, Array]]:
        """The days, places, names, words, counts and parties that both hold."""
        for (agree, differ), sets in self.sets.items():
            shared = sets.shared(i, j)
            yield agree, shared > 0
            yield differ, sets.differ(i, j, shared)
        n = len(self.mentions)
        yield "turned", (self.parts.shared(i, j + n) > 0).astype(float) + (self.parts.shared(i + n, j) > 0)
        yield "name_overlap", self.names.shared(i, j)
        yield "party_overlap", (shared := self.parties.shared(i, j))
        yield "party_differ", self.parties.differ(i, j, shared)
        both = self.words[i] * self.words[j]
        yield "words_shared", both.sum(axis=1)
        yield "word_overlap", both @ self.rarity / (1 + np.sqrt(self.sizes[i] * self.sizes[j]))
        yield "same_count", self.counts.shared(i, j)
        others = self.measures.shared(i, j)
        self.ask(others, others > 0, i, j, self.other_counts)
        yield "other_count", others

    def other_counts(self, a: int, b: int) -> float:
        """How many things both count, and differently."""
        one, two = self.around.counts[a], self.around.counts[b]
        return float(len({c[0] for c in one} & {c[0] for c in two}) - len({c[0] for c in one & two}))

    def days(self, i: Array, j: Array) -> Iterable[tuple[str, Array]]:
        around = self.around
        asked: tuple[tuple[str, Callable[..., float], Sequence[tuple[Interval, ...]]], ...] = (
            ("days_apart", apart, around.days), ("days_shared", meet, around.days), ("context_days_apart", apart, around.near_days),
            ("scene_days_apart", apart, around.scene_days), ("scene_days_shared", meet, around.scene_days),
        )  # fmt: skip
        for name, test, days in asked:
            known, found = np.array([bool(each) for each in days]), np.zeros(len(i))
            self.ask(found, known[i] & known[j], i, j, lambda a, b, test=test, days=days: test(days[a], days[b]))  # type: ignore[misc]
            yield name, found

    @staticmethod
    def ask(values: Array, where: Array, i: Array, j: Array, test: Callable[[int, int], float]) -> None:
        """Put what the test says of two mentions where it is asked for."""
        at = np.flatnonzero(where)
        values[at] = [test(a, b) for a, b in zip(i[at].tolist(), j[at].tolist(), strict=True)]
