"""What the models of doer and victim look at: how a candidate and all names of its party stand to a draft's deeds.

Shallow patterns around the triggers describe a candidate; the dependency tree, where there is one, tells its slot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from functools import cached_property

import numpy as np

from dateline.incidents import grammar, ties
from dateline.incidents.actors import Actor, Actors, before_word
from dateline.incidents.arguments import SAME, SLOTS, case_of
from dateline.incidents.choice import TYPES
from dateline.incidents.draft import Draft
from dateline.incidents.mentions import SENSE_WEIGHT, Mention
from dateline.incidents.pairs import FAMILY
from dateline.incidents.rows import FAMILIES
from dateline.incidents.standing import Stand
from dateline.incidents.ties import Met, Stretches
from dateline.incidents.words import WORDS
from dateline.language.network import Array
from dateline.types import Span

AFFECTED = ("displacement", "disaster_or_accident")  # nobody acts on them: what happens befalls
SOURCES = ("name", "noun", "toll", "phrase", "place")
KINDS = ("person", "organisation", "facility", "group", "vessel", "other", "literal", "government", "demonym")
SECTORS = ("", "state", "armed group", "crime", "civilian", "organisation", "company", "thing")
MEASURES = (
    "",
    "killed",
    "injured",
    "missing",
    "abducted",
    "arrested",
    "released",
    "displaced",
    "seized",
    "destroyed",
    "participants",
    "events",
)
BEFORE = (
    "by",
    "por",
    "on",
    "against",
    "contra",
    "at",
    "of",
    "de",
    "del",
    "in",
    "en",
    "from",
    "to",
    "a",
    "al",
    "with",
    "con",
    "and",
    "y",
    "for",
    "who",
    "que",
)
RELATIONS = ("none", "subject", "passive subject", "object", "agent", "owner", "on")
NOUNS = (
    "police", "army", "navy", "coast_guard", "air_force", "intelligence", "border_guard", "prison_staff", "officials", "courts", "rebels", "jihadists", "separatists",
    "militia", "gang", "gunmen", "pirates", "protesters", "rioters", "civilians", "children", "students", "journalists", "rights_defenders", "aid_workers", "peacekeepers",
    "migrants", "prisoners", "settlers", "company", "crew", "vessel_party", "convoy", "union", "party_political", "community", "facility", "vehicle_party", "aircraft_party",
)  # fmt: skip
PLACES = ("facility", "community")
OWN = ("root", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "compound", "appos", "advcl", "ccomp", "xcomp")

STAND = ("slot", "slot_weight", "slot_type", "slot_noun", "slot_carried", "agent", "patient", "befallen", "owner", "agent_share", "patient_share",
         "party_named", "party_here", "agent_elsewhere", "patient_elsewhere", "noun_kind", "place_like", "own_case", "own_relation", "depth", "in_headline", "opens", "party_sector", "party_order", "typical_doer", "typical_victim")  # fmt: skip
NAMES = (*ties.NAMES, "source", "actor_kind", "sector", "measure", "relation", "relation_any", "word_before", "family", "type_thing", "noun_trigger",
         "passive_trigger", "speaker", "named", "length", "capital", "quoted", "starts_sentence", "trigger_distance", "tree", "tree_steps", "tree_any", "tree_passive", *STAND)  # fmt: skip


def index(values: tuple[str, ...], value: str) -> float:
    return float(values.index(value)) if value in values else -1.0


class Cast:
    """The candidates of an article as the models of their parts look at them."""

    def __init__(self, actors: Actors) -> None:
        self.actors, self.telling = actors, actors.telling
        self.stretches = Stretches(actors.telling, [(a.span, a.sentence) for a in actors.all])
        self.party = [actors.party_of[a.span] for a in actors.all]
        self.parts = [Parts(draft) for draft in actors.telling.drafts]
        self.slots: dict[int, Weights] = defaultdict(nothing)  # of each party, how often it stands in each
        self.stood: dict[tuple[int, int], tuple[float, Stand]] = {}  # by draft and candidate, the slot that says most
        self.named: dict[tuple[int, int], tuple[list[float], list[float]]] = {}  # by draft and party
        for n, actor in enumerate(actors.all):
            for stand in actors.stands[actor.span]:
                self.note(n, stand)

    def note(self, n: int, stand: Stand) -> None:
        """A slot in which the candidate n stands."""
        party, draft = self.party[n], self.telling.number.get(stand.mention.index)
        self.slots[party][stand.slot] += 1.0
        if draft is not None:
            says = self.parts[draft].note(party, stand)
            if says > self.stood.get((draft, n), (0.0,))[0]:
                self.stood[draft, n] = says, stand

    @cached_property
    def near(self) -> list[list[int]]:
        """Of each draft the candidates in its blocks."""
        blocks = ({m.sentence.block for m in draft.mentions} for draft in self.telling.drafts)
        return [[n for n, a in enumerate(self.actors.all) if a.sentence.block in some] for some in blocks]

    @cached_property
    def alone(self) -> Array:
        each = zip(self.actors.all, self.stretches.head, self.party, strict=True)
        names = {party: together(same) for party, same in self.actors.same.items()}
        return np.array([[*alone(self.actors, actor, head), *names[party]] for actor, head, party in each])

    @cached_property
    def deeds(self) -> Array:
        """What candidates are to the deeds of their sentence; last, what one in no sentence of the draft is."""
        met = self.stretches.met
        return np.array([*(at_deeds(self.actors, each, self.stretches.head[each.stretch]) for each in met), NO_DEED])

    def rows(self, i: Array, j: Array) -> Array:
        """The values of NAMES for the drafts i and the candidates j."""
        pairs = list(zip(i.tolist(), j.tolist(), strict=True))
        alone, deeds = self.alone[j], self.deeds[self.stretches.meeting(i, j)]
        parties = [self.of_party(draft, self.party[n]) for draft, n in pairs]
        return np.column_stack([
            self.stretches.rows(i, j), alone[:, :4], deeds[:, :2], alone[:, 4], np.array([told.type for told in self.parts])[i],
            deeds[:, 2:4], alone[:, 5:11], deeds[:, 4:], [slot(self.stood.get(pair)) for pair in pairs],
            [said for said, _ in parties], alone[:, 11:], [kind for _, kind in parties],
        ])  # fmt: skip

    def of_party(self, draft: int, party: int) -> tuple[list[float], list[float]]:
        """What all names of a party say: the values from "agent" to "patient_elsewhere", and from "party_order" on."""
        if (draft, party) not in self.named:
            same, everywhere = self.actors.same[party], self.slots[party]
            self.named[draft, party] = self.parts[draft].of_party(party, same, everywhere)
        return self.named[draft, party]


Weights = defaultdict[str, float]


def nothing() -> Weights:
    return defaultdict(float)


class Parts:
    """How much the slots of a draft's deeds speak for each party."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.family = draft, FAMILY.get(draft.type, "")
        self.here: dict[int, Weights] = defaultdict(nothing)
        self.number: dict[int, Weights] = defaultdict(nothing)  # of the slots
        self.type = [index(FAMILIES, self.family), float(draft.type in AFFECTED)]  # "family" and "type_thing"
        self.sentences = frozenset(m.sentence.index for m in draft.mentions)

    def note(self, party: int, stand: Stand) -> float:
        """How much a slot of the party says: all at a word for the deed itself, less where the word is of another kind or only hints."""
        kind = stand.trigger.type
        fits = 1.0 if kind == self.draft.type else 0.5 if FAMILY.get(kind) == FAMILY.get(self.draft.type) else 0.25
        says = fits * SENSE_WEIGHT[stand.trigger.sense] * (0.5 if stand.carried else 1.0) / (1 + stand.steps)
        self.here[party][stand.slot] += says
        self.number[party][stand.slot] += 1.0
        return says

    @cached_property
    def most(self) -> Weights:
        """Of each slot, the most that one party has."""
        found = nothing()
        for weights in self.here.values():
            for slot, says in weights.items():
                found[slot] = max(found[slot], says)
        return found

    def share(self, here: Weights, slot: str) -> float:
        return here[slot] / self.most[slot] if self.most[slot] else -1.0

    def of_party(self, party: int, same: Sequence[Actor], everywhere: Weights) -> tuple[list[float], list[float]]:
        """See Cast.of_party; `same` are the party's names, `everywhere` how often it stands in each slot of any deed."""
        here, number = self.here[party], self.number[party]
        named = [a.sentence.index for a in same if a.sentence.index in self.sentences]
        return [
            here["agent"], here["patient"], here["of"] + here["on"], here["owner"], self.share(here, "agent"), self.share(here, "patient"),
            float(len(same)), float(len(named)), everywhere["agent"] - number["agent"], everywhere["patient"] - number["patient"],
        ], [
            float(min(named) - min(self.sentences)) if named else -1.0, *typical(self.family, {a.kind for a in same if a.kind in NOUNS}),
        ]  # fmt: skip


