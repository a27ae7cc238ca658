"""Who did it to whom: candidates judged by learned models, one for the doer and one for whom it befell.

Shallow patterns around the triggers propose and describe; a dependency parse, when there is one, sharpens them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.incidents import grammar, phrases, ties, trees
from dateline.incidents.actors import Actor, Actors, before_word
from dateline.incidents.draft import Draft, Found
from dateline.incidents.mentions import Mention
from dateline.incidents.pairs import FAMILY
from dateline.incidents.reading import within
from dateline.incidents.rows import FAMILIES
from dateline.types import Party, PartyRole, Span

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
FIRST = (
    0.15  # the best candidate of a role is named even when it is doubtful: a reviewer drops it faster than he finds it
)
MORE = 0.5  # a second one must be likely
MOST = 2

NAMES = (*ties.NAMES, "source", "actor_kind", "sector", "measure", "relation", "relation_any", "word_before", "family", "type_thing", "noun_trigger",
         "passive_trigger", "speaker", "named", "length", "capital", "quoted", "starts_sentence", "trigger_distance", "tree", "tree_steps", "tree_any", "tree_passive")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with how likely it is the doer and the victim."""

    actor: Actor
    doer: float
    victim: float


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


def features(actors: Actors, draft: Draft, actor: Actor) -> list[float]:
    """The values of NAMES for one candidate and one draft."""
    text, telling, span, sentence = actors.text, actors.telling, actor.span, actor.sentence
    own = [m for m in telling.by_sentence[sentence.index] if telling.owner.get(m.index) is draft]
    mine = min(own, key=lambda m: ties.gap(ties.core(m), span), default=None)
    name, noun, passive = relation(text, mine, actor) if mine else ("none", False, False)
    anywhere = next((r[0] for m in own if (r := relation(text, m, actor))[0] != "none"), "none")
    words = actor.words(text)
    opened = text[sentence.span.start : span.start]
    return [
        *ties.features(telling, draft, span, sentence),
        index(SOURCES, actor.source), index(KINDS, actor.kind), index(SECTORS, actor.sector), index(MEASURES, actor.measure),
        index(RELATIONS, name), index(RELATIONS, anywhere), index(BEFORE, before_word(text, sentence.span, span)),
        index(FAMILIES, FAMILY.get(draft.type, "")), float(draft.type in AFFECTED), float(noun), float(passive),
        float(any(s.meets(span) for s in actors.speakers)), float(actors.named.get(words.casefold(), 0)), float(len(words)),
        float(words[:1].isupper()), float(opened.count("“") > opened.count("”") or opened.count('"') % 2 == 1),
        float(len(opened) < 12), float(span.start - ties.core(mine).start if mine else 0),
        *tree(actors, own, mine, span),
    ]  # fmt: skip


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


def near(actors: Actors, draft: Draft) -> Iterator[Actor]:
    """The candidates in the draft's blocks."""
    blocks = {m.sentence.block for m in draft.mentions}
    return (a for a in actors.all if a.sentence.block in blocks)


def judged(actors: Actors, draft: Draft) -> list[Judged]:
    doer, victim = trees.load("doer"), trees.load("victim")
    candidates = list(near(actors, draft))
    values = [features(actors, draft, a) for a in candidates]
    return [Judged(*row) for row in zip(candidates, doer.odds(values), victim.odds(values), strict=True)]


def read(draft: Draft, actors: Actors) -> list[Found]:
    """The parties of a draft, best first within each role, one row a party."""
    found: list[Found] = []
    taken: list[str] = []
    other: PartyRole = "affected" if draft.type in AFFECTED else "target"
    everyone = judged(actors, draft)
    ranked = sorted(
        [(j.doer, "doer", j.actor) for j in everyone] + [(j.victim, "victim", j.actor) for j in everyone],
        key=lambda item: (-item[0], item[2].span.start),
    )
    number = {"doer": 0, "victim": 0}
    for p, part, actor in ranked:
        words = actor.words(actors.text)
        folded = words.casefold()
        if (
            p < (MORE if number[part] else FIRST)
            or number[part] >= MOST
            or any(folded in t or t in folded for t in taken)
        ):
            continue
        taken.append(folded)
        number[part] += 1
        role: PartyRole = "initiator" if part == "doer" and draft.type not in AFFECTED else other
        found.append(
            Found("party", party(actor, role, words, actors), actor.span, f"{part} by its place at the action", p=p)
        )
    return found


def party(actor: Actor, role: PartyRole, words: str, actors: Actors) -> Party:
    """The party with its kind, and its country where the words name one ("Mexican police")."""
    kind = actor.kind.removesuffix("_party") if actor.source in ("noun", "name") and actor.kind else "unknown"
    named = [
        t.place.country
        for t in within(actors.reading.places, actor.span)
        if t.place.kind == "country" or t.kind == "demonym"
    ]
    return Party(words, role, kind, next((c for c in named if c), None))
