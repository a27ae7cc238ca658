"""What speaks for and against two mentions being one happening, as numbers for the linker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import numpy as np

from dateline.incidents import scenes
from dateline.incidents.intervals import Interval, apart, intervals, meet
from dateline.incidents.mentions import RUNNER_UP, Mention
from dateline.incidents.reading import Reading, within
from dateline.incidents.words import WORDS
from dateline.types import Span, When

FAMILY = {name: family for family, names in WORDS["families"].items() for name in names}
FAMILY_ORDER = tuple(WORDS["families"])
ARMED = ("state", "armed group", "crime")
OPENERS = ("", "and", "same_time", "after", "before", "relative", "cause", "mark", "other", "likeness")
OTHER = ("cause", "likeness")
KINDS = ("headline", "body", "caption", "subhead", "notice")

NAMES = (
    "type_cos", "same_type", "same_family", "lead_types_cos", "toll_only_1", "toll_only_2", "toll_fits",
    "sentences_apart", "blocks_apart", "same_sentence", "same_block", "same_section", "adjacent", "clauses_between",
    "date_agree", "date_conflict", "context_date_conflict", "context_date_agree", "dated_1", "dated_2",
    "place_agree", "place_conflict", "context_place_conflict", "context_place_agree", "placed_1", "placed_2",
    "name_overlap", "names_2", "word_overlap", "words_shared", "same_count", "other_count",
    "other_2", "past_2", "perfect_2", "perfect_1", "definite_2", "indefinite_2", "indefinite_1", "first_2", "quoted_2", "quoted_1",
    "status_same", "status_1_happened", "status_2_happened", "generic_1", "generic_2",
    "opener_2", "opener_1", "kind_1", "kind_2", "weight_1", "weight_2", "lead_block_1", "position_2",
    "anaphor_1", "anaphor_2", "effect_1", "effect_2", "plural_1", "plural_2", "noun_1", "noun_2", "family_1", "family_2", "act_types_differ", "party_overlap", "party_differ", "armed_1", "armed_2", "counter_1", "counter_2", "same_lemma", "lead_noun_2",
    "eventful_1", "eventful_2", "days_apart", "days_shared", "context_days_apart", "told_as_other", "vector_cos",
    "told_1", "told_2", "told_cos", "scene_days_apart", "scene_days_shared", *scenes.NAMES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention takes from the text before it, and how rare each word is in the article."""

    dates: list[frozenset[str]]  # own dates of each mention: days or words
    near_dates: list[frozenset[str]]  # own, else the last in the same block, else of the block before
    places: list[frozenset[str]]
    near_places: list[frozenset[str]]
    rarity: dict[str, float]
    names: list[frozenset[str]]
    counts: list[set[tuple[str, float | None, float | None]]]
    leads: list[dict[str, float]]
    lemmas: list[frozenset[str]]  # of the parties named
    alone: list[list[float]]  # what is known of each mention by itself
    days: list[tuple[Interval, ...]]
    near_days: list[tuple[Interval, ...]]
    turns: list[bool]  # whether each mention is told as another happening than the clause before it
    likeness: Any  # of the sentences of each two mentions, by the language model
    types: list[str]
    lengths: list[float]  # of the profiles, and of the profiles of the strongest triggers
    lead_lengths: list[float]
    kind_lengths: list[float]  # of the types that the language model reads
    scenes: list[scenes.Scene]
    scene_days: list[tuple[Interval, ...]]
    sizes: list[float]  # how rare the words of each mention are together


def day_words(when: When, said: str) -> str:
    return f"{when.start}/{when.stop}" if when.known else said.casefold()


def own_dates(mention: Mention) -> frozenset[str]:
    return frozenset(day_words(d.when, d.when.said or "") for d in mention.dates if d.type in ("DATE", "TIME"))


def own_places(mention: Mention) -> frozenset[str]:
    literal = [p for p in mention.places if p.kind == "literal"]
    return frozenset(p.place.name.casefold() for p in literal if p.place.kind != "country")


