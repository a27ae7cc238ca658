"""Where people and things came from and went to: the places of an incident in the roles origin and destination.

A place stands in such a role where the words right before it say so ("bound for X"), or a preposition does ("from X") after a word for
moving in the same clause; "from X to Y" is a pair.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from dateline.incidents.draft import Draft, Found
from dateline.incidents.layout import Sentence
from dateline.incidents.reading import Reading, within
from dateline.incidents.ties import Telling
from dateline.incidents.words import alternatives
from dateline.language.places import Toponym
from dateline.types import PlaceRole, Span

_WORDS = tomllib.loads((files("dateline.incidents") / "journeys.toml").read_text(encoding="utf-8"))
BACK = 110  # characters before a place in which the word for moving may stand
NEXT = 2  # sentences on which a journey may still be told that no deed is told in
MOVING = frozenset({"vessel_attack", "vessel_seizure", "goods_seizure", "deportation_expulsion", "displacement"})
HERE = ("literal", "unknown")

_SORT = r"(?:the|el|la|los|las)?\s*(?:(?:[a-zñáéíóú-]+\s+){0,3}(?:city|town|village|port|island|state|province|ciudad|puerto|isla|pueblo|estado|provincia)\s+(?:of|de)\s+|(?:nearby|northern|southern|eastern|western|neighbou?ring)\s+)?"
_SITE = r"(?:(?:an?|the|una?|el|la)\s+(?:[\w-]+\s+){1,3}(?:in|at|near|of|en|de)\s+)?"  # "to a prison in X"
_LIST = {name: alternatives(_WORDS[name]) for name in ("from", "to", "moved", "carriers", "not_for")}
_SAID = {
    "origin": re.compile(rf"\b(?:{_LIST['from']})\s+{_SORT}$", re.IGNORECASE),
    "destination": re.compile(rf"\b(?:{_LIST['to']})\s+{_SITE}{_SORT}$", re.IGNORECASE),
}
_LINK = {
    "origin": re.compile(rf"\b(?:from|out\s+of|desde|(?P<near>del?))\s+{_SORT}$", re.IGNORECASE),
    "destination": re.compile(
        rf"\b(?:to|into|for|towards?|onto|back\s+to|on\s+to|a|al|hacia|hasta)\s+{_SITE}{_SORT}$", re.IGNORECASE
    ),
}
_MOVED = re.compile(rf"\b(?:{_LIST['moved']})\b", re.IGNORECASE)
_CARRIED = re.compile(
    rf"\b(?:{_LIST['carriers']})(?:\s+\w+)?\s+(?:from|desde|de|procedentes?\s+de)\s+{_SORT}$", re.IGNORECASE
)
_AWAY = re.compile(r",|\ba\b|\w+\s+\w+\s+\w+", re.IGNORECASE)
_NOT_FOR = re.compile(rf"\b(?:{_LIST['not_for']})\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[;:!?]|\.\s|—|\)|\b(?:after|when|where|while|because|cuando|donde|mientras|tras)\b|,\s+(?:and|but|y|pero)\b",
    re.IGNORECASE,
)


def told(draft: Draft, telling: Telling) -> list[Found]:
    """Origins and destinations of one draft, each once, with the words that say so."""
    reading = telling.reading
    found: dict[tuple[str, PlaceRole], Found] = {}
    for sentence in sentences(draft, telling):
        for toponym, role in roles(reading, sentence):
            if not elsewhere(draft, telling, sentence, toponym):
                place = replace(toponym.place, role=role)
                found.setdefault((place.name, role), Found("place", place, toponym.span, f"named as {role}"))
    return list(found.values())


def sentences(draft: Draft, telling: Telling) -> Iterator[Sentence]:
    """Where the draft is told; of what moves also the next sentences of the paragraph that tell no deed: "It had left X a day before."."""
    own = draft.sentences
    yield from own
    if draft.type not in MOVING:
        return
    told_in = {s.index for s in own}
    for sentence in telling.places:
        near = any(0 < sentence.index - s.index <= NEXT and sentence.block == s.block for s in own)
        if near and sentence.index not in told_in and not owned(telling, sentence):
            yield sentence


def owned(telling: Telling, sentence: Sentence) -> bool:
    """Whether some draft is told in the sentence."""
    return any(m.index in telling.owner for m in telling.by_sentence[sentence.index])


def elsewhere(draft: Draft, telling: Telling, sentence: Sentence, toponym: Toponym) -> bool:
    """Whether the place stands in the clause of another draft and in none of this one's."""
    here = telling.by_sentence[sentence.index]
    holding = [telling.owner[m.index] for m in here if m.index in telling.owner and m.span.holds(toponym.span)]
    return bool(holding) and draft not in holding


def roles(reading: Reading, sentence: Sentence) -> Iterator[tuple[Toponym, PlaceRole]]:
    """The places of a sentence that are left or reached, in order."""
    before: Toponym | None = None
    last: PlaceRole | None = None
    for toponym in (t for t in within(reading.places, sentence.span) if t.kind in HERE):
        role = said(reading.text, sentence.span, toponym, before, last)
        if role:
            yield toponym, role
        before, last = toponym, role


def said(
    text: str, sentence: Span, toponym: Toponym, before: Toponym | None, last: PlaceRole | None
) -> PlaceRole | None:
    """The role of a place by the words before it; `before` is the place before it in the sentence and `last` its role."""
    start = toponym.span.start
    words = text[max(sentence.start, start - BACK) : start]
    for role, pattern in _SAID.items():
        if pattern.search(words):
            return role  # type: ignore[return-value]
    link = next(((role, match) for role, pattern in _LINK.items() if (match := pattern.search(words))), None)
    if link is None:
        return None
    role, match = link
    gap = text[before.span.stop : start] if before else ""
    if before and last and gap.strip().casefold() == words[match.start() :].strip().casefold() and role != last:
        return role  # type: ignore[return-value]  # "from X to Y"
    clause = words[: match.start()]
    for cut in _CLAUSE.finditer(clause):
        clause = words[cut.end() : match.start()]
    moved = list(_MOVED.finditer(clause))
    if moved and match.groupdict().get("near") and _AWAY.search(clause, moved[-1].end()):
        return None  # "llevado a La Roca, el penal de X"
    if moved and not _NOT_FOR.search(clause, moved[-1].start()) and not _NOT_FOR.search(words, match.start()):
        return role  # type: ignore[return-value]
    return "origin" if role == "origin" and _CARRIED.search(words) else None
