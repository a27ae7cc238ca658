"""Whether a candidate is a place at all: "Jordan" the country, Jordan Smith, or the Jordan Times.

Hand-set log-odds for what was seen around a name; measured with `python -m quality.places`.
"""

from __future__ import annotations

import math
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from .entry import Entry
from .mention import Mention, Named
from .resolve import Answer, group
from .words import lists

BASE = -6.6
SURE = 0.93
HOME = 3  # names in one country from which a page plays there
ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
# A name that is not in the gazetteer needs a witness of its own.
UNKNOWN = -3.3
WITNESSES = frozenset(
    {"dateline", "lead", "sounds", "nature", "loose", "qualified", "sort", "named place", "named person", "person", "titled", "locative", "bearing",
     "echo", "echo person", "common", "given"}
)  # fmt: skip
ALWAYS = {"country": 10.0, "region": 8.0, "water": 8.0}


@lru_cache(maxsize=1)
def signs() -> dict[str, float]:
    """What each sign adds to the log-odds that a name is a place; a candidate is one from 0 up."""
    with (Path(__file__).parent / "weights.toml").open("rb") as file:
        return {name.replace("_", " "): float(weight) for name, weight in tomllib.load(file)["accept"].items()}


def odds(mention: Mention) -> float:
    """Log-odds that the mention is a place's name."""
    if mention.kind in ("demonym", "road"):
        return 2.0 + signs()["named person"] * ("named person" in mention.signs)
    if mention.kind == "person":
        return signs()["person"]
    if mention.kind == "unknown":
        return UNKNOWN + sum(signs().get(sign, 0.0) for sign in mention.signs & WITNESSES)
    score = BASE + sum(signs().get(sign, 0.0) for sign in mention.signs) + min(0.25 * len(mention.key), 3.0)
    return score + max(
        (_fame(mention.key, entry.kind, entry.people, entry.main) for entry in mention.entries), default=-1.0
    )


def _fame(name: str, kind: str, people: int, main: bool) -> float:
    if kind in ALWAYS:
        return ALWAYS[kind] - (0 if main else 0.5) - (2.0 if len(name) < 3 else 0.0)
    return math.log10(people + 10) - (0.0 if main else 0.8)


def mark_names(mentions: Sequence[Mention], names: Sequence[Named]) -> None:
    """Take in what a name finder said about the same characters; what rules of thumb found weighs less than what a model read."""
    ordered = sorted(names, key=lambda name: name.span)
    ends = list(accumulate((name.span.stop for name in ordered), max))  # so that a search finds the first that can meet
    for mention in mentions:
        for i in range(bisect_right(ends, mention.span.start), len(ordered)):
            name = ordered[i]
            if name.span.start >= mention.span.stop:
                break
            if name.span.meets(mention.span):
                mention.signs |= _named(mention, name)


def _named(mention: Mention, name: Named) -> set[str]:
    model, same = not name.how.startswith("rule"), name.span == mention.span
    if name.kind == "person":
        if model and same and name.p < SURE:
            return {"maybe person"}  # a town of a far country often looks like a surname to the model
        said = {"named person" if model else "ruled person"}
        return said | {"in person"} if len(name.span) > len(mention.span) else said
    if name.kind == "place":
        whole = model and same and mention.key.split()[0] not in lists().trimmed
        return {"named place" if model else "ruled place"} | ({"whole"} if whole else set())
    if same:
        return {"named other" if model else "ruled other"}
    return {"in name"} if model else set()


def neighbours(mentions: Sequence[Mention], known: Sequence[Entry], lands: Container[str | None]) -> None:
    """A doubtful name that would lie beside places already known, or in a country of the page, is more likely one of them.

    In countries whose towns bear the surnames of English-language news being in the country says nothing.
    """
    points = [(entry.lat, entry.lon) for entry in known if entry.kind in ("town", "admin2")]
    for mention in mentions:
        for entry in mention.entries:
            if (entry.main or mention.kind == "unknown") and any(
                abs(entry.lat - lat) < 0.7 and abs(entry.lon - lon) < 0.9 for lat, lon in points
            ):
                mention.signs.add("neighbour")
                break
            if (
                entry.main
                and entry.country in lands
                and entry.country not in ENGLISH
                and not mention.signs & {"common", "given"}
            ):
                mention.signs.add("homeland")


def echo(mentions: Sequence[Mention]) -> None:
    """A name that is plainly a place, or plainly a person, once in the document is the same elsewhere in it."""
    places: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for mention in mentions:
        if mention.signs & {"dateline", "lead", "qualified", "qualifier", "sort"} and not mention.signs & {
            "person", "forename", "titled", "named person",
        }:  # fmt: skip
            places[mention.key] += 1
        if mention.signs & {"person", "titled", "in person"}:
            people[mention.key] += 1
    leads = {mention.key for mention in mentions if "lead" in mention.signs}
    for mention in mentions:
        if mention.key in leads:
            mention.signs.add("led")
        if places[mention.key] and places[mention.key] >= people[mention.key]:
            mention.signs.add("echo")
        elif people[mention.key] and not mention.signs & {"locative", "qualified", "dateline", "lead", "sort"}:
            mention.signs.add("echo person")


def strangers(mentions: Sequence[Mention], answers: Mapping[str, Answer]) -> bool:
    """Mark the towns that are the page's one name in their country where another country has most of its names; whether there are any."""
    lands = {name: answer.entry.country for name, answer in answers.items() if answer.entry.kind != "region"}
    count = Counter(lands.values())
    home, names = max(count.items(), key=lambda item: item[1], default=(None, 0))
    marked = False
    for mention in mentions:
        name = group(mention)
        answer = answers.get(name)
        if (
            answer and mention.kind == "literal" and names >= HOME and answer.entry.kind not in ("country", "region", "water")
            and lands.get(name) != home and count[lands.get(name)] == 1
        ):  # fmt: skip
            mention.signs.add("stranger")
            marked = True
    return marked
