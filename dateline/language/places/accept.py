"""Whether a candidate is a place at all: "Jordan" the country, Jordan Smith, or the Jordan Times.

Hand-set log-odds for what was seen around a name; measured with `python -m quality.places`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from .mentions import Mention, Named

# What each sign adds to the log-odds that the name is a place. A candidate is one from 0 up.
SIGNS = {
    "dateline": 8.0, "qualified": 5.0, "qualifier": 5.0, "locative": 2.6, "loose": 0.7, "bearing": 2.5, "sort": 4.0, "the": -0.3,
    "first": -0.7, "common": -2.6, "given": -1.6, "given first": -2.5, "person": -8.0, "titled": -5.0, "tail": -3.0, "head": -2.5, "of name": 0.5, "body": 0.8,
    "named place": 3.0, "named person": -6.0, "named other": -1.5, "short": -3.0, "echo": 3.0, "echo person": -6.0, "road": 2.0,
}  # fmt: skip
BASE = -3.4
ALWAYS = {"country": 9.0, "region": 6.0, "water": 6.0}


def odds(mention: Mention) -> float:
    """Log-odds that the mention is a place's name."""
    if mention.kind == "demonym":
        return 2.0
    score = BASE + sum(SIGNS.get(sign, 0.0) for sign in mention.signs)
    fame = max((_fame(mention.key, entry.kind, entry.people, entry.main) for entry in mention.entries), default=-1.0)
    return score + fame + (1.5 if " " in mention.key else 0.0)


def _fame(name: str, kind: str, people: int, main: bool) -> float:
    if kind in ALWAYS:
        return ALWAYS[kind] - (0 if main else 0.5) - (3.0 if len(name) < 3 else 0.0)
    known = 0.75 * math.log10(people + 10)
    return known + (0.8 if kind == "admin1" else 0.0) - (0.0 if main else 1.0) - (1.5 if len(name) < 4 else 0.0)


def mark_names(mentions: Sequence[Mention], names: Sequence[Named]) -> None:
    """Take in what a name finder said about the same characters."""
    for mention in mentions:
        for name in names:
            if not name.span.meets(mention.span):
                continue
            if name.kind == "person":
                mention.signs.add("named person")
            elif name.kind == "place":
                mention.signs.add("named place")
            elif name.kind in ("organisation", "facility", "group"):
                mention.signs.add("in name" if name.span != mention.span else "named other")
            elif name.kind != "facility":
                mention.signs.add("named other")


def echo(mentions: Sequence[Mention]) -> None:
    """A name that is plainly a place, or plainly a person, once in the document is the same elsewhere in it."""
    places: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for mention in mentions:
        if mention.signs & {"dateline", "qualified", "qualifier", "sort"} and not mention.signs & {
            "person",
            "titled",
            "named person",
        }:
            places[mention.key] += 1
        if mention.signs & {"person", "titled", "named person"}:
            people[mention.key] += 1
    for mention in mentions:
        if places[mention.key] and places[mention.key] >= people[mention.key]:
            mention.signs.add("echo")
        elif people[mention.key] and not mention.signs & {"locative", "qualified", "dateline", "sort"}:
            mention.signs.add("echo person")
