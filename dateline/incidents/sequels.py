"""How one incident of an article stands to another, as numbers: whether it may answer it, follow from it or be like it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import sqrt

from dateline.incidents.draft import Draft, Found
from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading
from dateline.incidents.words import any_of
from dateline.language.analysis import DEEDS
from dateline.language.places.geometry import distance_km
from dateline.types import Count, Party, Place, When

HARMS = frozenset((
    "armed_attack", "armed_clash", "force_against_civilians", "bombing", "air_artillery_strike", "riot", "property_destruction", "vessel_attack",
    "disaster_or_accident", "military_operation", "sexual_violence", "abduction", "arrest", "vessel_seizure", "deportation_expulsion",
))  # fmt: skip  # what others react to
ANSWERS, THEN, APART = any_of("answers"), any_of("then"), any_of("apart")
WORD = re.compile(r"[^\W\d_]{4,}")
POINTING = re.compile(r"\b(?:the|that|this|those|el|la|ese|esa|aquel|aquella|al|del|los|las)\s+", re.IGNORECASE)
NEXT = re.compile(r"\w+\s+")
STEM = 5  # letters by which a word is known again
FAR_OFF, MANY_DAYS, MANY = 8, 400, 10  # blocks, days, mentions: more is all the same
UNKNOWN = -999.0

NAMES = (
    *(f"type_{name}" for name in DEEDS), *(f"other_{name}" for name in DEEDS), "same_type",
    "order", "before", "gap", "same_sentence", "first", "other_first", "headline", "other_headline", "mentions", "other_mentions",
    "days", "same_country", "km", "same_place", "answers", "then", "apart", "planned", "other_planned",
    "words_shared", "parties_shared", "incidents", "last_harm", "harms_before", "killed", "other_killed", "most_killed", "points_back",
)  # fmt: skip


@dataclass(frozen=True)
class Side:
    """An incident as far as it is compared."""

    draft: Draft
    order: int
    text: str  # of its sentences in the body
    blocks: frozenset[int]
    sentences: frozenset[int]
    day: int | None
    place: Place | None
    parties: frozenset[str]
    words: frozenset[str]
    killed: float
    planned: bool
    headline: bool

    @property
    def harm(self) -> bool:
        return self.draft.type in HARMS

    @cached_property
    def kinds(self) -> list[float]:
        return [float(self.draft.type == name) for name in DEEDS]

    @cached_property
    def said(self) -> list[float]:
        """Whether its words speak of an answer, of what came then, of another case."""
        return [float(bool(words.search(self.text))) for words in (ANSWERS, THEN, APART)]

    @cached_property
    def pointed(self) -> frozenset[str]:
        """The words behind "the" or "that", and those behind these, as far as a word is known again."""
        ends = [m.end() for m in POINTING.finditer(self.text)]
        ends += [m.end() for end in ends if (m := NEXT.match(self.text, end))]
        return frozenset(self.text[end : end + STEM].casefold() for end in ends)

    @cached_property
    def word(self) -> str:
        """The word that tells it best, as far as it is known again."""
        lead = self.draft.main.lead
        return lead.lemma.split()[0][:STEM].casefold() if lead is not None and lead.lemma.strip() else ""


def sides(drafts: Sequence[Draft], found: Sequence[Sequence[Found]], reading: Reading) -> list[Side]:
    """The article's incidents in the order in which it tells them."""
    told = sorted(zip(drafts, found, strict=True), key=lambda item: item[0].start)
    return [side(draft, order, values, reading) for order, (draft, values) in enumerate(told)]


def side(draft: Draft, order: int, values: Sequence[Found], reading: Reading) -> Side:
    body: list[Sentence] = [s for s in draft.sentences if s.kind == "body"]
    given = [f.value for f in values]
    when = next((v for v in given if isinstance(v, When)), None)
    places = [v for v in given if isinstance(v, Place)]
    parties = " ".join(v.name for v in given if isinstance(v, Party))
    return Side(
        draft, order,
        " ".join(s.span.of(reading.text) for s in body),
        frozenset(s.block for s in body or draft.sentences),
        frozenset(s.index for s in draft.sentences),
        date.fromisoformat(when.start[:10]).toordinal() if when and when.start else None,
        next((p for p in places if p.role == "event"), places[0] if places else None),
        frozenset(WORD.findall(parties.casefold())),
        frozenset(word for m in draft.mentions for word in m.words),
        max((v.high or 0.0 for v in given if isinstance(v, Count) and v.measure == "killed"), default=0.0),
        any(f.field == "status" and f.value != "happened" for f in values),
        any(s.kind == "headline" for s in draft.sentences),
    )  # fmt: skip


def rarity(all_sides: Sequence[Side]) -> dict[str, float]:
    """What a word that two incidents share says: little where many use it."""
    used = Counter(word for s in all_sides for word in s.words)
    return {word: 1 / sqrt(n) for word, n in used.items()}


def features(
    one: Side, others: Sequence[Side], all_sides: Sequence[Side], rare: Mapping[str, float]
) -> list[list[float]]:
    """The values of NAMES for an incident and each of those that it may answer."""
    harms = [s for s in all_sides if s.harm and s.order < one.order]
    most = max(s.killed for s in all_sides)
    return [[
        *one.kinds, *other.kinds, float(one.draft.type == other.draft.type),
        float(max(-FAR_OFF, min(FAR_OFF, one.order - other.order))), float(other.order < one.order),
        blocks(one, other), float(not one.sentences.isdisjoint(other.sentences)), float(one.order == 0), float(other.order == 0),
        float(one.headline), float(other.headline),
        float(min(MANY, len(one.draft.mentions))), float(min(MANY, len(other.draft.mentions))),
        days(one, other), *placed(one.place, other.place), *one.said, float(one.planned), float(other.planned),
        sum(rare[word] for word in one.words & other.words), float(len(one.parties & other.parties)), float(len(all_sides)),
        float(bool(harms) and harms[-1] is other), float(len(harms)),
        one.killed, other.killed, float(0 < other.killed == most), float(points_back(one, other)),
    ] for other in others]  # fmt: skip


def blocks(one: Side, other: Side) -> float:
    """How many blocks lie between the nearest two of theirs."""
    if not one.blocks.isdisjoint(other.blocks):
        return 0.0
    return float(min(FAR_OFF, min(abs(a - b) for a in one.blocks for b in other.blocks)))


def days(one: Side, other: Side) -> float:
    """How many days later the first is, as far as both are dated."""
    if one.day is None or other.day is None:
        return UNKNOWN
    return float(max(-MANY_DAYS, min(MANY_DAYS, one.day - other.day)))


def placed(one: Place | None, other: Place | None) -> tuple[float, float, float]:
    """Whether both are in one country (1, 0; -1 unknown), how far apart in km, and whether the place's name is the same."""
    if one is None or other is None:
        return -1.0, -1.0, 0.0
    country = float(one.country == other.country) if one.country and other.country else -1.0
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return country, -1.0, float(one.name == other.name)
    return country, distance_km(one.lat, one.lon, other.lat, other.lon), float(one.name == other.name)


def points_back(one: Side, other: Side) -> bool:
    """Whether the first is told with the other's own word behind "the" or "that": "after the explosion"."""
    return bool(other.word) and any(word.startswith(other.word) for word in one.pointed)
