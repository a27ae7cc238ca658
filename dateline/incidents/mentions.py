"""Mentions: the clauses of an article in which something happens, with what links and parts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.codes import PartyMention, Trigger
from dateline.incidents import clauses, eventful, neural
from dateline.incidents.counters import counters
from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading, within
from dateline.incidents.words import WORDS, any_of
from dateline.language.dates import TimeExpression
from dateline.language.names import Name
from dateline.language.places import Toponym
from dateline.language.tolls import Toll
from dateline.types import Span, Status

_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP = frozenset(WORDS["stop"])
_OTHER, _PAST = any_of("other"), any_of("past")
_BEFORE = re.compile(r"(\w+)(?:\s+[\w-]+){0,2}\s+$")
_DEFINITE, _INDEFINITE = frozenset(WORDS["definite"]), frozenset(WORDS["indefinite"])
_PERFECT = re.compile(r"\b(?:had|había[ns]?|habían)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
NEAR = 100  # characters that hold the three words before
_OPEN, _CLOSE = "“«", "”»"
SENSE_WEIGHT = {
    "act": 1.0,
    "anaphor": 0.6,
    "effect": 0.3,
    "hint": 0.2,
}  # an outcome ("killed") fits many types, a deed names its own
RUNNER_UP = 0.4  # what the second likeliest type of a trigger weighs against the first
TOLD_WEIGHT, FAINT = 0.8, 0.1  # of the language model's types, and how likely one must be to count
TOLL_WEIGHT = 0.5  # a count alone says less about the type than a verb does


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause that tells of one happening (or a part of one)."""

    index: int
    sentence: Sentence
    span: Span
    opener: str  # class of the connective before it
    triggers: tuple[Trigger, ...]
    tolls: tuple[Toll, ...]
    dates: tuple[TimeExpression, ...]
    places: tuple[Toponym, ...]
    names: tuple[Name, ...]
    parties: tuple[PartyMention, ...]
    profile: dict[str, float]  # type -> weight
    words: frozenset[str]
    status: Status
    sure: float  # of the status
    generic: bool
    quoted: bool
    definite: bool
    indefinite: bool
    perfect: bool
    other: bool
    past: bool
    counter: bool  # "the third this year": tells which of a series this one is
    eventful: float  # log odds that its sentence tells of an incident at all
    told: float  # how likely any of its words tells of an incident, as the language model reads it
    kinds: dict[str, float]  # type -> how likely, as the language model reads it
    states: dict[str, float]  # status -> how likely, likewise
    filled: neural.Roles  # likewise
    lead: Trigger | None = field(default=None)  # the strongest trigger
    narrated: float = 0.0  # log odds that it tells of an incident, in the light of the article's other clauses

    @property
    def type(self) -> str:
        return max(self.profile, key=lambda name: self.profile[name])


def find(reading: Reading) -> list[Mention]:
    """The mentions of an article in reading order."""
    found: list[Mention] = []
    news = eventful.scores(reading)
    for sentence in reading.sentences:
        for span, opener in pieces(reading, sentence):
            found.append(mention(reading, len(found), sentence, span, opener, news[sentence.index]))
    return found


def pieces(reading: Reading, sentence: Sentence) -> list[tuple[Span, str]]:
    """The sentence's clauses that tell of something; a clause that doesn't goes with its neighbour."""
    held: list[tuple[Span, str]] = []
    waiting: Span | None = None
    for span, opener in clauses.split(reading.text, sentence.span):
        if tells(reading, span):
            held.append((Span(waiting.start if waiting and not held else span.start, span.stop), opener))
        elif held:
            held[-1] = (Span(held[-1][0].start, span.stop), held[-1][1])
        else:
            waiting = waiting or span
    return held


def tells(reading: Reading, span: Span) -> bool:
    return bool(within(reading.triggers, span)) or bool(within(reading.tolls, span))


def mention(reading: Reading, index: int, sentence: Sentence, span: Span, opener: str, news: float) -> Mention:
    text = reading.text
    triggers = tuple(within(reading.triggers, span))
    tolls = tuple(within(reading.tolls, span))
    lead = max(triggers, key=lambda t: (t.weight * SENSE_WEIGHT[t.sense], -t.span.start), default=None)
    core = lead.span if lead else tolls[0].span
    verdict = reading.judged(sentence, core)
    before = text[sentence.span.start : core.start]
    article = _BEFORE.search(before[-NEAR:].casefold())
    words = article[0].split() if article else []
    inside = text[span.start : span.stop]
    deeds = neural.deeds(reading.grammar, span)
    kinds = neural.types(deeds)
    return Mention(
        index, sentence, span, opener, triggers, tolls,
        dates=tuple(within(reading.dates, span)),
        places=tuple(within(reading.places, span)),
        names=tuple(within(reading.names, span)),
        parties=tuple(within(reading.parties, span)),
        profile=profile(triggers, tolls, kinds),
        words=content(inside),
        status="happened" if verdict.negated and absence(lead, tolls) else verdict.status,
        sure=verdict.p,
        generic=verdict.generic,
        quoted=quoted(text, sentence.span, core),
        definite=any(w in _DEFINITE for w in words) or (lead is not None and "definite" in lead.features),
        indefinite=any(w in _INDEFINITE for w in words) or (lead is not None and "indefinite" in lead.features),
        perfect=bool(_PERFECT.search(before)),
        other=bool(_OTHER.search(inside)),
        past=bool(_PAST.search(inside)),
        counter=bool(counters(text, span)),
        eventful=news,
        told=neural.chance(deeds),
        kinds=kinds,
        states=neural.states(deeds),
        filled=neural.roles(deeds),
        lead=lead,
    )  # fmt: skip


def absence(lead: Trigger | None, tolls: tuple[Toll, ...]) -> bool:
    """Whether what did not happen is only an outcome ("no one was hurt", "no arrests"): a count of zero, not a denial."""
    return lead is None or lead.sense == "effect" or any(toll.high == 0 for toll in tolls)


def profile(
    triggers: tuple[Trigger, ...], tolls: tuple[Toll, ...], kinds: dict[str, float] | None = None
) -> dict[str, float]:
    """How much each type of happening is meant, by triggers, by what was counted and by the language model's reading."""
    weights = {name: TOLD_WEIGHT * p for name, p in (kinds or {}).items() if p > FAINT}
    for trigger in triggers:
        weight = trigger.weight * SENSE_WEIGHT[trigger.sense]
        weights[trigger.type] = weights.get(trigger.type, 0.0) + weight
        for rank, name in enumerate(trigger.types):
            weights[name] = weights.get(name, 0.0) + weight * RUNNER_UP / (1 + rank)
    for toll in tolls:
        for i, name in enumerate(WORDS["tolls"].get(toll.measure, ())):
            weights[name] = weights.get(name, 0.0) + TOLL_WEIGHT / (1 + i)
    return weights


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry content."""
    return frozenset(stem(word) for word in _WORD.findall(text.casefold()) if word not in _STOP)


def stem(word: str) -> str:
    for ending in ("ings", "ing", "ers", "ed", "es", "s", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def quoted(text: str, sentence: Span, core: Span) -> bool:
    """Whether the core stands inside quotation marks opened in this sentence."""
    before = text[sentence.start : core.start]
    curly = sum(before.count(c) for c in _OPEN) > sum(before.count(c) for c in _CLOSE)
    return curly or before.count('"') % 2 == 1
