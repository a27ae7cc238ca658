"""Names that are not in the gazetteer: another romanisation of one that is, or what lies around it; never a namesake elsewhere."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...types import Place
from .asides import aside
from .entry import Entry, holds
from .gazetteer import Gazetteer
from .geometry import distance_km
from .mention import Mention
from .qualify import beside
from .resolve import Answer, Scene, group
from .spelling import key, skeleton

PLACED = frozenset({"locative", "loose", "sort", "lead", "bearing", "qualified"})
UNSURE = 0.5
FAR_KM = 300.0
APART_KM = 200.0  # from the middle of the page's region, where a doubtful namesake is none of its towns
FEW = 0.05  # of the votes for the page's division
SOME = 0.2  # of the votes for the page's country, when the other is not named
WIDE_KM = 30.0  # a village said to be near a town
NARROW_KM = 10.0  # a part of a town may lie this far from its middle
QUARTER_KM = 40.0  # a part of a large town lies this near something else that the page names
CLOSE = 400  # characters: about a paragraph
BESIDE_KM = 50.0  # from a place named so close to it
PAGE_KM = 150.0  # from the place that the page names most
FALL = 250  # characters over which the tie to a place named before or after falls by e
FALL_KM = 100.0  # the same of what the page's other places say for one among them
SENTENCE = 2.0  # how much more a place of the same sentence counts
COMPANY = 1.0  # what the company of all other places is worth against a place named right beside
PASSING = 0.3  # of the worth of a capital, and of a place named beside the news
STATE = 0.6  # of the worth of a first level division
ROAD = 120  # characters between a name and the two places between which it lies
MANY, TOLD = 200, 8  # places of a country, and mentions of a name, beyond which more tell nothing new
DOUBTED = 0.9  # p from which a listed town far from all others is believed
_FROM = re.compile(
    r"\b(?:between|entre|from|desde|de|links?|linking|connects?|connecting|une|conecta|comunica)\s+(?:the\s+|la\s+|el\s+)?$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\s+(?:and|to|with|y|a|con|hasta)\s+|\s?[-–]\s?)(?:the\s+|la\s+|el\s+)?", re.IGNORECASE)
LOCAL = ("town", "admin2", "admin1")
SMALL = 150_000  # people; a larger place is meant even on a page about another country


def unlisted(mention: Mention, answer: Answer, scene: Scene, gazetteer: Gazetteer) -> bool:
    """Whether the best candidate is only a namesake: outside the place the page names, a small town of a country the page does not touch,
    or a doubtful one far from all else on a page that plays in one region."""
    entry = answer.entry
    if "misplaced" in mention.signs and mention.within:
        return not any(holds(big, entry) or beside(big, entry) for big in mention.within.entries)
    if entry.kind not in ("town", "admin2") or mention.within:
        return False
    land, name = scene.land(), group(mention)
    if entry.quarter:
        return not scene.reaches(entry, name, QUARTER_KM)
    if "led" in mention.signs and (centre := scene.centre(name)):  # a local page's place line
        return distance_km(entry.lat, entry.lon, centre.lat, centre.lon) > FAR_KM
    if entry.people > SMALL and (entry.main or scene.about(entry.country) or scene.reaches(entry, name, FAR_KM)):
        return False
    if land == "US" and entry.country == "US":  # where every state has the names of every other
        strange = _stranger(scene.division(name), entry.admin1, scene.admins, scene.given[name], FEW)
        return strange and not scene.reaches(entry, name, PAGE_KM)  # Council Bluffs is across the river from Omaha
    if land and land != entry.country and answer.p < UNSURE:
        return True
    if entry.country == land and answer.p < DOUBTED and _far(entry, name, scene, gazetteer):
        return True
    if (
        entry.country != land and answer.p >= DOUBTED and scene.reaches(entry, name, PAGE_KM)
    ):  # a border or a strait lies between them
        return False
    return entry.country not in scene.named and _stranger(land, entry.country, scene.lands, scene.given[name], SOME)


def _stranger(
    home: str | None, there: str | None, votes: Mapping[str, float], own: Mapping[str, float], few: float
) -> bool:
    """Whether the page plays in one country (or division) and a name's only candidates lie in another that next to nothing speaks for."""
    others = votes.get(there or "", 0.0) - own.get(there or "", 0.0)
    return home is not None and there != home and others <= few * votes.get(home, 0.0)


