"""What speaks for and against two mentions being one happening, as numbers for the linker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any

import numpy as np

from dateline.incidents import scenes
from dateline.incidents.intervals import Interval, intervals
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
    "as_one",
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
    days: list[tuple[Interval, ...]]
    near_days: list[tuple[Interval, ...]]
    likeness: Any  # of the sentences of each two mentions, by the language model
    types: list[str]
    scenes: list[scenes.Scene]
    scene_days: list[tuple[Interval, ...]]


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
        [frozenset(p.lemma for p in m.parties) for m in mentions],
        days, near_days, likeness(mentions, reading), [m.type for m in mentions], shown, [intervals(s.days) for s in shown],
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


def name_words(mention: Mention, text: str) -> frozenset[str]:
    return frozenset(n.span.of(text).casefold() for n in mention.names if n.kind != "place")