def context(mentions: Sequence[Mention], reading: Reading) -> Context:
    dates, places = [own_dates(m) for m in mentions], [own_places(m) for m in mentions]
    seen = Counter(word for m in mentions for word in m.words)
    n = len(mentions)
    rarity = {word: log(1 + n / times) for word, times in seen.items()}
    blocks = spread(reading)
    near_dates = [own or before(m, blocks, reading, dated) for m, own in zip(mentions, dates, strict=True)]
    near_places = [own or before(m, blocks, reading, placed) for m, own in zip(mentions, places, strict=True)]
    leads = [lead_profile(m) for m in mentions]
    shown = scenes.scenes(mentions, reading)
    days, near_days = [intervals(d) for d in dates], [intervals(d) for d in near_dates]
    return Context(
        dates, near_dates, places, near_places, rarity,
        [name_words(m, reading.text) for m in mentions], [counts(m) for m in mentions], leads,
        [frozenset(p.lemma for p in m.parties) for m in mentions], [alone(m) for m in mentions],
        days, near_days, [m.opener in OTHER for m in mentions], likeness(mentions, reading),
        [m.type for m in mentions], [length(m.profile) for m in mentions], [length(p) for p in leads], [length(m.kinds) for m in mentions],
        shown, [intervals(s.days) for s in shown], [sum(rarity[w] for w in m.words) for m in mentions],
    )  # fmt: skip


def likeness(mentions: Sequence[Mention], reading: Reading) -> Any:
    """How near the sentences of mentions are to each other, against the article as a whole: cosines."""
    vectors = reading.grammar.vectors if reading.grammar else {}
    if not vectors:
        return np.zeros((len(mentions), len(mentions)))
    middle = np.mean(list(vectors.values()), axis=0)
    rows = np.array([vectors.get(m.sentence.index, middle) - middle for m in mentions]).reshape(len(mentions), -1)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return rows @ rows.T


def told_as_other(one: Mention, two: Mention, around: Context) -> float:
    """Whether a clause between them says that one answers, led to or is like the other."""
    return float(one.sentence is two.sentence and any(around.turns[one.index + 1 : two.index + 1]))


def alone(mention: Mention) -> list[float]:
    """Values of one mention: anaphor, effect, plural, noun, family, armed, counter."""
    lead = mention.lead
    return [
        sense(mention, "anaphor"), sense(mention, "effect"), float(lead is not None and "plural" in lead.features),
        float(lead is not None and lead.part == "noun"), float(FAMILY_ORDER.index(FAMILY.get(mention.type, "words"))),
        float(any(p.sector in ARMED for p in mention.parties)), float(mention.counter),
    ]  # fmt: skip


def spread(reading: Reading) -> dict[int, Span]:
    """Where each block begins and ends."""
    found: dict[int, Span] = {}
    for sentence in reading.sentences:
        known = found.get(sentence.block, sentence.span)
        found[sentence.block] = Span(min(known.start, sentence.span.start), max(known.stop, sentence.span.stop))
    return found


def dated(reading: Reading, span: Span) -> frozenset[str]:
    """The last days named in a stretch of text."""
    said = [d for d in within(reading.dates, span) if d.type in ("DATE", "TIME") and (d.when.known or not d.when.start)]
    return frozenset(day_words(d.when, d.when.said or "") for d in said[-1:])


def placed(reading: Reading, span: Span) -> frozenset[str]:
    """The last place named in a stretch of text."""
    said = [p for p in within(reading.places, span) if p.kind in ("literal", "unknown") and p.place.kind != "country"]
    return frozenset(p.place.name.casefold() for p in said[-1:])


def before(
    mention: Mention, blocks: dict[int, Span], reading: Reading, last: Callable[[Reading, Span], frozenset[str]]
) -> frozenset[str]:
    """What was named last before a mention: in its sentence and block, else in the block before."""
    block = blocks[mention.sentence.block]
    here = last(reading, Span(block.start, mention.sentence.span.stop))
    previous = blocks.get(mention.sentence.block - 1)
    if here or previous is None or mention.sentence.kind != "body":
        return here
    return last(reading, previous)


def length(profile: dict[str, float]) -> float:
    return sqrt(sum(w * w for w in profile.values()))


def cosine(a: dict[str, float], b: dict[str, float], lengths: float) -> float:
    """The cosine of two profiles; `lengths` is the product of theirs."""
    dot = sum(weight * b[name] for name, weight in a.items() if name in b)
    return dot / lengths if dot else 0.0


def lead_profile(mention: Mention) -> dict[str, float]:
    if mention.lead is None:
        return {}
    others = {name: RUNNER_UP / (1 + rank) for rank, name in enumerate(mention.lead.types)}
    return {**others, mention.lead.type: 1.0}


def agree(a: frozenset[str], b: frozenset[str]) -> float:
    return float(bool(a & b))


def conflict(a: frozenset[str], b: frozenset[str]) -> float:
    return float(bool(a) and bool(b) and not a & b)


def counts(mention: Mention) -> set[tuple[str, float | None, float | None]]:
    return {(t.measure, t.low, t.high) for t in mention.tolls}


def toll_fits(one: Mention, two: Mention) -> float:
    """Whether what one counts may belong to what the other tells."""
    for counting, telling in ((one, two), (two, one)):
        if counting.lead is None and telling.lead is not None:
            fitting = {name for t in counting.tolls for name in WORDS["tolls"].get(t.measure, ())}
            return float(telling.lead.type in fitting)
    return 0.5


