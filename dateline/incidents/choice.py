"""Type and status of a draft, by all its mentions.

The triggers propose types; the learned model says how likely an analyst would accept each for this draft.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.codes import Trigger
from dateline.incidents import outlook, trees
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import SENSE_WEIGHT, Mention
from dateline.incidents.reading import Reading
from dateline.incidents.words import WORDS
from dateline.language.analysis import STATUSES
from dateline.types import Span, Status

STATED = 3.0  # what the language model's status weighs against the rules': its head is right in .89 of pages left out
APART = 0.75  # the share of a clause's own status from which it stands beside the tale's
GROUNDED = 0.2  # what is left of the odds of an air strike when police search and seize
UNDONE = ("attempted", "denied", "planned", "threatened")
PLAINLY = 0.8  # share of such rows that did not happen
KIND_WEIGHT = {"headline": 1.2, "body": 1.0, "caption": 0.6, "subhead": 1.0, "notice": 0.5}
TYPES: tuple[str, ...] = tuple(name for names in WORDS["families"].values() for name in names)
FAMILY_OF = {name: i for i, names in enumerate(WORDS["families"].values()) for name in names}
SECTORS = ("state", "armed group", "crime", "civilian", "organisation", "company", "thing")
MEASURES = tuple(WORDS["tolls"])

NAMES = ("type", "family", "share", "rank", "behind_first", "act", "act_best", "effect", "anaphor", "main_lead", "main_runner_up", "headline_lead",
         "mentions_with", "first_mention", "verb", "triggers", "toll_share", *(f"toll_{m}" for m in MEASURES), "zero_tolls", *(f"sector_{s}" for s in SECTORS),
         "vessels", "police", "other_families", "weight_sum", "mentions", "in_other_best",
         "told_best", "told_sum", "told_share", "told_main")  # fmt: skip


def weights(draft: Draft) -> dict[str, float]:
    """How strongly the mentions speak for each type."""
    total: dict[str, float] = {}
    for mention in draft.mentions:
        share = KIND_WEIGHT[mention.sentence.kind] * (0.4 if mention.generic else 1.0)
        for name, weight in mention.profile.items():
            total[name] = total.get(name, 0.0) + share * weight
    return total


def table(draft: Draft, names: Iterable[str], total: dict[str, float]) -> list[list[float]]:
    """The values of NAMES for some types of one draft, a row each."""
    whole, ranked = sum(total.values()), sorted(total, key=lambda t: -total[t])
    tolls = Counter(t.measure for m in draft.mentions for t in m.tolls)
    parties = [p for m in draft.mentions for p in m.parties]
    sectors, kinds = Counter(p.sector for p in parties), Counter(p.kind for p in parties)
    spoken: dict[str, list[tuple[Mention, Trigger]]] = defaultdict(list)
    for mention in draft.mentions:
        for trigger in mention.triggers:
            spoken[trigger.type].append((mention, trigger))
    counted = [
        *(float(tolls[m]) for m in MEASURES), float(sum(t.high == 0 for m in draft.mentions for t in m.tolls)),
        *(float(sectors[s]) for s in SECTORS), float(kinds["vessel_party"] + kinds["vessel"]), float(kinds["police"]),
        float(len({FAMILY_OF[t] for t in total if total[t] > 0.3}) - 1), whole, float(len(draft.mentions)), total[ranked[0]] / whole,
    ]  # fmt: skip
    triggers = float(sum(len(m.triggers) for m in draft.mentions))
    headed = {m.lead.type for m in draft.mentions if m.lead and m.sentence.kind == "headline"}
    meant = sum(p for m in draft.mentions for p in m.kinds.values())
    rank = {name: float(n) for n, name in enumerate(ranked)}
    return [
        [
            float(TYPES.index(name)), float(FAMILY_OF[name]), total[name] / whole, rank[name], total[name] / total[ranked[0]],
            *of_words(draft, name, spoken[name]), float(name in headed), *telling(draft, spoken[name]), triggers,
            sum(1 / (1 + WORDS["tolls"][t].index(name)) for t in tolls.elements() if name in WORDS["tolls"][t]),
            *counted, *told_features(draft, name, meant),
        ]
        for name in names
    ]  # fmt: skip


def of_words(draft: Draft, name: str, own: Sequence[tuple[Mention, Trigger]]) -> list[float]:
    """The values from "act" to "main_runner_up"; `own` are the words for the type."""
    lead, senses = draft.main.lead, [t.sense for _, t in own]
    return [
        float(senses.count("act")), max((t.weight for _, t in own if t.sense == "act"), default=0.0), float(senses.count("effect")), float(senses.count("anaphor")),
        float(lead is not None and lead.type == name), float(lead is not None and name in lead.types),
    ]  # fmt: skip


def telling(draft: Draft, own: Sequence[tuple[Mention, Trigger]]) -> list[float]:
    """The values "mentions_with", "first_mention" and "verb"."""
    mentions = {m.index for m, _ in own}
    return [
        float(len(mentions)),
        float(draft.mentions[0].index in mentions),
        float(sum(t.part == "verb" for _, t in own)),
    ]


def told_features(draft: Draft, name: str, whole: float) -> list[float]:
    """What the language model reads: the likeliest mention of this type, all of them, their share of the whole, the main one."""
    own = [m.kinds.get(name, 0.0) for m in draft.mentions]
    return [max(own), sum(own), sum(own) / whole if whole else 0.0, draft.main.kinds.get(name, 0.0)]


def proposed(draft: Draft) -> dict[str, float]:
    """The types that triggers or counts speak for, with their weights."""
    return {name: weight for name, weight in weights(draft).items() if name in FAMILY_OF}


def on_foot(draft: Draft) -> bool:
    """Whether people were searched or held and things were found: "raids" of that kind don't come from the air."""
    measures = {t.measure for m in draft.mentions for t in m.tolls}
    police = any(p.kind == "police" for m in draft.mentions for p in m.parties)
    return bool(measures & {"arrested", "seized"}) or (police and not measures & {"killed", "injured"})