def typical(family: str, kinds: Set[str]) -> list[float]:
    """Whether parties of these kinds commonly do such things, and whether such things commonly befall them; -1 for no kind."""
    if not kinds:
        return [-1.0, -1.0]
    return [float(not kinds.isdisjoint(WORDS[name].get(family, ()))) for name in ("typical_doers", "typical_victims")]


def slot(stood: tuple[float, Stand] | None) -> list[float]:
    """The slot of a candidate that says most of a draft: the values from "slot" to "slot_carried"."""
    if stood is None:
        return [0.0, 0.0, -1.0, -1.0, -1.0]
    says, stand = stood
    word = stand.trigger
    return [index(SLOTS, stand.slot), says, index(TYPES, word.type), float(word.part == "noun"), float(stand.carried)]


def alone(actors: Actors, actor: Actor, head: int | None) -> list[float]:
    """The values that are the same for every draft: from "source" to "measure", "word_before", from "speaker" to "starts_sentence", from "noun_kind" to "depth"."""
    text, span, words = actors.text, actor.span, actor.words(actors.text)
    opened = text[actor.sentence.span.start : span.start]
    return [
        index(SOURCES, actor.source), index(KINDS, actor.kind), index(SECTORS, actor.sector), index(MEASURES, actor.measure),
        index(BEFORE, before_word(text, actor.sentence.span, span)),
        float(any(s.meets(span) for s in actors.speakers)), float(actors.named.get(words.casefold(), 0)), float(len(words)),
        float(words[:1].isupper()), float(opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1),
        float(len(opened) < 12),
        index(NOUNS, actor.kind), float(actor.kind in PLACES), *phrase(actors, head),
    ]  # fmt: skip


