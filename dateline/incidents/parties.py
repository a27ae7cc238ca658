"""Who did it to whom: phrases at the triggers and what was counted, in roles that fit the type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.incidents import phrases
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading, within
from dateline.types import Party, PartyRole, Span

# Types whose doer acts on nobody: the subject is the one it happened to.
AFFECTED = ("displacement", "disaster_or_accident")
MOST = {"initiator": 2, "target": 2, "affected": 2, "intervening": 1}
VICTIMS = {"killed", "injured", "missing", "abducted", "arrested", "released", "displaced", "destroyed"}
LEADING = re.compile(r"^(?:the|a|an|his|her|their|its|el|la|los|las|un|una|unos|unas|su|sus)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    span: Span
    role: PartyRole
    weight: float
    how: str


def read(draft: Draft, reading: Reading) -> list[Found]:
    """The parties of a draft, best first within each role, one row a party."""
    found: list[Found] = []
    taken: dict[str, int] = {}
    kept: list[str] = []
    for candidate in sorted(gathered(draft, reading), key=lambda c: (-c.weight, c.span.start)):
        name = fullest(candidate.span, reading)
        words = name.of(reading.text)
        folded = words.casefold()
        if (
            not words
            or taken.get(candidate.role, 0) >= MOST[candidate.role]
            or any(folded in k or k in folded for k in kept)
        ):
            continue
        kept.append(folded)
        taken[candidate.role] = taken.get(candidate.role, 0) + 1
        found.append(
            Found(
                "party", Party(words, candidate.role), candidate.span, candidate.how, p=min(0.95, candidate.weight / 4)
            )
        )
    return found


def gathered(draft: Draft, reading: Reading) -> list[Candidate]:
    found: list[Candidate] = []
    for mention in draft.mentions:
        weight = {"headline": 0.8, "body": 1.0}.get(mention.sentence.kind, 0.6) + (
            0.5 if mention is draft.main else 0.0
        )
        for trigger in mention.triggers:
            fits = 1.0 if trigger.type == draft.type else 0.5
            found += at_trigger(draft, mention, trigger.span, trigger.part == "noun", weight * fits * 2, reading)
        for toll in mention.tolls:
            if toll.of is not None and toll.measure in VICTIMS and toll.high != 0:
                found.append(
                    Candidate(
                        trimmed(toll.of, reading.text), victim_role(draft), weight * 1.5, f"counted as {toll.measure}"
                    )
                )
            elif toll.of is not None and toll.measure == "participants":
                found.append(
                    Candidate(trimmed(toll.of, reading.text), "initiator", weight * 1.5, "counted as taking part")
                )
    return [c for c in found if len(c.span) > 1]


def victim_role(draft: Draft) -> PartyRole:
    return "affected" if draft.type in AFFECTED else "target"


def at_trigger(
    draft: Draft, mention: Mention, trigger: Span, noun: bool, weight: float, reading: Reading
) -> list[Candidate]:
    """The phrases at one trigger, in the roles its construction gives them."""
    near = phrases.at(reading.text, mention.span, trigger, noun=noun)
    other, doer = victim_role(draft), "affected" if draft.type in AFFECTED else "initiator"
    found = []
    if near.agent:
        found.append(Candidate(near.agent, "initiator", weight + 0.5, "named after by"))
    if near.subject and noun:
        found.append(Candidate(near.subject, "initiator", weight, "owner of the deed"))
    elif near.subject and near.passive:
        found.append(Candidate(near.subject, other, weight, "subject of a passive"))
    elif near.subject:
        found.append(Candidate(near.subject, doer, weight, "subject of the verb"))  # type: ignore[arg-type]
    if near.object:
        found.append(Candidate(near.object, other, weight, "object of the deed"))
    return found


def trimmed(span: Span, text: str) -> Span:
    """Without a leading determiner."""
    lead = LEADING.match(span.of(text))
    return Span(span.start + lead.end(), span.stop) if lead else span


def fullest(span: Span, reading: Reading) -> Span:
    """The whole name when the phrase cuts one in two."""
    for name in within(reading.names, Span(max(0, span.start - 40), span.stop)):
        if name.kind != "place" and name.span.meets(span) and not span.holds(name.span):
            return Span(min(span.start, name.span.start), max(span.stop, name.span.stop))
    return span
