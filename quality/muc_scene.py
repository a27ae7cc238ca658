"""When and where an incident of a document was: candidates of Dateline's readers, and the numbers that trees weigh."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from quality.muc_read import Document

COUNTRIES = {
    "SV": "EL SALVADOR", "CO": "COLOMBIA", "PE": "PERU", "GT": "GUATEMALA", "HN": "HONDURAS", "CL": "CHILE", "BO": "BOLIVIA", "EC": "ECUADOR",
    "AR": "ARGENTINA", "PA": "PANAMA", "NI": "NICARAGUA", "BR": "BRAZIL", "VE": "VENEZUELA", "MX": "MEXICO", "CR": "COSTA RICA", "PY": "PARAGUAY",
    "UY": "URUGUAY", "CU": "CUBA", "JM": "JAMAICA", "ES": "SPAIN", "US": "UNITED STATES",
}  # fmt: skip
SORTS = (
    "CITY",
    "DEPARTMENT",
    "NEIGHBORHOOD",
    "TOWN",
    "MUNICIPALITY",
    "UNIVERSITY",
    "REGION",
    "VILLAGE",
    "AIRPORT",
    "PROVINCE",
)
LONGEST = 40  # days of a stretch that may still date an incident
FAR = 40
WHEN_NAMES = (
    "none said", "from top", "before top", "from fillers", "at top", "at fillers", "age", "days", "order", "sentence", "characters", "times", "relative", "first in sentence",
    "vague",
)  # fmt: skip
WHERE_NAMES = (
    "country alone", "from top", "before top", "from fillers", "at top", "at fillers", "mentions", "first", "known", "sort", "locative", "other land", "holds another",
    "in", "of", "names", "literal", "characters", "share of land", "inside",
)  # fmt: skip
Row = dict[str, Any]
Known = Mapping[str, Sequence[Any]]  # a place's name: how often an incident lay there, and its chain of [name, type]


@dataclass(frozen=True)
class Anchors:
    """Where in the document an incident is told: the sentence that tells most of it, and those of its fillers."""

    top: int
    sentences: tuple[int, ...]
    at: tuple[int, ...]  # characters of the fillers

    def gap(self, sentence: int) -> int:
        return min((abs(sentence - s) for s in (*self.sentences, self.top)), default=FAR)

    def characters(self, at: int) -> float:
        return float(min((abs(at - c) for c in self.at), default=2000))


def days(document: Document, anchors: Anchors) -> list[tuple[Row, list[float]]]:
    """The dates that a template may have: "on or before" the document's day, that day itself, each day or stretch that is said."""
    if document.day is None:
        return []
    today = date.fromisoformat(document.day)
    told = [t for t in document.times if t.when.known and t.when.start and t.when.stop and t.type in ("DATE", "TIME")]
    here = {*anchors.sentences, anchors.top}
    vague = sum(not t.when.known and document.sentence_at(t.span.start) in here for t in document.times)
    default = {"form": "on_or_before", "from": None, "to": document.day}
    same = {"form": "on", "from": document.day, "to": document.day}
    found = [
        (value, [n, FAR, 0, FAR, 0, 0, 0, 0, -1, -1, 2000, len(told), 0, 0, vague]) for n, value in ((1.0, default), (2.0, same))
    ]  # fmt: skip
    seen: set[int] = set()
    for order, time in enumerate(told):
        start, stop = (date.fromisoformat(str(x)[:10]) for x in (time.when.start, time.when.stop))
        if (stop - start).days > LONGEST or start > today:
            continue
        number = document.sentence_at(time.span.start)
        form = "on" if start == stop else "between"
        value = {"form": form, "from": start.isoformat(), "to": stop.isoformat()}
        found.append((value, [
            0.0, abs(number - anchors.top), number <= anchors.top, anchors.gap(number), number == anchors.top, anchors.sentences.count(number),
            (today - stop).days, (stop - start).days, order, number, anchors.characters(time.span.start), len(told), bool(time.when.anchor),
            number not in seen, vague,
        ]))  # fmt: skip
        seen.add(number)
    return [(value, [float(x) for x in row]) for value, row in found]


@dataclass
class Candidate:
    name: str
    at: list[int]  # where it begins
    locative: bool = False
    literal: bool = False
    country: str = ""
    inside: bool = False


