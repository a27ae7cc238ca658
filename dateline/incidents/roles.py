"""What the models of doer and victim look at: how a candidate and all names of its party stand to a draft's deeds.

Shallow patterns around the triggers describe a candidate; the dependency tree, where there is one, tells its slot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.incidents import grammar, phrases, ties
from dateline.incidents.actors import Actor, Actors, before_word
from dateline.incidents.arguments import SAME, SLOTS, case_of
from dateline.incidents.choice import TYPES
from dateline.incidents.draft import Draft
from dateline.incidents.mentions import SENSE_WEIGHT, Mention
from dateline.incidents.pairs import FAMILY
from dateline.incidents.rows import FAMILIES
from dateline.incidents.standing import Stand
from dateline.incidents.words import WORDS
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


def relation(text: str, mention: Mention, actor: Actor) -> tuple[str, bool, bool]:
    """How the candidate stands to the mention's triggers: the closest relation, and whether that trigger is a noun, passive."""
    best: tuple[str, bool, bool] = ("none", False, False)
    for trigger in mention.triggers:
        noun = trigger.part == "noun"
        near = phrases.at(text, mention.span, trigger.span, noun=noun)
        passive = trigger.voice == "passive" if trigger.voice else near.passive
        for span, name in (
            (near.agent, "agent"),
            (near.object, "on" if noun else "object"),
            (near.subject, "owner" if noun else "passive subject" if passive else "subject"),
        ):
            if span is not None and span.meets(actor.span):
                return name, noun, passive
        best = ("none", noun, passive)
    return best


