"""How incidents of one page hang together: an answer, what followed, a likeness.

Which other incident one answers or follows, a model says (sequels.py, training/relations.py); what kind of link it is, the two types
say by the codebook: an arrest, a march or a strike after a deed answers it; a release follows the abduction, a sentence the arrest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from dateline.incidents import sequels, trees
from dateline.incidents.draft import Draft, Found
from dateline.incidents.pairs import FAMILY, OTHER
from dateline.incidents.reading import Reading, within
from dateline.incidents.sequels import ANSWERS, Side
from dateline.incidents.words import WORDS, any_of
from dateline.types import Relation, RelationKind, Span

LIKENS = any_of("likens")
REACH = 60  # characters after the cue in which the other incident is named
SURE = 0.4  # probability from which a link is told: on 135 pages not learned from 79 of 120 are links of the key, 61 of its kind too; from .3 on 112 and 87 of 187
NEAREST = 24  # incidents of the page, by where they are told, that may be the one
STATED = 0.7  # of a likeness that the words state
CLOSES, LATER, STEPS = (frozenset(WORDS[name]) for name in ("follow_closes", "follow_deeds", "follow_steps"))


def assign(drafts: Sequence[Draft], found: Sequence[Sequence[Found]], reading: Reading) -> dict[str, list[Found]]:
    """Relations by draft key: one at most to what it answers or follows, and likenesses that the words state."""
    every = sequels.sides(drafts, found, reading)
    rare = sequels.rarity(every)
    linked = {side.draft.key: link(side, every, rare) for side in every} if len(every) > 1 else {}
    return {draft.key: linked.get(draft.key, []) or likened(draft, drafts, reading) for draft in drafts}


def link(one: Side, every: Sequence[Side], rare: Mapping[str, float]) -> list[Found]:
    """The link to the incident that this one likeliest answers or follows, if it is likely enough."""
    others = sorted(
        (side for side in every if side is not one), key=lambda side: abs(side.draft.start - one.draft.start)
    )[:NEAREST]
    odds = model().odds(sequels.features(one, others, every, rare))
    p, other = max(zip(odds, others, strict=True), key=lambda item: item[0])
    if p < SURE:
        return []
    quote = one.draft.main.sentence.span
    return [Found("relation", Relation(kind(one, other), other.draft.key), quote, "type, order and words", p=p)]


def kind(one: Side, other: Side) -> RelationKind:
    """Whether it answers the other or only follows: by the words, else by the two types."""
    own, its = one.draft.type, other.draft.type
    if own in CLOSES or (own in STEPS and its in STEPS | CLOSES):
        return "follows"
    if own in LATER and not ANSWERS.search(one.text):
        return "follows"
    return "response_to"


@cache
def model() -> trees.Trees:
    """The model that ships as dateline/models/relations.json."""
    return trees.from_dict(json.loads((files("dateline.models") / "relations.json").read_text(encoding="utf-8")))


def likened(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> list[Found]:
    """The incident named right after words of likeness: "similar to the raid in May"."""
    for sentence in draft.sentences:
        for cue in LIKENS.finditer(reading.text, sentence.span.start, sentence.span.stop):
            stop = min(sentence.span.stop, cue.end() + REACH)
            other = named(draft, drafts, reading, Span(cue.end(), stop))
            if other is not None:
                value = Relation("similar_to", other.key)
                return [Found("relation", value, Span(cue.start(), stop), f"said with {cue[0]!r}", p=STATED)]
    return []


def named(draft: Draft, drafts: Sequence[Draft], reading: Reading, span: Span) -> Draft | None:
    """The other incident that the words name: one with a mention there, else the nearest before it of the type they speak of."""
    if any(m.span.start <= span.stop and span.start < m.span.stop and m.opener in OTHER for m in draft.mentions):
        return None  # the words after the cue speak of this one
    others = [d for d in drafts if d is not draft]
    here = next(
        (d for d in others if any(m.span.meets(span) and within(reading.triggers, span) for m in d.mentions)), None
    )
    if here is not None:
        return here
    triggers = within(reading.triggers, span)
    fitting = [
        d
        for d in others
        if d.start < draft.main.span.start and triggers and FAMILY.get(d.type) == FAMILY.get(triggers[0].type)
    ]
    return max(fitting, key=lambda d: (d.type == triggers[0].type, -d.start), default=None)
