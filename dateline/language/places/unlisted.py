"""Names that are not in the gazetteer: another romanisation of one that is, or what lies around it; never a namesake elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from ...types import Place
from .entry import Entry, holds
from .gazetteer import Gazetteer
from .geometry import distance_km
from .mention import Mention
from .qualify import beside
from .resolve import Answer, Scene, group
from .spelling import skeleton

PLACED = frozenset({"locative", "loose", "sort", "lead", "bearing", "qualified"})
UNSURE = 0.5
FAR_KM = 300.0
FEW = 0.05  # of the votes for the page's division
SOME = 0.2  # of the votes for the page's country, when the other is not named
WIDE_KM = 30.0  # a village said to be near a town
NARROW_KM = 10.0  # a part of a town may lie this far from its middle
QUARTER_KM = 40.0  # a part of a large town lies this near something else that the page names
CLOSE = 400  # characters: about a paragraph
BESIDE_KM = 50.0  # from a place named so close to it
PAGE_KM = 150.0  # from the place that the page names most
LOCAL = ("town", "admin2", "admin1")
SMALL = 150_000  # people; a larger place is meant even on a page about another country


def unlisted(mention: Mention, answer: Answer, scene: Scene) -> bool:
    """Whether the best candidate is only a namesake: outside the place the page names, or a small town of a country the page does not touch."""
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
    if entry.people > SMALL:
        return False
    if land == "US" and entry.country == "US":  # where every state has the names of every other
        strange = _stranger(scene.division(name), entry.admin1, scene.admins, scene.given[name], FEW)
        return strange and not scene.reaches(entry, name, PAGE_KM)  # Council Bluffs is across the river from Omaha
    if land and land != entry.country and answer.p < UNSURE:
        return True
    return entry.country not in scene.named and _stranger(land, entry.country, scene.lands, scene.given[name], SOME)


def _stranger(
    home: str | None, there: str | None, votes: Mapping[str, float], own: Mapping[str, float], few: float
) -> bool:
    """Whether the page plays in one country (or division) and a name's only candidates lie in another that next to nothing speaks for."""
    others = votes.get(there or "", 0.0) - own.get(there or "", 0.0)
    return home is not None and there != home and others <= few * votes.get(home, 0.0)


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
        if answer and not unlisted(mention, answer, scene):
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


def told_beside(
    mention: Mention, mentions: Sequence[Mention], answers: Mapping[str, Answer], scene: Scene
) -> Around | None:
    """The known place of the page's country that stands nearest in about a paragraph, else the one that the page names most."""
    land = _land(mention, scene)
    known = []
    for other in mentions:
        answer = answers.get(group(other))
        if other is mention or not answer or other.kind != "literal" or other.signs & {"speaks", "body"}:
            continue
        if "beside" in other.signs and "home" not in other.signs:
            continue
        entry = answer.entry
        if entry.country == land and entry.kind in LOCAL and not unlisted(other, answer, scene):
            known.append((other, entry))
    said = [pair for pair in known if "home" not in pair[0].signs]
    closest = min(said, key=lambda pair: abs(pair[0].span.start - mention.span.start), default=None)
    if closest and abs(closest[0].span.start - mention.span.start) < CLOSE:
        return Around(closest[1], max(closest[1].radius_km, BESIDE_KM), "named beside it")
    if said:
        known = said
    if known:
        often = Counter(entry.ref for _, entry in known)
        _, entry = max(known, key=lambda pair: (often[pair[1].ref], -pair[0].span.start))
        return Around(
            entry, max(entry.radius_km, PAGE_KM), "the page names it" if said else "the site is at home there"
        )
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