def overlap(shared: frozenset[str], rarity: dict[str, float], sizes: float) -> float:
    """How rare the shared words are, against the product of how rare all words of both are."""
    return sum(rarity[word] for word in shared) / (1 + sqrt(sizes)) if shared else 0.0


def name_words(mention: Mention, text: str) -> frozenset[str]:
    return frozenset(n.span.of(text).casefold() for n in mention.names if n.kind != "place")


def sense(mention: Mention, name: str) -> float:
    return float(mention.lead is not None and mention.lead.sense == name)


def trigger_features(one: Mention, two: Mention, around: Context) -> list[float]:
    """What the strongest triggers of both are: deeds, outcomes, or words that point back; and who takes part."""
    a, b = around.alone[one.index], around.alone[two.index]
    lead, other = one.lead, two.lead
    differ = (
        lead is not None
        and other is not None
        and lead.type not in (other.type, *other.types)
        and other.type not in lead.types
    )
    lemmas, others = around.lemmas[one.index], around.lemmas[two.index]
    return [
        a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3], a[4], b[4],
        float(differ and sense(one, "act") > 0 and sense(two, "act") > 0),
        float(len(lemmas & others)), float(bool(lemmas and others) and not lemmas & others), a[5], b[5],
        a[6], b[6], float(lead is not None and other is not None and lead.lemma == other.lemma),
        float(b[3] > 0 and two.definite and not two.dates),
    ]  # fmt: skip


def features(one: Mention, two: Mention, around: Context) -> list[float]:
    """The values of NAMES for two mentions, the earlier one first."""
    i, j = one.index, two.index
    names_1, names_2 = around.names[i], around.names[j]
    a, b = one.sentence, two.sentence
    counted_1, counted_2 = around.counts[i], around.counts[j]
    measures = {c[0] for c in counted_1} & {c[0] for c in counted_2}
    shared = counted_1 & counted_2
    words = one.words & two.words
    type_1, type_2 = around.types[i], around.types[j]
    return [
        cosine(one.profile, two.profile, around.lengths[i] * around.lengths[j]), float(type_1 == type_2), float(FAMILY.get(type_1) == FAMILY.get(type_2)),
        cosine(around.leads[i], around.leads[j], around.lead_lengths[i] * around.lead_lengths[j]), float(one.lead is None), float(two.lead is None), toll_fits(one, two),
        float(b.index - a.index), float(b.block - a.block), float(a.index == b.index), float(a.block == b.block),
        float(a.section == b.section), float(j == i + 1), float(j - i),
        agree(around.dates[i], around.dates[j]), conflict(around.dates[i], around.dates[j]),
        conflict(around.near_dates[i], around.near_dates[j]), agree(around.near_dates[i], around.near_dates[j]),
        float(bool(around.dates[i])), float(bool(around.dates[j])),
        agree(around.places[i], around.places[j]), conflict(around.places[i], around.places[j]),
        conflict(around.near_places[i], around.near_places[j]), agree(around.near_places[i], around.near_places[j]),
        float(bool(around.places[i])), float(bool(around.places[j])),
        float(len(names_1 & names_2)), float(len(names_2)),
        overlap(words, around.rarity, around.sizes[i] * around.sizes[j]), float(len(words)),
        float(len(shared)), float(len(measures) - len({c[0] for c in shared})),
        float(two.other), float(two.past), float(two.perfect), float(one.perfect), float(two.definite), float(two.indefinite),
        float(one.indefinite), float(b.first), float(two.quoted), float(one.quoted),
        float(one.status == two.status), float(one.status == "happened"), float(two.status == "happened"),
        float(one.generic), float(two.generic),
        float(OPENERS.index(two.opener)), float(OPENERS.index(one.opener)), float(KINDS.index(a.kind)), float(KINDS.index(b.kind)),
        one.lead.weight if one.lead else 0.0, two.lead.weight if two.lead else 0.0, float(a.block <= 1), float(b.block), *trigger_features(one, two, around), one.eventful, two.eventful,
        apart(around.days[i], around.days[j]), meet(around.days[i], around.days[j]), apart(around.near_days[i], around.near_days[j]),
        told_as_other(one, two, around), float(around.likeness[i, j]),
        one.told, two.told, cosine(one.kinds, two.kinds, around.kind_lengths[i] * around.kind_lengths[j]),
        apart(around.scene_days[i], around.scene_days[j]), meet(around.scene_days[i], around.scene_days[j]), *scenes.compared(around.scenes[i], around.scenes[j]),
    ]  # fmt: skip
