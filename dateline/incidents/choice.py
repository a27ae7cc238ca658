"""Type and status of a draft, by all its mentions."""

from __future__ import annotations

from dateline.incidents.draft import Draft, Found
from dateline.types import Status

KIND_WEIGHT = {"headline": 1.2, "body": 1.0, "caption": 0.6, "subhead": 1.0, "notice": 0.5}


def weights(draft: Draft) -> dict[str, float]:
    """How strongly the mentions speak for each type."""
    total: dict[str, float] = {}
    for mention in draft.mentions:
        share = KIND_WEIGHT[mention.sentence.kind] * (0.4 if mention.generic else 1.0)
        for name, weight in mention.profile.items():
            total[name] = total.get(name, 0.0) + share * weight
    return total


def type_of(draft: Draft) -> Found:
    total = weights(draft)
    ranked = sorted(total, key=lambda name: -total[name])
    best = ranked[0]
    telling = max(draft.mentions, key=lambda m: (m.profile.get(best, 0.0), -m.index))
    words = next((t for t in telling.triggers if t.type == best), telling.lead)
    quote = words.span if words else telling.tolls[0].span
    runner = f", before {ranked[1]} ({total[ranked[1]]:.1f})" if len(ranked) > 1 else ""
    return Found(
        "type", best, quote, f"triggers weigh {total[best]:.1f} for {best}{runner}", p=total[best] / sum(total.values())
    )


def status_of(draft: Draft) -> Found:
    """The status most of the tale has; what happened at least once in plain words happened."""
    total: dict[Status, float] = {}
    for mention in draft.mentions:
        weight = (mention.sure or 0.5) * (1.0 if mention.lead else 0.4) * (2.0 if mention is draft.main else 1.0)
        total[mention.status] = total.get(mention.status, 0.0) + weight
    best = max(total, key=lambda name: total[name])
    telling = next((m for m in (draft.main, *draft.mentions) if m.status == best), draft.main)
    core = telling.lead.span if telling.lead else telling.tolls[0].span
    return Found(
        "status", best, core, f"{total[best]:.1f} of {sum(total.values()):.1f}", p=total[best] / sum(total.values())
    )