def _far(entry: Entry, name: str, scene: Scene, gazetteer: Gazetteer) -> bool:
    """Whether a town lies far from the one region where most of the page's other names lie, and near none of them but the capital."""
    centre = scene.centre(name)
    if centre is None or centre.country != entry.country:
        return False
    if distance_km(entry.lat, entry.lon, centre.lat, centre.lon) <= APART_KM:
        return False
    capital = key(gazetteer.countries[entry.country].capital) if entry.country in gazetteer.countries else ""
    return not scene.reaches(entry, name, PAGE_KM, but=capital)


def sounds(mentions: Sequence[Mention], lands: Container[str | None], gazetteer: Gazetteer) -> None:
    """Mark names in no list that sound like a town of a country of the page, where a place could stand."""
    for mention in mentions:
        if mention.kind != "unknown" or not mention.signs & PLACED:
            continue
        bones = skeleton(mention.key)
        least = 3 if "locative" in mention.signs else 4  # consonants
        if len(bones) > least and any(entry.country in lands for entry in gazetteer.find(bones)):
            mention.signs.add("sounds")


def romanised(mentions: Sequence[Mention], answers: Mapping[str, Answer], scene: Scene, gazetteer: Gazetteer) -> bool:
    """Give names that are in no list the towns of the page's country that sound the same; true when one was found."""
    found = False
    for mention in mentions:
        answer = answers.get(group(mention))
        if answer and not unlisted(mention, answer, scene, gazetteer):
            continue
        land = _land(mention, scene)
        alike = (
            tuple(e for e in gazetteer.find(skeleton(mention.key)) if e.country == land)
            if land and mention.kind != "road"
            else ()
        )
        if mention.within:  # where the page says it lies
            big = mention.within.entries
            alike = tuple(e for e in alike if any(holds(b, e) or (b.kind == "town" and beside(b, e)) for b in big))
        if alike:
            mention.entries, mention.kind = alike, "literal"
            mention.signs.add("romanised")
            mention.signs.discard("misplaced")
            found = True
    return found


def _land(mention: Mention, scene: Scene) -> str | None:
    if mention.within and mention.within.entries:
        return mention.within.entries[0].country
    return scene.land()


@dataclass(frozen=True, slots=True)
class Around:
    """A known place that a name in no list is told beside, and how far from it that name may lie."""

    entry: Entry
    radius_km: float
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """A mention of a listed local place, and what it is worth as a neighbour of a name in no list."""

    mention: Mention
    entry: Entry
    worth: float
    company: float = 0.0  # 0 to 1: how much of its country's places that the page names lies around it


def neighbours(
    text: str, mentions: Sequence[Mention], answers: Mapping[str, Answer], scene: Scene, gazetteer: Gazetteer
) -> list[Known]:
    """The listed towns and divisions that the page names; a capital and a place named beside the news are worth less."""
    found = []
    for other in mentions:
        answer = answers.get(group(other))
        if not answer or other.kind != "literal" or other.signs & {"speaks", "body"}:
            continue
        if "beside" in other.signs and "home" not in other.signs:
            continue
        if answer.entry.kind in LOCAL and not unlisted(other, answer, scene, gazetteer):
            found.append(Known(other, answer.entry, _worth(text, other, answer.entry, gazetteer)))
    company = _company(found)
    return [replace(known, company=company.get(known.entry.ref, 0.0)) for known in found]


def _company(known: Sequence[Known]) -> dict[str | None, float]:
    """By place: the worth of the others of its country that the page names, the near ones for more; nothing where they are too many."""
    lands: dict[str | None, dict[str | None, Known]] = {}
    for one in known:
        if "home" not in one.mention.signs:
            lands.setdefault(one.entry.country, {})[one.entry.ref] = one
    found = {}
    for around in (land for land in lands.values() if len(land) <= MANY):
        total = sum(k.worth for k in around.values()) or 1.0
        for ref, one in around.items():
            found[ref] = sum(k.worth * _nearness(k.entry, one.entry) for k in around.values()) / total
    return found


def _nearness(one: Entry, other: Entry) -> float:
    return math.exp(-distance_km(one.lat, one.lon, other.lat, other.lon) / FALL_KM)


