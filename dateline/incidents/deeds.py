"""Counts that no word for an outcome gives: "about 300 villagers blocked the road", "gunmen led away 44 pupils", "a barn burned".

The tolls of the language tools need a word like "killed" or "arrested". Here every number of people or things told with
an incident may be a count of what incidents of its type count; the learned model judges it by the slot it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.incidents import arguments
from dateline.incidents.draft import Draft
from dateline.incidents.mentions import Mention
from dateline.incidents.reading import Reading, within
from dateline.incidents.ties import Telling
from dateline.incidents.words import WORDS
from dateline.language.analysis import Analysis
from dateline.language.numbers import Quantity
from dateline.language.tolls import Toll
from dateline.types import Measure, Span

DONE: dict[str, dict[str, Measure]] = WORDS["deed_measures"]
DISTANCES = frozenset(WORDS["distances"])
PEOPLE = frozenset(WORDS["counted_people"])
FIRED = frozenset(WORDS["fired"])
ACTIVE = ("participants", "displaced", "released")  # what those who do the deed may be counted as
KINDS: dict[str, str] = WORDS["one_thing_kinds"]
LONGEST = 24  # characters of a codebook's noun before its last word ("oil tanker")
_ONE = frozenset(WORDS["indefinite"])


@dataclass(frozen=True, slots=True)
class Counted:
    """A count with the slot that its noun has at the mention's deeds: the one nearest to them."""

    toll: Toll
    slot: str = ""  # empty for the tolls of the language tools
    steps: int = 0


def counted(telling: Telling, draft: Draft, mention: Mention) -> list[Counted]:
    """The counts that the mention's tolls leave out, each span with each measure once."""
    reading = telling.reading
    read = reading.grammar
    if read is None:
        return []
    slots: arguments.Slots = {}
    for trigger in sorted(mention.triggers, key=lambda t: (t.sense != "act", t.type != draft.type)):
        slots = {**telling.slots[trigger.head][1], **slots}
    found: dict[tuple[Span, str], Counted] = {}
    for one in [*numbers(reading, read, draft, mention, slots), *singles(reading, read, draft, mention, slots)]:
        if not any(t.span.meets(one.toll.span) and t.measure == one.toll.measure for t in mention.tolls):
            found.setdefault((one.toll.span, one.toll.measure), one)
    return list(found.values())


def numbers(
    reading: Reading, read: Analysis, draft: Draft, mention: Mention, slots: arguments.Slots
) -> Iterator[Counted]:
    """Numbers of people or things in the mention's clause."""
    for quantity in within(reading.numbers, mention.span):
        if quantity.kind not in ("cardinal", "measure") or quantity.unit in DISTANCES:
            continue
        head = read.at(quantity.noun or quantity.span)
        if head is not None and any(
            (t.sense, t.part) == ("act", "noun") and t.head.meets(read.tokens[head].span) for t in mention.triggers
        ):
            continue  # "three dozen raids": how many deeds, not what they took
        slot, steps = arguments.slot(read, slots, head)
        person = people(reading, read, head)
        names = ("acting", "people") if person and slot == "agent" else ("people",) if person else ("things",)
        for measure in measures(names, draft, mention):
            if slot == "agent" and measure not in ACTIVE:
                continue
            if measure == "events" and not fired(reading, quantity):
                continue
            yield Counted(toll_of(quantity, measure, slot), slot, steps)


def fired(reading: Reading, quantity: Quantity) -> bool:
    """Whether rockets, drones and the like are counted: so many strikes."""
    noun = quantity.noun.of(reading.text).casefold().split() if quantity.noun else []
    return not FIRED.isdisjoint(noun)


def measures(names: Sequence[str], draft: Draft, mention: Mention) -> list[Measure]:
    """What incidents of the draft's type and deeds of the mention's count, each once."""
    types = [draft.type, *(t.type for t in mention.triggers if t.sense == "act")]
    return list(dict.fromkeys(DONE[name][kind] for name in names for kind in types if kind in DONE[name]))


def singles(
    reading: Reading, read: Analysis, draft: Draft, mention: Mention, slots: arguments.Slots
) -> Iterator[Counted]:
    """One person or thing that the deed befell: a name, or a noun with an indefinite article."""
    for index, slot in slots.items():
        token = read.tokens[index]
        marks = [(arguments.word(read, i, reading.text), read.tokens[i].deprel) for i in read.children[index]]
        joined = any(deprel == "conj" or (deprel == "nummod" and word not in _ONE) for word, deprel in marks)
        if slot not in ("patient", "of") or joined or not mention.span.holds(token.span):
            continue
        named = token.pos == "PROPN" and any(n.kind == "person" and n.span.meets(token.span) for n in mention.names)
        if not named and not (token.pos == "NOUN" and any(word in _ONE for word, _ in marks)):
            continue
        person = named or people(reading, read, index)
        measure = DONE["one_person" if person else "one_thing"].get(draft.type)
        if measure and (person or is_kind(reading, token.span, KINDS.get(draft.type))):
            how = "one that the deed befell"
            yield Counted(Toll(token.span, measure, 1, 1, token.span, how=how, cue=token.span, single=True), slot)


def is_kind(reading: Reading, span: Span, kind: str | None) -> bool:
    """Whether the word ends a noun of that kind in the codebook; without a kind anything will do."""
    near = within(reading.parties, Span(max(0, span.start - LONGEST), span.stop))
    return kind is None or any(party.kind == kind and party.span.stop == span.stop for party in near)


def toll_of(quantity: Quantity, measure: Measure, slot: str) -> Toll:
    noun = quantity.noun
    span = Span(quantity.span.start, max(quantity.span.stop, noun.stop) if noun else quantity.span.stop)
    return Toll(span, measure, quantity.low, quantity.high, noun, how=f"told with the deed, {slot}", cue=quantity.span)


def people(reading: Reading, read: Analysis, head: int | None) -> bool:
    """Whether the phrase counts people: by the codebook's nouns, by a list of common ones, or by having no noun."""
    if head is None or read.tokens[head].pos == "NUM":
        return True
    span = read.tokens[head].span
    kinds = [p.kind for p in within(reading.parties, span)]
    if kinds:
        return not kinds[0].endswith("_party") and kinds[0] not in ("facility", "convoy", "company")
    return span.of(reading.text).casefold() in PEOPLE
