"""Groups of mentions that tell one happening: two groups are judged as wholes, the surest joined first.

A pair of clauses often leaves open whether they are one incident; a group has the day, the place and the deed that each clause
leaves out. A later group without any of its own goes on telling an earlier one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from dateline.incidents import pairs, scenes, trees
from dateline.incidents.intervals import Interval, apart, intervals, meet
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import FAMILY, Context

JOIN = 1.0  # log odds from which two groups are one (see linker.JOIN)
SHOWN = 3.5  # log odds more for a headline, a subhead or a caption and what the text tells: they seldom tell what it does not
DISPLAY = ("headline", "subhead", "caption")
FAINT = -4.0  # average log odds of their mentions below which two groups are not even judged
Scores = dict[tuple[int, int], float]
Judge = Callable[[Sequence[Sequence[float]]], Sequence[float]]

OF_ONE = (
    "size", "share", "blocks", "acts", "act", "verbs", "effects", "anaphors", "dated", "placed", "counted", "happened", "told", "eventful",
    "other", "past", "perfect", "quoted", "generic", "definite", "indefinite", "captions", "headline", "opening", "words", "own_names", "narrated", "narrated_first",
)  # fmt: skip
NAMES = (
    "mean", "best", "worst", "nearest", "links", "gap_mentions", "gap_sentences", "gap_blocks", "same_block", "same_section", "follows", "between",
    "type_cos", "same_type", "same_family", "lead_cos", "kind_cos", "days_apart", "days_shared", "near_days_apart", "places_agree", "places_conflict",
    "near_places_conflict", "names_shared", "parties_shared", "parties_differ", "words_shared", "same_count", "other_count", "same_status", "vector_cos",
    "groups", "scene_days_apart", "scene_days_shared", *scenes.NAMES, *(f"{name}_1" for name in OF_ONE), *(f"{name}_2" for name in OF_ONE),
)  # fmt: skip


class Link(NamedTuple):
    """What the pairs between two groups say: their sum, their number, the best and the worst of them."""

    total: float
    number: int
    best: float
    worst: float

    def plus(self, other: Link | None) -> Link:
        if other is None:
            return self
        return Link(
            self.total + other.total,
            self.number + other.number,
            self.best if self.best > other.best else other.best,
            self.worst if self.worst < other.worst else other.worst,
        )

    @property
    def mean(self) -> float:
        return self.total / self.number


class Links:
    """What links groups of mentions, by their keys, while they are joined; both groups of a pair know their link."""

    def __init__(self, scores: Scores, owner: Mapping[int, int]) -> None:
        self.of: dict[int, dict[int, Link]] = {key: {} for key in owner.values()}
        for (i, j), score in scores.items():
            if owner[i] != owner[j]:
                self.add(owner[i], owner[j], Link(score, 1, score, score))

    def add(self, one: int, two: int, link: Link) -> None:
        whole = link.plus(self.of[one].get(two))
        self.of[one][two] = self.of[two][one] = whole

    def join(self, kept: int, gone: int) -> None:
        """Give the links of one group to another."""
        for other, link in self.of.pop(gone).items():
            del self.of[other][gone]
            if other != kept:
                self.add(kept, other, link)


@dataclass(frozen=True, slots=True)
class Profile:
    """The types that some mentions mean, each with its weight."""

    weights: dict[str, float]
    length: float

    def cosine(self, other: Profile) -> float:
        return pairs.cosine(self.weights, other.weights, self.length * other.length)


class Group:
    """Some mentions of an article, by index, and what they say together."""

    def __init__(self, at: Iterable[int], mentions: Sequence[Mention], around: Context) -> None:
        self.at = sorted(at)
        self.told = [mentions[i] for i in self.at]
        self.around = around

    @cached_property
    def days(self) -> set[Interval]:
        return {day for i in self.at for day in self.around.days[i]}

    @cached_property
    def blocks(self) -> set[int]:
        return {m.sentence.block for m in self.told}

    @cached_property
    def places(self) -> frozenset[str]:
        return frozenset[str]().union(*(self.around.places[i] for i in self.at))

    @cached_property
    def scene(self) -> scenes.Scene:
        return scenes.whole(self.around.scenes[i] for i in self.at)

    @cached_property
    def scene_days(self) -> tuple[Interval, ...]:
        return intervals(self.scene.days)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset[str]().union(*(self.around.names[i] for i in self.at))

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset[str]().union(*(self.around.lemmas[i] for i in self.at))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset[str]().union(*(m.words for m in self.told))

    @cached_property
    def counts(self) -> set[tuple[str, float | None, float | None]]:
        return {count for i in self.at for count in self.around.counts[i]}

    @cached_property
    def measures(self) -> set[str]:
        return {count[0] for count in self.counts}

    @cached_property
    def profile(self) -> Profile:
        return summed(m.profile for m in self.told)

    @cached_property
    def leads(self) -> Profile:
        return summed(self.around.leads[i] for i in self.at)

    @cached_property
    def kinds(self) -> Profile:
        return summed(m.kinds for m in self.told)

    @cached_property
    def type(self) -> str:
        weights = self.profile.weights
        return max(weights, key=lambda name: weights[name])

    @cached_property
    def main(self) -> Mention:
        return max(self.told, key=lambda m: (m.lead.weight if m.lead else 0.0) + m.told)

    @cached_property
    def shown(self) -> bool:
        """Whether it stands in headlines and captions alone."""
        return all(m.sentence.kind in DISPLAY for m in self.told)

    @cached_property
    def alone(self) -> list[float]:
        """The values of OF_ONE."""
        leads = [m.lead for m in self.told if m.lead]
        acts = [t.weight for t in leads if t.sense == "act"]
        n, kinds, first = len(self.at), [m.sentence.kind for m in self.told], self.told[0]
        return [
            float(n), n / len(self.around.types), float(len(self.blocks)), float(len(acts)), max(acts, default=0.0),
            float(sum(t.part == "verb" for t in leads)), float(sum(t.sense == "effect" for t in leads)), float(sum(t.sense == "anaphor" for t in leads)),
            float(bool(self.days)), float(bool(self.places)), float(len(self.counts)), sum(m.status == "happened" for m in self.told) / n,
            max(m.told for m in self.told), max(m.eventful for m in self.told),
            float(first.other), float(any(m.past for m in self.told)), sum(m.perfect for m in self.told) / n, sum(m.quoted for m in self.told) / n,
            sum(m.generic for m in self.told) / n, float(first.definite), float(first.indefinite), kinds.count("caption") / n,
            float("headline" in kinds), float(first.sentence.block <= 1), float(len(self.words)), float(len(self.names)),
            max(m.narrated for m in self.told), first.narrated,
        ]  # fmt: skip


def summed(profiles: Iterable[dict[str, float]]) -> Profile:
    total: dict[str, float] = {}
    for profile in profiles:
        for name, weight in profile.items():
            total[name] = total.get(name, 0.0) + weight
    return Profile(total, pairs.length(total))


class Joining:
    """Groups while they are joined, by the index of their first mention, and what links them."""

    def __init__(
        self, groups: Iterable[Sequence[int]], mentions: Sequence[Mention], scores: Scores, around: Context
    ) -> None:
        self.mentions, self.scores, self.around = mentions, scores, around
        self.groups = {min(g): Group(g, mentions, around) for g in groups}
        self.owner = {i: key for key, group in self.groups.items() for i in group.at}
        self.links = Links(scores, self.owner)

    def candidates(self, about: int | None = None) -> list[tuple[int, int]]:
        """The pairs of groups worth judging, all of them or those of one group."""
        of = self.links.of
        linked = (
            ((one, two, link) for one in of for two, link in of[one].items() if one < two)
            if about is None
            else ((about, other, link) for other, link in of[about].items())
        )
        return [ordered(one, two) for one, two, link in linked if link.mean > FAINT]

    def aside(self, pair: tuple[int, int]) -> bool:
        """Whether one of the two stands in headlines and captions alone, the other does not."""
        return self.groups[pair[0]].shown != self.groups[pair[1]].shown

    def join(self, one: int, two: int) -> int:
        """Make two groups one; its key."""
        kept, gone = ordered(one, two)
        whole = Group([*self.groups[kept].at, *self.groups.pop(gone).at], self.mentions, self.around)
        self.groups[kept] = whole
        self.owner.update(dict.fromkeys(whole.at, kept))
        self.links.join(kept, gone)
        return kept

    def features(self, pair: tuple[int, int]) -> list[float]:
        """The values of NAMES for two groups, the one that begins first before the other."""
        one, two = self.groups[pair[0]], self.groups[pair[1]]
        link, around, first = self.links.of[pair[0]][pair[1]], self.around, two.told[0]
        before = one.at[bisect_left(one.at, two.at[0]) - 1]
        last = self.mentions[before]
        type_1, type_2 = one.type, two.type
        same = one.counts & two.counts
        others = (one.measures & two.measures) - {c[0] for c in same}
        return [
            link.mean, link.best, link.worst, self.scores.get((before, two.at[0]), link.mean), float(link.number),
            float(two.at[0] - before), float(first.sentence.index - last.sentence.index), float(first.sentence.block - last.sentence.block),
            float(not one.blocks.isdisjoint(two.blocks)), float(first.sentence.section == last.sentence.section),
            float(two.at[0] == before + 1), float(len({self.owner[i] for i in range(before + 1, two.at[0])})),
            one.profile.cosine(two.profile), float(type_1 == type_2), float(FAMILY.get(type_1) == FAMILY.get(type_2)),
            one.leads.cosine(two.leads), one.kinds.cosine(two.kinds),
            apart(one.days, two.days), meet(one.days, two.days), apart(one.days, around.near_days[two.at[0]]),
            pairs.agree(one.places, two.places), pairs.conflict(one.places, two.places), pairs.conflict(one.places, around.near_places[two.at[0]]),
            float(len(one.names & two.names)), float(len(one.parties & two.parties)), pairs.conflict(one.parties, two.parties),
            sum(around.rarity[w] for w in one.words & two.words), float(len(same)), float(len(others)),
            float(one.main.status == two.main.status), float(around.likeness[before, two.at[0]]), float(len(self.groups)),
            apart(one.scene_days, two.scene_days), meet(one.scene_days, two.scene_days), *scenes.compared(one.scene, two.scene),
            *one.alone, *two.alone,
        ]  # fmt: skip


def ordered(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def joined(joining: Joining, judge: Judge | None = None, join: float = JOIN) -> dict[tuple[int, int], float]:
    """Join all pairs above `join`, from the surest down; the log odds of those that stay apart."""
    judge = judge or trees.load("group").scores
    known: dict[tuple[int, int], float] = {}
    fresh = joining.candidates()
    while True:
        known.update(zip(fresh, judge([joining.features(p) for p in fresh]), strict=True))
        odds = {p: score + SHOWN * joining.aside(p) for p, score in known.items()}
        best = max(odds, key=lambda p: (odds[p], -p[0], -p[1]), default=None)
        if best is None or odds[best] <= join:
            return known
        kept = joining.join(*best)
        known = {p: score for p, score in known.items() if best[0] not in p and best[1] not in p}
        fresh = joining.candidates(kept)


@dataclass(frozen=True, slots=True)
class Tie:
    """How much a group looks like a part of what a longer one tells."""

    odds: float  # log odds that it and the likeliest longer group are one
    mean: float  # of the pairs between their mentions
    same_type: float
    size: float  # of the longer group

    @property
    def values(self) -> list[float]:
        return [self.odds, self.mean, self.same_type, self.size]


ALONE = Tie(-9.0, -9.0, 0.0, 0.0)
TIE_NAMES = ("tie_odds", "tie_mean", "tie_same_type", "tie_size")


def ties(joining: Joining, apart: dict[tuple[int, int], float]) -> dict[int, Tie]:
    """The tie of each group that has one, by the group's key; of groups of one length the earlier is the longer."""
    found: dict[int, Tie] = {}
    for pair, odds in apart.items():
        longer, shorter = sorted(pair, key=lambda key: (-len(joining.groups[key].at), key))
        if odds > found.get(shorter, ALONE).odds:
            one, two = joining.groups[longer], joining.groups[shorter]
            found[shorter] = Tie(
                odds, joining.links.of[longer][shorter].mean, float(one.type == two.type), float(len(one.at))
            )
    return found