def type_of(draft: Draft) -> Found:
    """The likeliest type, with the words that speak for it best; read once."""
    draft.typed = draft.typed or chosen(draft)
    return draft.typed


def chosen(draft: Draft) -> Found:
    everything = weights(draft)
    heaviest = max(everything, key=lambda name: everything[name])
    if heaviest not in FAMILY_OF:  # a user's own type: no page has taught the model about it
        fit = next((t for m in draft.mentions for t in m.triggers if t.type == heaviest), None)
        return Found("type", heaviest, fit.span if fit else draft.main.span, f"its words weigh most for {heaviest}")
    total, model = proposed(draft), trees.load("type")
    odds = dict(zip(total, model.odds(table(draft, total, total)), strict=True))
    ranked = sorted(
        odds, key=lambda name: -odds[name] * (GROUNDED if name == "air_artillery_strike" and on_foot(draft) else 1.0)
    )
    best = ranked[0]
    telling = max(draft.mentions, key=lambda m: (m.profile.get(best, 0.0), -m.index))
    fitting = [t for t in telling.triggers if t.type == best] or [t for t in telling.triggers if best in t.types]
    words = max(fitting, key=lambda t: t.weight * SENSE_WEIGHT[t.sense], default=telling.lead)
    quote = words.span if words else telling.tolls[0].span
    runner = f", before {ranked[1]} ({odds[ranked[1]]:.2f})" if len(ranked) > 1 else ""
    return Found("type", best, quote, f"its words speak for {best}{runner}", p=odds[best])


def status_of(draft: Draft, reading: Reading) -> Found:
    """The status most of the tale has, or that plain words give what is told of as happened."""
    total = states(draft, draft.mentions)
    best = max(total, key=lambda name: total[name])
    plainly = outlook.read(draft, reading) if best in ("happened", "claimed") else None
    if plainly is not None:
        core = draft.main.lead.span if draft.main.lead else draft.main.span
        return Found("status", plainly, core, "its words put it off or say that it failed", p=PLAINLY)
    telling = next((m for m in (draft.main, *draft.mentions) if m.status == best), draft.main)
    core = telling.lead.span if telling.lead else telling.tolls[0].span
    return Found(
        "status", best, core, f"{total[best]:.1f} of {sum(total.values()):.1f}", p=total[best] / sum(total.values())
    )


def states(draft: Draft, mentions: Iterable[Mention]) -> dict[Status, float]:
    """How strongly mentions of a draft speak for each status."""
    total: dict[Status, float] = {}
    for mention in mentions:
        weight = certainty(mention) * (1.0 if mention.lead else 0.4) * (2.0 if mention is draft.main else 1.0)
        total[mention.status] = total.get(mention.status, 0.0) + weight
        for name in STATUSES:
            total[name] = total.get(name, 0.0) + STATED * weight * mention.states.get(name, 0.0)
    return total


def certainty(mention: Mention) -> float:
    """How sure the rules are of a mention's status; its `sure` is how likely the deed took place."""
    sure = mention.sure or 0.5
    return 1 - sure if mention.status in UNDONE else sure


def status_at(draft: Draft, quote: Span, whole: Status) -> Status:
    """The status of one value: that of the clause which says it where it is plainly another than the tale's.

    "Rebels seized the post and claimed to have killed 40": the post was seized, the 40 are claimed.
    """
    total = states(draft, [m for m in draft.mentions if m.span.meets(quote)])
    best = max(total, key=lambda name: total[name], default=whole)
    return best if total and total[best] >= APART * sum(total.values()) else whole