def features(actors: Actors, draft: Draft, actor: Actor, told: Parts) -> list[float]:
    """The values of NAMES for one candidate and one draft."""
    text, telling, span, sentence = actors.text, actors.telling, actor.span, actor.sentence
    own = telling.seen(draft, sentence).own
    mine = min(own, key=lambda m: ties.gap(ties.core(m), span), default=None)
    name, noun, passive = relation(text, mine, actor) if mine else ("none", False, False)
    anywhere = next((r[0] for m in own if (r := relation(text, m, actor))[0] != "none"), "none")
    alone = actors.once(actor, own_values)
    return [
        *ties.features(telling, draft, span, sentence), *alone.source,
        index(RELATIONS, name), index(RELATIONS, anywhere), alone.before, *told.type, float(noun), float(passive),
        *alone.words, float(span.start - ties.core(mine).start if mine else 0),
        *tree(actors, own, mine, span), *standing(actors, draft, actor, told, alone),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alone:
    """The values of a candidate that are the same for every draft."""

    source: list[float]  # from "source" to "measure"
    before: float
    words: list[float]  # from "speaker" to "starts_sentence"
    place: list[float]  # from "noun_kind" to "party_sector"
    typical: frozenset[str]  # kinds of its party


def own_values(actors: Actors, actor: Actor) -> Alone:
    text, span, words = actors.text, actor.span, actor.words(actors.text)
    party = actors.same[actors.party_of[span]]
    opened = text[actor.sentence.span.start : span.start]
    return Alone(
        [index(SOURCES, actor.source), index(KINDS, actor.kind), index(SECTORS, actor.sector), index(MEASURES, actor.measure)],
        index(BEFORE, before_word(text, actor.sentence.span, span)),
        [
            float(any(s.meets(span) for s in actors.speakers)), float(actors.named.get(words.casefold(), 0)), float(len(words)),
            float(words[:1].isupper()), float(opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1),
            float(len(opened) < 12),
        ],
        [
            index(NOUNS, actor.kind), float(actor.kind in PLACES), *phrase(actors, actor),
            float(any(a.sentence.kind == "headline" for a in party)), float(min(a.sentence.block for a in party)),
            index(SECTORS, next((a.sector for a in party if a.sector), "")),
        ],
        frozenset(a.kind for a in party if a.kind in NOUNS),
    )  # fmt: skip


def tree(actors: Actors, own: list[Mention], mine: Mention | None, span: Span) -> list[float]:
    """What the dependency tree says: relation and distance to the nearest mention's trigger, the closest one to any."""
    read = actors.reading.grammar
    if read is None or mine is None:
        return [-1.0, -1.0, -1.0, -1.0]
    core = mine.lead.head if mine.lead else ties.core(mine)
    name, steps = grammar.relation(read, core, span)
    others = [grammar.relation(read, t.head, span) for m in own for t in m.triggers]
    anywhere = min(
        (r for r in others if r[0] not in ("none", "other")), key=lambda r: r[1], default=("none", grammar.FAR)
    )
    return [
        index(grammar.RELATIONS, name),
        float(steps),
        index(grammar.RELATIONS, anywhere[0]),
        float(grammar.passive(read, core)),
    ]


Weights = defaultdict[str, float]


@dataclass(frozen=True, slots=True)
class Parts:
    """How much the slots of a draft's deeds speak for each party, and those of other incidents."""

    here: dict[int, Weights]
    there: dict[int, Weights]
    most: Weights  # of each slot, the most that one party has
    type: list[float]  # the draft's "family" and "type_thing"
    sentences: frozenset[int]  # where the draft is told


def parts(actors: Actors, draft: Draft) -> Parts:
    owner = actors.telling.owner
    here: dict[int, Weights] = defaultdict(nothing)
    there: dict[int, Weights] = defaultdict(nothing)
    for actor in actors.all:
        party = actors.party_of[actor.span]
        for stand in actors.stands[actor.span]:
            mine = owner.get(stand.mention.index) is draft
            (here if mine else there)[party][stand.slot] += weight(stand, draft) if mine else 1.0
    most = nothing()
    for slot in {slot for weights in here.values() for slot in weights}:
        most[slot] = max(weights[slot] for weights in here.values())
    kind = [index(FAMILIES, FAMILY.get(draft.type, "")), float(draft.type in AFFECTED)]
    return Parts(here, there, most, kind, frozenset(m.sentence.index for m in draft.mentions))


def nothing() -> Weights:
    return defaultdict(float)


def weight(stand: Stand, draft: Draft) -> float:
    """How much a slot says: all at a word for the deed itself, less where the word is of another kind or only hints."""
    kind = stand.trigger.type
    fits = 1.0 if kind == draft.type else 0.5 if FAMILY.get(kind) == FAMILY.get(draft.type) else 0.25
    return fits * SENSE_WEIGHT[stand.trigger.sense] * (0.5 if stand.carried else 1.0) / (1 + stand.steps)


def standing(actors: Actors, draft: Draft, actor: Actor, told: Parts, alone: Alone) -> list[float]:
    """What the slots say: the candidate's own at the draft's deeds, and those of all names of its party."""
    owner = actors.telling.owner
    mine = [s for s in actors.stands[actor.span] if owner.get(s.mention.index) is draft]
    best = max(mine, key=lambda s: weight(s, draft), default=None)
    number = actors.party_of[actor.span]
    here, there = told.here[number], told.there[number]
    party = actors.same[number]
    named = [a.sentence.index for a in party if a.sentence.index in told.sentences]
    return [
        index(SLOTS, best.slot) if best else 0.0, weight(best, draft) if best else 0.0, index(TYPES, best.trigger.type) if best else -1.0,
        float(best.trigger.part == "noun") if best else -1.0, float(best.carried) if best else -1.0,
        here["agent"], here["patient"], here["of"] + here["on"], here["owner"], share(here, told, "agent"), share(here, told, "patient"),
        float(len(party)), float(len(named)), there["agent"], there["patient"], *alone.place,
        float(min(named) - min(told.sentences)) if named else -1.0, *typical(draft, alone.typical),
    ]  # fmt: skip


def typical(draft: Draft, kinds: frozenset[str]) -> list[float]:
    """Whether parties of this kind commonly do such things, and whether such things commonly befall them; -1 for no kind."""
    family = FAMILY.get(draft.type, "")
    if not kinds:
        return [-1.0, -1.0]
    return [float(bool(kinds & set(WORDS[name].get(family, ())))) for name in ("typical_doers", "typical_victims")]


def phrase(actors: Actors, actor: Actor) -> list[float]:
    """The candidate's own place in its sentence: its preposition, its relation, and how deep it stands."""
    read = actors.reading.grammar
    head = read.at(actor.span) if read is not None else None
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


def share(here: Weights, told: Parts, slot: str) -> float:
    return here[slot] / told.most[slot] if told.most[slot] else -1.0


def near(actors: Actors, draft: Draft) -> Iterator[Actor]:
    """The candidates in the draft's blocks."""
    blocks = {m.sentence.block for m in draft.mentions}
    return (a for a in actors.all if a.sentence.block in blocks)