def _worth(text: str, mention: Mention, entry: Entry, gazetteer: Gazetteer) -> float:
    worth = 1.0 if entry.kind != "admin1" else STATE
    if mention.signs & {"dateline", "lead", "home"}:
        return worth
    if entry.kind == "town" and gazetteer.capitals.get(key(entry.name)) == entry.country:
        worth *= PASSING
    return worth * (PASSING if aside(text, mention.span) else 1.0)


def told_beside(
    text: str, told: Sequence[Mention], known: Sequence[Known], scene: Scene, holder: Answer | None = None
) -> Around | None:
    """What lies around a name in no list, given all its mentions, the one that is asked for first.

    The known place of the page's country that it is told closest to; those in the midst of the page's other places come before a
    capital and before a town where somebody merely speaks, lives or is treated.
    """
    mention = told[0]
    land = holder.entry.country if holder else scene.land()
    others = [k for k in known if not mention.span.meets(k.mention.span) and land in (None, k.entry.country)]
    said = [k for k in others if "home" not in k.mention.signs]
    if between := _between(text, mention, said):
        return between
    best = max(said or others, key=lambda k: max(_tie(m, k, scene) for m in told[:TOLD]), default=None)
    if best is None:
        return None
    if not said:
        return Around(best.entry, max(best.entry.radius_km, PAGE_KM), "the site is at home there")
    close = any(best.mention.line == m.line or _gap(m, best.mention) < CLOSE for m in told)
    radius, why = (BESIDE_KM, "named beside it") if close else (PAGE_KM, "the page names it")
    return Around(best.entry, max(best.entry.radius_km, radius), why)


def _gap(one: Mention, other: Mention) -> int:
    return max(one.span.start - other.span.stop, other.span.start - one.span.stop, 0)


def _tie(mention: Mention, known: Known, scene: Scene) -> float:
    """How much speaks for the name's lying by a known place: words between them, and how much else the page names around it."""
    near = math.exp(-_gap(mention, known.mention) / FALL) * (SENTENCE if known.mention.line == mention.line else 1.0)
    share = scene.lands.get(known.entry.country or "", 0.0) / (max(scene.lands.values(), default=0.0) or 1.0)
    return (known.worth * near + COMPANY * known.company) * share


def _between(text: str, mention: Mention, known: Sequence[Known]) -> Around | None:
    """ "At X, on the road from Y to Z": half way."""
    line = [k for k in known if k.mention.line == mention.line and _gap(mention, k.mention) < ROAD]
    for one, other in pairwise(line):
        before = text[max(0, one.mention.span.start - 40) : one.mention.span.start]
        if not (_FROM.search(before) and _TO.fullmatch(text[one.mention.span.stop : other.mention.span.start])):
            continue
        far = distance_km(one.entry.lat, one.entry.lon, other.entry.lat, other.entry.lon)
        if 0 < far <= FAR_KM:
            lat, lon = (one.entry.lat + other.entry.lat) / 2, (one.entry.lon + other.entry.lon) / 2
            entry = replace(one.entry, name=f"the way from {one.entry.name} to {other.entry.name}", lat=lat, lon=lon)
            return Around(entry, max(NARROW_KM, far / 2), "the page says that it lies between them")
    return None


def _narrows(near: Entry, within: Entry) -> bool:
    """Whether a place named beside says more than the country or large division that the page names."""
    return near != within and within.kind in ("country", "admin1") and holds(within, near)


def not_listed(
    said: str, mention: Mention, scene: Scene, gazetteer: Gazetteer, holder: Answer | None, near: Around | None = None
) -> Place | None:
    """The place that holds a name which is in no list: `holder`, the place named after it, or `near`, or the country of the page."""
    within = holder.entry if holder else None
    if near and (within is None or _narrows(near.entry, within)):
        within, radius, how = near.entry, near.radius_km, f"near {near.entry.name}: {near.why}"
    elif within and "described" in mention.signs:
        radius, how = max(within.radius_km, WIDE_KM), f"somewhere about {within.name}: the page says so"
    elif within:
        radius, how = within.radius_km, f"somewhere in {within.name}: the page says so"
    else:
        country = gazetteer.countries.get(scene.land() or "")
        if country is None:
            return None
        within = country.entry
        radius, how = within.radius_km, f"somewhere in {within.name}: the page is about {within.name}"
    return Place(
        name=said.title() if said.isupper() else said, country=within.country, lat=within.lat, lon=within.lon,
        radius_km=max(radius, NARROW_KM), admin1=within.admin1, how=f"not in the gazetteer; {how}",
    )  # fmt: skip