def together(party: Sequence[Actor]) -> list[float]:
    """The values from "in_headline" to "party_sector", the same for all names of a party."""
    return [
        float(any(a.sentence.kind == "headline" for a in party)), float(min(a.sentence.block for a in party)),
        index(SECTORS, next((a.sector for a in party if a.sector), "")),
    ]  # fmt: skip


def at_deeds(actors: Actors, met: Met, head: int | None) -> list[float]:
    """What a candidate is to the deeds of a draft in its sentence: "relation", "relation_any", "noun_trigger", "passive_trigger", and from "trigger_distance" to "tree_passive"."""
    span = actors.all[met.stretch].span
    told = {m.index: relation(actors, m, span) for m in met.own}
    name, noun, passive = told[met.mine.index]
    anywhere = next((each[0] for each in told.values() if each[0] != "none"), "none")
    start = ties.core(met.mine).start
    return [
        index(RELATIONS, name), index(RELATIONS, anywhere), float(noun), float(passive), float(span.start - start), *tree(actors, met, head),
    ]  # fmt: skip


NO_DEED = [0.0, 0.0, 0.0, 0.0, 0.0, -1.0, -1.0, -1.0, -1.0]


def relation(actors: Actors, mention: Mention, span: Span) -> tuple[str, bool, bool]:
    """How the span stands to the mention's triggers: the closest relation, and whether that trigger is a noun, passive."""
    best: tuple[str, bool, bool] = ("none", False, False)
    for trigger, near in actors.phrases[mention.index]:
        noun = trigger.part == "noun"
        passive = trigger.voice == "passive" if trigger.voice else near.passive
        for phrase, name in (
            (near.agent, "agent"),
            (near.object, "on" if noun else "object"),
            (near.subject, "owner" if noun else "passive subject" if passive else "subject"),
        ):
            if phrase is not None and phrase.meets(span):
                return name, noun, passive
        best = ("none", noun, passive)
    return best


def tree(actors: Actors, met: Met, head: int | None) -> list[float]:
    """What the dependency tree says: relation and distance to the nearest mention's trigger, the closest one to any."""
    read, mine = actors.reading.grammar, met.mine
    if read is None:
        return [-1.0, -1.0, -1.0, -1.0]
    verb = actors.telling.slots[mine.lead.head][0] if mine.lead else read.at(ties.core(mine))
    name, steps = grammar.relation(read, verb, head)
    others = [grammar.relation(read, actors.telling.slots[t.head][0], head) for m in met.own for t in m.triggers]
    anywhere = min(
        (r for r in others if r[0] not in ("none", "other")), key=lambda r: r[1], default=("none", grammar.FAR)
    )
    return [
        index(grammar.RELATIONS, name),
        float(steps),
        index(grammar.RELATIONS, anywhere[0]),
        float(grammar.passive(read, verb)),
    ]


def phrase(actors: Actors, head: int | None) -> list[float]:
    """The candidate's own place in its sentence: its preposition, its relation, and how deep it stands."""
    read = actors.reading.grammar
    if read is None or head is None:
        return [-1.0, -1.0, -1.0]
    top = head
    while read.tokens[top].deprel in SAME and read.tokens[top].head != top:
        top = read.tokens[top].head
    case = case_of(read, top, actors.text)
    relation = read.tokens[top].deprel
    return [
        index(SLOTS, case),
        index(OWN, relation if relation in OWN else relation.split(":")[0]),
        float(len(grammar.climbed(read, top))),
    ]
