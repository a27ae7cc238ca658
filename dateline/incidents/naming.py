"""What a party is called in a row: its words, whole, with what tells whose or of what they are ("13 members of a family")."""

from __future__ import annotations

import re

from dateline.incidents.actors import Actor, Actors
from dateline.incidents.words import WORDS
from dateline.language.analysis import Analysis
from dateline.types import Span

WHOSE = re.compile(r"\s(?:of|de|del)\s(?:[^\W\d_]+\s){0,3}", re.IGNORECASE)  # with the words before the next noun
_NUMBERS = frozenset(WORDS["cardinals"])


def name(actors: Actors, actor: Actor) -> str:
    """The candidate's words with the phrase of their noun that follows right behind."""
    actor = whole(actors, actor)
    read = actors.reading.grammar
    if read is None or actor.source not in ("noun", "toll", "phrase"):
        return actor.words(actors.text)
    stop = behind(read, actors, actor.span)
    return " ".join(actors.text[actor.span.start : stop].split())


def whole(actors: Actors, actor: Actor) -> Actor:
    """The longest name of the same party that the candidate is a piece of: "Cutter Tolland" for "Tolland"."""
    if actor.source != "phrase":
        return actor
    same = [a for a in actors.same[actors.party_of[actor.span]] if a.span.holds(actor.span)]
    return max(same, key=lambda a: len(a.span))


def behind(read: Analysis, actors: Actors, span: Span) -> int:
    """Where the phrase behind the words ends, where they end without one; an age is none ("a man of 44")."""
    head = read.at(span)
    for i in read.children[head] if head is not None else ():
        token = read.tokens[i]
        first = read.tokens[min([i, *read.children[i]])].span.start
        if first < span.stop or not token.deprel.startswith("nmod") or token.pos == "NUM":
            continue
        if not WHOSE.fullmatch(actors.text, span.stop, token.span.start) or token.span.of(actors.text) in _NUMBERS:
            continue
        phrase = actors.nominal(read.reach(i))
        if phrase is not None:
            return phrase.stop
    return span.stop