def names(document: Document, known: Known) -> dict[str, Candidate]:
    """Places by their names in capitals: those that the reader of places found, and known scenes of incidents."""
    found: dict[str, Candidate] = {}
    for place in document.places:
        name = " ".join(place.span.of(document.text).upper().split())
        if place.kind in ("literal", "unknown", "associative", "government") and name not in COUNTRIES.values():
            it = found.setdefault(name, Candidate(name, []))
            it.at.append(place.span.start)
            it.locative |= place.locative
            it.literal |= place.kind == "literal"
            it.inside |= place.inside is not None
            it.country = it.country or COUNTRIES.get(place.place.country or "", "")
    for hit in _finder(tuple(known)).finditer(document.text) if known else ():
        it = found.setdefault(hit[0], Candidate(hit[0], []))
        if hit.start() not in it.at:
            it.at.append(hit.start())
    for it in found.values():
        if it.name in known:
            it.country = str(known[it.name][1][0][0])
    return found


_FINDERS: dict[int, re.Pattern[str]] = {}


def _finder(known: tuple[str, ...]) -> re.Pattern[str]:
    key = hash(known)
    if key not in _FINDERS:
        ranked = sorted(known, key=len, reverse=True)
        _FINDERS[key] = re.compile(rf"\b(?:{'|'.join(map(re.escape, ranked))})\b")
    return _FINDERS[key]


def lands(document: Document, found: Mapping[str, Candidate], anchors: Anchors) -> Counter[str]:
    """How much the text speaks of each country, places and nearness counted."""
    votes: Counter[str] = Counter()
    for place in document.places:
        if (land := COUNTRIES.get(place.place.country or "")) and land != "UNITED STATES":
            votes[land] += 1 if anchors.gap(document.sentence_at(place.span.start)) > 1 else 2  # fmt: skip
    for it in found.values():
        if it.country:
            votes[it.country] += len(it.at)
    return votes


def where(document: Document, anchors: Anchors, known: Known) -> list[tuple[list[list[str]], list[float]]]:
    """The chains of [name, type] that a template's location may be: the country alone, and each place of it."""
    found = names(document, known)
    votes = lands(document, found, anchors)
    land = max(votes, key=lambda x: votes[x]) if votes else ""
    share = votes[land] / sum(votes.values()) if votes else 0.0
    rows: list[tuple[list[list[str]], list[float]]] = [
        ([[land, "COUNTRY"]], [1.0, FAR, 0, FAR, 0, 0, 0, -1, 0, -1, 0, 0, 0, 0, 0, len(found), 0, 2000, share, 0])
    ] if land else []  # fmt: skip
    for it in found.values():
        chain = _chain(it, known, land)
        if not chain or not it.at:
            continue
        numbers = [document.sentence_at(at) for at in it.at]
        near = min(numbers, key=lambda n: abs(n - anchors.top))
        sort = chain[-1][1]
        before = [document.text[max(0, at - 12) : at].split() for at in it.at]
        words = [w[-1] for w in before if w]
        rows.append((chain, [float(x) for x in (
            0, abs(near - anchors.top), near <= anchors.top, min(map(anchors.gap, numbers)), near == anchors.top,
            sum(anchors.sentences.count(n) for n in set(numbers)), len(it.at), min(numbers), known[it.name][0] if it.name in known else 0,
            SORTS.index(sort) if sort in SORTS else len(SORTS), it.locative, chain[0][0] != land, any(it.name in [p[0] for p in known[o][1][:-1]] for o in found if o in known),
            "IN" in words or "AT" in words, "OF" in words or "FROM" in words, len(found), it.literal, min(map(anchors.characters, it.at)), share, it.inside,
        )]))  # fmt: skip
    return rows


def _chain(it: Candidate, known: Known, land: str) -> list[list[str]]:
    if it.name in known:
        return [list(part) for part in known[it.name][1]]
    country = it.country or land
    return [[country, "COUNTRY"], [it.name, "CITY"]] if country and country != it.name else []


def known_of(rows: Sequence[Row]) -> dict[str, list[Any]]:
    """From templates: each place below a country, how often it was the scene, and its commonest chain."""
    chains: dict[str, Counter[tuple[tuple[str, str], ...]]] = {}
    for row in rows:
        for template in row["templates"]:
            for chain in (template["location"] or {"alternatives": []})["alternatives"]:
                for k in range(1, len(chain)):
                    parts = tuple((p["name"], p["type"] or "CITY") for p in chain[: k + 1])
                    chains.setdefault(parts[-1][0], Counter())[parts] += 1
    return {
        name: [sum(c.values()), [list(p) for p in c.most_common(1)[0][0]]]
        for name, c in chains.items()
        if len(name) > 3
    }
