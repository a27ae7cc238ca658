"""Whether a group of mentions is worth a row: learned from keyed pages, like the linker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents import eventful, joining, trees
from dateline.incidents.linker import Told
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import FAMILY
from dateline.language.analysis import STATUSES

FAMILIES = ("violence", "police", "court", "crowd", "harm", "taking", "movement", "words", "mishap")
# Fields are half of an analyst's gain and lost with the row, so where something happened a doubtful row is worth showing
# (and is marked by its p); where no group reaches SURELY the article tells of nothing. What they give: linker.JOIN.
KEEP = 0.25
SURELY = 0.3  # of the likeliest row of an article
OPENING = 0.16  # what an article opens with, or tells in full, needs less
ANNOUNCED = 0.06  # what an article opens with in words that both the codebook and the language model are SURE of
SURE = 0.9
PLAIN = 0.8  # weight of a verb that names its deed plainly

NAMES = (
    "mentions", "sentences", "blocks", "triggers", "max_weight", "sum_weight", "top_share", "family", "headline", "lead", "first_block",
    "position", "dated", "day", "placed", "tolls", "zero_tolls", "generic", "status", "sure", "quoted", "definite", "indefinite", "names",
    "perfect", "other", "past", "captions", "body", "notices", "verbs", "length", "groups", "share_of_mentions", "only_subhead", "acts", "anaphors", "effects", "best_sense_weight", "article_tolls", "article_mentions", "article_best", "article_armed", "state", "armed", "crime", "civilian", "of_mentions_quoted",
    "eventful", "most_eventful", "article_eventful", "eventful_first",
    "told", "told_sum", "told_share", "told_first", "article_told",
    "narrated", "narrated_share", "narrated_first", "article_narrated", *joining.TIE_NAMES,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """What all mentions of an article amount to, the same for every group."""

    last: int  # block
    told: list[float]  # from "article_tolls" to "article_armed"
    quoted: float
    eventful: float
    likeliest: float
    narrated: float


def of_all(everything: Sequence[Mention]) -> Article:
    return Article(
        max(m.sentence.block for m in everything) or 1,
        [
            float(sum(len(m.tolls) for m in everything)), float(len(everything)),
            max((m.lead.weight for m in everything if m.lead and m.lead.sense == "act"), default=0.0),
            float(sum(p.sector in ("armed group", "crime") for m in everything for p in m.parties)),
        ],
        sum(m.quoted for m in everything) / len(everything), eventful.top([m.eventful for m in everything]), max(m.told for m in everything),
        eventful.top([m.narrated for m in everything]),
    )  # fmt: skip


def features(told: Told, everything: Sequence[Mention], groups: int, whole: Article | None = None) -> list[float]:
    """The values of NAMES for one group among all mentions of the article, which are `whole`."""
    group = told.mentions
    n = len(group)
    weights: dict[str, float] = {}
    for mention in group:
        for name, weight in mention.profile.items():
            weights[name] = weights.get(name, 0.0) + weight
    top = max(weights, key=lambda name: weights[name])
    leads = [m.lead for m in group if m.lead]
    kinds = [m.sentence.kind for m in group]
    dates = [d for m in group for d in m.dates if d.type == "DATE"]
    main = max(group, key=lambda m: m.lead.weight if m.lead else 0.0)
    blocks = [m.sentence.block for m in group]
    whole = whole or of_all(everything)
    return [
        float(n), float(len({m.sentence.index for m in group})), float(len(set(blocks))),
        float(sum(len(m.triggers) for m in group)), max((t.weight for t in leads), default=0.0),
        sum(t.weight for t in leads), weights[top] / sum(weights.values()),
        float(FAMILIES.index(FAMILY.get(top, "words"))), float("headline" in kinds),
        float(min(blocks) <= 2), float(min(blocks)), min(blocks) / whole.last, float(len(dates)),
        float(any(d.when.precision in ("day", "time") for d in dates)),
        float(sum(len(m.places) for m in group)), float(sum(len(m.tolls) for m in group)),
        float(sum(t.high == 0 for m in group for t in m.tolls)),
        sum(m.generic for m in group) / n, float(STATUSES.index(main.status)), main.sure,
        sum(m.quoted for m in group) / n, float(main.definite), float(main.indefinite),
        float(sum(len(m.names) for m in group)), sum(m.perfect for m in group) / n,
        sum(m.other for m in group) / n, sum(m.past for m in group) / n,
        float(kinds.count("caption")), float(kinds.count("body")), float(kinds.count("notice")),
        float(sum(t.part == "verb" for t in leads)), float(sum(len(m.span) for m in group)),
        float(groups), n / len(everything), float(set(kinds) == {"subhead"}), *(float(sum(t.sense == s for t in leads)) for s in ("act", "anaphor", "effect")), max((t.weight for t in leads if t.sense == "act"), default=0.0),
        *whole.told,
        *(float(sum(p.sector == sector for m in group for p in m.parties)) for sector in ("state", "armed group", "crime", "civilian")),
        whole.quoted,
        sum(m.eventful for m in group) / n, max(m.eventful for m in group), whole.eventful, group[0].eventful,
        max(m.told for m in group), sum(m.told for m in group), sum(m.told for m in group) / n, group[0].told, whole.likeliest,
        max(m.narrated for m in group), sum(m.narrated for m in group) / n, group[0].narrated, whole.narrated,
        *told.tie.values,
    ]  # fmt: skip


def worth(groups: Sequence[Told], everything: Sequence[Mention]) -> list[tuple[Told, float]]:
    """The groups of an article, each with the probability that an analyst would key it in."""
    if not groups:
        return []
    whole = of_all(everything)
    odds = trees.load("row").odds([features(group, everything, len(groups), whole) for group in groups])
    return list(zip(groups, odds, strict=True))


def kept(worth: Sequence[tuple[Told, float]]) -> list[tuple[Told, float]]:
    """The groups of an article that are rows, of all with their probabilities."""
    sure = max((p for _, p in worth), default=0.0) >= SURELY
    return [(group, p) for group, p in worth if p >= least(group.mentions, sure=sure)]


def least(group: Sequence[Mention], *, sure: bool) -> float:
    """The probability from which a group is a row, `sure`: in an article that tells of something."""
    if announced(group):
        return ANNOUNCED
    return OPENING if opens(group) or (sure and full(group)) else KEEP if sure else 1.0


def announced(group: Sequence[Mention]) -> bool:
    """Whether the article opens with it in words that leave no doubt: "U.S. forces have seized another oil tanker"."""
    return any(
        m.sentence.block <= 1 and plain(m) and m.told >= SURE and m.lead is not None and m.lead.weight >= SURE
        for m in group
    )


def opens(group: Sequence[Mention]) -> bool:
    """Whether the headline or the first paragraph tells of it plainly, as a deed that happened."""
    return any(m.sentence.block <= 1 and plain(m) for m in group)


def full(group: Sequence[Mention]) -> bool:
    """Whether one clause of it tells plainly what happened, and there is a day and a count to it."""
    told = any(m.tolls and plain(m) for m in group)
    return told and any(d.type == "DATE" for m in group for d in m.dates)


def plain(mention: Mention) -> bool:
    """Whether a verb names a deed that happened, in so many words."""
    lead = mention.lead
    return (
        lead is not None
        and (lead.part, lead.sense, mention.status) == ("verb", "act", "happened")
        and lead.weight >= PLAIN
        and not (mention.generic or mention.quoted)
    )
